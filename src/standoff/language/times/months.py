"""Months, weeks of a month, and seasons."""

import re
from datetime import date

from standoff.language.times import calendar, readings, words
from standoff.language.times.days import (
    SIDES,
    month_number,
    the_day,
    the_year,
    weekday_number,
)
from standoff.language.times.fragments import (
    DAY,
    MONTH,
    PERIOD_MODIFIER,
    PERIOD_TAIL,
    WEEKDAY,
    YEAR,
)
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found, Reading
from standoff.language.times.words import listed

# Month names that are also verbs, or names of persons: alone, they need a word before them that asks for a time.
DOUBTFUL_MONTHS = {"may", "march", "mar", "april", "june", "august", "jan", "sept", "dec", "jun", "apr"}


# After one of these a doubtful month is one if a month or number stands before.
JOINING = frozenset(words.listed("and or to than - –"))
ASKS_FOR_TIME = set(
    listed(
        "in since by until till of from last next this early late mid during through to for between before after "
        "around every throughout than and or within as his her their its our ending ended starting beginning – -"
    )
)


# "June-July 2019", "between July and September 2004": the year stands with the second of two months.
_YEAR_OF_NEXT = re.compile(
    rf"\s*(?:[-–—]|to|and|or|through)\s*(?:{'|'.join(name.capitalize()[:3] for name in words.MONTHS)})[a-z]*\.?,?"
    r"\s+((?:19|20)\d\d)\b"
)


def _month(found: Found, context: Context) -> Answer:
    number = month_number(found.word("month"))
    if found.has("year") and found.word("year").startswith(("'", "’", "‘")) and not found.tight("year"):
        return None
    if found.has("year") or found.has("that_year"):
        return readings.month(the_year(found, context), number, "stated" if found.has("year") else "relative")
    if not _is_month(found):
        return None
    if later := _YEAR_OF_NEXT.match(found.text, found.end()):
        return readings.month(int(later[1]), number, "stated")
    return near_month(found, context, number)


def near_month(found: Found, context: Context, number: int) -> Reading:
    """A month without its year, against the day of publication."""
    anchor = context.published
    side = SIDES.get(found.word("relative"), 0)
    if anchor is None:
        return readings.month(None, number)
    first = _month_before(found, context)
    if first is not None:
        return readings.month(first.year + (number <= first.month), number)
    if side < 0:
        return readings.month(anchor.year - (number >= anchor.month), number)
    if side > 0:
        return readings.month(anchor.year + (number <= anchor.month), number)
    if found.has("relative"):
        return readings.month(anchor.year, number)
    years = [one for one in (anchor.year - 1, anchor.year, anchor.year + 1) if calendar.in_range(one)]
    near = calendar.nearest(anchor, [calendar.month_bounds(one, number) for one in years], found.tense())
    return readings.month(near[0].year if near else None, number)


def _month_before(found: Found, context: Context) -> date | None:
    """The first of the month that this one follows on: "in December and January"."""
    if found.before().lower() not in {"and", "to", "through", "-", "–"} or context.here is None:
        return None
    named = found.before(2).lower() in words.MONTH_NUMBERS
    return context.here.earliest if named and context.here.granularity == "month" else None


def _is_month(found: Found) -> bool:
    word = found.word("month").rstrip(" .")
    if found.has("relative") or found.has("modifier") or _describes(found):
        return True
    if word in DOUBTFUL_MONTHS and not _time_is_asked_for(found):
        return False
    named = found.before()[:1].isupper() and found.before().lower() not in ASKS_FOR_TIME
    return word in words.MONTHS or not named


def _describes(found: Found) -> bool:
    """ "A March date", "the April survey": a month that tells which."""
    return found.before().lower() in {"a", "an", "the"} and found.after().islower() and found.after() != "of"


def _time_is_asked_for(found: Found) -> bool:
    """ "In May", "from April to June"; not "and May said", nor "for June Tyler"."""
    before = found.before().lower()
    if before in JOINING:
        other = found.before(2).lower()
        return other in words.MONTH_NUMBERS or other.isdecimal()
    return before in ASKS_FOR_TIME and not (before in {"for", "of"} and found.after()[:1].isupper())


def _season(found: Found, context: Context) -> Answer:
    name = words.SEASONS[found.word("season")]
    if found.has("year") or found.has("that_year"):
        return readings.season(the_year(found, context), name, "stated" if found.has("year") else "relative")
    relative = found.word("relative")
    if not relative and not _is_season(found):
        return None
    anchor = context.published
    if anchor is None:
        return readings.season(None, name)
    side = SIDES.get(relative, 0)
    years = range(anchor.year - 2, anchor.year + 3)
    spans = [
        calendar.season_bounds(one, name) for one in years if calendar.in_range(one) and calendar.in_range(one + 1)
    ]
    if side < 0:
        spans = [one for one in spans if one[1] < anchor]
    elif side > 0:
        spans = [one for one in spans if one[0] > anchor]
    elif relative:
        spans = [one for one in spans if one[0].year == anchor.year]
    near = calendar.nearest(anchor, spans, found.tense())
    return readings.season(near[0].year if near else None, name)


