"""Quarters and halves of years, as companies report by them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from standoff.language.times import calendar, readings, words
from standoff.language.times.amounts import LARGEST_COUNT, loose_over, period, quantity, spelled
from standoff.language.times.days import (SIDES, deictic_day, month_day, month_number, the_day, weekday, weekday_number, year_ahead, year_number)
from standoff.language.times.durations import stretch
from standoff.language.times.fragments import APPROXIMATE, CLOCK, DAY, MODIFIER, MONTH, QUANTITY, UNIT, WHOLE, YEAR, YEAR_TAIL, ZONE, PERIOD_MODIFIER, PERIOD_TAIL
from standoff.language.times.listed_days import MAY_FOLLOW_DAY
from standoff.language.times.months import near_month
from standoff.language.times.relative import unit_reading
from standoff.language.times.nouns import noun_phrase, subject_before
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, CountSketch, Found, Reading

def the_year(found: Found, context: Context, name: str = "year") -> int | None:
    """The year that a tail tells: in digits, or as last, this or next year."""
    if found.has(name):
        return year_number(found.word(name), context.published)
    that = f"that_{name}"
    if not found.has(that):
        return None
    if context.published is None:
        return None
    return context.published.year + SIDES.get(found.word(that).split()[-1], 0)


def _part_of_year(found: Found, context: Context) -> Answer:
    """Quarters and halves."""
    word = found.word("nth")
    number = words.ORDINALS.get(word) or int("".join(filter(str.isdigit, word)) or 0)
    if found.after() == "-" and found.after(2).lower().startswith("final"):
        return False
    halves = found.word("kind") in ("half", "h")
    if not 1 <= number <= (2 if halves else 4):
        return None
    if found.has("adjective") is False and found.word("kind") in ("h", "q") and not found.tight("short"):
        return None
    build = readings.half if halves else readings.quarter
    if found.has("year") or found.has("that_year") or found.has("year_before"):
        name = "year_before" if found.has("year_before") else "year"
        return build(the_year(found, context, name), number, "stated" if found.has(name) else "relative")
    if halves and not found.has("of_year") and not _half_of_year(found):
        return None
    return near_part(found, context, number, halves)


def _half_of_year(found: Found) -> bool:
    """ "The first half" is one of a match or of anything, unless money is near."""
    near = found.text[max(0, found.start() - 120) : found.end() + 120].lower()
    return any(
        sign in near for sign in ("profit", "earning", "revenue", "sales", "loss", "fiscal", "$", "rs ", "econom")
    )


def near_part(found: Found, context: Context, number: int, halves: bool) -> Reading:
    """A quarter or half without its year, against the day of publication."""
    build = readings.half if halves else readings.quarter
    anchor = context.published
    if anchor is None:
        return build(None, number)
    length = 6 if halves else 3
    years = [one for one in (anchor.year - 1, anchor.year, anchor.year + 1) if calendar.in_range(one)]
    spans = [calendar.month_bounds(one, length * number - length + 1, length) for one in years]
    near = calendar.nearest(anchor, spans, found.tense())
    return build(near[0].year if near else None, number)


PERIOD_TAIL = f"((of|COMMA|in|for|HYPHEN)? (fiscal|calendar)? (year=(YEAR|APOS NUM2)|(the)? that_year=(last|this|next|the current|the previous|the same) (fiscal)? year))?"


NTH = "nth=(ORDWORD|QUARTERNUM SUFFIX)"


RULES = (
    Rule(
        "quarter or half",
        f"{PERIOD_MODIFIER} (the|its|their|fiscal)* (year_before=NUM4 (APOS s)?|that_year=(last|this|next) year APOS s)? (fiscal)? {NTH} adjective=HYPHEN? "
        f"(fiscal|calendar|business)? kind=(quarter|half) {PERIOD_TAIL} (of_year=of the (fiscal|current|calendar)? year)?",
        _part_of_year,
    ),
    Rule("Q3", f"short=(kind=q nth=QUARTERNUM) {PERIOD_TAIL} (HYPHEN|of|in)? ((fy|fiscal) NUM2)?", _part_of_year),
)
