"""Whether a sentence speaks of a promise in other words, and what it says has come of it.

The trained encoder answers twice. It gives each text a direction, so that the promises which a sentence can speak of
are found quickly; then it reads the promise and the sentence side by side.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Final, NamedTuple, TypeVar

import numpy as np

from standoff.language.encoder import Vectors, encode, encode_pair, head, labels, shares
from standoff.record.commitment import Said
from standoff.record.value import Value

V = TypeVar("V")

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
_REMEMBERED: Final = 50_000


class Verdict(NamedTuple):
    """The likeliest thing that a sentence says of a promise (a key of ``SAID_OF``), and how sure that is (0 to 1).

    ``something`` is how sure it is that the sentence speaks of what came of the promise at all.
    """

    said: str
    sure: float
    something: float


class Answers(Value, frozen=True, kw_only=True):
    """What the encoder answered: the directions of texts, as their numbers, and verdicts, each by a hash of the words
    that it was asked about."""

    directions: dict[str, bytes] = {}  # noqa: RUF012
    verdicts: dict[str, tuple[str, float, float]] = {}  # noqa: RUF012


class _Asked:
    """What is remembered, and what of it was asked for since somebody began to listen."""

    def __init__(self) -> None:
        self.directions: dict[str, Vectors] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.listening = False
        self.asked: tuple[set[str], set[str]] = set(), set()


_MIND = _Asked()


def likeness(promise: str, told: str) -> float:
    """How alike the words of a promise and a sentence that is told later are (-1 to 1)."""
    return float(_direction(promise) @ _direction(told))


def verdict(promise: str, told: str) -> Verdict:
    """What a sentence says has come of a promise; of several things that it can say, the likeliest."""
    key = _key(promise, told)
    found = _MIND.verdicts.get(key)
    if found is None:
        found = _verdict(promise, told)
        _keep(_MIND.verdicts, key, found)
    if _MIND.listening:
        _MIND.asked[1].add(key)
    return found


@contextmanager
def answers_of(known: Answers) -> Iterator[Callable[[], Answers]]:
    """Answer from what is known already, where it is; what is yielded gives all that was asked for meanwhile."""
    for key, numbers in known.directions.items():
        _keep(_MIND.directions, key, np.frombuffer(numbers, np.float32))
    for key, given in known.verdicts.items():
        _keep(_MIND.verdicts, key, Verdict(*given))
    _MIND.listening, _MIND.asked = True, (set(), set())

    def asked() -> Answers:
        directions, verdicts = _MIND.asked
        return Answers(
            directions={key: _MIND.directions[key].tobytes() for key in sorted(directions & _MIND.directions.keys())},
            verdicts={key: _plain(_MIND.verdicts[key]) for key in sorted(verdicts & _MIND.verdicts.keys())},
        )

    try:
        yield asked
    finally:
        _MIND.listening = False


def _direction(text: str) -> Vectors:
    key = _key(text)
    found = _MIND.directions.get(key)
    if found is None:
        vector = head("tie", encode(text).pooled)
        found = np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)
        _keep(_MIND.directions, key, found)
    if _MIND.listening:
        _MIND.asked[0].add(key)
    return found


def _verdict(promise: str, told: str) -> Verdict:
    given = shares(head("verdict", encode_pair(promise, told)))
    names = labels("verdict")
    best = max(range(1, len(names)), key=lambda place: float(given[place]))
    nothing = float(given[0])
    return Verdict(names[best], float(given[best]), 1.0 - nothing)


def _plain(one: Verdict) -> tuple[str, float, float]:
    return one.said, one.sure, one.something


def _key(*words: str) -> str:
    return sha256("\x00".join(words).encode()).hexdigest()[:24]


def _keep(known: dict[str, V], key: str, one: V) -> None:
    if len(known) >= _REMEMBERED:
        known.clear()
    known[key] = one
