"""What a reader finds in a file: a report that is not a document yet; and what it is found in."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, BinaryIO

import msgspec

from standoff.read.budget import Budget
from standoff.read.limits import HEAD
from standoff.read.web_address import host
from standoff.record.document import Origin, SetAside
from standoff.record.when import When


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The words of a report and what its file says of it, before cleaning and dating."""

    text: str
    origin: Origin
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: When | None = None
    retrieved: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A source that is open: ``stream`` gives all of its bytes, of which ``head`` is the start.

    ``charset`` is the encoding by the word of the server or the mail that it came with. ``as_is`` asks for its text
    as it stands. What lies in an archive has its ``budget``, and ``depth`` says in how many archives it lies.
    """

    origin: Origin
    head: bytes
    stream: BinaryIO
    as_is: bool = False
    charset: str | None = None
    budget: Budget | None = None
    depth: int = 0

    def at(self, **place: Any) -> Origin:
        """A place in it: ``line``, ``offset``, ``item``, ``record`` or ``member``."""
        return msgspec.structs.replace(self.origin, **place)

    def aside(self, reason: str, remedy: str = "", line: int | None = None, **place: Any) -> SetAside:
        """What to hand on instead of a report."""
        return SetAside(origin=self.at(line=line, **place), reason=reason, remedy=remedy)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """What holds one report and has not been taken apart yet: all of its bytes, and what is known of it from without.

    To take a page apart costs more than all else that is done with most reports. What is sealed is a plain value, so
    this can be done in another process. ``module`` is the reader's. ``url`` and ``retrieved`` are by the word of the
    archive that it was taken from.
    """

    module: str
    origin: Origin
    data: bytes
    as_is: bool = False
    charset: str | None = None
    url: str | None = None
    retrieved: str | None = None

    def drafts(self) -> Iterator[Draft | SetAside]:
        """The report in it, or why there is none."""
        opened = Opened(
            origin=self.origin,
            head=self.data[:HEAD],
            stream=io.BytesIO(self.data),
            as_is=self.as_is,
            charset=self.charset,
        )
        reader: Callable[[Opened], Iterator[Draft | SetAside]] = import_module(self.module).drafts
        for found in reader(opened):
            yield self._filled(found) if isinstance(found, Draft) else found

    def _filled(self, found: Draft) -> Draft:
        return replace(
            found,
            url=found.url or self.url,
            publisher=found.publisher or host(self.url),
            retrieved=found.retrieved or self.retrieved,
        )


Piece = Sealed | Draft | SetAside
Reader = Callable[[Opened], Iterator[Piece]]
