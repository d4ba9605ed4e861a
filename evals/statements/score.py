"""Scores attributions: each part exactly and by tokens, and whole attributions found.

Exact: a part counts when its words are just those of the annotator's; punctuation and white space do not count.
By tokens: over all words that lie in such a part. Found: the contents share at least half of their words (of
the longer one) and the sources share a word, or neither has one; each attribution is matched once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evals.statements.polnear import Attribution, Spans

PARTS = ("source", "cue", "content")
_WORD = re.compile(r"\w+")


class Tally(NamedTuple):
    """How many were right, how many were given, how many there are."""

    right: int = 0
    given: int = 0
    there: int = 0

    def add(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.right + other.right, self.given + other.given, self.there + other.there)

    @property
    def precision(self) -> float:
        """The share of the given that is right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was given."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.given + self.there) if self.given + self.there else 0.0


Words = frozenset[int]


def score(text: str, given: Sequence[Attribution], there: Sequence[Attribution]) -> dict[str, Tally]:
    """The tallies of one text: ``source exact``, ``source tokens`` and so on, and ``found``."""
    starts = [match.span() for match in _WORD.finditer(text)]
    mine = [_words(starts, one) for one in given]
    theirs = [_words(starts, one) for one in there]
    tallies: dict[str, Tally] = {}
    for number, part in enumerate(PARTS):
        tallies[f"{part} exact"] = _exact([one[number] for one in mine], [one[number] for one in theirs])
        tallies[f"{part} tokens"] = _tokens([one[number] for one in mine], [one[number] for one in theirs])
    tallies["found"] = Tally(_found(mine, theirs), len(mine), len(theirs))
    return tallies


def total(tallies: Iterable[dict[str, Tally]]) -> dict[str, Tally]:
    """The tallies of many texts together."""
    summed: dict[str, Tally] = {}
    for one in tallies:
        for name, tally in one.items():
            summed[name] = summed.get(name, Tally()).add(tally)
    return summed


def _words(starts: list[tuple[int, int]], one: Attribution) -> tuple[Words, Words, Words]:
    return _inside(starts, one.source), _inside(starts, one.cue), _inside(starts, one.content)


def _inside(starts: list[tuple[int, int]], spans: Spans) -> Words:
    return frozenset(
        number
        for number, (start, end) in enumerate(starts)
        if any(start < right and left < end for left, right in spans)
    )


def _exact(given: list[Words], there: list[Words]) -> Tally:
    mine, theirs = Counter(one for one in given if one), Counter(one for one in there if one)
    return Tally((mine & theirs).total(), mine.total(), theirs.total())


def _tokens(given: list[Words], there: list[Words]) -> Tally:
    mine, theirs = frozenset[int]().union(*given), frozenset[int]().union(*there)
    return Tally(len(mine & theirs), len(mine), len(theirs))


def _found(given: list[tuple[Words, Words, Words]], there: list[tuple[Words, Words, Words]]) -> int:
    left = list(given)
    right = 0
    for source, _, content in there:
        fits = [one for one in left if _fits(one, source, content)]
        if fits:
            left.remove(max(fits, key=lambda one: len(one[2] & content)))
            right += 1
    return right


def _fits(one: tuple[Words, Words, Words], source: Words, content: Words) -> bool:
    shared = len(one[2] & content)
    return (
        shared > 0
        and 2 * shared >= max(len(one[2]), len(content))
        and (bool(one[0] & source) or not (one[0] or source))
    )
