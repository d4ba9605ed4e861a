"""Units of time against the day of publication or the day spoken of: last week, two years ago, the day before."""

from datetime import date, datetime, timedelta

from standoff.language.times import calendar, readings, words
from standoff.language.times.amounts import LARGEST_COUNT, loose_over, quantity
from standoff.language.times.days import (
    SIDES,
)
from standoff.language.times.durations import stretch
from standoff.language.times.fragments import (
    APPROXIMATE,
    PERIOD_MODIFIER,
    QUANTITY,
    UNIT,
)
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, CountSketch, Found, Reading

PUBLISHED_SIDES = {"last", "this", "next", "current", "coming", "upcoming", "present", "forthcoming"}


def unit_reading(on: date | None, unit: str) -> Reading:
    """The day, week, month, quarter, year or decade that a day lies in."""
    if unit == "day":
        return readings.day(on)
    if unit in ("week", "fortnight"):
        return readings.week(on)
    if unit == "weekend":
        return readings.weekend(on)
    if unit == "month":
        return readings.month(on.year if on else None, on.month) if on else readings.between(None, "XXXX-XX", "month")
    if unit == "quarter":
        return readings.quarter(on.year, (on.month + 2) // 3) if on else readings.between(None, "XXXX-QX", "month")
    if unit == "decade":
        return readings.decade(on.year // 10 * 10 if on else None)
    if unit == "century":
        return readings.vague(f"{on.year // 100}" if on else "XX")
    return readings.year(on.year if on else None, "relative")


def _is_title(found: Found) -> bool:
    """Whether words are the name of a show or a paper: in capitals where what stands before is not."""
    parts = found.quote.split()
    if not all(part[:1].isupper() for part in parts) or found.quote.isupper():
        return False
    before = found.before()
    return before in _MARKS_OF_TITLES or before.islower()


# What stands before a title: a quotation mark, or the "s" of "the station's".
_MARKS_OF_TITLES = frozenset("'’‘“\"s")


def _relative_unit(found: Found, context: Context) -> Answer:
    relative, unit = found.word("relative"), found.word("unit")
    if _is_title(found):
        return None
    if unit == "day" and relative in ("last", "past"):
        return None
    if relative == "latest" or (relative in ("same", "that") and unit == "quarter"):
        return _latest(context, unit)
    if relative == "past" or (
        relative in ("last", "next", "coming") and found.has("article") and unit not in ("quarter", "day")
    ):
        if unit == "weekend":
            return unit_reading(moved(context.published, unit, SIDES[relative]), unit)
        return stretch(context, relative, 1, unit)
    anchor = (
        context.published
        if relative in PUBLISHED_SIDES and not (relative == "next" and unit == "day")
        else focus_day(context, unit)
    )
    if unit == "weekend" and SIDES[relative] < 0 and anchor and anchor.weekday() == 6:
        anchor = calendar.shift_days(anchor, -1)
    return unit_reading(moved(anchor, unit, SIDES[relative]), unit)


def _latest(context: Context, unit: str) -> Reading:
    """ "The latest quarter": the one spoken of, or the one before publication."""
    if unit == "quarter" and context.quarter:
        return unit_reading(context.quarter, unit)
    return unit_reading(moved(context.published, unit, -1), unit)


def _same_quarter_before(found: Found, context: Context) -> Answer:
    """ "The same quarter last year", "the like period a year ago": a year before what is reported."""
    if context.quarter:
        return unit_reading(calendar.shift(context.quarter, "year", -1), "quarter")
    on = calendar.shift(context.published, "year", -1) if context.published else None
    return unit_reading(on, "year")


WITHIN_A_WEEK = ("minute", "hour", "day", "week")


def focus_day(context: Context, unit: str) -> date | None:
    """The day spoken of last, or that of publication; None where what was spoken of is not as fine as the unit."""
    focus = context.focus
    if focus is None or focus.earliest is None or context.published is None:
        return context.published
    coarse = {"day": not focus.day_known, "week": focus.granularity not in WITHIN_A_WEEK}
    return None if coarse.get(unit) else focus.earliest


def moved(anchor: date | None, unit: str, side: int) -> date | None:
    """The day so many units from another."""
    if anchor is None:
        return None
    return calendar.shift(anchor, "week" if unit == "weekend" else "decade" if unit == "century" else unit, side)


def _relative_part(found: Found, context: Context) -> Answer:
    """Last night, this morning, that evening, the next morning."""
    relative = found.word("relative")
    if relative in ("past", "latest", "current", "present") or _is_title(found):
        return None
    side = SIDES[relative]
    anchor = context.published if relative in ("last", "this") else focus_day(context, "day")
    on = calendar.shift_days(anchor, side) if anchor else None
    return readings.with_part(readings.day(on), words.PARTS[found.word("part")])


BEFORE_PARTS = frozenset(
    words.listed("in during by on for through throughout until till since late early later earlier")
)


def _bare_part(found: Found, context: Context) -> Answer:
    if found.before().lower() not in BEFORE_PARTS:
        return None
    near = context.here
    on = near.earliest if near and near.day_known else context.published
    return readings.with_part(readings.day(on), words.PARTS[found.word("part")])


def _ago(found: Found, context: Context) -> Answer:
    """N units ago, earlier, later, from now."""
    if (
        found.word("direction") == "before"
        and found.after().isalpha()
        and found.after().lower() not in {"and", "but", "when"}
    ):
        return None
    if loose_over(found):
        return None
    side = 1 if found.word("direction") in ("later", "hence", "on", "from now", "from today") else -1
    unit = words.UNIT_WORDS[found.word("unit")]
    now = found.word("direction") in ("ago", "from now", "from today", "hence")
    number, vague = quantity(found)
    if number is None or number > LARGEST_COUNT:
        return readings.unreal("PAST_REF" if side < 0 else "FUTURE_REF")
    if vague or (
        context.published and unit in ("year", "decade", "century") and number * (1 if unit == "year" else 10) > 150
    ):
        return readings.vague("PAST_REF" if side < 0 else "FUTURE_REF", context.published if side < 0 else None)
    whole = int(number)
    if unit in ("second", "minute", "hour"):
        return _hours_ago(context, number, unit, side, now)
    if number != whole:
        unit, whole = (
            ("month", int(number * 12))
            if unit == "year"
            else ("day", int(number * {"week": 7, "month": 30}.get(unit, 1)))
        )
    anchor = context.published if now else focus_day(context, unit)
    if unit == "year" and whole == 1 and context.focus and "-Q" in context.focus.value and not found.has("approximate"):
        moved = calendar.shift(context.focus.earliest, "year", side) if context.focus.earliest else None
        return unit_reading(moved, "quarter")
    if unit == "year" and not now and context.here and context.here.granularity == "month" and context.here.earliest:
        return unit_reading(calendar.shift(context.here.earliest, "year", side * whole), "month")
    reading = unit_reading(calendar.shift(anchor, unit, side * whole) if anchor else None, unit)
    if unit == "day":
        return reading._replace(counted=CountSketch("gap", whole) if not now else None, got="relative")
    return reading


def _hours_ago(context: Context, number: float, unit: str, side: int, now: bool) -> Reading:
    minutes = number * {"hour": 60, "minute": 1, "second": 1 / 60}[unit]
    focus = context.here
    if not now and focus and focus.clock and focus.earliest and focus.day_known and minutes == int(minutes):
        moved = datetime.combine(focus.earliest, focus.clock) + timedelta(minutes=side * int(minutes))
        return readings.with_clock(
            readings.day(moved.date()), moved.time(), focus.zone or context.zone, f"{moved:%H:%M}"
        )
    hours = number / {"hour": 1, "minute": 60, "second": 3600}[unit]
    on = context.published
    far = calendar.shift_days(on, side * (int(hours // 24) + 1)) if on and hours < 1e5 else None
    if on is None or far is None:
        return readings.vague("PAST_REF" if side < 0 else "FUTURE_REF")
    earliest, latest = (far, on) if side < 0 else (on, far)
    return Reading("DATE", "PAST_REF" if side < 0 else "FUTURE_REF", earliest, latest, "hour", "relative")


def _the_year_before(found: Found, context: Context) -> Answer:
    if found.after().isalpha() and found.after().lower() not in {
        "and",
        "but",
        "when",
        "in",
        "at",
        "with",
        "to",
        "for",
        "by",
        "on",
    }:
        return None
    side, unit = 1 if found.word("side") == "after" else -1, found.word("unit")
    return unit_reading(moved(focus_day(context, unit), unit, side), unit)


def _weekend(found: Found, context: Context) -> Answer:
    """ "At the weekend": the one just past, or that to come."""
    on = context.published
    if on is None:
        return readings.weekend(None)
    if found.tense() <= 0 and on.weekday() < 5:
        return readings.weekend(calendar.shift_days(on, -7))
    return readings.weekend(on)


def _fiscal(found: Found, context: Context) -> Answer:
    """ "The last fiscal", as Indian newspapers put it."""
    return readings.year(
        context.published.year + SIDES[found.word("relative")] if context.published else None, "relative"
    )


def _year_ago(found: Found, context: Context) -> Answer:
    """ "year-ago", "year-earlier": the same quarter, or the year before."""
    unit = found.word("unit")
    focus = context.focus
    if unit == "year" and focus and focus.earliest and "-Q" in focus.value:
        return unit_reading(calendar.shift(focus.earliest, "year", -1), "quarter")
    on = calendar.shift(context.published, unit, -1) if context.published else None
    return unit_reading(on, unit)


def _the_unit(found: Found, context: Context) -> Answer:
    """ "For the quarter", "during the year": the one spoken of, or that of publication."""
    unit = found.word("unit")
    owns = unit == "year" and found.after() in {"'", "’"}
    asked = {"for", "in", "during", "over", "throughout", "through"}
    if not found.has("edge") and not owns and found.before().lower() not in asked and not _is_part(found):
        return None
    if unit == "quarter" and context.quarter:
        return unit_reading(context.quarter, unit)
    on = context.published
    if unit == "quarter" and on:
        on = calendar.shift(on, "quarter", -1)
    return unit_reading(on, unit)


def _is_part(found: Found) -> bool:
    """ "Much of the week", "the rest of the year"."""
    return found.before().lower() == "of" and found.before(2).lower() in {"much", "most", "rest", "all", "part", "half"}


DIRECTION = "direction=(ago|earlier|previously|before|later|hence|from now|from today)"


AGO_RULES = (
    Rule("ago", f"(approximate={APPROXIMATE})? {QUANTITY} {UNIT} (and frac=(A half))? {DIRECTION}", _ago),
    Rule(
        "units ago",
        "few=(LONGUNITS) unit_more=(ago)",
        lambda found, context: readings.vague("PAST_REF", context.published),
    ),
    Rule(
        "year-ago",
        "(A|the)? unit=(year|month|week|quarter) HYPHEN (ago|earlier) (quarter|period|month|week|half)?",
        _year_ago,
    ),
    Rule(
        "prior-year",
        "(A|the)? (prior|previous|preceding) HYPHEN unit=(year|month|week|quarter) (quarter|period|month|week|half)?",
        _year_ago,
    ),
    Rule(
        "same quarter",
        "(the)? (same|like|comparable|corresponding) (fiscal)? (quarter|period) (of)? "
        "(last year|A year (earlier|ago|before))",
        _same_quarter_before,
    ),
    Rule("the weekend", "(the|this)? (long)? weekend", _weekend),
    Rule("this fiscal", "(the)? relative=(LAST|NEXT|THIS) fiscal", _fiscal),
    Rule("the year before", "the unit=(day|week|month|year|quarter) side=(before|after|earlier)", _the_year_before),
)


RULES = (
    Rule(
        "last week",
        f"{PERIOD_MODIFIER} (article=(the|this))? relative=(LAST|NEXT|THIS|same|that) "
        "(fiscal|financial|calendar|business|trading)? unit=(BIGUNIT|weekend)",
        _relative_unit,
    ),
    Rule(
        "last night",
        "(article=the)? (early|late|earlier|later)? relative=(LAST|NEXT|THIS|same|that) part=PART",
        _relative_part,
    ),
)


BARE_RULES = (
    Rule("the quarter", "edge=(the? very? EDGE of)? the unit=(week|month|quarter|year|decade)", _the_unit),
    Rule("the morning", "the part=PART", _bare_part),
)
