"""The record as a folder of CSV tables with a ``datapackage.json`` that describes them (Data Package, version 1)."""

import csv
import io
from datetime import date
from pathlib import Path

import msgspec

from standoff.publish.about import about
from standoff.publish.atomic import write_whole
from standoff.publish.tables import KINDS_OF_TABLE, Row, columns, rows
from standoff.record import Record

# A spreadsheet takes a cell that begins so for a formula and may run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOTE = "A cell of words that begins with = + - or @ has an apostrophe before it, so that no spreadsheet runs it."


def write_csv(record: Record, out: Path) -> list[Path]:
    """Writes a masked record into a folder: a file a kind of entry, the documents, the passages, the description."""
    written = [write_whole(out / f"{kind}.csv", _table(kind, rows(record, kind))) for kind in KINDS_OF_TABLE]
    description = {
        "name": "standoff-record",
        "title": "A record of disputes, kept by Standoff",
        **about(record),
        "note": _NOTE,
        "resources": [
            {
                "name": kind,
                "path": f"{kind}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": [{"name": name, "type": "any"} for name in columns(kind)]},
            }
            for kind in KINDS_OF_TABLE
        ],
    }
    data = msgspec.json.format(msgspec.json.encode(description), indent=1) + b"\n"
    return [*written, write_whole(out / "datapackage.json", data)]


def _table(kind: str, table: list[Row]) -> bytes:
    """A table as CSV (RFC 4180, UTF-8), its heads in the first line."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=columns(kind))
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in table)
    return text.getvalue().encode("utf-8")


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value
