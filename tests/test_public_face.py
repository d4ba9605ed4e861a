"""What ``import standoff`` gives: four functions and a table, typed, loading only what they use."""

from datetime import date
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import pytest
from tests.cli.running import REPORTS, run_apart

import standoff
from standoff.domains import DomainFileError
from standoff.publish.tables import KINDS_OF_TABLE
from standoff.record import Annotation, Document, Record, SetAside
from standoff.store import StoreError

TEXT = "KOLKATA: Junior doctors struck work at NRS Medical College on Tuesday. They will meet the minister tomorrow."
FILES = [REPORTS / "2019-06-13-eastern-press-service.txt", REPORTS / "2024-10-01-bengal-ledger.txt"]


@pytest.fixture(scope="module")
def record() -> Record:
    return standoff.build(*FILES)


def test_read_is_a_function_and_a_package() -> None:
    ran = run_apart(
        code=[
            "import standoff",
            "import standoff.read.sources",
            "from standoff.read.walk import count",
            "from standoff import read",
            "print(callable(standoff.read), standoff.read is read)",
        ]
    )
    assert (ran.out, ran.err) == ("True True\n", "")


def test_import_loads_no_library_that_takes_long() -> None:
    ran = run_apart(
        code=[
            "import sys, standoff",
            "print([one for one in ('spacy', 'numpy', 'sqlalchemy', 'trafilatura', 'rich') if one in sys.modules])",
        ]
    )
    assert (ran.out, ran.err) == ("[]\n", "")


def test_read_gives_documents_and_what_was_set_aside(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    found = list(standoff.read(FILES[0], tmp_path))
    assert [type(one) for one in found] == [Document, SetAside]


def test_annotate_says_what_a_text_says() -> None:
    said = standoff.annotate(TEXT, published="2024-10-02", as_is=True)
    assert isinstance(said, Annotation)
    (strike,) = [one for one in said.events if one.kind == "strike"]
    assert TEXT[strike.trigger.start : strike.trigger.end] == strike.trigger.quote
    assert strike.when.day == date(2024, 10, 1)
    assert said == standoff.annotate(TEXT, published=date(2024, 10, 2), as_is=True)


def test_annotate_cleans_the_text_unless_told_otherwise() -> None:
    untidy = TEXT.replace(". ", ".  \r\n")
    tidy = TEXT.replace(". ", ".\n")
    assert standoff.annotate(untidy) == standoff.annotate(tidy)
    assert standoff.annotate(untidy, as_is=True).document != standoff.annotate(tidy, as_is=True).document


def test_annotate_refuses_what_is_no_day() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        standoff.annotate(TEXT, published="yesterday")


def test_build_in_memory_and_in_a_database_give_one_record(record: Record, tmp_path: Path) -> None:
    db = tmp_path / "desk.db"
    assert standoff.build(*reversed(FILES), db=db).to_json() == record.to_json()
    assert standoff.open_record(db).to_json() == record.to_json()


def test_a_record_can_be_had_as_of_a_day(record: Record, tmp_path: Path) -> None:
    db = tmp_path / "desk.db"
    standoff.build(*FILES, db=db)
    then = standoff.open_record(db, as_of=date(2019, 12, 31))
    assert [one.origin.file for one in then.documents] == [str(FILES[0])]
    assert then.to_json() == standoff.build(*FILES, as_of=date(2019, 12, 31)).to_json()
    assert standoff.open_record(db).to_json() == record.to_json()


@pytest.mark.parametrize("kind", KINDS_OF_TABLE)
def test_each_kind_of_entry_is_a_table(kind: str, record: Record) -> None:
    rows = standoff.table(record, kind)
    frame = pd.DataFrame(rows)
    assert len(frame) == len(rows)
    if kind != "passages":
        assert len(rows) == len(getattr(record, kind))
        assert [row["id"] for row in rows] == [one.id for one in getattr(record, kind)]


def test_what_is_wrong_is_said_by_errors_of_their_own(record: Record, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no table of 'promises'; there are tables of documents, "):
        standoff.table(record, "promises")
    with pytest.raises(StoreError, match="there is no such file"):
        standoff.open_record(tmp_path / "none.db")
    with pytest.raises(DomainFileError, match="Did you mean 'health-care'"):
        standoff.build(*FILES, domain="health-cares")
