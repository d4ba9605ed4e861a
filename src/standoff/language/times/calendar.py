"""Arithmetic on days, weeks, months and the other units of the calendar. No answer leaves the years 1900 to 2100."""

from calendar import monthrange
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2100
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
# How many days a stretch on the other side than the tense's counts as further away. Signs of the past are surer than
# those of the future; a day or two ahead is never last year's.
AGAINST_FUTURE, AGAINST_PAST, JUST_AHEAD = 240, 300, 14

Bounds = tuple[date, date]


def in_range(year: int) -> bool:
    """Whether Standoff works out days of this year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day or the year is out of range."""
    if not (in_range(year) and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def shift_days(day: date, days: int) -> date | None:
    """The day so many days on (or back), or None where that is out of range."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if in_range(moved.year) else None


def shift_months(day: date, months: int) -> date | None:
    """The same day so many months on; the last of the month where that month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not in_range(year):
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, unit: str, number: int) -> date | None:
    """The day so many units on. Units: day, week, fortnight, month, quarter, year, decade, century."""
    if abs(number) > 100_000:
        return None
    if unit in DAYS_OF:
        return shift_days(day, number * DAYS_OF[unit])
    return shift_months(day, number * MONTHS_OF[unit])


def month_bounds(year: int, month: int, months: int = 1) -> Bounds:
    """First and last day of a run of months."""
    last = year * 12 + month - 1 + months - 1
    end_year, end_month = divmod(last, 12)
    return date(year, month, 1), date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])


def week_bounds(day: date) -> Bounds:
    """Monday and Sunday of the ISO week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def season_bounds(year: int, season: str) -> Bounds:
    """Three whole months by the northern reckoning; winter begins in December of ``year``."""
    return month_bounds(year, SEASON_STARTS[season], 3)


def weekday_near(day: date, weekday: int, tense: int) -> date:
    """The day of the week (Monday is 0) last reached (tense -1 or 0) or next reached (1); the day itself counts."""
    if tense > 0:
        return day + timedelta(days=(weekday - day.weekday()) % 7)
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def nearest(anchor: date, candidates: list[Bounds], tense: int, binding: bool = False) -> Bounds | None:
    """The stretch nearest to ``anchor``; one on the side that the tense does not ask for counts as further away.

    A stretch that holds the anchor is on both sides. With ``binding``, only those on the side that is asked for count.
    """

    def distance(bounds: Bounds) -> int:
        if bounds[0] > anchor:
            return (bounds[0] - anchor).days
        return max((anchor - bounds[1]).days, 0)

    def cost(bounds: Bounds) -> tuple[int, date]:
        away = distance(bounds)
        if tense > 0 and bounds[1] < anchor:
            return away + AGAINST_FUTURE, bounds[0]
        if tense < 0 and bounds[0] > anchor and away > JUST_AHEAD:
            return away + AGAINST_PAST, bounds[0]
        return away, bounds[0]

    if binding:
        candidates = [one for one in candidates if (one[0] >= anchor if tense > 0 else one[1] <= anchor)]
    return min(candidates, key=cost, default=None)
