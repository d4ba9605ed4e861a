"""A report on which our own code fails is set aside and told of; the others are read all the same."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import run
from tests.read.made import GOOD
from tests.support import domain

from standoff.engine.build import build_in_memory
from standoff.extract import annotate
from standoff.extract.annotate import annotate_many
from standoff.read import read
from standoff.read.draft import Draft, Opened
from standoff.record.annotation import Annotation
from standoff.record.document import Document, Origin, SetAside
from standoff.store import open_store

STRUCK = "Doctors in the city struck work on Tuesday over an assault on two of them. They demanded security."
FATAL = f"{STRUCK} This report breaks it."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in (("a.txt", STRUCK), ("b.txt", FATAL), ("c.txt", f"{STRUCK} They marched.")):
        (tmp_path / "in" / name).write_text(text)

    def breaks(documents: Iterable[Document], *given: Any, **named: Any) -> Iterator[Annotation]:
        known = list(documents)
        for one, found in zip(known, annotate_many(known, *given, **named), strict=True):
            if one.text == FATAL:
                raise KeyError("a word of the report")
            yield found

    monkeypatch.setattr(annotate, "annotate_many", breaks)
    return tmp_path / "in"


def test_a_build_goes_on(folder: Path) -> None:
    db = folder.parent / "desk.db"
    ran = run("build", folder, "--db", db)
    assert ran.status == 3
    assert "b.txt" in ran.err
    assert "a fault of Standoff (KeyError in tests.engine.test_faults_of_our_own" in " ".join(ran.err.split())
    assert "a word of the report" not in ran.err
    assert "Read 2 reports, 2 new." in ran.out
    with open_store(db) as store:
        assert len(store.record().documents) == 2
        assert [one.origin.file for one in store.all_set_aside()] == [str(folder / "b.txt")]
    built = build_in_memory([folder], domain())
    assert (built.new, len(built.set_aside), len(built.record.documents)) == (2, 1, 2)


@pytest.mark.parametrize("module", ["mail", "csv_table"], ids=["where a file holds one report", "where it holds many"])
def test_a_reader_that_fails_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    def breaks(_: Opened) -> Iterator[Draft]:
        yield Draft(text=STRUCK, origin=Origin(file="what could be read"))
        raise IndexError("a word of the report")

    monkeypatch.setattr(import_module(f"standoff.read.{module}"), "drafts", breaks)
    (tmp_path / "a.eml").write_bytes(GOOD["mail"])
    (tmp_path / "b.csv").write_bytes(GOOD["CSV"])
    (tmp_path / "c.txt").write_text(FATAL)
    found = list(read(tmp_path))
    (aside,) = [one for one in found if isinstance(one, SetAside)]
    assert "a fault of Standoff (IndexError in tests.engine" in aside.reason
    texts = [one.text for one in found if isinstance(one, Document)]
    assert STRUCK in texts
    assert texts[-1] == FATAL


def test_what_annotate_prints_keeps_its_place(folder: Path) -> None:
    ran = run("annotate", folder)
    assert ran.status == 3
    lines = ran.out.splitlines()
    assert len(lines) == 3
    assert "set_aside" in lines[1]
    assert "KeyError" in lines[1]


def test_once_it_is_mended_the_report_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = folder.parent / "desk.db"
    run("build", folder, "--db", db)
    monkeypatch.setattr(annotate, "annotate_many", annotate_many)
    ran = run("build", folder, "--db", db)
    assert (ran.status, ran.err) == (0, "")
    with open_store(db) as store:
        assert len(store.record().documents) == 3
        assert store.all_set_aside() == ()
