"""Copies: which reports carry the same text, on a set that is made from our own reports.

    python -m evals.copies [--misses]

Compared are pairs: of all pairs that Standoff puts into one group, how many are copies (precision); of all pairs that
are copies, how many it finds (recall). How the set is made is told in ``evals/copies/made.py``. ``--misses`` lists the
pairs that are wrong.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from evals.copies.made import SEED, Made, made

from standoff.record.annotation import Annotation
from standoff.resolve.copies import group_copies
from standoff.resolve.report import Report

Pairs = set[frozenset[str]]


class Score(NamedTuple):
    """The pairs of the set that are copies, and those that were found."""

    copies: Pairs
    found: Pairs

    @property
    def precision(self) -> float:
        """The share of the pairs found that are copies."""
        return len(self.copies & self.found) / len(self.found)

    @property
    def recall(self) -> float:
        """The share of the copies that are found."""
        return len(self.copies & self.found) / len(self.copies)


def score(one: Made) -> Score:
    """How the pairs of a set are found."""
    reports = [Report(each, Annotation(document=each.id, published=each.published)) for each in one.documents]
    return Score(_pairs(one.family) - one.either, _pairs(group_copies(reports)) - one.either)


def _pairs(groups: Mapping[str, str]) -> Pairs:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for identifier, group in groups.items():
        members[group].append(identifier)
    return {frozenset(pair) for each in members.values() for pair in combinations(each, 2)}


def main() -> None:
    sets = [made(SEED + number) for number in range(3)]
    for one in sets:
        told = score(one)
        unrelated = len(one.documents) * (len(one.documents) - 1) // 2 - len(told.copies) - len(one.either)
        print(
            f"{len(one.documents)} texts, {len(told.copies)} pairs of copies, {unrelated} of others: "
            f"precision {100 * told.precision:.2f} %, recall {100 * told.recall:.2f} %"
        )
        if "--misses" in sys.argv:
            _tell("not found", told.copies - told.found, one)
            _tell("no copies", told.found - told.copies, one)


def _tell(what: str, pairs: Iterable[frozenset[str]], one: Made) -> None:
    texts = {each.id: each.text for each in one.documents}
    for pair in sorted(map(sorted, pairs)):
        print(f"  {what}: " + " | ".join(f"{each[:14]} {len(texts[each])} {texts[each][:60]!r}" for each in pair))


if __name__ == "__main__":
    main()
