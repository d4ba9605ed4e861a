"""Whether a sentence speaks of a promise in other words, and what it says has come of it.

The trained encoder answers twice. It gives each text a direction, so that the promises which a sentence can speak of
are found quickly; then it reads the promise and the sentence side by side.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from standoff.language.encoder import Vectors, encode, encode_pair, head, labels, shares
from standoff.record.commitment import Said

# The encoder's words for what is said of a promise, in those of the record.
SAID_OF: Final[Mapping[str, Said]] = {
    "done": "claimed done",
    "claimed": "claimed done",
    "partly": "in progress",
    "notdone": "not done",
    "pending": "pending",
    "contested": "contested",
    "dropped": "dropped",
}

# A dispute's promises and what is told of them are compared again at each build; so many answers are remembered.
_REMEMBERED = 50_000


class Verdict(NamedTuple):
    """The likeliest thing that a sentence says of a promise (a key of ``SAID_OF``), and how sure that is (0 to 1).

    ``something`` is how sure it is that the sentence speaks of what came of the promise at all.
    """

    said: str
    sure: float
    something: float


@lru_cache(maxsize=_REMEMBERED)
def _direction(text: str) -> Vectors:
    vector = head("tie", encode(text).pooled)
    found: Vectors = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return found


def likeness(promise: str, told: str) -> float:
    """How alike the words of a promise and a sentence that is told later are (-1 to 1)."""
    return float(_direction(promise) @ _direction(told))


@lru_cache(maxsize=_REMEMBERED)
def verdict(promise: str, told: str) -> Verdict:
    """What a sentence says has come of a promise; of several things that it can say, the likeliest."""
    given = shares(head("verdict", encode_pair(promise, told)))
    names = labels("verdict")
    best = max(range(1, len(names)), key=lambda place: float(given[place]))
    nothing = float(given[0])
    return Verdict(names[best], float(given[best]), 1.0 - nothing)
