"""Passages as a reader sees them: the words, and who published them, when, under which title, at which offsets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from standoff.publish.index import Index
from standoff.publish.wording import time_of
from standoff.reason.corroboration import independent_sources as sources_behind
from standoff.record import Document, Passage, When

_WEB = ("https://", "http://")


@dataclass(frozen=True)
class Cited:
    """A passage with its source. ``url`` is a web address or None, whatever the report claimed it to be."""

    document: str
    start: int
    end: int
    quote: str
    publisher: str
    title: str
    published: str
    day: date | None
    url: str | None
    also: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The source in a line: publisher, day, title."""
        return " · ".join(one for one in (self.publisher, self.published, self.title) if one)

    @property
    def offsets(self) -> str:
        """Where the words stand in the document, as a person would say it."""
        return f"characters {self.start:,}–{self.end:,} of {self.document}"


def publisher_of(document: Document) -> str:
    """Who published a document; the file that it came from where no publisher is known."""
    return document.publisher or document.origin.file.replace("\\", "/").rsplit("/", 1)[-1]


def web_address(url: str | None) -> str | None:
    """An address that is safe to link to."""
    return url if url is not None and url.lower().startswith(_WEB) else None


def cited(index: Index, passages: Iterable[Passage]) -> list[Cited]:
    """Passages in order of time, each once; those that lie within another of them are left out."""
    found = [_cited(one, index.documents.get(one.document)) for one in _outermost(passages)]
    return sorted(found, key=lambda one: (one.day or date.max, one.document, one.start))


def _outermost(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages that lie in no other, each once."""
    document, end = "", 0
    for one in sorted(set(passages), key=lambda one: (one.document, one.start, -one.end)):
        if one.document != document or one.end > end:
            document, end = one.document, one.end
            yield one


def _cited(passage: Passage, document: Document | None) -> Cited:
    published = document.published if document else When()
    publishers = dict.fromkeys(one.publisher for one in document.appearances if one.publisher) if document else {}
    return Cited(
        document=passage.document,
        start=passage.start,
        end=passage.end,
        quote=passage.quote,
        publisher=publisher_of(document) if document else "a report that is not in this record",
        title=(document.title or "") if document else "",
        published=time_of(published),
        day=published.earliest,
        url=web_address(document.url) if document else None,
        also=tuple(list(publishers)[1:]),
    )


def independent_sources(index: Index, passages: Iterable[Passage]) -> int:
    """How many independent sources passages come from (``reason/corroboration.py``)."""
    return len(sources_behind(passages, index.documents, index.publishers))
