"""Files packed with gzip: what is in them is read as if it lay there by itself."""

import gzip
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from standoff.read.budget import Budget, Counted
from standoff.read.draft import Opened, Piece
from standoff.read.opening import pieces_inside

_BLOCK = 1 << 16


def drafts(opened: Opened) -> Iterator[Piece]:
    """The reports in a file that is packed with gzip."""
    taken = _Sum()
    packed = io.BufferedReader(Counted(opened.stream, taken.add), _BLOCK)
    budget = opened.budget or Budget(lambda: taken.total)
    unpacking = cast(BinaryIO, gzip.GzipFile(fileobj=packed, mode="rb"))
    yield from pieces_inside(opened, io.BufferedReader(Counted(unpacking, budget.take), _BLOCK), opened.origin, budget)


class _Sum:
    total = 0

    def add(self, size: int) -> None:
        self.total += size
