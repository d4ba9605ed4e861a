"""Sets of days as whole numbers: bit *n* stands for the *n*-th day from 1 January 1990.

A set of all days of 46 years fits in two kilobytes, so that cutting, joining and shifting sets of days are each
one operation on a whole number. Nothing is rounded to intervals on the way: "any Tuesday" stays every Tuesday.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2035
FIRST_DAY: Final = date(FIRST_YEAR, 1, 1)
LAST_DAY: Final = date(LAST_YEAR, 12, 31)
YEARS: Final = range(FIRST_YEAR, LAST_YEAR + 1)

NUMBER_OF_DAYS: Final = (LAST_DAY - FIRST_DAY).days + 1

DaySet = int

NO_DAYS: Final[DaySet] = 0
ALL_DAYS: Final[DaySet] = (1 << NUMBER_OF_DAYS) - 1


def within_calendar(day: date) -> bool:
    """Whether a day lies in the years that sets of days cover."""
    return FIRST_DAY <= day <= LAST_DAY


def days_between(earliest: date | None, latest: date | None) -> DaySet:
    """All days from one to another, both included; an open end runs to the edge of the calendar."""
    low = 0 if earliest is None else max(0, (earliest - FIRST_DAY).days)
    high = NUMBER_OF_DAYS - 1 if latest is None else min(NUMBER_OF_DAYS - 1, (latest - FIRST_DAY).days)
    return ((1 << (high - low + 1)) - 1) << low if low <= high else NO_DAYS


def set_of(days: Iterable[date]) -> DaySet:
    """The given days, those outside the calendar left out."""
    found = NO_DAYS
    for day in days:
        if within_calendar(day):
            found |= 1 << (day - FIRST_DAY).days
    return found


@cache
def weekdays(weekday: int) -> DaySet:
    """Every Monday (0) ... every Sunday (6)."""
    first = (weekday - FIRST_DAY.weekday()) % 7
    return sum(1 << number for number in range(first, NUMBER_OF_DAYS, 7))


@cache
def every_year(month: int, day: int | None = None) -> DaySet:
    """A day of a month in every year that has it; the whole month where no day is given."""
    found = NO_DAYS
    for year in YEARS:
        after = date(year + month // 12, month % 12 + 1, 1)
        if day is None:
            found |= days_between(date(year, month, 1), after - timedelta(days=1))
        elif 1 <= day <= (after - date(year, month, 1)).days:
            found |= set_of([date(year, month, day)])
    return found


@lru_cache(maxsize=2048)
def shifted(days: DaySet, low: int, high: int) -> DaySet:
    """The days that lie from ``low`` to ``high`` days after any of the given ones; negative numbers go back."""
    width = high - low + 1
    if width < 1:
        return NO_DAYS
    spread, reach = days, 1
    while reach < width:
        step = min(reach, width - reach)
        spread |= spread << step
        reach += step
    return (spread << low if low >= 0 else spread >> -low) & ALL_DAYS


def first_of(days: DaySet) -> date | None:
    """The first day of a set; None of an empty one."""
    return FIRST_DAY + timedelta(days=(days & -days).bit_length() - 1) if days else None


def last_of(days: DaySet) -> date | None:
    """The last day of a set; None of an empty one."""
    return FIRST_DAY + timedelta(days=days.bit_length() - 1) if days else None


def longest_gap(days: DaySet) -> int:
    """The most days that lie together between two days of a set without being in it; 0 where it has no gap."""
    if not days:
        return 0
    whole = days_between(first_of(days), last_of(days))
    low, high = 0, NUMBER_OF_DAYS
    while low < high:
        middle = (low + high) // 2
        if shifted(days, 0, middle) & whole == whole:
            high = middle
        else:
            low = middle + 1
    return low


def in_order(days: DaySet) -> Iterator[date]:
    """The days of a set, first to last."""
    while days:
        lowest = days & -days
        yield FIRST_DAY + timedelta(days=lowest.bit_length() - 1)
        days ^= lowest
