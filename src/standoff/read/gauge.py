"""How far a reading is: the bytes of the files that lie behind it."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

from standoff.read.walk import STANDARD_INPUT, walk
from standoff.record.document import SetAside

T = TypeVar("T")


class Gauge:
    """Counts the bytes of the files that have been read, packed as they lie on the disk."""

    def __init__(self) -> None:
        self._before = 0
        self._here = 0

    @property
    def done(self) -> int:
        """How many bytes have been read."""
        return self._before + self._here

    def over(self, stream: BinaryIO, found: Iterator[T]) -> Iterator[T]:
        """What is found in a stream; how far the stream is, is noted at each find."""
        for one in found:
            self._note(stream)
            yield one
        self._note(stream)
        self._before, self._here = self.done, 0

    def _note(self, stream: BinaryIO) -> None:
        # Some readers close the stream when they are done with it, a pipe does not know where it is, and the directory
        # of a ZIP archive stands at its end.
        if not stream.closed and stream.seekable():
            self._here = max(self._here, stream.tell())


def size(*sources: str | Path) -> int | None:
    """How many bytes there are to read, for a progress bar; None when standard input is one of the sources."""
    if any(str(source) == STANDARD_INPUT for source in sources):
        return None
    return sum(_size(found.path) for source in sources for found in walk(source) if not isinstance(found, SetAside))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        # It went away meanwhile; the reading says so.
        return 0
