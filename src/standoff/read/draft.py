"""What a reader finds in a file: a report that is not a document yet; and what it is found in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from standoff.read.budget import Budget
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


Reader = Callable[[Opened], Iterator[Draft | SetAside]]
