"""The gate: whether a report can be about a dispute, weighed by its words, in less than a thousandth of a parse.

A trained linear model over single words and pairs of neighbours, hashed into a table (the hashing trick of Weinberger
et al., 2009). It weighs evidence where a list of words would only look for a word; ``training/gate.py`` trains it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import inf, log, sqrt
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from standoff.domains.domain import Domain
from standoff.language.encoder import FOLDER
from standoff.language.scan import scan

# What speaks for a report must be so much: where a sentence names a party and what happens to it, where such words
# stand apart, and where there are none.
ENOUGH_NEAR: Final = 0.25
ENOUGH: Final = 3.25
ENOUGH_ALONE: Final = 5.5

# Of a report of so many stretches or fewer; a longer one has more chances, and must have more to say for it.
FEW: Final = 4

# A text of no more characters is read where it holds the words of a dispute at all: it costs little, and says little.
SHORT: Final = 800

# The table's rows. More would give fewer words that share one.
SIZE: Final = 1 << 16
# An odd number without a pattern in its bits (2 to the 32nd by the golden ratio): so multiplied, pairs fall far apart.
_SPREADS: Final = np.uint32(2654435769)
# A report is weighed in stretches of so many words: what matters may stand in one paragraph of a long page.
STRETCH: Final = 60

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|%")
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]*\s+|\n+")


def features(text: str) -> NDArray[np.int64]:
    """The rows of the table that a text's words and pairs of words fall into, each row once."""
    words = np.array([_checksum(word) for word in _WORD.findall(text.lower())], dtype=np.uint32)
    # Both are spread over the table by their highest bits; a pair is told from its reverse by the factor.
    pairs = words[:-1] * _SPREADS + words[1:]
    return np.unique(np.concatenate((words, pairs)) >> (32 - SIZE.bit_length() + 1)).astype(np.int64)


@lru_cache(maxsize=1 << 16)
def _checksum(word: str) -> int:
    return crc32(b"0" if word[0].isdigit() else word.encode())


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """A text cut at ends of sentences into stretches of about so many words."""
    start, words = 0, 0
    last = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        words += len(text[last:end].split())
        last = end
        if words >= STRETCH or end == len(text):
            if text[start:end].strip():
                yield start, end
            start, words = end, 0


@cache
def _model() -> tuple[NDArray[np.float32], float]:
    with np.load(FOLDER / "gate.npz") as held:
        return held["weights"].astype(np.float32), float(held["bias"])


def weight(text: str) -> float:
    """What speaks for a report being about a dispute (above 0) or against it: that of its weightiest stretch.

    The weightiest of many weighs something by chance: the logarithm of how many there are is taken off.
    """
    weights, bias = _model()
    found: list[float] = []
    for start, end in stretches(text):
        rows = features(text[start:end])
        if len(rows):
            found.append(float(weights[rows].sum()) / sqrt(len(rows)) + bias)
    return max(found) - log(max(len(found), FEW) / FEW) if found else -inf


def can_matter(text: str, domain: Domain) -> bool:
    """Whether a report must be read to know more: by the domain's words, and by all words weighed together."""
    look = scan(text, domain)
    if look.can_matter and len(text) <= SHORT:
        return True
    return weight(text) >= (ENOUGH_NEAR if look.near else ENOUGH if look.can_matter else ENOUGH_ALONE)
