"""Dates written in digits: 2019-06-14, 14/06/2019, 10/26/89, 14.06.2019."""

from datetime import date, time

from standoff.language.times import calendar, readings, words
from standoff.language.times.days import year_number
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found

# Countries whose newspapers put the month first.
MONTH_FIRST = ("US", "PH")


def _iso(found: Found, context: Context) -> Answer:
    if not found.tight("date"):
        return None
    on = calendar.day_of(found.number("year"), found.number("month"), found.number("day"))
    if on is None:
        return readings.unreal()
    reading = readings.day(on, "stated")
    if not found.has("hour"):
        return reading
    hour, minute = found.number("hour"), found.number("minute")
    if hour > 23:
        return reading
    zone = (
        "+00:00" if found.has("utc") else found.word("offset").replace(" ", "") or words.ZONES.get(found.word("zone"))
    )
    return readings.with_clock(reading, time(hour, minute), zone or context.zone, found.word("clock").replace(" ", ""))


def _digits(found: Found, context: Context) -> Answer:
    if not found.tight("date") or (found.touches_before() and found.before() in "/-.") or found.after() == "/":
        return None
    if found.width("year") not in (2, 4):
        return None
    year = year_number(found.word("year"), context.published)
    one, two = found.number("one"), found.number("two")
    days = [on for on in (calendar.day_of(year, two, one), calendar.day_of(year, one, two)) if on]
    if not days:
        possible = any(calendar.day_of(2000, *pair) for pair in ((one, two), (two, one)))
        return readings.unreal() if found.width("year") == 4 or possible else None
    if context.country in MONTH_FIRST:
        days.reverse()
    reading = readings.day(_likelier(days, context.published), "stated")
    if not found.has("hour") or found.number("hour") > 23:
        return reading
    at = time(found.number("hour"), found.number("minute"))
    return readings.with_clock(reading, at, context.zone, found.word("clock").replace(" ", ""))


def _likelier(days: list[date], published: date | None) -> date:
    """The order of the country, unless the other is the day of publication itself or the country's lies after it."""
    if published is None or len(days) == 1:
        return days[0]
    if published in days:
        return published
    return days[1] if days[0] > published >= days[1] and (days[0] - published).days > 31 else days[0]


CLOCK = "clock=(hour=NUM2 COLON minute=MINNUM (COLON MINNUM)?)"
ZONE = "(DOT NUM)? (utc=z|offset=((PLUS|HYPHEN) NUM2 COLON NUM2)|zone=ZONE)?"
RULES = (
    Rule("ISO day", f"date=(year=NUM4 HYPHEN month=NUM2 HYPHEN day=NUM2) (t? {CLOCK} {ZONE})?", _iso),
    Rule("year first", "date=(year=NUM4 (SLASH|DOT) month=DAYNUM (SLASH|DOT) day=DAYNUM)", _iso),
    Rule("digits", f"date=(one=DAYNUM SLASH two=DAYNUM SLASH year=(NUM2|NUM4)) ({CLOCK})?", _digits),
    Rule("digits with dots", "date=(one=DAYNUM DOT two=DAYNUM DOT year=(NUM2|NUM4))", _digits),
    Rule("digits with dashes", "date=(one=DAYNUM HYPHEN two=DAYNUM HYPHEN year=NUM4)", _digits),
)
