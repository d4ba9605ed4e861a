"""Days: full and partial dates, weekdays, today and its neighbours, parts of days, clock times."""

import re
from datetime import date, time

from standoff.language.times import calendar, readings, words
from standoff.language.times.fragments import CLOCK, DAY, MODIFIER, ZONE
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found, Reading

DEICTIC_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
SIDES = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "latest": -1, "this": 0, "current": 0, "present": 0, "same": 0,
         "that": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "forthcoming": 1}  # fmt: skip
CLOCK_CUES = frozenset("at by around about from until till before after to between and since past – -".split())
_MONTHS = "|".join(name.capitalize()[:3] for name in words.MONTHS)
_LATER_YEAR = re.compile(
    rf"\s*(?:[-–—,&]|to|and|until|till|through)\s*(?:(?:{_MONTHS})[a-z]*\.?\s+)?\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?:\s*(?:to|and|[-–—])\s*\d{{1,2}})?(?:\s+(?:{_MONTHS})[a-z]*\.?)?,?\s+((?:19|20)\d\d)\b"
)


_CLOCK_AHEAD = re.compile(
    r"\s*(?:to|and|till|until|[-–])\s*\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?)?\s+(?:on\s+)?"
    r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?P<deictic>today|tomorrow|yesterday))\b"
)
_WEEK_AHEAD = re.compile(
    r"(?:,|\s+(?:and|or|to|through))\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+(?:of\s+)?(last|this|next) week\b"
)


def month_number(word: str) -> int:
    """1 to 12 for a month's name or short name, with or without its full stop."""
    return words.MONTH_NUMBERS[word.rstrip(". ")]


def weekday_number(word: str) -> int:
    """Monday is 0."""
    bare = word.rstrip(". ")
    return words.WEEKDAY_NUMBERS[bare] if bare in words.WEEKDAY_NUMBERS else words.WEEKDAY_SHORT[bare]


def year_number(word: str, published: date | None = None) -> int:
    """A year of four digits, or of two: then the one nearest to publication, or 1970 to 2069."""
    digits = re.sub(r"\D", "", word)
    if len(digits) != 2:
        return int(digits)
    middle = published.year if published else 2019
    return min((century + int(digits) for century in (1900, 2000)), key=lambda one: abs(one - middle))


def month_day(
    found: Found, context: Context, number: int, month: int, year: int | None, side: int | None = None
) -> Reading:
    """A day of a month; without a year, the nearest to publication on the side that the tense asks for.

    A weekday that stands before it picks among the years.
    """
    if year is not None:
        on = calendar.day_of(year, month, number)
        return readings.day(on, "stated") if on else readings.unreal()
    if calendar.day_of(2000, month, number) is None:
        return readings.unreal()
    unknown = f"XXXX-{month:02d}-{number:02d}"
    anchor = context.published
    if anchor is None:
        return readings.day(None, "relative", unknown)
    shifted = (calendar.day_of(anchor.year + shift, month, number) for shift in range(-4, 5))
    days = [one for one in shifted if one]
    if found.has("weekday_before"):
        named = weekday_number(found.word("weekday_before"))
        days = [one for one in days if one.weekday() == named] or days
    near = calendar.nearest(anchor, [(one, one) for one in days], found.tense() if side is None else side, side is None)
    return readings.day(near[0] if near else None, "relative", unknown)


def weekday(found: Found, context: Context, number: int, relative: str, week: str) -> Reading:
    """A day of the week against the day of publication; ``relative`` as in "last Friday", ``week`` as in "of last week"."""
    unknown = f"XXXX-WXX-{number + 1}"
    anchor = context.published
    if anchor is None:
        return readings.day(None, "relative", unknown)
    if week:
        moved = calendar.shift_days(calendar.week_bounds(anchor)[0], 7 * SIDES.get(week.split()[-1], 0) + number)
        return readings.day(moved, "relative", unknown)
    side = SIDES.get(relative, 0) if relative else 0
    if side:
        start = calendar.shift_days(anchor, side)
        near = calendar.weekday_near(start, number, side) if start else None
    elif relative == "this":
        near = calendar.weekday_near(anchor, number, found.tense() or 1)
    else:
        near = calendar.weekday_near(anchor, number, found.tense())
    return readings.day(near, "relative", unknown)


