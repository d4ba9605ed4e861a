"""The gate: whether a report can be about a dispute, weighed by its words, in less than a thousandth of a parse.

A trained linear model over single words and pairs of neighbours, hashed into a table (the hashing trick of Weinberger
et al., 2009). It weighs evidence where a list of words would only look for a word; ``training/gate.py`` trains it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from standoff.domains.domain import Domain
from standoff.language.encoder import FOLDER
from standoff.language.scan import scan

# What speaks for a report must be so much: where a sentence names a party and what happens to it, where such words
# stand apart, and where there are none.
ENOUGH_NEAR: Final = 0.0
ENOUGH: Final = 2.5
ENOUGH_ALONE: Final = 5.0

# Of a report of so many stretches or fewer; a longer one has more chances, and must have more to say for it.
FEW: Final = 4

# A text of no more characters is read where it holds the words of a dispute at all: it costs little, and says little.
SHORT: Final = 800

# The table's rows. More would give fewer words that share one.
SIZE: Final = 1 << 16
# A report is weighed in stretches of so many words: what matters may stand in one paragraph of a long page.
STRETCH: Final = 60

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|%")
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]*\s+|\n+")


def features(text: str) -> NDArray[np.int64]:
    """The rows of the table that a text's words and pairs of words fall into."""
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(text.lower())]
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return np.array([crc32(one.encode()) % SIZE for one in (*words, *pairs)], dtype=np.int64)


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
        rows = np.unique(features(text[start:end]))
        if len(rows):
            found.append(float(weights[rows].sum() / np.sqrt(len(rows)) + bias))
    return max(found) - np.log(max(len(found), FEW) / FEW) if found else -np.inf


def can_matter(text: str, domain: Domain) -> bool:
    """Whether a report must be read to know more: by the domain's words, and by all words weighed together."""
    look = scan(text, domain)
    if look.can_matter and len(text) <= SHORT:
        return True
    return weight(text) >= (ENOUGH_NEAR if look.near else ENOUGH if look.can_matter else ENOUGH_ALONE)
