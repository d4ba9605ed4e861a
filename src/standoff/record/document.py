"""A report as it was read, and what was set aside instead of being read."""

from datetime import date

import msgspec

from standoff.record.passage import Passage
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When


class Origin(Value, frozen=True, kw_only=True):
    """Where a report was found: the file (or the address of a page that was fetched), and the place in it.

    Of the place only what such a file has is given: ``line`` from 1; ``member``, the path within an archive (of an
    archive within one, both paths); ``offset``, the byte of the file, as it lies on the disk, at which a record begins;
    ``item``, the number from 1 among the rows or items of a file without lines; ``record``, the id that the report
    itself bears (of a record in a web archive, a mail, an item of a feed).
    """

    file: str
    line: int | None = None
    member: str | None = None
    offset: int | None = None
    item: int | None = None
    record: str | None = None

    @property
    def alone(self) -> str | None:
        """The path of the file, or of the file in an archive, that holds this report and no other; else None."""
        place_in_file = (self.line, self.offset, self.item)
        return (self.member or self.file) if place_in_file == (None, None, None) else None


class Appearance(Value, frozen=True, kw_only=True):
    """One publication of a text: the same words can appear at several publishers."""

    origin: Origin
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: When = UNKNOWN
    retrieved: str | None = None


class AgencyCredit(Value, frozen=True, kw_only=True):
    """The news agencies that a text, or a part of it, is said to be from, and the words that say so.

    ``names`` is empty where the text speaks of agencies and names none.
    """

    names: tuple[str, ...]
    passage: Passage


class Document(Value, frozen=True, kw_only=True):
    """A text and its publications.

    ``id`` is the hash of ``text``; ``text`` never changes, and all offsets count its code points. Publications of
    the same words are ``appearances`` of one document, sorted, the first to be published before others.
    ``copies`` is the id of the group of near-copies that it belongs to: that of its founding document.
    ``agency`` is the news agency that the text says it is from.
    """

    id: str
    text: str
    appearances: tuple[Appearance, ...]
    published: When = UNKNOWN
    language: str = "en"
    copies: str | None = None
    agency: AgencyCredit | None = None

    @property
    def title(self) -> str | None:
        """The headline under which it first appeared."""
        return next((one.title for one in self.appearances if one.title), None)

    @property
    def publisher(self) -> str | None:
        """Who first published it."""
        return next((one.publisher for one in self.appearances if one.publisher), None)

    @property
    def url(self) -> str | None:
        """Where it first appeared on the web."""
        return next((one.url for one in self.appearances if one.url), None)

    @property
    def day(self) -> date | None:
        """The earliest day of publication, where the day is known well enough to order reports by it."""
        return self.published.earliest if self.published.within(WELL_DATED) else None

    @property
    def origin(self) -> Origin:
        """The file it was first found in."""
        return self.appearances[0].origin


# A report whose day is known no better than this (in days) is not dated well enough to order others by it.
WELL_DATED = 31


class SetAside(Value, frozen=True, kw_only=True):
    """Something that was not read: where it is, why it was set aside, and what to do about it."""

    origin: Origin
    reason: str
    remedy: str = ""


def aside_order(aside: SetAside) -> tuple[str, str, int, int, int, str, str]:
    """The sort key of what was set aside: file, archive member, place in it, reason."""
    at = aside.origin
    return (at.file, at.member or "", at.line or 0, at.offset or 0, at.item or 0, at.record or "", aside.reason)


def appearance_order(appearance: Appearance) -> tuple[str, str, str, str, int, bytes]:
    """The sort key of appearances: day of publication (unknown last), publisher, url, file, line, all the rest."""
    day = appearance.published.earliest
    return (
        day.isoformat() if day else "9999",
        appearance.publisher or "",
        appearance.url or "",
        appearance.origin.file,
        appearance.origin.line or 0,
        msgspec.json.encode(appearance),
    )


def same_document(one: Document, other: Document) -> Document:
    """Two readings of one text as one document, whichever was read first.

    Raises:
        ValueError: the texts differ.
    """
    if one.id != other.id:
        raise ValueError(f"{one.id} and {other.id} are not the same text")
    seen = {msgspec.json.encode(each): each for each in (*one.appearances, *other.appearances)}
    appearances = tuple(sorted(seen.values(), key=appearance_order))
    return msgspec.structs.replace(one, appearances=appearances, published=appearances[0].published)
