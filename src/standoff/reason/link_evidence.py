"""How likely it is that a sentence tells what came of a promise.

Each piece of evidence is a number with a weight; the weights are those of a logistic regression, fitted on marked
stories of our own (``training/links.py``; ``link_weights.json`` holds them). Two readings of the encoder are among the
evidence: how alike the words are, and what it takes the sentence to say of the promise, read side by side.
"""

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

from standoff.language.ties import likeness, verdict
from standoff.record.commitment import Commitment, Development

# Words are compared by so many letters.
STEM: Final = 5
# Shared words beyond so many say no more.
_MOST_SHARED: Final = 4
_SURE: Final = 0.999
# A dispute's promises are compared with all that is told; so many texts' words are remembered.
_REMEMBERED: Final = 50_000
_LONGEST: Final = 400

_COMMON: Final = frozenset(
    """that this with from will would have been were they them their there which while what when where said says also
    only than then these those into over under about after before every each other some more most such very same
    must should could being between within until since against work works done made hospital hospitals doctor doctors
    nurse nurses worker workers teacher teachers government state union day days week weeks month months year years
    people strike talks""".split()  # noqa: SIM905
)

# The names of some weights: those of the encoder's readings, of which that side by side costs most, and where to begin.
LIKE: Final = "likeness"
LIKE_BEFORE: Final = "likeness with the sentence before"
READ: Final = "read side by side"
START: Final = "to begin with"

# The sentence that stands before that of a development in its report, or no words.
Before = Callable[[Development], str]


class Weighed(NamedTuple):
    """A promise that a development may be of: how likely that is (0 to 1), and what the encoder takes it to say."""

    likely: float
    said: str
    sure: float


@lru_cache(maxsize=_REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the telling words of a text, and its numbers."""
    found = re.findall(r"\d[\d,.]*\d|\d|[A-Za-z][A-Za-z'’-]{3,}", text)
    return frozenset(word.lower().strip(",.")[:STEM] for word in found if word.lower() not in _COMMON)


def evidence(told: Development, promise: Commitment, before: str, open_promises: int) -> dict[str, float]:
    """What speaks for a development being of a promise, or against it, by name; without the encoder's side-by-side
    reading, which costs most.

    ``before`` is the sentence before; ``open_promises`` is how many promises it may be of.
    """
    found = _before_reading(told, promise, before, open_promises)
    for name, sentence in _sentences_to_liken(told, before):
        found[name] = likeness(promise.text, sentence)
    return found


def evidence_of_likely(
    told: Development, promise: Commitment, before: str, open_promises: int, least: float
) -> dict[str, float] | None:
    """The same where a promise can be as likely as ``least`` (0 to 1), else None.

    The encoder is asked only as long as that hangs on what it says.
    """
    found = _before_reading(told, promise, before, open_promises)
    for name, sentence in _sentences_to_liken(told, before):
        if at_most(found) < least:
            return None
        found[name] = likeness(promise.text, sentence)
    return found if at_most(found) >= least else None


def _before_reading(told: Development, promise: Commitment, before: str, open_promises: int) -> dict[str, float]:
    """The evidence that needs no encoder, and the most that the encoder can say of how alike the words are."""
    words, own, near = stems(promise.text), stems(told.passage.quote), stems(before)
    numbers = {stem for stem in words & own if stem[0].isdigit()}
    return {
        LIKE: math.copysign(1.0, _weights()[LIKE]),
        LIKE_BEFORE: math.copysign(1.0, _weights()[LIKE_BEFORE]),
        "words shared": float(min(len(words & own), _MOST_SHARED)),
        "words of the sentence before": len((near - own) & words) / max(1, len(words)),
        "number shared": float(bool(numbers)),
        "same matter": float(promise.matter is not None and promise.matter == told.matter),
        "same report": float(all(one.document == told.passage.document for one in promise.passages)),
        "promises open": math.log(max(1, open_promises)),
        "length": min(len(told.passage.quote), _LONGEST) / _LONGEST,
    }


def _sentences_to_liken(told: Development, before: str) -> tuple[tuple[str, str], ...]:
    return (LIKE, told.passage.quote), (LIKE_BEFORE, f"{before} {told.passage.quote}".strip())


def weighed(told: Development, promise: Commitment, found: Mapping[str, float]) -> Weighed:
    """A promise weighed by all the evidence, the encoder's reading of both side by side with it."""
    read = verdict(promise.text, told.passage.quote)
    return Weighed(_likely(found, read.something), read.said, read.sure)


def at_most(found: Mapping[str, float]) -> float:
    """How likely a promise can be (0 to 1), whatever the encoder says of it side by side with a development."""
    return _likely(found, 1.0 if _weights()[READ] > 0 else 0.0)


def at_a_glance(found: Mapping[str, float]) -> float:
    """The weight of the evidence that costs little: which promises are worth reading side by side."""
    return _sum(found)


def _likely(found: Mapping[str, float], something: float) -> float:
    return 1 / (1 + math.exp(-_sum({**found, READ: log_odds(something)})))


def _sum(found: Mapping[str, float]) -> float:
    weights = _weights()
    return weights[START] + sum(weights[name] * value for name, value in found.items())


def log_odds(share: float) -> float:
    """The natural logarithm of how much likelier a share makes something than not, kept within bounds."""
    held = min(max(share, 1 - _SURE), _SURE)
    return math.log(held / (1 - held))


@cache
def _weights() -> dict[str, float]:
    text = resources.files("standoff.reason").joinpath("link_weights.json").read_text("utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
