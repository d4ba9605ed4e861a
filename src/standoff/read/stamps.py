"""Dates as files state them: ISO 8601, the form of mail headers, words, or a month or a year alone."""

import re
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime

from standoff.read.calendar_words import DATE, WEEKDAY, parts
from standoff.record.when import When, on

_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2200
_LONGEST = 100
_MONTH_ALONE = re.compile(r"(\d{4})-(\d{2})")
# As GDELT writes the time at which it met a report.
_RUN_TOGETHER = re.compile(r"(?:19|20)\d{12}")
_YEAR_ALONE = re.compile(r"\d{4}")
_MAIL_HEADER = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[A-Z]{2,4}|[+-]\d{4})")
_IN_WORDS = re.compile(rf"(?:{WEEKDAY},?\s*)?{DATE}(?=[\s,|T]|$)", re.IGNORECASE)


def stamp(words: str) -> When | None:
    """The time that a file states, its day as written and not shifted to another zone; None if it is no date.

    A clock time of exactly midnight stands for none: that is how most tools write a day.
    """
    words = words.strip()[:_LONGEST]
    if _RUN_TOGETHER.fullmatch(words):
        words = f"{words[:8]}T{words[8:]}"
    if _YEAR_ALONE.fullmatch(words):
        return _bounds(int(words), 1, 12)
    if month := _MONTH_ALONE.fullmatch(words):
        return _bounds(int(month[1]), int(month[2]), int(month[2]))
    moment = _moment(words)
    if moment is not None:
        return _when(moment) if _EARLIEST_YEAR <= moment.year <= _LATEST_YEAR else None
    found = _IN_WORDS.match(words)
    known = parts(found) if found else None
    return on(known.days[0]) if known and known.days else None


def _moment(words: str) -> datetime | None:
    try:
        return parsedate_to_datetime(words) if _MAIL_HEADER.fullmatch(words) else datetime.fromisoformat(words)
    except ValueError:
        return None


def _when(moment: datetime) -> When:
    day = moment.date()
    if moment.time() == time():
        return on(day)
    offset = moment.strftime("%z")
    return When(
        earliest=day,
        latest=day,
        granularity="minute",
        got="stated",
        clock=time(moment.hour, moment.minute),
        zone=f"{offset[:3]}:{offset[3:5]}" if offset else None,
    )


def _bounds(year: int, first: int, last: int) -> When | None:
    if not (_EARLIEST_YEAR <= year <= _LATEST_YEAR and 1 <= first <= 12):
        return None
    following = date(year + last // 12, last % 12 + 1, 1)
    return When(
        earliest=date(year, first, 1),
        latest=date.fromordinal(following.toordinal() - 1),
        granularity="month" if first == last else "year",
        got="stated",
    )
