"""What a time expression is read as, and builders for the common readings.

A reading whose day of publication is unknown keeps what the words alone say: the value then has ``X`` for what is
missing, as TimeML writes it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from standoff.language.times import calendar
from standoff.record.annotation import CountOf, TimexType
from standoff.record.when import Got, Granularity


class CountSketch(NamedTuple):
    """A count of days whose ``of`` is still a stretch of offsets."""

    kind: CountOf
    days: int
    of: tuple[int, int] | None = None


class Reading(NamedTuple):
    """Type and value as in TIMEX3, and the bounds, both included."""

    type: TimexType
    value: str
    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity = "none"
    got: Got = "none"
    clock: time | None = None
    zone: str | None = None
    counted: CountSketch | None = None

    @property
    def day_known(self) -> bool:
        """Whether it is one day, and known."""
        return self.earliest is not None and self.earliest == self.latest


@dataclass
class Context:
    """What a reading can lean on: the day of publication, and what was read before it in the text.

    ``focus`` is the last reading that falls on a calendar; ``here`` the same, but within the sentence; ``quarter`` the
    first day of the quarter that a report of a company's results speaks of.
    """

    published: date | None
    zone: str
    country: str
    subdivision: str | None
    named: "Named"
    focus: Reading | None = None
    here: Reading | None = None
    quarter: date | None = None
    sentence: int = -1

    def enter(self, sentence: int) -> None:
        """Go on in a sentence, told by where it starts: in a new one nothing was read yet."""
        if sentence != self.sentence:
            self.sentence, self.here = sentence, None


@dataclass(frozen=True)
class Found:
    """One match of one rule over the words of a text."""

    rule: str
    text: str
    tokens: Sequence[str]
    starts: Sequence[int]
    match: re.Match[str]
    tense: Callable[[], int]

    def span(self, name: str) -> tuple[int, int]:
        """The stretch of words that a group matched; (-1, -1) where it matched nothing.

        A pattern may use a name several times: what any of its groups matched counts.
        """
        index = self.match.re.groupindex
        alias, number = name, 1
        while alias in index:
            if self.match.start(alias) >= 0:
                return self.match.span(alias)
            number += 1
            alias = f"{name}_{number}"
        return -1, -1

    def word(self, name: str) -> str:
        """The words of a group in small letters, one space between them; empty where it matched nothing."""
        first, last = self.span(name)
        return " ".join(self.tokens[first:last]).lower() if first >= 0 else ""

    def has(self, name: str) -> bool:
        """Whether a group matched anything."""
        return self.span(name)[0] >= 0

    def number(self, name: str) -> int:
        """The digits of a group.

        Raises:
            ValueError: the group is not made of digits.
        """
        return int(self.tokens[self.span(name)[0]])

    def width(self, name: str) -> int:
        """How many digits or letters the first word of a group has."""
        return len(self.tokens[self.span(name)[0]])

    def start(self) -> int:
        """Offset in the text where the match begins."""
        return self.starts[self.match.start()]

    def end(self) -> int:
        """Offset in the text where the match ends."""
        last = self.match.end() - 1
        return self.starts[last] + len(self.tokens[last])

    @property
    def quote(self) -> str:
        """The words as they stand."""
        return self.text[self.start() : self.end()]

    def tight(self, name: str = "") -> bool:
        """Whether no white space stands within a group, or within the match."""
        first, last = self.span(name) if name else self.match.span()
        length = self.starts[last - 1] + len(self.tokens[last - 1]) - self.starts[first]
        return length == sum(map(len, self.tokens[first:last]))

    def before(self, back: int = 1) -> str:
        """The word so many words before the match, as it stands; empty at the edge."""
        index = self.match.start() - back
        return self.tokens[index] if index >= 0 else ""

    def after(self, on: int = 1) -> str:
        """The word so many words after the match, as it stands; empty at the edge."""
        index = self.match.end() + on - 1
        return self.tokens[index] if index < len(self.tokens) else ""

    def touches_before(self) -> bool:
        """Whether the word before stands against the match without a space."""
        index = self.match.start()
        return index > 0 and self.starts[index - 1] + len(self.tokens[index - 1]) == self.starts[index]

    def touches_after(self) -> bool:
        """Whether the word after stands against the match without a space."""
        index = self.match.end()
        return index < len(self.tokens) and self.starts[index] == self.end()


# False: the words are no time expression but only look like one; None: this rule does not read them.
Answer = Reading | bool | None
Build = Callable[[Found, Context], Answer]
Named = Callable[[str, int], Sequence[date]]


def between(bounds: calendar.Bounds | None, value: str, granularity: Granularity, got: Got = "relative") -> Reading:
    """A DATE within bounds, or without any."""
    if bounds is None:
        return Reading("DATE", value, None, None, "none", got)
    return Reading("DATE", value, bounds[0], bounds[1], granularity, got)


def day(on: date | None, got: Got = "relative", unknown: str = "XXXX-XX-XX") -> Reading:
    """One day."""
    return Reading("DATE", on.isoformat() if on else unknown, on, on, "day" if on else "none", got)


def month(year: int | None, number: int, got: Got = "relative") -> Reading:
    """A month, of an unknown year where ``year`` is None."""
    if year is None or not calendar.in_range(year):
        return between(None, f"XXXX-{number:02d}", "month", got)
    return between(calendar.month_bounds(year, number), f"{year}-{number:02d}", "month", got)


def year(number: int | None, got: Got = "stated") -> Reading:
    """A year. Years out of range keep their value, without bounds."""
    if number is None:
        return Reading("DATE", "XXXX", None, None, "none", got)
    if not calendar.in_range(number):
        return Reading("DATE", f"{number:04d}", None, None, "vague", "none")
    return between((date(number, 1, 1), date(number, 12, 31)), f"{number}", "year", got)


def week(on: date | None) -> Reading:
    """The ISO week of a day."""
    if on is None:
        return between(None, "XXXX-WXX", "week")
    iso = on.isocalendar()
    return between(calendar.week_bounds(on), f"{iso.year}-W{iso.week:02d}", "week")


def weekend(on: date | None) -> Reading:
    """Saturday and Sunday of the ISO week of a day."""
    if on is None:
        return between(None, "XXXX-WXX-WE", "week")
    iso = on.isocalendar()
    _, sunday = calendar.week_bounds(on)
    saturday = calendar.shift_days(sunday, -1) or sunday
    return between((saturday, sunday), f"{iso.year}-W{iso.week:02d}-WE", "day")


def months_run(year_: int | None, first: int, months: int, label: str, got: Got = "relative") -> Reading:
    """A quarter or half of a year, by its first month."""
    if year_ is None or not calendar.in_range(year_):
        return between(None, f"XXXX-{label}", "month", got)
    return between(calendar.month_bounds(year_, first, months), f"{year_}-{label}", "month", got)


def quarter(year_: int | None, number: int, got: Got = "relative") -> Reading:
    """A quarter of the calendar year."""
    return months_run(year_, 3 * number - 2, 3, f"Q{number}", got)


def half(year_: int | None, number: int, got: Got = "relative") -> Reading:
    """A half of the calendar year."""
    return months_run(year_, 6 * number - 5, 6, f"H{number}", got)


def season(year_: int | None, name: str, got: Got = "relative") -> Reading:
    """A season, by the northern reckoning."""
    if year_ is None or not calendar.in_range(year_) or not calendar.in_range(year_ + 1):
        return between(None, f"XXXX-{name}", "season", got)
    return between(calendar.season_bounds(year_, name), f"{year_}-{name}", "season", got)


def decade(first: int | None) -> Reading:
    """Ten years, by the first of them."""
    if first is None:
        return Reading("DATE", "XXX", None, None, "none", "relative")
    if not (calendar.in_range(first) and calendar.in_range(first + 9)):
        return Reading("DATE", f"{first // 10}", None, None, "vague", "none")
    return between((date(first, 1, 1), date(first + 9, 12, 31)), f"{first // 10}", "decade", "stated")


def unreal(value: str = "XXXX-XX-XX") -> Reading:
    """Words that have the form of a day which no calendar has: kept, without any day."""
    return Reading("DATE", value, None, None, "vague", "none")


def vague(value: str, latest: date | None = None, earliest: date | None = None) -> Reading:
    """A reference to past, present or future, never made precise."""
    return Reading("DATE", value, earliest, latest, "vague", "relative")


def with_part(of: Reading, part: str) -> Reading:
    """A part of a day (``MO AF EV NI MI``) on the day of a reading."""
    return of._replace(type="TIME", value=f"{of.value}T{part}", granularity="hour" if of.earliest else "none")


def with_clock(of: Reading, clock: time | None, zone: str, written: str) -> Reading:
    """A clock time on the day of a reading."""
    return of._replace(
        type="TIME",
        value=f"{of.value}T{written}",
        granularity="minute" if of.earliest else "none",
        clock=clock,
        zone=zone if clock else None,
    )
