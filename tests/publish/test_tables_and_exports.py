"""Tables and exports: the same rows whoever reads them."""

import json
import re
from pathlib import Path

import msgspec
import pandas as pd  # type: ignore[import-untyped]
import pytest
from tests.publish.sample import BEGUN, IDS, POST, RECORD

from standoff.publish.as_csv import write_csv
from standoff.publish.export import FORMATS, UnknownFormat, export
from standoff.publish.masking import masked
from standoff.publish.release import release
from standoff.publish.tables import KINDS_OF_TABLE, columns, rows
from standoff.record import Record
from standoff.record.record import KINDS


def test_each_kind_of_entry_has_a_table() -> None:
    assert set(KINDS_OF_TABLE) == {*KINDS, "documents", "passages"}


@pytest.mark.parametrize("kind", KINDS_OF_TABLE)
def test_every_row_has_the_same_columns_and_flat_cells(record: Record, kind: str) -> None:
    table = rows(record, kind)
    assert table
    assert all(list(row) == columns(kind) for row in table)
    assert not [cell for row in table for cell in row.values() if isinstance(cell, tuple | list | dict)]


@pytest.mark.parametrize("kind", [kind for kind in KINDS_OF_TABLE if kind != "passages"])
def test_there_is_a_row_for_each_entry(record: Record, kind: str) -> None:
    assert [row["id"] for row in rows(record, kind)] == [one.id for one in getattr(record, kind)]
    assert rows(Record(domain="health-care"), kind) == []


def test_a_table_can_be_worked_with(record: Record) -> None:
    table = pd.DataFrame(rows(record, "commitments")).set_index("id")
    assert table.loc[IDS["cameras"], "status"] == "fulfilled"
    assert table.loc[IDS["cameras"], "by"] == "state government"
    assert table.loc[IDS["cameras"], "sources"] == "Tarsin Ledger"
    assert pd.to_datetime(table["due_latest"]).max() == pd.Timestamp("2024-10-10")


def test_passages_lead_back_to_the_text(record: Record) -> None:
    texts = {one.id: one.text for one in masked(record).documents}
    found = pd.DataFrame(rows(record, "passages"))
    shown = found[found["entry"] != POST.id]
    assert all(texts[one.document][one.start : one.end] == one.quote for one in shown.itertuples())
    assert set(found[found["entry"] == BEGUN.id]["part"]) == {"trigger", "agents", "passages"}


def test_an_unknown_table_is_named_with_those_that_there_are(record: Record) -> None:
    with pytest.raises(ValueError, match=r"'promises'.*commitments"):
        rows(record, "promises")


def test_csv_reads_back_with_as_many_rows(record: Record, tmp_path: Path) -> None:
    written = export(record, "csv", tmp_path / "tables")
    assert {file.name for file in written} == {*(f"{kind}.csv" for kind in KINDS_OF_TABLE), "datapackage.json"}
    for kind in KINDS_OF_TABLE:
        table = pd.read_csv(tmp_path / "tables" / f"{kind}.csv")
        assert len(table) == len(rows(record, kind))
        assert list(table.columns) == columns(kind)


def test_csv_describes_itself(record: Record, tmp_path: Path) -> None:
    export(record, "csv", tmp_path)
    about = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert about["as_of"] == "2024-10-12"
    assert about["version"]
    for resource in about["resources"]:
        table = pd.read_csv(tmp_path / resource["path"])
        assert [field["name"] for field in resource["schema"]["fields"]] == list(table.columns)


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    title = "=HYPERLINK(1)"
    appearance = msgspec.structs.replace(RECORD.documents[1].appearances[0], title=title)
    document = msgspec.structs.replace(RECORD.documents[1], appearances=(appearance,))
    write_csv(release(Record(domain="health-care", documents=(document,))), tmp_path)
    assert f"'{title}" in (tmp_path / "documents.csv").read_text("utf-8")
    assert not re.search(r"(^|,)=", (tmp_path / "documents.csv").read_text("utf-8"))


def test_json_reads_back_as_the_published_record(record: Record, tmp_path: Path) -> None:
    (file,) = export(record, "json", tmp_path / "record.json")
    assert msgspec.json.decode(file.read_bytes(), type=Record) == masked(record)
    about = json.loads(file.read_text("utf-8"))["standoff"]
    assert about["as_of"] == "2024-10-12"
    assert about["version"]


def test_the_same_record_is_exported_to_the_same_bytes(record: Record, tmp_path: Path) -> None:
    (one,) = export(record, "json", tmp_path / "one.json")
    (other,) = export(record, "json", tmp_path / "other.json")
    assert one.read_bytes() == other.read_bytes()


def test_every_format_says_what_it_is_and_how_to_ask_for_it() -> None:
    for name, one in FORMATS.items():
        assert one.name == name
        assert one.example.startswith(f"standoff export {name} ")
        assert one.description


def test_an_unknown_format_is_named_with_those_that_there_are(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"'xls'.*json, csv"):
        export(record, "xls", tmp_path)
