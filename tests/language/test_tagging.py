"""The likeliest tags of a text's pieces."""

from collections.abc import Sequence

import numpy as np
import pytest

from standoff.language.encoder import labels
from standoff.language.tagging import stretches

O_DEMAND = {"O": 0, "B": labels("entry").index("B-demand"), "I": labels("entry").index("I-demand")}


def given(rows: Sequence[tuple[float, float, float]]) -> np.ndarray:
    """The shares of O, B and I of a demand for each piece; what is left goes to the other tags."""
    shares = np.full((len(rows), len(labels("entry"))), 1e-6, dtype=np.float32)
    for row, (outside, begins, goes_on) in zip(shares, rows, strict=True):
        row[O_DEMAND["O"]], row[O_DEMAND["B"]], row[O_DEMAND["I"]] = outside, begins, goes_on
    return shares


def found(rows: Sequence[tuple[float, float, float]], cost: float = 1.0) -> list[tuple[str, int, int]]:
    return [one[:3] for one in stretches(given(rows), "entry", cost)]


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
    ((_, _, _, sure),) = stretches(given([(0.1, 0.9, 0), (0.3, 0, 0.7)]), "entry", 0.0)
    assert sure == pytest.approx(0.8)
