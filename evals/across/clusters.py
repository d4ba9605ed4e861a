"""How well mentions were put together: B-cubed (Bagga and Baldwin 1998) and CEAF-e (Luo 2005), with phi 4."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, each between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Mapping[Hashable, Hashable], ours: Mapping[Hashable, Hashable]) -> Score:
    """For each mention, the share of its cluster that belongs with it; the mean over all mentions.

    Both map the same mentions to the names of their clusters.

    Raises:
        ValueError: they are not of the same mentions, or of none.
    """
    _same_mentions(gold, ours)
    together = Counter((gold[one], ours[one]) for one in gold)
    golden, found = Counter(gold.values()), Counter(ours.values())
    precision = sum(number * number / found[cluster] for (_, cluster), number in together.items()) / len(gold)
    recall = sum(number * number / golden[cluster] for (cluster, _), number in together.items()) / len(gold)
    return Score(precision, recall)


def ceaf_e(gold: Mapping[Hashable, Hashable], ours: Mapping[Hashable, Hashable]) -> Score:
    """Clusters matched one to one so that they agree as much as they can; the share of clusters that then agree.

    Raises:
        ValueError: they are not of the same mentions, or of none.
    """
    _same_mentions(gold, ours)
    first, second = _members(gold), _members(ours)
    likeness = np.array([[2 * len(one & two) / (len(one) + len(two)) for two in second] for one in first])
    rows, columns = linear_sum_assignment(-likeness)
    agreed = float(likeness[rows, columns].sum())
    return Score(agreed / len(second), agreed / len(first))


def _same_mentions(gold: Mapping[Hashable, Hashable], ours: Mapping[Hashable, Hashable]) -> None:
    if not gold or gold.keys() != ours.keys():
        raise ValueError("clusters can only be compared over the same mentions, and over some")


def _members(clusters: Mapping[Hashable, Hashable]) -> list[set[Hashable]]:
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in clusters.items():
        found[cluster].add(mention)
    return list(found.values())
