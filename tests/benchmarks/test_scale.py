"""The benchmark of scale runs, over an archive that is always the same."""

from pathlib import Path

import pytest
from benchmarks.made_archive import RELEVANT_EVERY, articles, write_archive

from benchmarks import scale


def test_an_archive_is_read_and_kept_and_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.made_archive.RELEVANT_EVERY", 4)
    archive = tmp_path / "made.warc.gz"
    write_archive(archive, articles(8))
    found = scale.build(archive, tmp_path / "desk.db", 1, "local")
    assert (found["documents"], found["in the record"]) == (8, 2)
    assert found["disputes"] >= 1
    assert 0 < found["cleaning"] < found["reading, processor"]
    assert found["bytes"] > 0
    assert scale.clean(archive, 3)["pages"] == 3


def test_the_same_numbers_give_the_same_archive_and_other_seeds_others(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        write_archive(tmp_path / name, articles(5, seed=seed))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert (tmp_path / "one").read_bytes() != (tmp_path / "three").read_bytes()


def test_one_article_in_fifty_is_of_a_strike() -> None:
    told = [any("doctors" in one for one in article.paragraphs) for article in articles(2 * RELEVANT_EVERY)]
    assert [number for number, one in enumerate(told) if one] == [0, RELEVANT_EVERY]
