"""The record as a folder of CSV tables with a ``datapackage.json`` that describes them (Data Package, version 1)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from standoff.publish.atomic import write_data, write_whole
from standoff.publish.release import Release
from standoff.publish.tables import KINDS_OF_TABLE, Row, column_type, columns, table

# A spreadsheet takes a cell that begins so for a formula and may run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOTE = "A cell of words that begins with = + - or @ has an apostrophe before it, so that no spreadsheet runs it."


def write_csv(release: Release, out: Path) -> list[Path]:
    """Writes a release into a folder: a file a kind of entry, the documents, the passages, the description."""
    written = [
        write_whole(out / f"{kind}.csv", csv_bytes(columns(kind), table(release.index, kind)))
        for kind in KINDS_OF_TABLE
    ]
    return [*written, write_data(out / "datapackage.json", data_package(release, "csv", "text/csv", note=_NOTE))]


def data_package(release: Release, ending: str, mediatype: str, **more: str) -> dict[str, object]:
    """The description of a folder of tables, one file a kind of entry."""
    said = release.about
    licence = {"title": release.profile.licence, "name": "other-closed"}
    if release.profile.licence_url is not None:
        licence = {"title": release.profile.licence, "path": release.profile.licence_url}
    return {
        "name": "standoff-record",
        "title": "A record of disputes, kept by Standoff",
        **said,
        "licenses": [licence],
        **more,
        "resources": [
            {
                "name": kind,
                "path": f"{kind}.{ending}",
                "profile": "tabular-data-resource",
                "format": ending,
                "mediatype": mediatype,
                **({"encoding": "utf-8"} if ending == "csv" else {}),
                "schema": {"fields": [{"name": name, "type": column_type(kind, name)} for name in columns(kind)]},
            }
            for kind in KINDS_OF_TABLE
        ],
    }


def csv_bytes(heads: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as CSV (RFC 4180, UTF-8), its heads in the first line."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=heads)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8")


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value
