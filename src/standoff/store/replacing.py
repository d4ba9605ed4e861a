"""Putting a record in the place of the one before it: only what differs is written.

Entries are compared by id and by what is in them. So a few reports that are added to a large record cost few writes.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from standoff.record import Entry, Record
from standoff.record.record import KINDS
from standoff.store import rows, schema
from standoff.store.documents import batches, streamed, without_text
from standoff.store.errors import RefusedRecordError
from standoff.store.ordering import SPAN, positions
from standoff.store.words import words_of

FAULT = "This is a fault in Standoff, and the record before it still stands. Please report it with the reports read."


class _Difference(NamedTuple):
    """What a table holds and should not (by primary key), and what it should hold and does not."""

    wrong: list[rows.Row]
    missing: list[rows.Row]


class _Changes(NamedTuple):
    """The entries that are new, those that say something else now, and the ids of those that are gone."""

    new: list[rows.Row]
    changed: list[rows.Row]
    gone: list[str]


def replace(connection: Connection, record: Record, fingerprint: str, where: str) -> None:
    """Put a record in the place of the one before it. ``fingerprint`` is that of the documents it was made from.

    Raises:
        RefusedRecordError: two entries share an id, or a passage or document is not in the database.
    """
    _refuse_doubles(record, where)
    changes = _changes(connection, record)
    touched = {str(row["id"]) for row in (*changes.new, *changes.changed)}
    written = [entry for _, entry in record.entries() if entry.id in touched]
    quoted = list(rows.passage_rows(written))
    recorded = list(_in_order(connection, record))
    _refuse_without_evidence(connection, (*recorded, *quoted), where)

    found = (
        (schema.involvement, rows.involvement_rows(record)),
        (schema.dispute_entry, rows.dispute_rows(record)),
        (schema.alias, rows.alias_rows(record)),
        (schema.recorded_document, recorded),
        (schema.meta, [_meta_row(record, fingerprint)]),
    )
    tables = [(table, _difference(connection, table, each)) for table, each in found]
    searched = _to_be_searched(connection, written, changes.gone)
    for table, differs in tables:
        _remove(connection, table, differs.wrong)
    # Rows of other tables point at entries: they are taken away before, and come after.
    _remove_of(connection, schema.passage, [*changes.gone, *(str(row["id"]) for row in changes.changed)])
    _remove_of(connection, schema.searchable, [*changes.gone, *searched])
    _write_entries(connection, record, changes)
    _fill(connection, schema.passage, quoted)
    _fill(connection, schema.searchable, ({"entry": one, "words": words} for one, words in searched.items()))
    for table, differs in tables:
        _fill(connection, table, differs.missing)


def _changes(connection: Connection, record: Record) -> _Changes:
    entry = schema.entry
    fresh = {str(row["id"]): row for row in rows.entry_rows(record)}
    columns = [column for column in entry.columns if column is not entry.c.position]
    gone: list[str] = []
    changed: list[rows.Row] = []
    for old in streamed(connection, select(*columns)).mappings():
        row = fresh.pop(old["id"], None)
        if row is None:
            gone.append(old["id"])
        elif any(row[name] != value for name, value in old.items()):
            changed.append(row)
    return _Changes(list(fresh.values()), changed, gone)


def _write_entries(connection: Connection, record: Record, changes: _Changes) -> None:
    entry = schema.entry
    for batch in batches(changes.gone):
        connection.execute(delete(entry).where(entry.c.id.in_(batch)))
    before = {one: position for one, position in connection.execute(select(entry.c.id, entry.c.position))}  # noqa: C416
    after: dict[str, int] = {}
    for number, kind in enumerate(KINDS):
        after |= positions([one.id for one in getattr(record, kind)], before, number * SPAN)
    moved = [{"key": one, "to": after[one]} for one in before if after[one] != before[one]]
    here = entry.c.id == bindparam("key")
    # No two rows may bear one position, not even while they change places.
    _many(connection, update(entry).where(here).values(position=-1 - entry.c.position), moved)
    _many(connection, update(entry).where(here).values(position=bindparam("to")), moved)
    said = [{"key": row["id"], **{name: row[name] for name in row if name != "id"}} for row in changes.changed]
    _many(connection, update(entry).where(here), said)
    _fill(connection, entry, ({**row, "position": after[str(row["id"])]} for row in changes.new))


def _in_order(connection: Connection, record: Record) -> Iterator[rows.Row]:
    recorded = schema.recorded_document
    before = {one: at for one, at in connection.execute(select(recorded.c.document, recorded.c.position))}  # noqa: C416
    after = positions([one.id for one in record.documents], before)
    for row in rows.document_rows(record, (without_text(document) for document in record.documents)):
        yield {**row, "position": after[str(row["document"])]}


def _to_be_searched(connection: Connection, written: Sequence[Entry], gone: Collection[str]) -> dict[str, str]:
    """The words of the entries whose words are not yet those that they are searched by."""
    fresh = {entry.id: words for entry in written if (words := words_of(entry)) is not None}
    table = schema.searchable
    for batch in batches(list(fresh)):
        for entry, words in connection.execute(select(table.c.entry, table.c.words).where(table.c.entry.in_(batch))):
            if fresh[entry] == words:
                del fresh[entry]
    return fresh


def _difference(connection: Connection, table: Table, found: Iterable[rows.Row]) -> _Difference:
    keys = [column.name for column in table.primary_key]
    fresh = {tuple(row[key] for key in keys): row for row in found}
    wrong: list[rows.Row] = []
    for old in streamed(connection, select(table)).mappings():
        key = tuple(old[one] for one in keys)
        if key in fresh and old == fresh[key]:
            del fresh[key]
        else:
            wrong.append(dict(zip(keys, key, strict=True)))
    return _Difference(wrong, list(fresh.values()))


def _refuse_doubles(record: Record, where: str) -> None:
    identifiers = Counter([*(entry.id for _, entry in record.entries()), *(one.id for one in record.documents)])
    double = [identifier for identifier, number in identifiers.items() if number > 1]
    if double:
        raise RefusedRecordError(
            f"the record was not kept, because it holds more than one thing with the id {double[0]}", where, FAULT
        )


def _refuse_without_evidence(connection: Connection, found: Iterable[rows.Row], where: str) -> None:
    """Refuse what rests on a document that the database does not hold (principle 1)."""
    needed = {str(row["document"]) for row in found}
    for batch in batches(sorted(needed)):
        needed -= set(connection.scalars(select(schema.document.c.id).where(schema.document.c.id.in_(batch))))
    if needed:
        raise RefusedRecordError(
            f"the record was not kept, because it rests on document {min(needed)}, which the database does not hold",
            where,
            FAULT,
        )


def _meta_row(record: Record, fingerprint: str) -> rows.Row:
    return {
        "id": 1,
        "domain": record.domain,
        "as_of": record.as_of,
        "fingerprint": fingerprint,
        "program": _program(),
        "vocabulary": _vocabulary(),
        "set_aside": msgspec.json.encode(record.set_aside).decode(),
    }


def _program() -> str:
    try:
        return version("standoff")
    except PackageNotFoundError:
        return "not installed"


@cache
def _vocabulary() -> str:
    """A hash of the vocabulary's JSON Schema: it changes with the vocabulary, without anybody having to think of it."""
    # Needed only when a record is written.
    from standoff.record.schema import json_schema

    return hashlib.sha256(msgspec.json.encode(json_schema(), order="sorted")).hexdigest()[:16]


def _remove(connection: Connection, table: Table, wrong: Sequence[rows.Row]) -> None:
    statement = delete(table)
    for column in table.primary_key:
        statement = statement.where(column == bindparam(f"the_{column.name}"))
    _many(connection, statement, [{f"the_{name}": value for name, value in row.items()} for row in wrong])


def _remove_of(connection: Connection, table: Table, entries: Iterable[str]) -> None:
    for batch in batches(entries):
        connection.execute(delete(table).where(table.c.entry.in_(batch)))


def _fill(connection: Connection, table: Table, found: Iterable[rows.Row]) -> None:
    _many(connection, insert(table), found)


def _many(connection: Connection, statement: object, found: Iterable[rows.Row]) -> None:
    for batch in batches(found):
        connection.execute(statement, batch)  # type: ignore[call-overload]
