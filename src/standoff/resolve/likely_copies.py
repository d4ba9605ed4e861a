"""Which texts may be copies of each other: MinHash over runs of words, and banding (Broder 1997).

A look, not a judgement: what it gives is measured exactly afterwards, and what it passes over is lost. Its time and
memory grow with the number of texts, however many of them are alike. Signatures can be kept, and then no text but those
that may be copies is looked at again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from standoff.resolve.runs import Runs, runs_of

# Of two texts that share a fifth of all their runs, 99 in 100 are found; of those that share a hundredth, 1 in 80.
PERMUTATIONS = 256
ROWS = 2
SEED = 42
# So few words in common may be a headline or a standing phrase: they are no evidence that a report was copied.
FEWEST_WORDS = 24
_TOGETHER = 256
_BANDS_TOGETHER = 16

Pair = tuple[int, int]
Digests = NDArray[np.uint32]


def signatures(texts: Iterable[str]) -> Iterator[bytes]:
    """The signature of each text: what it is looked for by, and depends on it alone. That of a few words is empty."""
    for batch in _batches(texts):
        runs = list(runs_of(batch))
        enough = [one for one in runs if one.words >= FEWEST_WORDS]
        made = iter(_digested(enough) if enough else ())
        yield from (next(made).tobytes() if one.words >= FEWEST_WORDS else b"" for one in runs)


def likely_copies(signed: Sequence[bytes]) -> list[Pair]:
    """Pairs of places in a list of signatures, the lower first, in order.

    Of texts that agree in a band, each is paired with the first of them and with the one before it, not with all:
    enough to hold them together. The pairs depend on the order of the texts.
    """
    places = np.array([place for place, one in enumerate(signed) if one], dtype=np.intp)
    digests = np.frombuffer(b"".join(signed), dtype=np.uint32).reshape(len(places), PERMUTATIONS)
    found = np.empty(0, dtype=np.int64)
    for first in range(0, PERMUTATIONS, _BANDS_TOGETHER * ROWS):
        bands = range(first, first + _BANDS_TOGETHER * ROWS, ROWS)
        found = np.unique(np.concatenate([found, *(_agreeing(digests, band) for band in bands)]))
    low, high = np.divmod(found, max(1, len(places)))
    return list(zip(places[low].tolist(), places[high].tolist(), strict=True))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(texts)
    while batch := list(islice(waiting, _TOGETHER)):
        yield batch


def _digested(runs: Sequence[Runs]) -> Digests:
    bounds = np.cumsum([0, *(len(one.numbers) for one in runs)], dtype=np.uint64)
    numbers = np.concatenate([one.numbers for one in runs])
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(numbers, bounds, PERMUTATIONS, SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32)


def _agreeing(digests: Digests, band: int) -> NDArray[np.int64]:
    """The pairs of texts that agree in a band, each as one number: the first's place times all, plus the other's."""
    keys = np.ascontiguousarray(digests[:, band : band + ROWS]).view(np.uint64).ravel()
    order = np.argsort(keys, kind="stable")
    begins = np.flatnonzero(np.diff(keys[order], prepend=~keys[order[:1]]) != 0)
    firsts = np.repeat(order[begins], np.diff(begins, append=len(order)))
    like_before = np.ones(len(order), dtype=bool)
    like_before[begins] = False
    later = order[like_before]
    before = order[:-1][like_before[1:]]
    return np.concatenate([firsts[like_before] * len(order) + later, before * len(order) + later])
