"""Lists of entries and documents by what they can be found by, a page at a time."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from standoff.record import Dispute, Document
from standoff.store import schema
from standoff.store.parts import now

__all__ = ["Wanted", "documents", "entries", "now"]

_document = msgspec.json.Decoder(Document)
_dispute = msgspec.json.Decoder(Dispute)


class Wanted(NamedTuple):
    """What entries are asked for; None asks for any. ``involving`` is the id of an actor, a place or another entry."""

    kind: str | None = None
    subkind: str | None = None
    status: str | None = None
    dispute: str | None = None
    involving: str | None = None
    since: date | None = None
    until: date | None = None


def entries(connection: Connection, wanted: Wanted, limit: int, offset: int) -> list[str]:
    """The ids of entries, in the order of the record."""
    entry, link, part = schema.entry, schema.dispute_entry, schema.involvement
    conditions: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (entry.c.kind, wanted.kind),
            (entry.c.subkind, wanted.subkind),
            (entry.c.status, wanted.status),
        )
        if value is not None
    ]
    if wanted.since is not None:
        conditions.append(entry.c.latest >= wanted.since)
    if wanted.until is not None:
        conditions.append(entry.c.earliest <= wanted.until)
    if wanted.dispute is not None:
        dispute = now(connection, wanted.dispute)
        conditions.append(entry.c.id.in_(select(link.c.entry).where(link.c.dispute == dispute)))
    if wanted.involving is not None:
        other = now(connection, wanted.involving)
        conditions.append(entry.c.id.in_(select(part.c.entry).where(part.c.other == other)))
    query = select(entry.c.id).where(*conditions).order_by(entry.c.position).limit(limit).offset(offset)
    return list(connection.scalars(query))


def documents(
    connection: Connection, dispute: str | None, since: date | None, until: date | None, *, limit: int, offset: int
) -> Sequence[Document]:
    """Documents without their texts, in the order of the record; those of a dispute, if one is named."""
    recorded = schema.recorded_document
    query = select(recorded.c.data).order_by(recorded.c.position).limit(limit).offset(offset)
    if since is not None:
        query = query.where(recorded.c.latest >= since)
    if until is not None:
        query = query.where(recorded.c.earliest <= until)
    if dispute is not None:
        row = select(schema.entry.c.data).where(
            schema.entry.c.id == now(connection, dispute), schema.entry.c.kind == "disputes"
        )
        data = connection.scalar(row)
        query = query.where(recorded.c.document.in_(_dispute.decode(data).documents if data is not None else ()))
    return [_document.decode(data) for data in connection.scalars(query)]