def _is_season(found: Found) -> bool:
    if found.after().lower() in {"olympics", "games", "palace", "olympic", "school", "-", "camp", "of"}:
        return False
    if found.word("season") in ("fall", "spring"):
        lone = found.before(2) if found.before().lower() == "the" else found.before()
        asked = lone.lower() in {"in", "by", "until", "since", "during", "through", "over", "throughout", "late"}
        return asked and found.after().lower() not in {"in", "of", "from", "to"}
    return found.before().lower() in ASKS_FOR_TIME | {"the", "over"} or found.quote.lower().startswith("the ")


def _week_of_month(found: Found, context: Context) -> Answer:
    """The first, second ... or last week, or days, of a month: kept as wide as the words allow."""
    year = the_year(found, context)
    number = month_number(found.word("month"))
    nth = found.word("nth")
    if words.ORDINALS.get(nth, 1) > 5:
        return None
    month = readings.month(year, number, "stated") if year else near_month(found, context, number)
    if month.earliest is None or month.latest is None:
        return month
    if nth == "last":
        first = calendar.shift_days(month.latest, -13)
        return month._replace(earliest=first, granularity="week")
    week = words.ORDINALS[nth]
    first = calendar.shift_days(month.earliest, 7 * (week - 1))
    last = calendar.shift_days(month.earliest, 7 * week + 5)
    return month._replace(earliest=first, latest=min(last, month.latest) if last else month.latest, granularity="week")


def _week_of_day(found: Found, context: Context) -> Answer:
    """ "The week of June 10": the week that the day lies in."""
    day = the_day(found, context)
    return readings.week(day.earliest) if day is not None and day.day_known else None


def _nth_weekday(found: Found, context: Context) -> Answer:
    """ "The first Monday in November", "the last Friday of the month"."""
    nth, named = found.word("nth"), weekday_number(found.word("named"))
    month = _month_of(found, context)
    if month is None or words.ORDINALS.get(nth, 1) > 5:
        return None
    if month.earliest is None or month.latest is None:
        return month
    fitting = [
        day
        for number in range((month.latest - month.earliest).days + 1)
        if (day := calendar.shift_days(month.earliest, number)) is not None and day.weekday() == named
    ]
    place = len(fitting) if nth == "last" else words.ORDINALS[nth]
    return readings.day(fitting[place - 1]) if place <= len(fitting) else readings.unreal()


def _month_of(found: Found, context: Context) -> Reading | None:
    """The month that a day of the week is counted in, by name, or as last, this or next month."""
    if found.has("month"):
        year = the_year(found, context)
        number = month_number(found.word("month"))
        return readings.month(year, number, "stated") if year else near_month(found, context, number)
    if context.published is None:
        return None
    on = calendar.shift(context.published, "month", SIDES.get(found.word("that_month"), 0))
    return readings.month(on.year, on.month) if on else None


WEEK_RULES = (
    Rule(
        "weekday of a month",
        f"the? nth=(ORDWORD|last) named={WEEKDAY} (of|in) (month={MONTH} {PERIOD_TAIL}|"
        "(that_month=(last|this|next|the|the current) month))",
        _nth_weekday,
    ),
    Rule("week of a day", f"the? week of (the)? {DAY}", _week_of_day),
    Rule(
        "week of a month",
        f"the? nth=(ORDWORD|last) (week|days|fortnight) (of|in) month={MONTH} {PERIOD_TAIL}",
        _week_of_month,
    ),
)


NAMED_RULES = (
    Rule(
        "season",
        f"(the)? {PERIOD_MODIFIER} ((the|this)? (relative=(LAST|NEXT|THIS)))? season=SEASON (time)? "
        "((of|COMMA)? (year=(YEAR|APOS NUM2)|that_year=(last|this|next) year))?",
        _season,
    ),
    Rule(
        "month and year",
        f"{PERIOD_MODIFIER} month={MONTH} ((of|COMMA|HYPHEN)? year={YEAR}|(COMMA|of)? that_year=(last|this|next) year)",
        _month,
    ),
)


RULES = (Rule("month", f"{PERIOD_MODIFIER} (the? relative=(LAST|NEXT|THIS))? month={MONTH}", _month),)
