"""How far a reading is: the bytes of the files that lie behind it."""

import os
from collections.abc import Iterator, Set
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
        # A pipe does not know where it is.
        whole = os.fstat(stream.fileno()).st_size if stream.seekable() else 0
        for one in found:
            # Some readers close the stream when they are done with it. The directory of a ZIP archive is at its end.
            self._here = whole if stream.closed or not whole else max(self._here, stream.tell())
            yield one
        self._before, self._here = self._before + whole, 0


def size(*sources: str | Path, own: Set[Path] = frozenset()) -> int | None:
    """How many bytes there are to read, for a progress bar; None when standard input is one of the sources.

    ``own`` are files of the program itself, which are not read.
    """
    if any(str(source) == STANDARD_INPUT for source in sources):
        return None
    found = (one for source in sources for one in walk(source, own))
    return sum(_size(one.path) for one in found if not isinstance(one, SetAside))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        # It went away meanwhile; the reading says so.
        return 0
