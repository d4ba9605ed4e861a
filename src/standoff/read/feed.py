"""Feeds (RSS and Atom): the items that bring their words with them.

The library that takes feeds apart reads even broken ones, but what is made to be slow takes it hours. So it works in
a process of its own.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from standoff.read.apart import apart, said
from standoff.read.cleaning import one_line
from standoff.read.decoding import UndecodableError, decoded
from standoff.read.draft import Draft, Opened
from standoff.read.fragment import words_of
from standoff.read.limits import LARGEST_FEED, MOST_ITEMS, megabytes, read_at_most
from standoff.read.stamps import stamp
from standoff.read.web_address import host
from standoff.record.document import Origin, SetAside
from standoff.record.when import When

_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# Of processor time.
SECONDS = 10

_ENTITIES = re.compile(r"<!ENTITY", re.IGNORECASE)
_FETCH = "save the page that it links to, or let 'standoff watch' fetch it"


class Item(NamedTuple):
    """An item of a feed: what it says of the report that it leads to, and the words that it brings, if any."""

    number: int
    link: str | None
    id: str | None
    title: str | None
    publisher: str | None
    published: When | None
    text: str
    whole: bool


class FeedError(ValueError):
    """A feed that is not read: why, and what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The items of a feed with the words that they bring, each with its number in the feed."""
    data = read_at_most(opened.stream, LARGEST_FEED)
    try:
        if data is None:
            raise FeedError(f"the feed is larger than {megabytes(LARGEST_FEED)}", "save its items one by one")
        found = items(data, opened.charset)
    except FeedError as error:
        yield opened.aside(error.reason, error.remedy)
        return
    if not found:
        yield opened.aside("the feed has no items", "leave it out")
    for item in found:
        if item.text:
            yield draft(item, opened.origin)
        else:
            yield opened.aside("the item holds no text, only a headline", _FETCH, item=item.number)


def draft(item: Item, feed: Origin) -> Draft:
    """The report that an item brings with it."""
    return Draft(
        text=item.text,
        origin=msgspec.structs.replace(feed, item=item.number, record=item.id),
        title=item.title,
        publisher=item.publisher or host(item.link),
        url=item.link,
        published=item.published,
    )


def items(data: bytes, charset: str | None = None) -> list[Item]:
    """The items of a feed, in its order.

    Raises:
        FeedError: it is no feed, or one that may do harm.
    """
    declared = _DECLARED.search(data[:200])
    try:
        words = decoded(data, charset or (declared[1].decode("ascii") if declared else None))
    except UndecodableError as error:
        raise FeedError(error.reason, "save it again as UTF-8") from error
    if _ENTITIES.search(words):
        # Entities made of entities grow without bound, and those of outside files reach for them. No feed needs them.
        raise FeedError("it declares entities of its own, as files made to do harm do", "leave it out")
    found = apart("feed", _DECLARATION.sub("", words).encode("utf-8", "replace"), SECONDS)
    if "fault" in found:
        raise FeedError(f"the feed {said(found['fault'], SECONDS)}", "leave it out")
    if not found["version"] and not found["entries"]:
        raise FeedError("it begins as a feed, but is none that can be read", "leave it out")
    publisher = _line(found["title"])
    return [_item(number, entry, publisher) for number, entry in enumerate(found["entries"][:MOST_ITEMS], 1)]


def _item(number: int, entry: dict[str, str], publisher: str | None) -> Item:
    return Item(
        number=number,
        link=_line(entry["link"]),
        id=_line(entry["id"]),
        title=_line(words_of(entry["title"])),
        publisher=publisher,
        published=stamp(entry["published"]) if entry["published"] else None,
        text=words_of(entry["content"] or entry["summary"]),
        whole=bool(entry["content"]),
    )


def _line(words: str) -> str | None:
    return one_line(words)
