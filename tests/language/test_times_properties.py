"""What holds for any text and any day of publication."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.language.times import find_times
from standoff.record.when import When, on

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "of",
        "on",
        "in",
        "by",
        "to",
        "and",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "first",
        "second",
        "third",
        "quarter",
        "half",
        "year",
        "years",
        "month",
        "day",
        "days",
        "week",
        "weeks",
        "hours",
        "ago",
        "earlier",
        "later",
        "before",
        "after",
        "since",
        "until",
        "Monday",
        "Tuesday's",
        "Friday",
        "March",
        "May",
        "June",
        "Oct.",
        "Dec",
        "1",
        "2",
        "14",
        "29",
        "30",
        "31",
        "31st",
        "0th",
        "52nd",
        "89",
        "'89",
        "90s",
        "1988",
        "1989",
        "2024",
        "3000",
        "10/26/89",
        "29/02/23",
        "2019-02-30",
        "5:30",
        "25:61",
        "5.30",
        "pm",
        "a.m.",
        "GMT",
        "IST",
        "noon",
        "midnight",
        "morning",
        "night",
        "weekend",
        "Christmas",
        "Diwali",
        "Eid",
        "past",
        "few",
        "several",
        "couple",
        "twenty-one",
        "hundred",
        "dozen",
        "-",
        "–",
        ",",
        ".",
        "/",
        ":",
        "(",
        ")",
        "\n",
        "\n\n",
        "now",
        "today",
        "yesterday",
        "fiscal",
        "century",
        "decade",
        "summer",
        "old",
        "over",
        "about",
        "more",
        "than",
        "every",
        "each",
        "daily",
        "²",
        "٣",
        "İ",
    ]
)
TIMELY = st.lists(WORDS, max_size=14).map(" ".join) | st.lists(WORDS, max_size=8).map("".join)
DAYS = st.dates(date(1895, 1, 1), date(2105, 12, 31))


@settings(max_examples=400, deadline=None)
@given(TIMELY | st.text(max_size=80), DAYS | st.none())
def test_passages_reproduce_the_text_in_order_without_overlaps(text: str, day: date | None) -> None:
    position = 0
    for one in find_times("d", text, on(day) if day else None):
        assert text[one.passage.start : one.passage.end] == one.passage.quote
        assert one.passage.start >= position
        position = one.passage.end


@settings(max_examples=300, deadline=None)
@given(TIMELY, DAYS, DAYS)
def test_what_is_found_does_not_depend_on_publication(text: str, one: date, other: date) -> None:
    low, high = sorted((one, other))
    published = (None, on(one), on(other), When(earliest=low, latest=high), When(latest=high))
    found = [[each.passage for each in find_times("d", text, when)] for when in published]
    assert all(each == found[0] for each in found)


@settings(max_examples=300, deadline=None)
@given(TIMELY, DAYS)
def test_no_day_outside_the_years_that_are_reckoned_with(text: str, day: date) -> None:
    for one in find_times("d", text, on(day)):
        for bound in (one.when.earliest, one.when.latest):
            assert bound is None or 1899 <= bound.year <= 2101


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), DAYS)
def test_a_full_date_means_its_day_whenever_it_is_read(day: date, published: date) -> None:
    for written in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        (mention,) = find_times("d", f"It was on {written} there.", on(published))
        assert mention.when.day == day
        assert mention.value == day.isoformat()


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_a_past_weekday_lies_in_the_week_up_to_publication(published: date) -> None:
    for shift in range(7):
        day = published - timedelta(days=shift)
        (mention,) = find_times("d", f"They walked out on {day:%A}.", on(published))
        assert mention.when.day == day


@settings(max_examples=100, deadline=None)
@given(TIMELY, DAYS)
def test_the_same_text_gives_the_same_mentions(text: str, day: date) -> None:
    assert find_times("d", text, on(day)) == find_times("d", text, on(day))


@pytest.mark.parametrize(
    "words", ["the ", "fiscal the ", "June 1 and 2, ", "'80 ", "2019-", "early to early to ", "Diwali "]
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(words: str) -> None:
    started = process_time()
    find_times("d", words * 5_000, None)
    assert process_time() - started < 5
