"""The likeliest tags of a text's pieces."""

from collections.abc import Sequence

import numpy as np
import pytest

from standoff.language.encoder import Encoded, labels
from standoff.language.tagging import stretches

O_DEMAND = {"O": 0, "B": labels("entry").index("B-demand"), "I": labels("entry").index("I-demand")}


def given(rows: Sequence[tuple[float, float, float]]) -> np.ndarray:
    """The shares of O, B and I of a demand for each piece; what is left goes to the other tags."""
    shares = np.full((len(rows), len(labels("entry"))), 1e-6, dtype=np.float32)
    for row, (outside, begins, goes_on) in zip(shares, rows, strict=True):
        row[O_DEMAND["O"]], row[O_DEMAND["B"]], row[O_DEMAND["I"]] = outside, begins, goes_on
    return shares


def found(rows: Sequence[tuple[float, float, float]], cost: float = 1.0) -> list[tuple[str, int, int]]:
    return [one[:3] for one in stretches(words(len(rows)), given(rows), "entry", cost)]


def words(count: int, marks: int = 0) -> Encoded:
    """So many words of one letter, and behind them so many marks of the end that are no words."""
    offsets = (*((2 * place, 2 * place + 1) for place in range(count)), *((0, 0) for _ in range(marks)))
    return Encoded(tuple(offsets), np.zeros((count + marks, 1), dtype=np.float32))


def test_a_plain_stretch() -> None:
    assert found([(0.9, 0.1, 0), (0.1, 0.9, 0), (0.1, 0, 0.9), (0.9, 0, 0.1)]) == [("demand", 1, 2)]


def test_a_doubtful_piece_does_not_break_a_stretch() -> None:
    rows = [(0.1, 0.9, 0.0), (0.55, 0.05, 0.4), (0.1, 0.05, 0.85), (0.9, 0.0, 0.1)]
    assert found(rows) == [("demand", 0, 2)]


def test_a_stretch_must_be_worth_its_beginning() -> None:
    rows = [(0.9, 0.1, 0.0), (0.4, 0.6, 0.0), (0.9, 0.0, 0.1)]
    assert found(rows, cost=0.0) == [("demand", 1, 1)]
    assert found(rows, cost=2.0) == []


def test_it_begins_with_its_beginning() -> None:
    ((_, first, last),) = found([(0.05, 0.15, 0.8), (0.05, 0.0, 0.95)], cost=0.0)
    assert (first, last) == (0, 1)


def test_how_sure_is_the_mean_of_what_its_pieces_are_given() -> None:
    ((_, _, _, sure),) = stretches(words(2), given([(0.1, 0.9, 0), (0.3, 0, 0.7)]), "entry", 0.0)
    assert sure == pytest.approx(0.8)


def test_the_marks_of_beginning_and_end_are_no_words() -> None:
    rows = [(0.1, 0.9, 0.0), (0.1, 0.0, 0.9), (0.1, 0.0, 0.9)]
    assert [one[:3] for one in stretches(words(2, marks=1), given(rows), "entry", 0.0)] == [("demand", 0, 1)]
    assert list(stretches(words(0, marks=2), given(rows[:2]), "entry", 0.0)) == []
