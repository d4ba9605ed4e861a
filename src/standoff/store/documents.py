"""What was read: documents and their annotations, in and out of the tables."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, Executable, Result, bindparam, delete, insert, select, update

from standoff.record import Annotation, Document, Origin, SetAside
from standoff.record.document import aside_order, same_document
from standoff.store import schema

Item = TypeVar("Item")

# Rows asked for or sent at a time: SQLite takes some thousand values in one statement.
BATCH = 500

_document = msgspec.json.Decoder(Document)
_annotation = msgspec.json.Decoder(Annotation)
_origin = msgspec.json.Decoder(Origin)


class Stored(NamedTuple):
    """A document as it stands in the tables. The annotation stays JSON: it may be of an older vocabulary.

    ``says`` is 1 where there is a mention in it, else 0.
    """

    document: Document
    reading: str
    annotation: str
    says: int


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of at most ``BATCH``."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def streamed(connection: Connection, query: Executable) -> "Result[*tuple[Any, ...]]":
    """The rows that a query finds, a batch in memory at a time."""
    return connection.execute(query, execution_options={"yield_per": BATCH})


def without_text(document: Document) -> str:
    """The JSON of a document whose text is kept elsewhere."""
    return msgspec.json.encode(msgspec.structs.replace(document, text="")).decode()


def with_text(data: str, text: str) -> Document:
    """A document put together again."""
    return msgspec.structs.replace(_document.decode(data), text=text)


def known(connection: Connection, identifiers: Iterable[str], reading: str | None) -> set[str]:
    """Those of the identifiers whose documents have an annotation, made by ``reading`` if that is given."""
    column = schema.annotation.c.document
    found: set[str] = set()
    for batch in batches(identifiers):
        query = select(column).where(column.in_(batch))
        if reading is not None:
            query = query.where(schema.annotation.c.reading == reading)
        found.update(connection.scalars(query))
    return found


def load(connection: Connection, identifiers: Iterable[str]) -> dict[str, Stored]:
    """What is stored of the documents with these identifiers."""
    document, annotation = schema.document.c, schema.annotation.c
    query = select(document.data, document.text, annotation.reading, annotation.data, annotation.says)
    query = query.join_from(schema.document, schema.annotation)
    found: dict[str, Stored] = {}
    for batch in batches(identifiers):
        for data, text, *read in connection.execute(query.where(document.id.in_(batch))):
            one = with_text(data, text)
            found[one.id] = Stored(one, *read)
    return found


def joined(stored: Stored | None, document: Document, annotation: Annotation, reading: str) -> Stored:
    """What is to be stored when a document is read, whether or not it has been read before.

    The annotation is kept that was made by this reading and, of those, for the day that the document now bears.
    """
    new = Stored(
        same_document(document, document), reading, annotation.to_json().decode(), int(annotation.says_something)
    )
    if stored is None:
        return new
    document = same_document(stored.document, document)
    outdated = stored.reading != reading or stored.document.published != document.published
    return (new if outdated else stored)._replace(document=document)


def add(connection: Connection, read: Sequence[tuple[Document, Annotation]], reading: str) -> int:
    """Store documents with their annotations; returns how many were new or changed."""
    before = load(connection, {document.id for document, _ in read})
    after = dict(before)
    for document, annotation in read:
        after[document.id] = joined(after.get(document.id), document, annotation, reading)
    new = [one for identifier, one in after.items() if identifier not in before]
    changed = [one for identifier, one in after.items() if identifier in before and one != before[identifier]]
    _insert(connection, new)
    _update(connection, changed)
    _no_longer_set_aside(connection, [document for document, _ in read])
    return len(new) + len(changed)


def unread(connection: Connection, documents: Iterable[Document], reading: str) -> list[Document]:
    """The documents that are new or changed by what is given, with all their appearances, in the order given."""
    given: dict[str, Document] = {}
    for document in documents:
        given[document.id] = same_document(given.get(document.id, document), document)
    stored = load(connection, given)
    for identifier, one in stored.items():
        document = same_document(one.document, given[identifier])
        if document == one.document and one.reading == reading:
            del given[identifier]
        else:
            given[identifier] = document
    return list(given.values())


def reports(connection: Connection) -> Iterator[tuple[Document, Annotation]]:
    """Each document with its annotation, sorted by id, a batch in memory at a time."""
    documents, annotations = schema.document, schema.annotation
    query = select(documents.c.data, documents.c.text, annotations.c.data).join_from(documents, annotations)
    for data, text, annotation in streamed(connection, query.order_by(documents.c.id)):
        yield with_text(data, text), _annotation.decode(annotation)


def fingerprint(connection: Connection) -> str:
    """A hash of all that a record is worked out from: documents, where they appeared, how they were read, decisions."""
    documents, annotations = schema.document, schema.annotation
    query = select(documents.c.id, documents.c.digest, annotations.c.reading).join_from(documents, annotations)
    total = hashlib.sha256()
    for row in streamed(connection, query.order_by(documents.c.id)):
        total.update("\x1f".join(row).encode() + b"\x1e")
    for identifier in connection.scalars(select(schema.decision.c.id).order_by(schema.decision.c.id)):
        total.update(identifier.encode() + b"\x1e")
    return total.hexdigest()


def fingerprint_of_nothing() -> str:
    """The fingerprint of a database without documents."""
    return hashlib.sha256().hexdigest()


def add_set_aside(connection: Connection, items: Iterable[SetAside]) -> None:
    """Note what was set aside; what is noted already stays as it is."""
    table = schema.set_aside
    rows = {(_place(item.origin), item.reason): item for item in items}
    # By their places, not by their files: very much of one archive may be noted.
    for batch in batches(sorted({place for place, _ in rows})):
        for noted in connection.execute(select(table.c.origin, table.c.reason).where(table.c.origin.in_(batch))):
            rows.pop(tuple(noted), None)
    _many(
        connection,
        insert(table),
        [
            {
                "origin": place,
                "reason": reason,
                "file": item.origin.file,
                "line": item.origin.line or 0,
                "remedy": item.remedy,
            }
            for (place, reason), item in rows.items()
        ],
    )


def all_set_aside(connection: Connection) -> tuple[SetAside, ...]:
    """All that was set aside, sorted by file and the place in it."""
    table = schema.set_aside
    query = select(table.c.origin, table.c.reason, table.c.remedy)
    noted = (
        SetAside(origin=_origin.decode(place), reason=reason, remedy=remedy)
        for place, reason, remedy in connection.execute(query)
    )
    return tuple(sorted(noted, key=aside_order))


def _place(origin: Origin) -> str:
    return msgspec.json.encode(origin).decode()


def _insert(connection: Connection, new: Iterable[Stored]) -> None:
    for batch in batches(new):
        _many(connection, insert(schema.document), [_row(one) for one in batch])
        _many(connection, insert(schema.annotation), [{"document": one.document.id, **_said(one)} for one in batch])


def _update(connection: Connection, changed: Iterable[Stored]) -> None:
    documents = update(schema.document).where(schema.document.c.id == bindparam("key"))
    annotations = update(schema.annotation).where(schema.annotation.c.document == bindparam("key"))
    for batch in batches(changed):
        rows = [_row(one) for one in batch]
        _many(connection, documents, [{"key": row["id"], "data": row["data"], "digest": row["digest"]} for row in rows])
        _many(connection, annotations, [{"key": one.document.id, **_said(one)} for one in batch])


def _no_longer_set_aside(connection: Connection, documents: Iterable[Document]) -> None:
    """What has now been read is set aside no more."""
    table = schema.set_aside
    origins = [each.origin for one in documents for each in one.appearances]
    # What was not read may not have told its id.
    places = {_place(one) for one in (*origins, *(msgspec.structs.replace(each, record=None) for each in origins))}
    for batch in batches(sorted(places)):
        connection.execute(delete(table).where(table.c.origin.in_(batch)))


def _said(stored: Stored) -> dict[str, str | int]:
    return {"reading": stored.reading, "data": stored.annotation, "says": stored.says}


def _row(stored: Stored) -> dict[str, str]:
    data = without_text(stored.document)
    digest = hashlib.sha256(data.encode()).hexdigest()[:16]
    return {"id": stored.document.id, "text": stored.document.text, "data": data, "digest": digest}


def _many(connection: Connection, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(statement, rows)
