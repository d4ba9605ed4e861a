"""What a time expression says of its day when the day of the report is not known.

"October 2" is the 2nd of October of some year; "on Tuesday" is a Tuesday not a week before the report; "three days
ago" lies three days before it. Each becomes a set of days and a distance from the day of the report.
"""

import re
from typing import Final, NamedTuple

from standoff.language.named_days import days_named
from standoff.reason.day_sets import ALL_DAYS, YEARS, DaySet, days_between, every_year, set_of, weekdays
from standoff.reason.tense import Direction
from standoff.record.annotation import TimeMention
from standoff.record.when import When

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WEEKDAY: Final = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_MONTH_DAY: Final = re.compile(r"^XXXX-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH: Final = re.compile(r"^XXXX-(\d\d)$")
_AGO: Final = re.compile(r"^(?:about\s+)?([\w-]+)\s+(day|night|week)s?\s+ago$", re.IGNORECASE)
_NUMBERS: Final = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)

# How many days before the report each lies: at least and at most.
_RELATIVE: Final = {
    "today": (0, 0),
    "tonight": (0, 0),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "yesterday": (1, 1),
    "yesterday morning": (1, 1),
    "yesterday afternoon": (1, 1),
    "yesterday evening": (1, 1),
    "last night": (0, 1),
    "the day before yesterday": (2, 2),
    "day before yesterday": (2, 2),
    "tomorrow": (-1, -1),
    "tomorrow morning": (-1, -1),
    "tomorrow evening": (-1, -1),
    "the day after tomorrow": (-2, -2),
    "day after tomorrow": (-2, -2),
}

# A date without its year lies within a year of the report; a bare weekday within a week.
LONGEST_WITHOUT_YEAR: Final = 365


class DayReading(NamedTuple):
    """The days that an expression can mean, and how far before the report each of them can lie.

    ``low`` and ``high`` count days before the report (negative: after it); None where nothing is said. ``own`` is
    true where the words alone fix the day in full, whatever the day of the report. ``form`` names the kind of
    expression: *date*, *month and day*, *month*, *weekday*, *named day* or *relative*.
    """

    form: str
    days: DaySet
    low: int | None
    high: int | None


def read_day(
    mention: TimeMention, way: Direction, dated: bool, country: str, subdivision: str | None
) -> DayReading | None:
    """What a time expression says of its day; None where it is no day, or says nothing firm of one."""
    if mention.count is not None or mention.type in ("DURATION", "SET"):
        return None
    words = " ".join(mention.passage.quote.split()).lower()
    if mention.when.known and (dated or mention.when.got == "stated"):
        return _stated(mention.when, way if mention.when.got == "stated" else "open")
    return (
        _named(mention, way, country, subdivision)
        or _relative(words)
        or _month_and_day(mention.value, way)
        or _bare_weekday(words, way)
        or _month(mention.value, way)
    )


def _stated(when: When, way: Direction) -> DayReading | None:
    days = days_between(when.earliest, when.latest)
    if not days:
        return None
    low, high = (0, None) if way == "past" else (None, 0) if way == "future" else (None, None)
    return DayReading("date", days, low, high)


def _relative(words: str) -> DayReading | None:
    if words in _RELATIVE:
        return DayReading("relative", ALL_DAYS, *_RELATIVE[words])
    match = _AGO.match(words)
    if match is None:
        return None
    number = _number(match.group(1))
    if number is None:
        return None
    if match.group(2).lower() == "week":
        return DayReading("relative", ALL_DAYS, 7 * number - 3, 7 * number + 3)
    return DayReading("relative", ALL_DAYS, number, number)


def _number(word: str) -> int | None:
    if word.isdigit() and len(word) <= 3:
        return int(word)
    if word.lower() in ("a", "an"):
        return 1
    return _NUMBERS.get(word.lower())


def _month_and_day(value: str, way: Direction) -> DayReading | None:
    match = _MONTH_DAY.match(value)
    if match is None:
        return None
    days = every_year(int(match.group(1)), int(match.group(2))) if 1 <= int(match.group(1)) <= 12 else 0
    return DayReading("month and day", days, *_within(way, LONGEST_WITHOUT_YEAR)) if days else None


def _month(value: str, way: Direction) -> DayReading | None:
    match = _MONTH.match(value)
    if match is None or not 1 <= int(match.group(1)) <= 12:
        return None
    return DayReading("month", every_year(int(match.group(1))), *_within(way, LONGEST_WITHOUT_YEAR))


def _bare_weekday(words: str, way: Direction) -> DayReading | None:
    weekday = weekday_in(words)
    if weekday is None:
        return None
    days = weekdays(weekday)
    if re.search(r"\b(?:last|previous|past|next|coming|following)\b", words):
        return DayReading("weekday", days, *_within(way, 14))
    low, high = _within(way, 7)
    return DayReading("weekday", days, low, 6 if way == "past" else high)


def weekday_in(words: str) -> int | None:
    """The weekday that some words name (Monday is 0); None where they name none."""
    match = _WEEKDAY.search(words)
    return None if match is None else WEEKDAYS.index(match[1].lower())


def _named(mention: TimeMention, way: Direction, country: str, subdivision: str | None) -> DayReading | None:
    """The name of a festival or holiday: its days in all years in which they are known."""
    if mention.when.got != "calendar":
        return None
    by_year = days_named(mention.passage.quote, YEARS, country, subdivision)
    found = set_of(day for days in by_year.values() for day in days)
    return DayReading("named day", found, *_within(way, LONGEST_WITHOUT_YEAR)) if found else None


def _within(way: Direction, longest: int) -> tuple[int, int]:
    return (0 if way == "past" else -longest), (0 if way == "future" else longest)
