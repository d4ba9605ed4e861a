"""``standoff build``: what it says, what it keeps, and that neither order nor repetition changes the record."""

import random
from datetime import date
from pathlib import Path

import pytest
from tests.cli.running import run

import standoff


def kept(db: Path) -> bytes:
    return standoff.open_record(db).to_json()


def test_says_what_was_read_and_where_to_look(few: list[Path], tmp_path: Path) -> None:
    ran = run("build", *few, "--db", tmp_path / "new.db")
    assert ran.status == 0
    assert f"Read {len(few)} reports, {len(few)} new." in ran.out
    assert "Set aside" not in ran.out
    assert f"standoff show --db {tmp_path / 'new.db'}" in ran.out
    assert ran.err == ""


def test_a_second_reading_changes_nothing(few: list[Path], built: Path) -> None:
    before = kept(built)
    ran = run("build", *few, "--db", built)
    assert (ran.status, kept(built) == before) == (0, True)
    assert f"Read {len(few)} reports, 0 new." in ran.out


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_sources_does_not_matter(few: list[Path], built: Path, tmp_path: Path, seed: int) -> None:
    db = tmp_path / "shuffled.db"
    run("build", *random.Random(seed).sample(few, len(few)), "--db", db)
    assert kept(db) == kept(built)


def test_reports_read_one_by_one_give_the_same_record(few: list[Path], built: Path, tmp_path: Path) -> None:
    db = tmp_path / "slow.db"
    for report in reversed(few):
        run("build", report, "--db", db)
    assert kept(db) == kept(built)


def test_reads_standard_input(few: list[Path], tmp_path: Path) -> None:
    db = tmp_path / "piped.db"
    ran = run("build", "-", "--db", db, stdin=few[0].read_bytes())
    assert ran.status == 0
    assert [one.origin.file for one in standoff.open_record(db).documents] == ["-"]


def test_as_of_a_day_leaves_out_what_came_later(few: list[Path], tmp_path: Path) -> None:
    db = tmp_path / "then.db"
    run("build", *few, "--db", db, "--as-of", "2024-09-30")
    record = standoff.open_record(db)
    assert record.as_of == date(2024, 9, 30)
    assert {one.published.latest.year for one in record.documents if one.published.latest} == {2019, 2024}
    assert all(one.published.latest <= date(2024, 9, 30) for one in record.documents if one.published.latest)


def test_the_environment_can_name_the_database(few: list[Path], tmp_path: Path) -> None:
    db = tmp_path / "named.db"
    assert run("build", few[0], env={"STANDOFF_DB": str(db)}).status == 0
    assert db.exists()


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        pytest.param([], 2, "Missing argument", id="no source"),
        pytest.param(["x.txt", "--as-of", "1 October"], 2, "Write it like this: 2024-10-01", id="no day"),
        pytest.param(["x.txt", "--threads", "3"], 2, "No such option", id="no such option"),
        pytest.param(["x.txt", "--domain", "health-cure"], 1, "Did you mean 'health-care'?", id="no such domain"),
        pytest.param(["x.txt", "--db", "folder"], 1, "this is a folder, not a database", id="a folder as database"),
        pytest.param(["x.txt", "--db", "x.txt"], 1, "the file is not a database", id="a report as database"),
        pytest.param(["x.txt", "--db", "nowhere/x.db"], 1, "its folder is not there", id="no such folder"),
    ],
)
def test_what_a_person_gets_wrong(
    words: list[str], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "x.txt").write_text("Doctors struck work on Tuesday, and nobody knows for how long they will. " * 20)
    ran = run("build", *words)
    assert ran.status == status
    assert said in ran.err
    assert ran.out == ""


def test_a_wrong_domain_file_is_told_by_file_line_key_and_right_name(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("name: mine\ntitle: Mine\ncuontry: IN\n")
    ran = run("build", "x.txt", "--domain", tmp_path, "--db", tmp_path / "x.db")
    assert ran.status == 1
    assert f"{tmp_path / 'settings.yaml'}, line 3: cuontry" in ran.err.replace("\n", " ")
    assert "Did you mean 'country'?" in ran.err
