"""Precision, recall and F1 of classes, and their mean weighted by how often each class is the right one."""

from collections import Counter
from collections.abc import Iterator, Sequence


class Classes:
    """Right and given classes, pair by pair."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._right = Counter(right for right, _ in pairs)
        self._given = Counter(given for _, given in pairs)
        self._both = Counter(right for right, given in pairs if right == given)
        self._total = len(pairs)

    def f1(self, name: str) -> float:
        """Of a class, in per cent."""
        both = self._right[name] + self._given[name]
        return 200 * self._both[name] / both if both else 0.0

    @property
    def weighted_f1(self) -> float:
        """The mean of the classes' F1, each by its share of the passages."""
        return sum(self.f1(name) * count for name, count in self._right.items()) / max(1, self._total)

    @property
    def micro(self) -> float:
        """The share of the passages that are given the right class, in per cent."""
        return 100 * sum(self._both.values()) / max(1, self._total)

    def lines(self) -> Iterator[str]:
        """A line for each class: precision, recall, F1."""
        for name in sorted(self._right):
            precision = 100 * self._both[name] / max(1, self._given[name])
            recall = 100 * self._both[name] / self._right[name]
            yield f"  {name:30} P {precision:5.1f}  R {recall:5.1f}  F1 {self.f1(name):5.1f}  n={self._right[name]}"
