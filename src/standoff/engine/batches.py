"""Reports in batches: enough to fill the parser's own batches, few enough to be kept often, and not too heavy.

And batches in hand: enough for all who work, few enough that memory does not grow with what there is to do.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

from standoff.read.draft import Piece, Sealed

# Reports in a batch.
BATCH: Final = 24
# Once a batch of pages has so many bytes, no more are added to it.
HEAVIEST: Final = 4_000_000

T = TypeVar("T")
Task = TypeVar("Task")
R = TypeVar("R")


def in_batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of some size."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def in_hand(found: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces in batches, of which none is too many or too heavy."""
    batch: list[Piece] = []
    weight = 0
    for piece in found:
        batch.append(piece)
        weight += len(piece.data) if isinstance(piece, Sealed) else 0
        if len(batch) == BATCH or weight >= HEAVIEST:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def kept_busy(
    begun: deque[Task], most: int, batches: Iterable[T], begin: Callable[[T], Task], finish: Callable[[], R]
) -> Iterator[R]:
    """What comes of batches, in the order given, while at most so many are begun and not finished.

    ``begun`` holds these, empty at first; ``begin`` sets somebody to work at a batch, and ``finish`` waits for the
    first of those begun, takes it out, and gives what came of it.
    """
    rest = iter(batches)
    while True:
        while len(begun) < most and (batch := next(rest, None)) is not None:
            begun.append(begin(batch))
        if not begun:
            return
        yield finish()
