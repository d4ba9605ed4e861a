"""Of which promise a later sentence speaks, in other words, and what it says of it."""

import pytest

from standoff.language.ties import SAID_OF, likeness, verdict

PROMISES = [
    "pay three months of salary arrears by the end of June",
    "buy two ambulances for the hospital at Ganze",
    "post eight armed guards at the gate of the casualty ward",
]


@pytest.mark.parametrize(
    ("told", "promise"),
    [
        pytest.param("Not a shilling of the back pay has reached the nurses' accounts.", 0, id="money"),
        pytest.param("A single vehicle was handed over at Ganze last week.", 1, id="vehicles"),
        pytest.param("Of the eight men who were to stand at the gate, three report for duty.", 2, id="men"),
    ],
)
def test_a_sentence_is_most_like_the_promise_that_it_speaks_of(told: str, promise: int) -> None:
    best = max(range(len(PROMISES)), key=lambda number: likeness(PROMISES[number], told))
    assert best == promise


def test_what_is_said_of_it() -> None:
    found = verdict(PROMISES[0], "Not a shilling of the back pay has reached the nurses' accounts.")
    assert found.something > 0.5
    assert SAID_OF[found.said] in {"not done", "pending"}


def test_another_matter_says_nothing_of_it() -> None:
    assert verdict(PROMISES[1], "The nurses sang hymns under a mango tree until noon.").something < 0.3


def test_likeness_is_between_minus_one_and_one() -> None:
    assert -1.001 <= likeness(PROMISES[0], PROMISES[1]) <= 1.001
    assert likeness(PROMISES[0], PROMISES[0]) > likeness(PROMISES[0], PROMISES[1])
