"""Reports in batches: enough to fill the parser's own batches, few enough to be kept often, and not too heavy."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

from standoff.read.draft import Piece, Sealed

# Reports in a batch.
BATCH: Final = 24
# Once a batch of pages has so many bytes, no more are added to it.
HEAVIEST: Final = 4_000_000

T = TypeVar("T")


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
