"""Putting a record in the place of the one before it: only what differs is written.

Entries are compared by id and by what is in them. So a few reports that are added to a large record cost few writes.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    """What a table holds and should not (by primary key), and what it should hold and does not, by its columns."""

    wrong: list[tuple[object, ...]]
    missing: list[tuple[object, ...]]


class _Changes(NamedTuple):
    """The ids of entries that are new, of those that say something else now, and of those that are gone."""

    new: set[str]
    changed: set[str]
    gone: list[str]


def replace(connection: Connection, record: Record, fingerprint: str, where: str) -> None:
    """Put a record in the place of the one before it. ``fingerprint`` is that of the documents it was made from.

    Rows with words in them are made a batch at a time: all of them together would take more room than the record.

    Raises:
        RefusedRecordError: two entries share an id, or a passage or document is not in the database.
    """
    _refuse_doubles(record, where)
    changes = _changes(connection, record)
    found = (
        (schema.involvement, rows.involvement_rows(record)),
        (schema.dispute_entry, rows.dispute_rows(record)),
        (schema.alias, rows.alias_rows(record)),
        (schema.recorded_document, _in_order(connection, record)),
        (schema.meta, [_meta_row(record, fingerprint)]),
    )
    tables = [(table, _difference(connection, table, each)) for table, each in found]
    _refuse_without_evidence(connection, (one.id for one in record.documents), where)
    for table, differs in tables:
        _remove(connection, table, differs.wrong)
    # Rows of other tables point at entries: they are taken away before, and come after.
    _remove_of(connection, schema.passage, (*changes.gone, *sorted(changes.changed)))
    _remove_of(connection, schema.searchable, changes.gone)
    _write_entries(connection, record, changes)
    for batch in batches(_written(record, changes)):
        entries = [entry for _, entry in batch]
        quoted = list(rows.passage_rows(entries))
        _refuse_without_evidence(connection, (str(row["document"]) for row in quoted), where)
        _fill(connection, schema.passage, quoted)
        searched = _to_be_searched(connection, entries)
        _remove_of(connection, schema.searchable, searched)
        _fill(connection, schema.searchable, ({"entry": one, "words": words} for one, words in searched.items()))
    for table, differs in tables:
        names = [column.name for column in table.columns]
        _fill(connection, table, (dict(zip(names, row, strict=True)) for row in differs.missing))
    _search_documents(connection)


def _changes(connection: Connection, record: Record) -> _Changes:
    entry = schema.entry
    columns = [column for column in entry.columns if column is not entry.c.position]
    known = {one.id for _, one in record.entries()}
    gone = [one for one in connection.scalars(select(entry.c.id)) if one not in known]
    new: set[str] = set()
    changed: set[str] = set()
    for batch in batches(record.entries()):
        query = select(*columns).where(entry.c.id.in_([one.id for _, one in batch]))
        before = {row["id"]: row for row in connection.execute(query).mappings()}
        for kind, one in batch:
            if one.id not in before:
                new.add(one.id)
            elif rows.entry_row(kind, one) != before[one.id]:
                changed.add(one.id)
    return _Changes(new, changed, gone)


def _written(record: Record, changes: _Changes) -> Iterator[tuple[str, Entry]]:
    """The entries that are new or changed, with their kinds."""
    return ((kind, one) for kind, one in record.entries() if one.id in changes.new or one.id in changes.changed)


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
    written = (rows.entry_row(kind, one) for kind, one in _written(record, changes) if one.id in changes.changed)
    said = ({"key": row["id"], **{name: row[name] for name in row if name != "id"}} for row in written)
    _many(connection, update(entry).where(here), said)
    added = (rows.entry_row(kind, one) for kind, one in _written(record, changes) if one.id in changes.new)
    _fill(connection, entry, ({**row, "position": after[str(row["id"])]} for row in added))


def _in_order(connection: Connection, record: Record) -> Iterator[rows.Row]:
    recorded = schema.recorded_document
    before = {one: at for one, at in connection.execute(select(recorded.c.document, recorded.c.position))}  # noqa: C416
    after = positions([one.id for one in record.documents], before)
    for row in rows.document_rows(record, (without_text(document) for document in record.documents)):
        yield {**row, "position": after[str(row["document"])]}


def _search_documents(connection: Connection) -> None:
    """Let the documents of the record be searched by their texts, and no others."""
    table, recorded = schema.searchable, schema.recorded_document.c.document
    searched = select(table.c.document).where(table.c.document.is_not(None))
    connection.execute(delete(table).where(table.c.document.is_not(None), table.c.document.not_in(select(recorded))))
    missing = select(recorded).where(recorded.not_in(searched)).order_by(recorded)
    connection.execute(insert(table).from_select(["document"], missing))


def _to_be_searched(connection: Connection, written: Sequence[Entry]) -> dict[str, str]:
    """The words of a batch of entries whose words are not yet those that they are searched by."""
    fresh = {entry.id: words for entry in written if (words := words_of(entry)) is not None}
    table = schema.searchable
    for entry, words in connection.execute(select(table.c.entry, table.c.words).where(table.c.entry.in_(list(fresh)))):
        if fresh[entry] == words:
            del fresh[entry]
    return fresh


def _difference(connection: Connection, table: Table, found: Iterable[rows.Row]) -> _Difference:
    names = [column.name for column in table.columns]
    keys = [names.index(column.name) for column in table.primary_key]
    fresh = dict.fromkeys(tuple([row[name] for name in names]) for row in found)
    wrong: list[tuple[object, ...]] = []
    for old in streamed(connection, select(table)):
        row = tuple(old)
        if row in fresh:
            del fresh[row]
        else:
            wrong.append(tuple(row[key] for key in keys))
    return _Difference(wrong, list(fresh))


def _refuse_doubles(record: Record, where: str) -> None:
    identifiers = Counter([*(entry.id for _, entry in record.entries()), *(one.id for one in record.documents)])
    double = [identifier for identifier, number in identifiers.items() if number > 1]
    if double:
        raise RefusedRecordError(
            f"the record was not kept, because it holds more than one thing with the id {double[0]}", where, FAULT
        )


def _refuse_without_evidence(connection: Connection, rested_on: Iterable[str], where: str) -> None:
    """Refuse what rests on a document that the database does not hold (principle 1)."""
    needed = set(rested_on)
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


def _remove(connection: Connection, table: Table, wrong: Iterable[tuple[object, ...]]) -> None:
    statement = delete(table)
    names = [f"the_{column.name}" for column in table.primary_key]
    for column, name in zip(table.primary_key, names, strict=True):
        statement = statement.where(column == bindparam(name))
    _many(connection, statement, (dict(zip(names, key, strict=True)) for key in wrong))


def _remove_of(connection: Connection, table: Table, entries: Iterable[str]) -> None:
    for batch in batches(entries):
        connection.execute(delete(table).where(table.c.entry.in_(batch)))


def _fill(connection: Connection, table: Table, found: Iterable[rows.Row]) -> None:
    _many(connection, insert(table), found)


def _many(connection: Connection, statement: object, found: Iterable[rows.Row]) -> None:
    for batch in batches(found):
        connection.execute(statement, batch)  # type: ignore[call-overload]
