"""Numbers of people and things, in figures or words, with their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language.quantities import find_numbers, number_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("two doctors", (2, 2, "exactly"), id="word"),
        pytest.param("twenty-one doctors", (21, 21, "exactly"), id="joined-words"),
        pytest.param("35 doctors", (35, 35, "exactly"), id="figure"),
        pytest.param("3,500 doctors", (3500, 3500, "exactly"), id="comma"),
        pytest.param("1,50,000 doctors", (150000, 150000, "exactly"), id="indian-commas"),
        pytest.param("over 3,500 doctors", (3501, None, "over"), id="over"),
        pytest.param("more than 40 doctors", (41, None, "over"), id="more-than"),
        pytest.param("at least 40 doctors", (40, None, "at least"), id="at-least"),
        pytest.param("as many as 40 doctors", (40, None, "at least"), id="as-many-as"),
        pytest.param("up to 40 doctors", (None, 40, "at most"), id="up-to"),
        pytest.param("fewer than 40 doctors", (None, 39, "under"), id="fewer-than"),
        pytest.param("about 40 doctors", (40, 40, "about"), id="about"),
        pytest.param("nearly 40 doctors", (40, 40, "about"), id="nearly"),
        pytest.param("40-50 doctors", (40, 50, "between"), id="range"),
        pytest.param("40–50 doctors", (40, 50, "between"), id="range-with-a-dash"),
        pytest.param("dozens of doctors", (24, None, "at least"), id="dozens"),
        pytest.param("hundreds of doctors", (200, None, "at least"), id="hundreds"),
        pytest.param("a dozen doctors", (12, 12, "exactly"), id="a-dozen"),
        pytest.param("two hundred doctors", (200, 200, "exactly"), id="two-hundred"),
        pytest.param("Rs 20 crore", (200_000_000, 200_000_000, "exactly"), id="crore"),
        pytest.param("1.5 lakh doctors", (150_000, 150_000, "exactly"), id="lakh"),
    ],
)
def test_a_number_and_its_bounds(text: str, expected: tuple[float | None, float | None, str]) -> None:
    (found,) = find_numbers(text)
    assert (found.low, found.high, found.qualifier) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ward A4 was shut.", id="part-of-a-name"),
        pytest.param("Write to @nurse24 at once.", id="handle"),
        pytest.param("The #2024strike grew.", id="hashtag"),
        pytest.param("Doctors wept.", id="none"),
        pytest.param("The often-quoted text.", id="ten-within-a-word"),
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("26 per cent of the doctors", id="per-cent"),
        pytest.param("26 percent of the doctors", id="percent"),
        pytest.param("26% of the doctors", id="sign"),
    ],
)
def test_shares_are_marked(text: str) -> None:
    (found,) = find_numbers(text)
    assert found.percent


@given(st.integers(min_value=0, max_value=99_999_999))
def test_figures_with_and_without_commas_mean_the_same(number: int) -> None:
    assert number_value(str(number)) == number_value(f"{number:,}") == number
    (found,) = find_numbers(f"about {number:,} nurses")
    assert found.low == found.high == number


@given(st.text(max_size=60))
def test_numbers_lie_within_the_text_in_order_with_bounds_that_fit(text: str) -> None:
    found = find_numbers(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3,500", 3500.0),
        ("7.5", 7.5),
        ("twenty-one", 21.0),
        ("01:12", None),
        ("3rd", None),
        ("²", None),
        ("ten-ish", None),
    ],
)
def test_what_is_a_number(words: str, value: float | None) -> None:
    assert number_value(words) == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("two dozen nurses", 24, 24), ("between 40 and 50 cleaners", 40, 50), ("between two and five men", 2, 5)],
)
def test_dozens_and_ranges(text: str, low: int, high: int) -> None:
    (found,) = find_numbers(text)
    assert (found.low, found.high) == (low, high)
