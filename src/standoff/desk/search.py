"""Searching texts and entries. What is found is shown, and counted, only as far as it is not masked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, select

from standoff.desk.house import House
from standoff.publish import wording
from standoff.publish.citing import publisher_of
from standoff.publish.describe import in_words
from standoff.publish.explain import KIND_NAME
from standoff.publish.index import Index
from standoff.publish.masking import masked_by
from standoff.record import Document, Record
from standoff.store import parts, schema

A_PAGE = 20
# Candidates that are looked at for one page, before what is masked is taken out.
_MOST_LOOKED_AT = 400
_AROUND = 90
_WORD = re.compile(r"\w+")
KINDS = ("documents", "events", "statements", "demands", "commitments", "developments", "actors", "places")


@dataclass(frozen=True)
class Asked:
    """What is looked for: all of some words, in entries of a kind or in reports, of some days, in a dispute."""

    words: str
    kind: str = ""
    first: date | None = None
    last: date | None = None
    dispute: str = ""


@dataclass(frozen=True)
class Hit:
    """Something found. ``snippet`` is in pieces, those that were looked for marked as true."""

    id: str
    kind: str
    title: str
    beside: str
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Found:
    """A page of what was found, and whether there is more."""

    hits: tuple[Hit, ...]
    more: bool


def search(house: House, asked: Asked, number: int = 1, size: int = A_PAGE) -> Found:
    """What answers to the words, reports first and the latest first, in pages."""
    words = _WORD.findall(asked.words)[:8]
    if not words:
        return Found((), False)
    wanted = number * size + 1
    hits: list[Hit] = []
    for hit in _hits(house, asked, words):
        hits.append(hit)
        if len(hits) >= wanted:
            break
    return Found(tuple(hits[(number - 1) * size : number * size]), len(hits) >= wanted)


def _hits(house: House, asked: Asked, words: Sequence[str]) -> Iterator[Hit]:
    if asked.kind in ("", "documents"):
        yield from _in_documents(house, asked, words)
    if asked.kind != "documents":
        yield from _in_entries(house, asked, words)


def _in_documents(house: House, asked: Asked, words: Sequence[str]) -> Iterator[Hit]:
    recorded, document = schema.recorded_document, schema.document
    with house.store.reading() as connection:
        query = (
            select(recorded.c.document)
            .join_from(recorded, document)
            .where(*(document.c.text.icontains(one, autoescape=True) for one in words))
            .order_by(recorded.c.latest.desc(), recorded.c.document)
            .limit(_MOST_LOOKED_AT)
        )
        query = query.where(*_days(recorded.c.earliest, recorded.c.latest, asked))
        found = list(connection.scalars(query))
        if asked.dispute:
            part = parts.named(connection, [asked.dispute])
            of_dispute = {one for each in part.disputes for one in each.documents}
            found = [one for one in found if one in of_dispute]
    for start in range(0, len(found), A_PAGE):
        for one in _texts(house, found[start : start + A_PAGE]):
            # Words that stand only where a name is masked are not found: that would tell that they stand there.
            if _holds(one.text, words):
                yield Hit(
                    one.id,
                    "Report",
                    one.title or wording.few_words(one.text, 80),
                    f"{publisher_of(one)}, {wording.time_of(one.published, short=True)}",
                    snippet(one.text, words),
                )


def _texts(house: House, identifiers: Sequence[str]) -> list[Document]:
    with house.store.reading() as connection:
        documents = {one.id: one for one in parts.documents_of(connection, identifiers, texts=True)}
    ordered = tuple(documents[one] for one in identifiers if one in documents)
    return list(masked_by(Record(domain="", documents=ordered), house.masks).documents)


def _in_entries(house: House, asked: Asked, words: Sequence[str]) -> Iterator[Hit]:
    kinds = [asked.kind] if asked.kind in KINDS else [one for one in KINDS if one != "documents"]
    with house.store.reading() as connection:
        found = _candidates(connection, asked, kinds, words)
    for start in range(0, len(found), A_PAGE):
        batch = found[start : start + A_PAGE]
        record = house.entries(batch)
        index = Index(record)
        for identifier in batch:
            if identifier in index.entries:
                kind, one = index.entries[identifier]
                said = in_words(index, one)
                quotes = " … ".join(passage.quote for passage in getattr(one, "passages", ())[:3])
                if _holds(f"{said} {quotes}", words):
                    shown = said if _holds(said, words) else quotes
                    yield Hit(identifier, KIND_NAME[kind], wording.few_words(said, 160), "", snippet(shown, words))


def _candidates(connection: Connection, asked: Asked, kinds: Sequence[str], words: Sequence[str]) -> list[str]:
    entry, link = schema.entry, schema.dispute_entry
    query = (
        select(entry.c.id)
        .where(entry.c.kind.in_(kinds), *(entry.c.data.icontains(one, autoescape=True) for one in words))
        .where(*_days(entry.c.earliest, entry.c.latest, asked))
        .order_by(entry.c.latest.desc(), entry.c.id)
        .limit(_MOST_LOOKED_AT)
    )
    if asked.dispute:
        query = query.where(entry.c.id.in_(select(link.c.entry).where(link.c.dispute == asked.dispute)))
    return list(connection.scalars(query))


def _days(
    earliest: ColumnElement[date | None], latest: ColumnElement[date | None], asked: Asked
) -> list[ColumnElement[bool]]:
    conditions = []
    if asked.first is not None:
        conditions.append(and_(latest.is_not(None), latest >= asked.first))
    if asked.last is not None:
        conditions.append(and_(earliest.is_not(None), earliest <= asked.last))
    return conditions


def _holds(text: str, words: Sequence[str]) -> bool:
    small = text.casefold()
    return all(one.casefold() in small for one in words)


def snippet(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The words of a text around the first that was looked for, in pieces, those that were looked for marked."""
    pattern = re.compile("|".join(re.escape(one) for one in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    first = pattern.search(text)
    start = max(first.start() - _AROUND, 0) if first is not None else 0
    end = min((first.end() if first is not None else 0) + 2 * _AROUND, len(text))
    while 0 < start < len(text) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    cut = re.sub(r"\s", " ", text[start:end])
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    done = 0
    for match in pattern.finditer(cut):
        pieces += [(cut[done : match.start()], False), (match.group(), True)]
        done = match.end()
    pieces.append((cut[done:] + (" …" if end < len(text) else ""), False))
    return tuple(one for one in pieces if one[0])
