"""Examining a database: whether what it holds is whole and in accord with itself.

Each check is one function from a connection to the faults that it finds, and stands in ``CHECKS``. A new one is added
there.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from standoff.record import Annotation, Decision, Derivation, Dispute, Document, Entry, Passage
from standoff.record.identity import document_id
from standoff.record.record import KINDS
from standoff.store import audit, schema
from standoff.store.database import Database
from standoff.store.documents import streamed
from standoff.store.errors import StoreError
from standoff.store.rows import passages

FROM_BACKUP = "Put back a backup (standoff restore), or build a new database from the reports."
_FORGED = "Somebody wrote to the database by other means. Compare it with a backup from before, and ask who could."
ANEW = "Run standoff build with this database and any report: the record is worked out anew."

_ID = re.compile(r"[a-z]_[0-9a-f]{16}")
_document = msgspec.json.Decoder(Document)
_annotation = msgspec.json.Decoder(Annotation)
_decision = msgspec.json.Decoder(Decision)
_entries: dict[str, msgspec.json.Decoder[Any]] = {kind: msgspec.json.Decoder(one) for kind, one in KINDS.items()}


class Fault(NamedTuple):
    """Something that is not as it should be: what, where, and what to do.

    A warning is no fault of the database; one check finds either the one or the other.
    """

    what: str
    where: str
    remedy: str
    is_warning: bool = False


Check = Callable[[Connection], Iterator[Fault]]


def examine(database: Database) -> Iterator[tuple[str, Iterator[Fault]]]:
    """What each check looks at, with the faults that it finds. Nothing is changed."""
    for check in CHECKS:
        yield (check.__doc__ or "").partition(".")[0], _faults(check, database)


def _faults(check: Check, database: Database) -> Iterator[Fault]:
    try:
        with database.reading() as connection:
            yield from check(connection)
    except StoreError as error:
        yield Fault(error.what, error.where, error.remedy)


def sound_file(connection: Connection) -> Iterator[Fault]:
    """The file itself. A server sees to its own."""
    if connection.dialect.name == "sqlite":
        for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if found != "ok":
                yield Fault(f"SQLite finds the file damaged: {found}", "the file", FROM_BACKUP)


def rows_that_point_at_rows(connection: Connection) -> Iterator[Fault]:
    """Rows that point at other rows. A server never lets them point at nothing."""
    if connection.dialect.name == "sqlite":
        for table, number, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Fault(f"a row points at a row of {other} that is not there", f"{table}, row {number}", FROM_BACKUP)


def documents(connection: Connection) -> Iterator[Fault]:
    """Reports: each one's id is the hash of its text."""
    table = schema.document
    for row in streamed(connection, select(table)):
        if document_id(row.text) != row.id:
            yield Fault("the text is not the one that was read: its hash differs", f"report {row.id}", FROM_BACKUP)
        if hashlib.sha256(row.data.encode()).hexdigest()[:16] != row.digest:
            yield Fault("what is noted of it is not what was written", f"report {row.id}", FROM_BACKUP)
        try:
            _document.decode(row.data)
        except msgspec.MsgspecError as error:
            yield Fault(f"what is noted of it cannot be read ({error})", f"report {row.id}", FROM_BACKUP)


def annotations(connection: Connection) -> Iterator[Fault]:
    """What was read in each report: the words quoted stand where they are said to."""
    document, annotation = schema.document, schema.annotation
    joined = document.outerjoin(annotation)
    query = select(document.c.id, document.c.text, annotation.c.data, annotation.c.says).select_from(joined)
    for identifier, text, data, says in streamed(connection, query):
        where = f"what was read in report {identifier}"
        if data is None:
            yield Fault("nothing is kept", where, "Read the report again: standoff build with its file.")
            continue
        try:
            found = _annotation.decode(data)
        except msgspec.MsgspecError as error:
            yield Fault(f"it cannot be read ({error})", where, FROM_BACKUP)
            continue
        if says != found.says_something:
            yield Fault("whether it says anything is noted wrongly", where, FROM_BACKUP)
        for one in passages(found):
            if one.document != identifier or text[one.start : one.end] != one.quote:
                yield _misquoted(one, where)


def entries(connection: Connection) -> Iterator[Fault]:
    """Entries: each can be read, and rests on something."""
    for identifier, entry in _each_entry(connection):
        if isinstance(entry, msgspec.MsgspecError):
            yield Fault(f"it cannot be read ({entry})", f"entry {identifier}", ANEW)
        elif entry.id != identifier:
            yield Fault(f"it calls itself {entry.id}", f"entry {identifier}", ANEW)
        elif not _rests_on_something(entry):
            yield Fault("it rests on no words of any report", f"entry {identifier}", ANEW)