def the_day(found: Found, context: Context) -> Reading | None:
    """The day that the groups of ``fragments.DAY`` tell; None if they matched nothing."""
    if found.has("deictic"):
        return _deictic(found.word("deictic"), context)
    for tail in ("", "_two"):
        if found.has(f"month{tail}"):
            return _date(found, context, tail)
    if found.has("friday"):
        return _friday_the_13th(found, context)
    if found.has("weekday"):
        relative = found.word("relative") or ("next" if found.has("next_after") else "")
        ahead = _WEEK_AHEAD.match(found.text, found.end())
        week = found.word("relative_week") or (ahead[1] if ahead else "")
        return weekday(found, context, weekday_number(found.word("weekday")), relative, week)
    return None


def _friday_the_13th(found: Found, context: Context) -> Reading | None:
    """The nearest day on which weekday and day of the month agree."""
    number, named = found.number("thirteenth"), weekday_number(found.word("friday"))
    anchor = context.published
    if anchor is None:
        return readings.day(None, "relative", f"XXXX-WXX-{named + 1}")
    months = (calendar.shift_months(anchor.replace(day=1), shift) for shift in range(-14, 15))
    days = (calendar.day_of(one.year, one.month, number) for one in months if one)
    spans = [(one, one) for one in days if one and one.weekday() == named]
    near = calendar.nearest(anchor, spans, found.tense())
    return readings.day(near[0]) if near else None


def _deictic(word: str, context: Context) -> Reading:
    if "before" in word:
        days = -2
    elif "after" in word:
        days = 2
    else:
        days = DEICTIC_DAYS[word]
    on = calendar.shift_days(context.published, days) if context.published else None
    reading = readings.day(on)
    return readings.with_part(reading, "NI") if word == "tonight" else reading


def _date(found: Found, context: Context, tail: str) -> Reading | None:
    month = month_number(found.word(f"month{tail}"))
    word = found.word(f"day{tail}")
    number = words.ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    year = _stated_year(found, context, tail)
    side = SIDES[found.word("relative")] or None if found.has("relative") else None
    return month_day(found, context, number, month, year, side)


def _stated_year(found: Found, context: Context, tail: str) -> int | None:
    if found.has(f"year{tail}"):
        return year_number(found.word(f"year{tail}"), context.published)
    if found.has(f"that_year{tail}") and context.published:
        return context.published.year + SIDES[found.word(f"that_year{tail}")]
    if later := _LATER_YEAR.match(found.text, found.end()):
        return int(later[1])
    return None


def _day(found: Found, context: Context) -> Answer:
    if found.has("day_two") and not _is_day_month(found):
        return None
    reading = the_day(found, context)
    if reading is None:
        return None
    if found.has("part") and reading.type == "DATE":
        return readings.with_part(reading, words.PARTS[found.word("part")])
    return reading


def _is_day_month(found: Found) -> bool:
    """Not "14 May" where May is followed by what makes it a name; not a word for the number without "of"."""
    if found.word("day_two") in words.ORDINALS:
        return " of " in found.quote.lower() or found.quote.lower().startswith("the ")
    return not (found.touches_before() and found.before() in ".,:$")


def _part_of_day(found: Found, context: Context) -> Answer:
    reading = the_day(found, context)
    if reading is None or reading.type != "DATE":
        return reading
    return readings.with_part(reading, words.PARTS.get(found.word("part"), "MO"))


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
    return int(word) if word.isdigit() else words.NUMBERS[word]


def _written(hour: int, minute: int) -> tuple[time | None, str] | None:
    if hour == 24 and minute == 0:
        return time(0), "24:00"
    return (time(hour, minute), f"{hour:02d}:{minute:02d}") if hour < 24 else None


def _point(word: str) -> tuple[time | None, str] | None:
    name = word.split()[-1]
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
    afternoon = found.word("half_day").startswith("p")
    return _written(hour % 12 + 12 * afternoon, minute)


def _clock(found: Found, context: Context) -> Answer:
    clock = clock_of(found)
    if clock is None or not _is_clock(found):
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
    return _deictic(ahead["deictic"].lower(), context)


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
        return found.before().lower() in ("at", "by", "around", "about", "till", "until", "from", "before", "after", "to")
    return True


def _is_full_clock(found: Found) -> bool:
    if found.touches_before() or (found.touches_after() and found.after() in {"-", ":", "."} and found.after(2).isdigit()):
        return False
    dated = any(found.has(name) for name in ("weekday", "deictic", "day", "day_two", "zone"))
    return dated or found.before().lower() in CLOCK_CUES or found.quote.split()[0].lower() in {"about", "around", "exactly"}


