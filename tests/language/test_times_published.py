"""What is known of the day of publication bounds what is relative to it."""

from datetime import date

import pytest

from standoff.language.times import find_times
from standoff.record.when import UNKNOWN, When

TEXT = "The strike began on Tuesday, a day after the assault of yesterday, and in 2019 it ended last week."


def test_without_a_day_of_publication_nothing_relative_is_known() -> None:
    tuesday, *_, year, week = find_times("d", TEXT, None)
    assert (tuesday.value, tuesday.when.known, tuesday.when.got) == ("XXXX-WXX-2", False, "relative")
    assert (year.value, year.when.earliest) == ("2019", date(2019, 1, 1))
    assert (week.value, week.when.known) == ("XXXX-WXX", False)


def test_an_unknown_day_is_as_good_as_none() -> None:
    assert find_times("d", TEXT, UNKNOWN) == find_times("d", TEXT, None)


def test_an_interval_gives_bounds_from_both_ends() -> None:
    published = When(earliest=date(2019, 6, 10), latest=date(2019, 6, 14), granularity="week")
    (mention,) = find_times("d", "They met yesterday.", published)
    assert (mention.when.earliest, mention.when.latest) == (date(2019, 6, 9), date(2019, 6, 13))
    assert mention.value == "XXXX-XX-XX"


def test_an_interval_in_which_all_days_agree_gives_the_value() -> None:
    published = When(earliest=date(2019, 6, 12), latest=date(2019, 6, 14), granularity="week")
    (mention,) = find_times("d", "They met last week.", published)
    assert mention.value == "2019-W23"


@pytest.mark.parametrize(
    ("published", "bounds"),
    [
        pytest.param(When(latest=date(2019, 6, 14)), (None, date(2019, 6, 13)), id="at the latest"),
        pytest.param(When(earliest=date(2019, 6, 14)), (date(2019, 6, 13), None), id="at the earliest"),
    ],
)
def test_half_known_publication_gives_half_the_bounds(published: When, bounds: tuple[date | None, date | None]) -> None:
    (mention,) = find_times("d", "They met yesterday.", published)
    assert (mention.when.earliest, mention.when.latest) == bounds


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2101, 1, 1), date.max], ids=str)
def test_a_publication_that_cannot_be_reckoned_from_is_unknown(day: date) -> None:
    published = When(earliest=day, latest=day, granularity="day")
    assert find_times("d", TEXT, published) == find_times("d", TEXT, None)
