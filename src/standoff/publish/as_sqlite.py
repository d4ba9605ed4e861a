"""The record as a SQLite file that Datasette shows as it is: tables with keys between them, and full-text search."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from standoff.publish.atomic import made_whole, write_data
from standoff.publish.release import Release
from standoff.publish.tables import KINDS_OF_TABLE, PASSAGES, Row, column_type, columns, table

_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
# The columns that hold the id of one entry of another table.
_KEYS = {
    "according_to": "statements",
    "by_id": "actors",
    "to_id": "actors",
    "on_behalf_of_id": "actors",
    "speaker_id": "actors",
    "commitment": "commitments",
    "statement": "statements",
    "document": "documents",
}
# The columns that hold ids of several: a table of pairs each.
_LINKS = {
    ("events", "agent_ids"): "actors",
    ("events", "target_ids"): "actors",
    ("events", "place_ids"): "places",
    ("demands", "answered_by"): "commitments",
    ("demands", "asked_before"): "demands",
    ("commitments", "renews"): "commitments",
    ("commitments", "denials"): "statements",
    ("disputes", "documents"): "documents",
    ("disputes", "events"): "events",
    ("disputes", "statements"): "statements",
    ("disputes", "demands"): "demands",
    ("disputes", "commitments"): "commitments",
    ("disputes", "conflicts"): "conflicts",
}
# What is searched by its words.
_SEARCHED = {
    "documents": ("title", "text"),
    "events": ("words",),
    "statements": ("words",),
    "demands": ("text",),
    "commitments": ("text",),
    "passages": ("quote",),
}
_FACETS = {
    "events": ["kind", "modality"],
    "statements": ["act"],
    "demands": ["matter", "state"],
    "commitments": ["matter", "status"],
    "disputes": ["state"],
}


def write_sqlite(release: Release, out: Path) -> list[Path]:
    """Writes the tables of a release into a new file, and beside it the description for *datasette --metadata*."""
    said = release.about
    with made_whole(out) as part, closing(sqlite3.connect(part)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        tables = {kind: _with_texts(release, kind, table(release.index, kind)) for kind in KINDS_OF_TABLE}
        known = {kind: {row["id"] for row in rows if "id" in row} for kind, rows in tables.items()}
        for kind in KINDS_OF_TABLE:
            connection.execute(_table(kind))
        # Texts and people first: what others point at must be there before them.
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for kind, rows in tables.items():
            _fill(connection, kind, _columns(kind), (_cells(kind, row, known) for row in rows))
        for (kind, column), other in _LINKS.items():
            heads = _link_table(connection, kind, column, other)
            pairs = _pairs(tables[kind], column, known[other])
            _fill(connection, _link_name(kind, column), heads, pairs)
        for kind, searched in _SEARCHED.items():
            _index_words(connection, kind, searched)
        connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
        connection.executemany("INSERT INTO about VALUES (?, ?)", said.items())
        connection.commit()
    return [out, write_data(out.with_name(f"{out.stem}.metadata.json"), _metadata(release, out.stem))]


def _with_texts(release: Release, kind: str, rows: list[Row]) -> list[Row]:
    if kind != "documents":
        return rows
    return [{**row, "text": one.text} for row, one in zip(rows, release.record.documents, strict=True)]


def _columns(kind: str) -> list[str]:
    return [*columns(kind), "text"] if kind == "documents" else columns(kind)


def _table(kind: str) -> str:
    parts = []
    for name in _columns(kind):
        words = f'"{name}" {_TYPES[column_type(kind, name)]}'
        if name == "id":
            words += " PRIMARY KEY"
        elif name in _KEYS:
            words += f' REFERENCES "{_KEYS[name]}"(id) DEFERRABLE INITIALLY DEFERRED'
        parts.append(words)
    return f'CREATE TABLE "{kind}" ({", ".join(parts)})'


def _cells(kind: str, row: Row, known: dict[str, set[object]]) -> Iterator[object]:
    for name in _columns(kind):
        value = row[name]
        if name in _KEYS and value not in known[_KEYS[name]]:
            value = None
        yield value.isoformat() if isinstance(value, date) else value


def _fill(connection: sqlite3.Connection, name: str, heads: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    marks = ", ".join("?" * len(heads))
    connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', (tuple(row) for row in rows))  # noqa: S608


def _link_name(kind: str, column: str) -> str:
    return f"{kind}_{column.removesuffix('_ids')}s" if column.endswith("_ids") else f"{kind}_{column}"


def _link_table(connection: sqlite3.Connection, kind: str, column: str, other: str) -> tuple[str, str]:
    """Makes the table of pairs for a column that holds several ids; returns the names of its columns."""
    one, two = kind.removesuffix("s"), other.removesuffix("s")
    two = f"other_{two}" if one == two else two
    connection.execute(
        f'CREATE TABLE "{_link_name(kind, column)}" ("{one}" TEXT REFERENCES "{kind}"(id), '
        f'"{two}" TEXT REFERENCES "{other}"(id), PRIMARY KEY ("{one}", "{two}"))'
    )
    return one, two


def _pairs(rows: Iterable[Row], column: str, known: set[object]) -> list[tuple[str, str]]:
    return sorted(
        {(str(row["id"]), each) for row in rows for each in str(row[column] or "").split("; ") if each in known}
    )


def _index_words(connection: sqlite3.Connection, kind: str, searched: Sequence[str]) -> None:
    heads = ", ".join(f'"{one}"' for one in searched)
    connection.execute(f'CREATE VIRTUAL TABLE "{kind}_fts" USING FTS5 ({heads}, content="{kind}")')
    connection.execute(f'INSERT INTO "{kind}_fts" ("{kind}_fts") VALUES (\'rebuild\')')  # noqa: S608


def _metadata(release: Release, name: str) -> dict[str, object]:
    said = release.about
    tables = {kind: {"facets": _FACETS[kind]} if kind in _FACETS else {} for kind in KINDS_OF_TABLE if kind != PASSAGES}
    return {
        "title": "A record of disputes, kept by Standoff",
        "description": f"{said['masking']} As of {said['as_of'] or 'all reports read'}; record {said['record']}.",
        "license": release.profile.licence,
        **({"license_url": release.profile.licence_url} if release.profile.licence_url is not None else {}),
        "source": f"Standoff {said['version']}. {said['sources']}",
        "databases": {name: {"tables": {**tables, PASSAGES: {"sort": "document"}}}},
    }
