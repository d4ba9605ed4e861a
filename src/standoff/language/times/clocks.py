"""Clock times and parts of days, with or without the day."""

import re
from datetime import time

from standoff.language.times import readings, words
from standoff.language.times.days import (
    deictic_day,
    the_day,
    weekday,
    weekday_number,
)
from standoff.language.times.fragments import (
    CLOCK,
    DAY,
    ZONE,
)
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found, Reading
from standoff.language.times.words import listed

CLOCK_CUES = frozenset(listed("at by around about from until till before after to between and since past – -"))


_CLOCK_AHEAD = re.compile(
    r"(?:\s*(?:to|and|till|until|[-–])\s*\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?)?|\s*\(\d{3,4} [A-Z]{3,4}\)|\))"
    r"\s+(?:on\s+)?"
    r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?P<deictic>today|tomorrow|yesterday))\b"
)


def _hours_alone(found: Found, context: Context) -> Answer:
    """ "In the wee hours": of the day spoken of in the sentence, or of that of publication."""
    near = context.here
    on = near.earliest if near and near.day_known else context.published
    return readings.with_part(readings.day(on), words.PARTS.get(found.word("part"), "MO"))


def clock_of(found: Found) -> tuple[time | None, str] | None:
    """The clock time of the groups of ``fragments.CLOCK`` and how TIMEX3 writes it; None if there is no such time."""
    if found.has("point"):
        return _point(found.word("point"))
    if found.has("half_day"):
        return _twelve(found)
    for name, minute in (("hour_word", 0), ("hour_half", 30)):
        if found.has(name):
            return _written(_number(found.word(name)), minute)
    if found.has("hour_quarter"):
        hour = _number(found.word("hour_quarter"))
        return _written(hour, 15) if found.word("quarter_side") == "past" else _written((hour - 1) % 24, 45)
    if found.has("hour_full"):
        return _written(found.number("hour_full"), found.number("minute_full")) if found.tight("hour_full") else None
    if found.has("clock_four"):
        digits = found.word("clock_four")
        return _written(int(digits[:2]), int(digits[2:]))
    return None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else words.NUMBERS[word]


def _written(hour: int, minute: int) -> tuple[time | None, str] | None:
    if hour == 24 and minute == 0:
        return time(0), "24:00"
    return (time(hour, minute), f"{hour:02d}:{minute:02d}") if hour < 24 else None


def _point(word: str) -> tuple[time | None, str] | None:
    name = word.rsplit(maxsplit=1)[-1]
    if name == "noon":
        return time(12), "12:00"
    if name == "midnight":
        return time(0), "00:00"
    return None, words.PARTS[name]


def _twelve(found: Found) -> tuple[time | None, str] | None:
    hour = found.number("hour")
    minute = found.number("minute") if found.has("minute") else 0
    if hour == 0 or hour > 12:
        return _written(hour, minute) if hour < 24 else None
    half = found.word("half_day")
    afternoon = half.startswith("p") or (half.endswith(("afternoon", "evening", "night")) and hour >= 4)
    return _written(hour % 12 + 12 * afternoon, minute)


def _clock(found: Found, context: Context) -> Answer:
    clock = clock_of(found)
    if clock is None or not _is_clock(found) or (found.has("point") and found.after().lower() == "of"):
        return None
    reading = the_day(found, context)
    if reading is None:
        near = context.here
        reading = _day_ahead(found, context) or readings.day(
            near.earliest if near and near.day_known else context.published
        )
    if reading.type == "TIME":
        reading = reading._replace(type="DATE", value=reading.value.split("T")[0])
    at, written = _afternoon(found, context, *clock)
    return readings.with_clock(reading, at, _zone(found, context), written)


def _day_ahead(found: Found, context: Context) -> Reading | None:
    """ "From 6 am to 6 pm on Sunday": the day stands with the second of two clock times."""
    ahead = _CLOCK_AHEAD.match(found.text, found.end())
    if ahead is None:
        return None
    if ahead["weekday"]:
        return weekday(found, context, weekday_number(ahead["weekday"].lower()), "", "")
    return deictic_day(ahead["deictic"].lower(), context)


def _afternoon(found: Found, context: Context, at: time | None, written: str) -> tuple[time | None, str]:
    """ "On Tuesday night at 8:20" is past noon."""
    here = context.here
    if at is None or here is None or at.hour >= 12 or found.has("half_day") or found.has("point"):
        return at, written
    if here.type == "TIME" and here.value.endswith(("TAF", "TEV", "TNI")) and at.hour >= 4:
        later = at.replace(hour=at.hour + 12)
        return later, f"{later:%H:%M}"
    return at, written


def _is_clock(found: Found) -> bool:
    """Four bare digits need a zone or "hrs"; "5.30" and "10:30" need to stand without spaces; a score is none."""
    if found.has("clock_four"):
        return found.has("zone")
    if found.has("minute") and not found.tight("minute"):
        return False
    if found.has("hour_full"):
        return _is_full_clock(found)
    if found.has("hour_half") or found.has("hour_quarter"):
        return found.before().lower() in (
            "at",
            "by",
            "around",
            "about",
            "till",
            "until",
            "from",
            "before",
            "after",
            "to",
        )
    return True


def _is_full_clock(found: Found) -> bool:
    if found.touches_before() or (
        found.touches_after() and found.after() in {"-", ":", "."} and found.after(2).isdecimal()
    ):
        return False
    dated = any(found.has(name) for name in ("weekday", "deictic", "day", "day_two", "zone"))
    return (
        dated
        or found.before().lower() in CLOCK_CUES
        or found.quote.split()[0].lower() in {"about", "around", "exactly"}
    )


def _zone(found: Found, context: Context) -> str:
    named = found.word("zone")
    if named == "ist" and context.country != "IN":
        return {"IL": "+02:00", "IE": "+01:00"}.get(context.country, words.ZONES["ist"])
    return words.ZONES.get(named, context.zone)


def _part_of_day(found: Found, context: Context) -> Answer:
    reading = the_day(found, context)
    if reading is None or reading.type != "DATE":
        return reading
    return readings.with_part(reading, words.PARTS.get(found.word("part"), "MO"))


DATED_RULES = (
    Rule(
        "hours of a day", f"the? (early|wee|small|late) (part=PART)? hours of (the? PART of)? {DAY} PART?", _part_of_day
    ),
    Rule("hours alone", "the (early|wee|small) (part=PART)? hours", _hours_alone),
    Rule("part of a day", f"the? (intervening|early|late)? part=PART of {DAY}", _part_of_day),
    Rule(
        "clock, day", f"(around|about)? {CLOCK} {ZONE} (COMMA|on|of|in the PART of|OPEN)? (late|early)? {DAY}", _clock
    ),
    Rule("day, clock", f"{DAY} COMMA? {CLOCK} {ZONE}", _clock),
)


RULES = (Rule("clock", f"(around|about|exactly)? {CLOCK} {ZONE}", _clock),)
