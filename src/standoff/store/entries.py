"""The record as it was last worked out, from the tables. ``replacing`` puts it in."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, select

from standoff.record import Dispute, Entry, Record, SetAside
from standoff.record.record import KINDS
from standoff.store import decisions, schema
from standoff.store.documents import with_text
from standoff.store.errors import AmbiguousIdentifierError, NoRecordError

# How many of the entries that an ambiguous beginning could mean are named.
NAMED = 5

_lists = {kind: msgspec.json.Decoder(list[one]) for kind, one in KINDS.items()}  # type: ignore[valid-type]
_set_aside = msgspec.json.Decoder(tuple[SetAside, ...])


class DisputeLine(NamedTuple):
    """A dispute in a list: its name, how it stands, its days, and how many entries of each kind belong to it."""

    id: str
    name: str
    state: str
    earliest: date | None
    latest: date | None
    documents: int
    entries: dict[str, int]


def load(connection: Connection, where: str) -> Record:
    """The record, put together again.

    Raises:
        NoRecordError: none has been worked out yet.
    """
    about = connection.execute(select(schema.meta)).one_or_none()
    if about is None:
        raise NoRecordError("no record has been worked out yet", where, "Run standoff build with this database.")
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, data in connection.execute(
        select(schema.entry.c.kind, schema.entry.c.data).order_by(schema.entry.c.position)
    ):
        found[kind].append(data)
    entries: dict[str, Any] = {kind: tuple(_lists[kind].decode(f"[{','.join(data)}]")) for kind, data in found.items()}
    recorded = schema.recorded_document
    documents = (
        select(recorded.c.data, schema.document.c.text)
        .join_from(recorded, schema.document)
        .order_by(recorded.c.position)
    )
    alias = schema.alias
    earlier = select(alias.c.alias, alias.c.entry).where(alias.c.source == "earlier").order_by(alias.c.alias)
    return Record(
        domain=about.domain,
        as_of=about.as_of,
        documents=tuple(with_text(data, text) for data, text in connection.execute(documents)),
        aliases={alias: entry for alias, entry in connection.execute(earlier)},  # noqa: C416 (rows are not pairs)
        set_aside=_set_aside.decode(about.set_aside),
        decisions=decisions.load(connection),
        **entries,
    )


def find(connection: Connection, identifier: str, where: str) -> tuple[str, Entry] | None:
    """The entry with an id, or one that it bore before, or a mention of it, or the only one that begins so.

    Raises:
        AmbiguousIdentifierError: several begin so.
    """
    alias = schema.alias
    named = select(alias.c.entry).where(alias.c.alias == identifier)
    exact = _entry(connection, identifier) or _entry(connection, connection.scalar(named))
    if exact or not identifier:
        return exact
    entry = schema.entry
    own = select(entry.c.id).where(_begins(entry.c.id, identifier))
    other = select(entry.c.id).join(alias, alias.c.entry == entry.c.id).where(_begins(alias.c.alias, identifier))
    candidates = list(connection.scalars(own.union(other).limit(NAMED + 1)))
    if len(candidates) > 1:
        listed = ", ".join(sorted(candidates)[:NAMED]) + (" ..." if len(candidates) > NAMED else "")
        raise AmbiguousIdentifierError(
            f"more than one entry is meant by {identifier!r}: {listed}", where, "Give more of the identifier."
        )
    return _entry(connection, candidates[0]) if candidates else None


def disputes(connection: Connection) -> list[DisputeLine]:
    """All disputes of the record, in its order, without what they hold."""
    entry, link = schema.entry, schema.dispute_entry
    counted: dict[str, Counter[str]] = {}
    members = select(link.c.dispute, entry.c.kind, func.count()).join_from(link, entry, link.c.entry == entry.c.id)
    for dispute, kind, number in connection.execute(members.group_by(link.c.dispute, entry.c.kind)):
        counted.setdefault(dispute, Counter())[kind] = number
    listed = select(entry.c.data).where(entry.c.kind == "disputes").order_by(entry.c.position)
    found: list[Dispute] = _lists["disputes"].decode(f"[{','.join(connection.scalars(listed))}]")
    return [
        DisputeLine(
            id=one.id,
            name=one.name,
            state=one.state,
            earliest=one.span.earliest,
            latest=one.span.latest,
            documents=len(one.documents),
            entries=dict(counted.get(one.id, {})),
        )
        for one in found
    ]


def worked_out_from(connection: Connection) -> str | None:
    """The fingerprint of the documents that the record was made from; None where there is no record."""
    found: str | None = connection.scalar(select(schema.meta.c.fingerprint))
    return found


def _entry(connection: Connection, identifier: str | None) -> tuple[str, Entry] | None:
    query = select(schema.entry.c.kind, schema.entry.c.data).where(schema.entry.c.id == identifier)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return row.kind, _lists[row.kind].decode(f"[{row.data}]")[0]


def _begins(column: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """A range, unlike a pattern, is looked up in the index."""
    return and_(column >= beginning, column < beginning + "\U0010ffff")
