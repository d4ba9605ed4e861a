"""The audit log: who did what at the desk, each line bound by its hash to the one before it.

A line that is changed, put in or taken out breaks the chain from there on. Whoever can write to the database could
forge all that follows; so note the last hash elsewhere now and then, and have ``verify`` look for it.
"""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Row, insert, select

from standoff.record.value import Value
from standoff.store import schema

FIRST = "0" * 64


class Line(Value, frozen=True, kw_only=True):
    """One line of the log."""

    line: int
    at: str
    who: str
    what: str
    hash: str


class Fault(NamedTuple):
    """Where the log is not as it was written, and how that shows."""

    line: int
    why: str


class Verified(NamedTuple):
    """What a check of the log found: how many lines there are, the last hash, and the faults."""

    lines: int
    last: str
    faults: tuple[Fault, ...]


def add(connection: Connection, at: str, who: str, what: str) -> None:
    """Write a line, in the transaction of what it tells of."""
    table = schema.audit
    last = connection.execute(select(table).order_by(table.c.line.desc()).limit(1)).one_or_none()
    number, before = (last.line + 1, last.hash) if last is not None else (1, FIRST)
    row = {"line": number, "at": at, "who": who, "what": what, "hash": _hash(before, number, at, who, what)}
    connection.execute(insert(table).values(row))


def latest(connection: Connection, limit: int, before: int | None = None) -> list[Line]:
    """The last lines, or the last ones before a line; the newest first."""
    table = schema.audit
    query = select(table).order_by(table.c.line.desc()).limit(limit)
    rows = connection.execute(query.where(table.c.line < before) if before is not None else query)
    return [Line(**row._mapping) for row in rows]


def verify(connection: Connection, noted: str | None = None) -> Verified:
    """Check the whole chain; ``noted`` is a hash that was the last one once and must still be in it."""
    table = schema.audit
    rows = list(connection.execute(select(table).order_by(table.c.line)))
    faults = list(_faults(rows))
    if noted is not None and noted not in {row.hash for row in rows}:
        faults.append(Fault(len(rows), f"no line has the hash {noted}, which was noted as the last one once"))
    return Verified(len(rows), rows[-1].hash if rows else FIRST, tuple(faults))


def _faults(rows: list[Row[tuple[int, str, str, str, str]]]) -> Iterator[Fault]:
    before = FIRST
    for number, row in enumerate(rows, 1):
        if row.line != number:
            yield Fault(number, f"line {number} is missing; the next one there is {row.line}")
            return
        if row.hash != _hash(before, row.line, row.at, row.who, row.what):
            yield Fault(number, "it was changed after it was written, or the line before it was")
        before = row.hash


def _hash(before: str, line: int, at: str, who: str, what: str) -> str:
    return hashlib.sha256("\x1f".join((before, str(line), at, who, what)).encode()).hexdigest()
