"""What a build asks for: documents without their annotations, and what was worked out before, by its key."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from standoff.record import Annotation, Document
from standoff.store import schema
from standoff.store.documents import batches, streamed, with_text

_annotation = msgspec.json.Decoder(Annotation)


class Kept(NamedTuple):
    """The documents that say something, by id, and for each a hash of all that it and its annotation are.

    Of those that say nothing, which can be very many, there is only ``last_day``: the last on which one was published.
    """

    documents: dict[str, Document]
    stamps: dict[str, str]
    last_day: date | None


def documents(connection: Connection) -> Kept:
    """The documents that are kept, in order of ids."""
    table, read = schema.document, schema.annotation
    query = select(table.c.id, table.c.data, table.c.text, table.c.digest, read.c.reading).join_from(table, read)
    found: dict[str, Document] = {}
    stamps: dict[str, str] = {}
    for identifier, data, text, digest, reading in streamed(
        connection, query.where(read.c.says == 1).order_by(table.c.id)
    ):
        found[identifier] = with_text(data, text)
        # What a reading finds follows from the text and what is known of its publication.
        stamps[identifier] = hashlib.sha256(f"{identifier} {digest} {reading}".encode()).hexdigest()
    last_day: date | None = None
    for data in streamed(connection, select(table.c.data).join_from(table, read).where(read.c.says == 0)).scalars():
        day = with_text(data, "").day
        if day is not None and (last_day is None or day > last_day):
            last_day = day
    return Kept(found, stamps, last_day)


def background(connection: Connection) -> int:
    """How many documents say nothing."""
    query = select(func.count()).select_from(schema.annotation).where(schema.annotation.c.says == 0)
    return connection.scalar(query) or 0


def annotations(connection: Connection, identifiers: Iterable[str]) -> dict[str, Annotation]:
    """What was read in some documents."""
    table = schema.annotation
    found: dict[str, Annotation] = {}
    for batch in batches(identifiers):
        query = select(table.c.document, table.c.data).where(table.c.document.in_(batch))
        found.update((key, _annotation.decode(data)) for key, data in connection.execute(query))
    return found


def recall(connection: Connection, keys: Iterable[str]) -> dict[str, bytes]:
    """What is kept under those of the keys that are known."""
    table = schema.remembered
    found: dict[str, bytes] = {}
    for batch in batches(keys):
        query = select(table.c.key, table.c.data).where(table.c.key.in_(batch))
        found.update((key, data) for key, data in connection.execute(query))
    return found


def remember(connection: Connection, found: Mapping[str, bytes]) -> None:
    """Keep things; what is kept under a key already gives way."""
    table = schema.remembered
    for batch in batches(found):
        connection.execute(delete(table).where(table.c.key.in_(batch)))
        connection.execute(insert(table), [{"key": key, "data": found[key]} for key in batch])


def forget_all_but(connection: Connection, keys: Iterable[str]) -> None:
    """Keep only what has one of these keys."""
    table = schema.remembered
    for batch in batches(sorted(set(connection.scalars(select(table.c.key))) - set(keys))):
        connection.execute(delete(table).where(table.c.key.in_(batch)))
