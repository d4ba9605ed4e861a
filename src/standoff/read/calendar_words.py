"""Dates as they are written: in words or in figures, with a year or without."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"

WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"

# A pattern to be built into others, once in each: its groups are named.
DATE = (
    rf"(?:(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])"
    rf"|(?P<figures>[0-3]?[0-9](?P<mark>[/.-])[0-3]?[0-9](?P=mark){_YEAR})"
    r"|(?P<dotted>[0-3]?[0-9]\.[01]?[0-9]\.[0-9]{2})"
    rf"|(?P<day_before>{_DAY})(?:\s+|-)(?:of\s+)?(?P<month_after>{_MONTH})(?:(?:,?\s*|-)(?P<year_last>{_YEAR}))?"
    rf"|(?P<month_before>{_MONTH})\s*(?P<day_after>{_DAY})(?:,?\s+(?P<year_end>{_YEAR}))?"
    r")(?![0-9])"
)


class Parts(NamedTuple):
    """What is written of a date: the year or the day may be missing."""

    month: int
    day: int | None = None
    year: int | None = None

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that it can be; None without a year, and when there is no such day."""
        if self.year is None or not 1 <= self.month <= 12:
            return None
        last = monthrange(self.year, self.month)[1]
        if self.day is None:
            return date(self.year, self.month, 1), date(self.year, self.month, last)
        if not 1 <= self.day <= last:
            return None
        return date(self.year, self.month, self.day), date(self.year, self.month, self.day)


def parts(match: re.Match[str]) -> Parts | None:
    """The date that a pattern with ``DATE`` in it found; None when it can be read in two ways, or is no date."""
    found = _in_figures(match) if match["iso"] or match["figures"] or match["dotted"] else _in_words(match)
    if found is None or not 1 <= found.month <= 12 or not 1 <= (found.day or 0) <= 31:
        return None
    return found if found.year is None or found.days else None


def _in_words(match: re.Match[str]) -> Parts:
    month = match["month_after"] or match["month_before"]
    day = match["day_before"] or match["day_after"]
    year = match["year_last"] or match["year_end"]
    return Parts(NUMBERS[month[:3].lower()], int(re.sub(r"\D", "", day)), int(year) if year else None)


def _in_figures(match: re.Match[str]) -> Parts | None:
    if match["iso"]:
        year, month, day = (int(number) for number in match["iso"].split("-"))
        return Parts(month, day, year)
    if match["dotted"]:
        day, month, year = (int(number) for number in match["dotted"].split("."))
        return Parts(month, day, 2000 + year)
    first, second, year = (int(number) for number in match["figures"].split(match["mark"]))
    # With points between, the day comes first everywhere; else only a number over 12 tells the day from the month.
    if match["mark"] == "." or first > 12 or first == second:
        return Parts(second, first, year)
    return Parts(first, second, year) if second > 12 else None


def in_words(day: date) -> str:
    """A day as it is written in English: 14 June 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
