"""A passage holds exactly the words it points at; a time never ends before it begins."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.record import Passage, When
from standoff.record.passage import cut
from standoff.record.when import UNKNOWN, on

DAY = date(2023, 3, 16)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 1, 1))
bounds = st.none() | days


def passage(start: int, end: int, document: str = "d_1") -> Passage:
    return Passage(document=document, start=start, end=end, quote="x" * (end - start))


@pytest.mark.parametrize(
    ("start", "end", "quote", "says"),
    [
        pytest.param(-1, 2, "abc", "run forward", id="starts-before-the-text"),
        pytest.param(4, 4, "", "run forward", id="empty"),
        pytest.param(9, 4, "abcde", "run forward", id="runs-backward"),
        pytest.param(0, 3, "abcd", "cannot quote 4", id="quote-too-long"),
        pytest.param(0, 3, "ab", "cannot quote 2", id="quote-too-short"),
        pytest.param(0, 4, "a\U0001f44d", "cannot quote 2", id="counts-code-points-not-bytes"),
    ],
)
def test_a_passage_that_does_not_hold_its_words_is_refused(start: int, end: int, quote: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Passage(document="d_1", start=start, end=end, quote=quote)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(passage(0, 5), passage(4, 9), True, id="share-one-character"),
        pytest.param(passage(0, 5), passage(5, 9), False, id="touch"),
        pytest.param(passage(0, 9), passage(3, 4), True, id="one-within-the-other"),
        pytest.param(passage(0, 5), passage(0, 5, "d_2"), False, id="different-documents"),
    ],
)
def test_passages_overlap_when_they_share_a_character(one: Passage, other: Passage, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


@given(st.text(min_size=1), st.data())
def test_a_cut_holds_the_words_of_the_text_without_white_space_at_its_edges(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        with pytest.raises(ValueError, match="run forward"):
            cut("d_1", text, start, end)
        return
    found = cut("d_1", text, start, end)
    assert found.quote == text[found.start : found.end] == text[start:end].strip()


def test_a_time_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="2023-03-16 to 2023-03-15"):
        When(earliest=DAY, latest=DAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("when", "day", "known"),
    [
        pytest.param(UNKNOWN, None, False, id="unknown"),
        pytest.param(on(DAY), DAY, True, id="one-day"),
        pytest.param(When(earliest=DAY), None, True, id="not-before"),
        pytest.param(When(latest=DAY), None, True, id="not-after"),
        pytest.param(When(earliest=DAY, latest=DAY + timedelta(days=6)), None, True, id="a-week"),
    ],
)
def test_a_day_is_known_only_where_both_bounds_meet(when: When, day: date | None, known: bool) -> None:
    assert when.day == day
    assert when.known is known


def _when(one: date | None, other: date | None) -> When:
    if one is not None and other is not None and one > other:
        one, other = other, one
    return When(earliest=one, latest=other)


@given(bounds, bounds, bounds, bounds)
def test_two_times_can_meet_exactly_when_a_day_lies_in_both(
    first: date | None, second: date | None, third: date | None, fourth: date | None
) -> None:
    one, other = _when(first, second), _when(third, fourth)
    candidates = {day for day in (first, second, third, fourth) if day is not None} | {DAY}

    def holds(when: When, day: date) -> bool:
        return (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)

    # If any day lies in both, then one of the bounds does, or both are open on all sides.
    shared = any(holds(one, day) and holds(other, day) for day in candidates)
    assert one.can_meet(other) == other.can_meet(one) == shared
