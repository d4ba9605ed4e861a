"""Counts of days: what is counted, how, and how many."""

import pytest
from tests.language.test_times_dates import times_in

COUNTS = [
    pytest.param("Today marks the 52nd day of our protest.", ("nth day", 52, "our protest"), id="nth day of"),
    pytest.param("on day 9 of the fast at the crossing", ("nth day", 9, "the fast"), id="day n of"),
    pytest.param("Second faster in hospital as fast enters ninth day", ("nth day", 9, "fast"), id="enters"),
    pytest.param("The strike was in its third consecutive day.", ("nth day", 3, "The strike"), id="consecutive"),
    pytest.param("He said that the strike, now in its fourth day, goes on.", ("nth day", 4, "the strike"), id="now in"),
    pytest.param("They were on strike for the second day.", ("nth day", 2, "strike"), id="for the nth day"),
    pytest.param("It was the 40th day of their cease-work, he said.", ("nth day", 40, "their cease-work"), id="hyphen"),
    pytest.param("the twenty-first day of the sit-in", ("nth day", 21, "the sit-in"), id="in words"),
    pytest.param("the second day of the Test", ("nth day", 2, "the Test"), id="cricket"),
    pytest.param("It was the third day.", ("nth day", 3, None), id="of nothing named"),
    pytest.param("after a 42-day strike triggered by the crime", ("length", 42, "strike"), id="length"),
    pytest.param("an eleven-day hunger strike of nurses", ("length", 11, "hunger strike"), id="length of two words"),
    pytest.param("The protest has lasted 42 days.", ("length", 42, "The protest"), id="lasted"),
    pytest.param("They resumed after eleven days.", ("gap", 11, None), id="gap"),
    pytest.param("They resumed ten days after the assault.", ("gap", 10, None), id="gap before its end"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_count(text: str, expected: tuple[str, int, str | None]) -> None:
    (count,) = [one.count for one in times_in(text) if one.count]
    assert (count.count, count.days, count.of.quote if count.of else None) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the 0th day of the fast", id="0th"),
        pytest.param("the 10000th day of the fast", id="ten thousandth"),
        pytest.param("a 99999-day strike", id="too long"),
        pytest.param("for a few days", id="vague"),
        pytest.param("a 31-year-old doctor", id="age"),
    ],
)
def test_counts_nothing(text: str) -> None:
    assert [one.count for one in times_in(text) if one.count] == []


def test_what_is_counted_is_a_passage_of_the_text() -> None:
    text = "Today marks the 52nd day of our protest."
    (count,) = [one.count for one in times_in(text) if one.count]
    assert count.of is not None
    assert text[count.of.start : count.of.end] == count.of.quote


def test_the_nth_day_is_left_to_be_worked_out() -> None:
    (mention,) = times_in("the 52nd day of our protest")
    assert mention.when.got == "counted"
    assert not mention.when.known
