"""Words as the timeline of plain reports weighs them: stems, and how telling each is among the reports."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import yaml
from Stemmer import Stemmer

Floats = npt.NDArray[np.float64]
WORD = re.compile(r"[^\W\d_]+(?:[.&-][^\W\d_]+)*|\d[\d.,]*")


class Lists(NamedTuple):
    """The lists of ``words.yaml``: empty and weighty words as stems, the others as they stand."""

    empty: frozenset[str]
    weighty: frozenset[str]
    leaning: frozenset[str]
    first_person: frozenset[str]


@cache
def lists() -> Lists:
    """The lists of words that the timeline of plain reports works by."""
    data = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
    weighty = frozenset(map(stem, data["weighty"].split()))
    empty, leaning, first = (frozenset(data[key].split()) for key in ("empty", "leaning", "first_person"))
    return Lists(empty, weighty, leaning, first)


@cache
def _stemmer() -> Stemmer:
    return Stemmer("english")


@cache
def stem(word: str) -> str:
    """A word in small letters without its ending."""
    stemmed: str = _stemmer().stemWord(word.rstrip(".,"))
    return stemmed


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """What words are about: the stems of those that are not empty, each once, in order."""
    empty = lists().empty
    small = (word.lower() for word in words)
    return tuple(dict.fromkeys(stem(word) for word in small if word not in empty))


class Vectors(NamedTuple):
    """Sentences as vectors of length one over the stems of all reports, in compressed rows.

    The numbers of the stems of sentence *n*, and their weights, stand from ``bounds[n]`` to ``bounds[n + 1]``.
    """

    numbers: Mapping[str, int]
    bounds: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int64]
    weights: Floats

    def likeness(self, row: int, other: Floats) -> float:
        """How alike a sentence is to a dense vector of length one (the cosine)."""
        span = slice(self.bounds[row], self.bounds[row + 1])
        return float(other[self.columns[span]] @ self.weights[span])

    def all_likenesses(self, other: Floats) -> Floats:
        """The likeness of every sentence to a dense vector of length one."""
        products = np.append(other[self.columns] * self.weights, 0.0)
        sums = np.add.reduceat(products, np.minimum(self.bounds[:-1], len(products) - 1))
        return np.where(np.diff(self.bounds) > 0, sums, 0.0)

    def dense(self, row: int) -> Floats:
        """One sentence as a dense vector."""
        return self.total([(row, 1.0)])

    def total(self, rows: Iterable[tuple[int, float]]) -> Floats:
        """The weighted sum of some sentences, brought to length one."""
        found = np.zeros(len(self.numbers) + 1)
        for row, weight in rows:
            span = slice(self.bounds[row], self.bounds[row + 1])
            found[self.columns[span]] += weight * self.weights[span]
        return unit(found)


def unit(vector: Floats) -> Floats:
    """A vector brought to length one; nothing but zeros stays as it is."""
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def vectors(sentences: Sequence[tuple[str, ...]], reports: Sequence[int]) -> Vectors:
    """The vectors of sentences, by the stems of each and the number of the report that it stands in.

    A stem weighs the more, the fewer reports have it.
    """
    in_reports: dict[str, set[int]] = {}
    for own, report in zip(sentences, reports, strict=True):
        for one in own:
            in_reports.setdefault(one, set()).add(report)
    numbers = {one: number for number, one in enumerate(in_reports)}
    count = max(1, len(set(reports)))
    telling = np.array([log(1 + count / len(found)) for found in in_reports.values()])
    bounds = np.cumsum([0, *map(len, sentences)])
    columns = np.fromiter((numbers[one] for one in chain.from_iterable(sentences)), dtype=np.int64, count=bounds[-1])
    weights = telling[columns] if len(columns) else np.zeros(0)
    lengths = np.sqrt(np.add.reduceat(np.append(weights**2, 0.0), np.minimum(bounds[:-1], len(weights))))
    lengths[(np.diff(bounds) == 0) | (lengths == 0)] = 1.0
    return Vectors(numbers, bounds, columns, weights / np.repeat(lengths, np.diff(bounds)))
