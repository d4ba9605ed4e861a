"""The evaluations run, and their data is what they say that it is."""

import pytest
from evals.promises.__main__ import outcomes
from evals.promises.scoring import Tally
from evals.promises.stories import PARTS, find_loosely, read_stories
from tests.support import domain


def test_a_third_of_the_passages_is_kept_apart() -> None:
    tuning, heldout = (read_stories(part) for part in PARTS)
    passages = [sum(len(one.passages) for one in part) for part in (tuning, heldout)]
    assert sum(passages) >= 120
    assert passages[1] >= sum(passages) / 3
    assert not {one.id for one in tuning} & {one.id for one in heldout}


def test_the_promises_of_a_few_stories_are_compared() -> None:
    tally = Tally()
    for one in outcomes(read_stories("tuning")[:4], domain()):
        tally.add(one)
    assert tally.right["demands"] > 0
    assert tally.right["commitments"] > 0
    assert all("precision" in line or "found" in line for line in tally.lines())


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        pytest.param("two  ambulances", (7, 21), id="white-space"),
        pytest.param("Two Ambulances", (7, 21), id="case"),
        pytest.param("three", None, id="not-there"),
    ],
)
def test_quotes_are_found_loosely(quote: str, place: tuple[int, int] | None) -> None:
    assert find_loosely(quote, "to buy two\nambulances for") == place
