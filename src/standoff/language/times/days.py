"""Days: full and partial dates, weekdays, today and its neighbours."""

import re
from datetime import date

from standoff.language.times import calendar, readings, words
from standoff.language.times.fragments import (
    DAY,
    MODIFIER,
)
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found, Reading

DEICTIC_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


SIDES = (
    dict.fromkeys(words.listed("last past previous preceding prior latest"), -1)
    | dict.fromkeys(words.listed("this current present same that"), 0)
    | dict.fromkeys(words.listed("next coming following upcoming forthcoming"), 1)
)


_MONTHS = "|".join(name.capitalize()[:3] for name in words.MONTHS)


_LATER_YEAR = re.compile(
    rf"\s*(?:[-–—,&]|to|and|until|till|through)\s*(?:(?:{_MONTHS})[a-z]*\.?\s+)?\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?:\s*(?:to|and|[-–—])\s*\d{{1,2}})?(?:\s+(?:{_MONTHS})[a-z]*\.?)?,?\s+((?:19|20)\d\d)\b"
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


def month_day(
    found: Found, context: Context, month_and_day: tuple[int, int], year: int | None, *, side: int | None = None
) -> Reading:
    """A day of a month; without a year, the nearest to publication on the side that the tense asks for.

    A weekday that stands before it picks among the years.
    """
    month, number = month_and_day
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
    near = calendar.nearest(
        anchor, [(one, one) for one in days], found.tense() if side is None else side, side is not None
    )
    return readings.day(near[0] if near else None, "relative", unknown)


def weekday(found: Found, context: Context, number: int, relative: str, week: str) -> Reading:
    """A day of the week against the day of publication.

    ``relative`` is what stands before it ("last Friday"), ``week`` what stands after it ("of last week").
    """
    unknown = f"XXXX-WXX-{number + 1}"
    if beside := _in_brackets(found, context, number):
        return beside
    anchor = context.published
    if anchor is None:
        return readings.day(None, "relative", unknown)
    if week:
        moved = calendar.shift_days(
            calendar.week_bounds(anchor)[0], 7 * SIDES.get(week.rsplit(maxsplit=1)[-1], 0) + number
        )
        return readings.day(moved, "relative", unknown)
    side = SIDES.get(relative, 0) if relative else 0
    if side:
        start = calendar.shift_days(anchor, side)
        near = calendar.weekday_near(start, number, side) if start else None
    elif relative == "this":
        in_week = calendar.shift_days(calendar.week_bounds(anchor)[0], number)
        near = calendar.weekday_near(anchor, number, 1) if found.tense() > 0 else in_week
    else:
        near = calendar.weekday_near(anchor, number, found.tense())
    return readings.day(near, "relative", unknown)


def _in_brackets(found: Found, context: Context, number: int) -> Reading | None:
    """ "October 1 (Tuesday)": the weekday in brackets is that of the day before them."""
    day = context.here
    if day is None or day.earliest is None or not day.day_known or found.before() != "(" or found.after() != ")":
        return None
    return day if day.type == "DATE" and day.earliest.weekday() == number else None


def the_day(found: Found, context: Context) -> Reading | None:
    """The day that the groups of ``fragments.DAY`` tell; None if they matched nothing."""
    if found.has("deictic"):
        return deictic_day(found.word("deictic"), context)
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


def _friday_the_13th(found: Found, context: Context) -> Reading:
    """The nearest day on which weekday and day of the month agree."""
    number, named = found.number("thirteenth"), weekday_number(found.word("friday"))
    anchor = context.published
    if anchor is None:
        return readings.day(None, "relative", f"XXXX-WXX-{named + 1}")
    months = (calendar.shift_months(anchor.replace(day=1), shift) for shift in range(-14, 15))
    days = (calendar.day_of(one.year, one.month, number) for one in months if one)
    spans = [(one, one) for one in days if one and one.weekday() == named]
    near = calendar.nearest(anchor, spans, found.tense())
    return readings.day(near[0] if near else None, "relative", f"XXXX-WXX-{named + 1}")


def deictic_day(word: str, context: Context) -> Reading:
    """Today, yesterday, the day after tomorrow."""
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
    return month_day(found, context, (month, number), year, side=side)


def _stated_year(found: Found, context: Context, tail: str) -> int | None:
    if found.has(f"year{tail}"):
        return year_number(found.word(f"year{tail}"), context.published)
    if found.has(f"that_year{tail}") and context.published:
        return context.published.year + SIDES[found.word(f"that_year{tail}")]
    return year_ahead(found)


def year_ahead(found: Found) -> int | None:
    """ "From 9 August to 21 September 2024": the year stands with the second of two days."""
    later = _LATER_YEAR.match(found.text, found.end())
    return int(later[1]) if later else None


def _day(found: Found, context: Context) -> Answer:
    if (found.has("day_two") and not _is_day_month(found)) or (found.has("month") and found.after().lower() == "week"):
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


RULES = (Rule("day", f"{MODIFIER} {DAY} (part=PART)?", _day),)
