"""The runs of words of many texts as numbers, without a string for each run: what copies are found and measured by.

A word is a stretch of letters and digits, in small letters; what stands between words does not count. Each run of
``RUN`` words in a row becomes a number of 64 bits, the same on every machine and in every process.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

RUN = 5
# Texts are read together up to so many characters: enough to spare Python's steps, and little memory.
_TOGETHER = 200_000
# Odd numbers, so that each has an inverse among the numbers of 64 bits. The products wrap around, as they are to.
_CHARACTER = 0x9E3779B97F4A7C15
_CHARACTER_BACK = pow(_CHARACTER, -1, 1 << 64)
_WORD = 0xD6E8FEB86659FD93
_MIX = 0xFF51AFD7ED558CCD
_PLANE = 0x10000


class Runs(NamedTuple):
    """The runs of a text, by the number of the word that each begins with, and how many words the text has."""

    numbers: Numbers
    words: int


def runs_of(texts: Sequence[str]) -> Iterator[Runs]:
    """The runs of each text, in their order."""
    together: list[str] = []
    length = 0
    for text in texts:
        together.append(text)
        length += len(text)
        if length >= _TOGETHER:
            yield from _runs(together)
            together, length = [], 0
    if together:
        yield from _runs(together)


class Compared:
    """Texts to be compared with each other, by their places among them.

    Their runs are numbered from 0, so that one pass over a text tells which of its runs another has too.
    """

    def __init__(self, runs: Sequence[Runs]) -> None:
        self.words = [one.words for one in runs]
        known, numbers = np.unique(np.concatenate([one.numbers for one in runs]), return_inverse=True)
        self._numbers = np.split(numbers, np.cumsum([len(one.numbers) for one in runs])[:-1])
        self._marked = np.zeros(len(known), dtype=bool)

    def shared(self, longer: int, shorter: Sequence[int]) -> list[int]:
        """Of each of some texts, how many words stand in runs that a longer one has too."""
        if not shorter:
            return []
        numbers = [self._numbers[one] for one in shorter]
        self._marked[self._numbers[longer]] = True
        begins = np.flatnonzero(self._marked[np.concatenate(numbers)])
        self._marked[self._numbers[longer]] = False
        owners = np.searchsorted(np.cumsum([len(one) for one in numbers]), begins, side="right")
        # A run brings its words up to the beginning of the next run that is found in the same text.
        brings = np.minimum(np.diff(begins, append=0), RUN)
        brings[np.flatnonzero(np.diff(owners, append=-1))] = RUN
        return [int(words) for words in np.bincount(owners, brings, len(shorter))]


def _runs(texts: Sequence[str]) -> Iterator[Runs]:
    lowered = [text.lower() for text in texts]
    # A line feed behind each, so that no word goes on in the next text.
    characters = np.frombuffer("\n".join((*lowered, "")).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    starts, numbers = _words(characters)
    ends = np.cumsum([len(text) + 1 for text in lowered])
    bounds = np.searchsorted(starts, ends)
    runs = _rolled(numbers)
    first = 0
    for end in bounds.tolist():
        yield Runs(runs[first : max(first, end - RUN + 1)], end - first)
        first = end


def _words(characters: NDArray[np.uint32]) -> tuple[NDArray[np.intp], Numbers]:
    """Where each word starts, and its number: the sum of its characters, each times a power that tells its place."""
    inside = _is_of_word()[np.minimum(characters, _PLANE - 1)]
    edges = np.diff(inside.view(np.int8), prepend=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    sums = np.zeros(len(characters) + 1, dtype=np.uint64)
    np.cumsum(characters * _powers(_CHARACTER, len(characters)), out=sums[1:])
    # The powers count from the first text's first character; the inverse makes them count from the word's own.
    return starts, _mixed((sums[ends] - sums[starts]) * _powers(_CHARACTER_BACK, len(characters))[starts])


def _rolled(words: Numbers) -> Numbers:
    count = max(0, len(words) - RUN + 1)
    total = np.zeros(count, dtype=np.uint64)
    for step in range(RUN):
        total = total * np.uint64(_WORD) + words[step : step + count]
    return _mixed(total)


def _mixed(numbers: Numbers) -> Numbers:
    """Numbers whose every bit depends on all bits of what they are made from."""
    numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(_MIX)
    return numbers ^ (numbers >> np.uint64(29))


def _powers(base: int, count: int) -> Numbers:
    """The powers of a base from 0; a little more than are asked for are kept, for the next time."""
    size = 1 << (count - 1).bit_length()
    kept = _powers_up_to(base, size) if size <= 2 * _TOGETHER else _count_powers(base, size)
    return kept[:count]


@cache
def _powers_up_to(base: int, count: int) -> Numbers:
    return _count_powers(base, count)


def _count_powers(base: int, count: int) -> Numbers:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers)


@cache
def _is_of_word() -> NDArray[np.bool_]:
    """For each character of the basic plane whether it is a letter or digit. The last stands for all others."""
    table = np.zeros(_PLANE, dtype=bool)
    for match in re.finditer(r"[^\W_]+", "".join(map(chr, range(_PLANE)))):
        table[match.start() : match.end()] = True
    return table
