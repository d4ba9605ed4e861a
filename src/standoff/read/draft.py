"""What a reader finds in a file: a report that is not a document yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

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
    """A source that is open: ``stream`` gives all of its bytes, of which ``head`` is the start."""

    name: str
    head: bytes
    stream: BinaryIO

    def aside(self, reason: str, remedy: str = "", line: int | None = None) -> SetAside:
        """What to hand on instead of a report."""
        return SetAside(origin=Origin(file=self.name, line=line), reason=reason, remedy=remedy)


Reader = Callable[[Opened], Iterator[Draft | SetAside]]