def quotes(connection: Connection) -> Iterator[Fault]:
    """Passages of entries: the words quoted stand where they are said to."""
    text: dict[str, str] = {}
    document, passage = schema.document, schema.passage
    noted = select(passage, document.c.text).join_from(passage, document).order_by(passage.c.document)
    for row in streamed(connection, noted):
        if row.text[row.start : row.end] != row.quote:
            yield Fault(
                f"the words {row.quote[:40]!r} do not stand at {row.start} to {row.end} of report {row.document}",
                f"passage of entry {row.entry}",
                FROM_BACKUP,
            )
    kept = {
        (entry, number)
        for entry, number in connection.execute(select(passage.c.entry, func.count()).group_by(passage.c.entry))
    }
    for identifier, entry in _each_entry(connection):
        if isinstance(entry, msgspec.MsgspecError):
            continue
        own = set(passages(entry))
        if own and (identifier, len(own)) not in kept:
            yield Fault("its passages are not all in the table of passages", f"entry {identifier}", FROM_BACKUP)
        for one in own:
            if one.document not in text:
                # One text at a time: an entry's passages mostly stand in one report.
                found = connection.scalar(select(document.c.text).where(document.c.id == one.document))
                text = {one.document: found or ""}
            if text[one.document][one.start : one.end] != one.quote:
                yield _misquoted(one, f"entry {identifier}")


def identifiers(connection: Connection) -> Iterator[Fault]:
    """Ids: each that an entry holds leads somewhere."""
    known = set(connection.scalars(select(schema.entry.c.id)))
    for alias, entry in connection.execute(select(schema.alias.c.alias, schema.alias.c.entry)):
        if entry not in known:
            yield Fault(f"{alias} leads to {entry}, which is not there", "the table of earlier ids", ANEW)
    for column in (schema.alias.c.alias, schema.document.c.id, schema.decision.c.id):
        known.update(connection.scalars(select(column)))
    # What a person rejected has left the record; who was named by it may go on naming it.
    for _, decision in _each_decision(connection):
        if isinstance(decision, Decision) and decision.verdict == "reject":
            known.update(decision.mentions)
    for identifier, data in streamed(connection, select(schema.entry.c.id, schema.entry.c.data)):
        try:
            held = set(_identifiers(msgspec.json.decode(data)))
        except msgspec.MsgspecError:
            continue
        for one in sorted(held - known):
            yield Fault(f"it names {one}, which is not there", f"entry {identifier}", ANEW)


def searched(connection: Connection) -> Iterator[Fault]:
    """The search: all that can be found by words is there."""
    table = schema.searchable
    for what, column, other in (
        ("report", table.c.document, select(schema.recorded_document.c.document)),
        ("entry", table.c.entry, select(schema.entry.c.id).where(schema.entry.c.kind != "derivations")),
    ):
        there = set(connection.scalars(select(column).where(column.is_not(None))))
        for one in sorted(set(connection.scalars(other)) - there):
            yield Fault("it cannot be found by its words", f"{what} {one}", FROM_BACKUP)


def decisions(connection: Connection) -> Iterator[Fault]:
    """Decisions: each can be read."""
    for identifier, found in _each_decision(connection):
        if isinstance(found, msgspec.MsgspecError):
            yield Fault(f"it cannot be read ({found})", f"decision {identifier}", FROM_BACKUP)


def decided_mentions(connection: Connection) -> Iterator[Fault]:
    """What was decided on: some report says it."""
    speaks_of: dict[str, str] = {}
    for identifier, found in _each_decision(connection):
        if isinstance(found, Decision):
            speaks_of.update(dict.fromkeys((*found.mentions, *found.apart_from), identifier))
    if not speaks_of:
        return
    for column in (schema.entry.c.id, schema.alias.c.alias):
        for one in connection.scalars(select(column)):
            speaks_of.pop(one, None)
    for data in streamed(connection, select(schema.annotation.c.data)).scalars():
        for one in _ID.findall(data):
            speaks_of.pop(one, None)
    for mention, decision in speaks_of.items():
        yield Fault(
            f"it speaks of {mention}, which no report says now",
            f"decision {decision}",
            "Nothing is lost: it holds again if the reports are read so again. Decide anew if it still matters.",
            is_warning=True,
        )


def log(connection: Connection) -> Iterator[Fault]:
    """The log of the desk: each line is bound to the one before it."""
    for one in audit.verify(connection).faults:
        yield Fault(one.why, f"line {one.line} of the log", _FORGED)


CHECKS: tuple[Check, ...] = (
    sound_file,
    rows_that_point_at_rows,
    documents,
    annotations,
    entries,
    quotes,
    identifiers,
    searched,
    decisions,
    decided_mentions,
    log,
)


def _each_entry(connection: Connection) -> Iterator[tuple[str, Entry | msgspec.MsgspecError]]:
    entry = schema.entry
    for identifier, kind, data in streamed(connection, select(entry.c.id, entry.c.kind, entry.c.data)):
        try:
            yield identifier, _entries[kind].decode(data)
        except msgspec.MsgspecError as error:
            yield identifier, error


def _each_decision(connection: Connection) -> Iterator[tuple[str, Decision | msgspec.MsgspecError]]:
    for identifier, data in connection.execute(select(schema.decision.c.id, schema.decision.c.data)):
        try:
            yield identifier, _decision.decode(data)
        except msgspec.MsgspecError as error:
            yield identifier, error


def _rests_on_something(entry: Entry) -> bool:
    match entry:
        case Dispute():
            # A dispute is made of reports.
            return bool(entry.documents)
        case Derivation():
            return bool(entry.passages or entry.entries or entry.about)
    return next(passages(entry), None) is not None


def _identifiers(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if _ID.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _identifiers(each)
    elif isinstance(value, list):
        for each in value:
            yield from _identifiers(each)


def _misquoted(one: Passage, where: str) -> Fault:
    what = f"the words {one.quote[:40]!r} do not stand at {one.start} to {one.end} of report {one.document}"
    return Fault(what, where, FROM_BACKUP)