def _zone(found: Found, context: Context) -> str:
    named = found.word("zone")
    if named == "ist" and context.country != "IN":
        return {"IL": "+02:00", "IE": "+01:00"}.get(context.country, words.ZONES["ist"])
    return words.ZONES.get(named, context.zone)


def _day_more(found: Found, context: Context) -> Answer:
    """ "August 14-15", "June 10 and 11", "from 9 to 21 September": a day whose month stands with another."""
    if found.after() in {"%", "/", ":"} or (found.touches_after() and found.after().isalpha()):
        return None
    month = _month_before(found) or _month_after(found)
    if month is None:
        return None
    return month_day(found, context, found.number("day"), month, None)


def _month_before(found: Found) -> int | None:
    index = found.match.start() - 1
    if found.before().lower() not in {"-", "–", "to", "and", "until", "till", "&"}:
        return None
    joined = found.touches_before() and found.before() in "-–"
    if not joined and found.after()[:1].isalpha() and found.after().lower() not in MAY_FOLLOW_DAY:
        return None
    while index >= 0 and (found.tokens[index].isdigit() or found.tokens[index].lower() in LIST_WORDS):
        index -= 1
    if index < 0 or found.match.start() - index > 8 or not found.tokens[index + 1][:1].isdigit():
        return None
    return words.MONTH_NUMBERS.get(found.tokens[index].lower()) if found.tokens[index][:1].isupper() else None


def _month_after(found: Found) -> int | None:
    if found.before().lower() not in {"from", "between", "on", "night", "of", "and", ","} or found.after().lower() not in {
        "-", "–", "to", "and", "until", "till", "&",
    }:  # fmt: skip
        return None
    index = found.match.end() + 1
    if index >= len(found.tokens) or not found.tokens[index].isdigit() or int(found.tokens[index]) > 31:
        return None
    while index < len(found.tokens) and (found.tokens[index].isdigit() or found.tokens[index].lower() in {"st", "nd", "rd", "th", "of"}):
        index += 1
    if index >= len(found.tokens) or not found.tokens[index][:1].isupper():
        return None
    return words.MONTH_NUMBERS.get(found.tokens[index].lower())


def _the_20th(found: Found, context: Context) -> Answer:
    """A day of the month alone: that of the month of publication, or the next to it by tense."""
    if found.before().lower() not in {"on", "by", "until", "till", "since", "from"}:
        return None
    following = found.after().lower()
    if following.isalpha() and following not in MAY_FOLLOW_DAY | {"the", "a", "he", "she", "they", "it", "we"}:
        return None
    number = found.number("day")
    if not 1 <= number <= 31:
        return readings.unreal()
    unknown = f"XXXX-XX-{number:02d}"
    anchor = context.published
    if anchor is None:
        return readings.day(None, "relative", unknown)
    months = (calendar.shift_months(anchor.replace(day=1), shift) for shift in (-1, 0, 1))
    days = [calendar.day_of(one.year, one.month, number) for one in months if one]
    near = calendar.nearest(anchor, [(one, one) for one in days if one], found.tense(), slack=1)
    return readings.day(near[0] if near else None, "relative", unknown)


LIST_WORDS = {"st", "nd", "rd", "th", ",", "and", "-", "–", "to", "&", "."}
MAY_FOLLOW_DAY = set("and to at in of for with as when was were after before while if saw will but".split())
PARTS = "(part=PART)"
CLOCK_RULES = (
    Rule("hours of a day", f"the? (early|wee|small|late) (part=PART)? hours of (the? PART of)? {DAY}", _part_of_day),
    Rule("part of a day", f"the? (intervening|early|late)? part=PART of {DAY}", _part_of_day),
    Rule("clock, day", f"(around|about)? {CLOCK} {ZONE} (COMMA|on|in the PART of|OPEN)? (late|early)? {DAY}", _clock),
    Rule("day, clock", f"{DAY} COMMA? {CLOCK} {ZONE}", _clock),
)
RULES = (
    Rule("day", f"{MODIFIER} {DAY} {PARTS}?", _day),
    Rule("clock", f"(around|about|exactly)? {CLOCK} {ZONE}", _clock),
    Rule("day more", "day=DAYNUM SUFFIX?", _day_more),
    Rule("the 20th", "the day=DAYNUM SUFFIX", _the_20th),
)
