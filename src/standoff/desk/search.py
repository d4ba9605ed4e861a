"""Searching texts and entries. What is found is shown, and counted, only as far as it is not masked.

The index holds the words as they are, so it only proposes. What it proposes is masked and searched once more: that
words are there, or are not, is told of what is shown only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from standoff.desk.house import House
from standoff.publish import wording
from standoff.publish.citing import publisher_of
from standoff.publish.describe import in_words
from standoff.publish.explain import KIND_NAME
from standoff.publish.index import Index
from standoff.publish.masking import masked_by
from standoff.record import Document, Record
from standoff.store import AmbiguousIdentifierError, parts
from standoff.store.matching import matching
from standoff.store.search import DOCUMENTS, best, wanted
from standoff.store.words import words_of

A_PAGE = 20
# Of what the index proposes, so much is looked at, before what is masked is taken out.
_MOST_LOOKED_AT = 400
_AROUND = 90
KINDS = (
    DOCUMENTS,
    "disputes",
    "events",
    "statements",
    "demands",
    "commitments",
    "developments",
    "conflicts",
    "actors",
    "places",
)


@dataclass(frozen=True)
class Asked:
    """What is looked for: all of some words, in entries of a kind or in reports, of some days, in a dispute.

    Words in quotation marks stand together; a word after a minus sign is not there.
    """

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
    """What answers to the words, reports first and the best first, in pages."""
    if not wanted(asked.words):
        return Found((), False)
    return house.sought((asked, number, size), lambda: _found(house, asked, number, size))


def _found(house: House, asked: Asked, number: int, size: int) -> Found:
    needed = number * size + 1
    hits: list[Hit] = []
    for hit in _hits(house, asked, needed):
        hits.append(hit)
        if len(hits) >= needed:
            break
    return Found(tuple(hits[(number - 1) * size : number * size]), len(hits) >= needed)


def _hits(house: House, asked: Asked, needed: int) -> Iterator[Hit]:
    if asked.kind in ("", DOCUMENTS):
        for batch in _batches(_proposed(house, asked, [DOCUMENTS]), needed):
            yield from _in_documents(house, asked, batch)
    if asked.kind != DOCUMENTS:
        kinds = [asked.kind] if asked.kind in KINDS else [one for one in KINDS if one != DOCUMENTS]
        for batch in _batches(_proposed(house, asked, kinds), needed):
            yield from _in_entries(house, asked, batch)


def _proposed(house: House, asked: Asked, kinds: Sequence[str]) -> list[str]:
    """What may hold the words. That a word is *not* there is not asked of the index: it knows the masked ones."""
    with house.store.reading() as connection:
        try:
            return best(
                connection,
                wanted(asked.words),
                house.store.where,
                kinds=kinds,
                days=(asked.first, asked.last),
                dispute=asked.dispute or None,
                limit=_MOST_LOOKED_AT,
            )
        except AmbiguousIdentifierError:
            return []


def _batches(found: list[str], size: int) -> Iterator[list[str]]:
    size = min(size, 2 * A_PAGE)
    yield from (found[start : start + size] for start in range(0, len(found), size))


def _in_documents(house: House, asked: Asked, identifiers: list[str]) -> Iterator[Hit]:
    documents = {one.id: one for one in _texts(house, identifiers)}
    spans = matching(asked.words, {key: one.text for key, one in documents.items()})
    for one in documents.values():
        if one.id in spans:
            yield Hit(
                one.id,
                "Report",
                one.title or wording.few_words(one.text, 80),
                f"{publisher_of(one)}, {wording.time_of(one.published, short=True)}",
                snippet(one.text, spans[one.id]),
            )


def _texts(house: House, identifiers: list[str]) -> list[Document]:
    with house.store.reading() as connection:
        documents = {one.id: one for one in parts.documents_of(connection, identifiers, texts=True)}
    ordered = tuple(documents[one] for one in identifiers if one in documents)
    return list(masked_by(Record(domain="", documents=ordered), house.masks).documents)


def _in_entries(house: House, asked: Asked, identifiers: list[str]) -> Iterator[Hit]:
    index = Index(house.entries(identifiers))
    words = {one: words_of(index.entries[one][1]) or "" for one in identifiers if one in index.entries}
    spans = matching(asked.words, words)
    for one, whole in words.items():
        if one in spans:
            kind, entry = index.entries[one]
            # An entry that has no words of its own begins with the end of a line.
            own = whole.lstrip("\n")
            before = len(whole) - len(own)
            found = [(start - before, end - before) for start, end in spans[one]]
            yield Hit(one, KIND_NAME[kind], wording.few_words(in_words(index, entry), 160), "", snippet(own, found))


def snippet(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The words of a text around the first that was looked for, in pieces, those that were looked for marked."""
    first = spans[0] if spans else (0, 0)
    start, end = max(first[0] - _AROUND, 0), min(first[1] + 2 * _AROUND, len(text))
    while 0 < start < len(text) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    done = start
    for left, right in spans:
        if left >= end:
            break
        pieces += [(_plain(text[done:left]), False), (_plain(text[left:right]), True)]
        done = right
    pieces.append((_plain(text[done:end]) + (" …" if end < len(text) else ""), False))
    return tuple(one for one in pieces if one[0])


def _plain(words: str) -> str:
    return re.sub(r"\s", " ", words)
