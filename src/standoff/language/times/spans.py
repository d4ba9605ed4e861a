"""Units of time: last week, two years ago, the past three days, a 42-day strike."""

from datetime import date, datetime, timedelta

from standoff.language.times import calendar, readings, words
from standoff.language.times.days import SIDES, month_number
from standoff.language.times.fragments import APPROXIMATE, MONTH, QUANTITY, UNIT
from standoff.language.times.patterns import Rule
from standoff.language.times.periods import MOD, YEAR_TAIL, near_month, the_year
from standoff.language.times.readings import Answer, Context, CountSketch, Found, Reading

PUBLISHED_SIDES = {"last", "this", "next", "current", "coming", "upcoming", "present", "forthcoming"}
LARGEST_COUNT = 9_999
NOT_A_SPAN = {"old", "olds", "aged"}
GAMES = {"international", "internationals", "series", "cricket", "match", "matches", "squad", "side", "team", "game",
         "captain", "test"}  # fmt: skip


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
        return (
            readings.quarter(on.year, (on.month + 2) // 3)
            if on
            else readings.between(None, "XXXX-QX", "month")
        )
    if unit == "decade":
        return readings.decade(on.year // 10 * 10 if on else None)
    if unit == "century":
        return readings.vague(f"{on.year // 100}" if on else "XX")
    return readings.year(on.year if on else None, "relative")


def _relative_unit(found: Found, context: Context) -> Answer:
    relative, unit = found.word("relative"), found.word("unit")
    if relative == "past" or (relative in ("last", "next", "coming") and found.has("article") and unit != "quarter"):
        if unit == "weekend":
            return unit_reading(_moved(context.published, unit, SIDES[relative]), unit)
        return _stretch(context, relative, 1, unit)
    anchor = context.published if relative in PUBLISHED_SIDES else _focus(context)
    if unit == "weekend" and SIDES[relative] < 0 and anchor and anchor.weekday() == 6:
        anchor = calendar.shift_days(anchor, -1)
    return unit_reading(_moved(anchor, unit, SIDES[relative]), unit)


def _focus(context: Context) -> date | None:
    if context.focus and context.focus.earliest and context.published:
        return context.focus.earliest
    return context.published


def _moved(anchor: date | None, unit: str, side: int) -> date | None:
    if anchor is None:
        return None
    return calendar.shift(anchor, "week" if unit == "weekend" else "decade" if unit == "century" else unit, side)


def _relative_part(found: Found, context: Context) -> Answer:
    """Last night, this morning, that evening, the next morning."""
    relative = found.word("relative")
    side = SIDES[relative]
    anchor = context.published if relative in ("last", "this") else _focus(context)
    on = calendar.shift_days(anchor, side) if anchor else None
    return readings.with_part(readings.day(on), words.PARTS[found.word("part")])


def _bare_part(found: Found, context: Context) -> Answer:
    near = context.here
    on = near.earliest if near and near.day_known else context.published
    return readings.with_part(readings.day(on), words.PARTS[found.word("part")])


def _ago(found: Found, context: Context) -> Answer:
    """N units ago, earlier, later, from now."""
    if found.word("direction") == "before" and found.after().isalpha() and found.after().lower() not in {"and", "but", "when"}:
        return None
    if _loose_over(found):
        return None
    side = 1 if found.word("direction") in ("later", "hence", "on", "from now", "from today") else -1
    unit = words.UNIT_WORDS[found.word("unit")]
    now = found.word("direction") in ("ago", "from now", "from today", "hence")
    number, vague = quantity(found)
    if number is None or number > LARGEST_COUNT:
        return readings.unreal("PAST_REF" if side < 0 else "FUTURE_REF")
    if vague:
        return readings.vague("PAST_REF" if side < 0 else "FUTURE_REF", context.published if side < 0 else None)
    whole = int(number)
    if unit in ("second", "minute", "hour"):
        return _hours_ago(context, number, unit, side, now)
    if number != whole:
        unit, whole = ("month", int(number * 12)) if unit == "year" else ("day", int(number * {"week": 7, "month": 30}.get(unit, 1)))
    anchor = context.published if now else _focus(context)
    if unit == "year" and whole == 1 and context.focus and "-Q" in context.focus.value and not found.has("approximate"):
        moved = calendar.shift(context.focus.earliest, "year", side) if context.focus.earliest else None
        return unit_reading(moved, "quarter")
    reading = unit_reading(calendar.shift(anchor, unit, side * whole) if anchor else None, unit)
    if unit == "day":
        return reading._replace(count=CountSketch("gap", whole) if not now else None, got="relative")
    return reading


def _loose_over(found: Found) -> bool:
    """ "Spread over two weeks" is no "more than two weeks"."""
    return found.quote.split()[0].lower() in {"over", "under"} and found.before().lower() not in MEASURED


MEASURED = set("for in after within of to last lasted lasting took takes take is was by from just well , ( and".split())


def _hours_ago(context: Context, number: float, unit: str, side: int, now: bool) -> Reading:
    minutes = number * {"hour": 60, "minute": 1, "second": 1 / 60}[unit]
    focus = context.here
    if not now and focus and focus.clock and focus.earliest and focus.day_known and minutes == int(minutes):
        moved = datetime.combine(focus.earliest, focus.clock) + timedelta(minutes=side * int(minutes))
        on = readings.day(moved.date())
        return readings.with_clock(on, moved.time(), focus.zone or context.zone, f"{moved:%H:%M}")
    hours = number / {"hour": 1, "minute": 60, "second": 3600}[unit]
    on = context.published
    far = calendar.shift_days(on, side * (int(hours // 24) + 1)) if on and hours < 1e5 else None
    if on is None or far is None:
        return readings.vague("PAST_REF" if side < 0 else "FUTURE_REF")
    earliest, latest = (far, on) if side < 0 else (on, far)
    return Reading("DATE", "PAST_REF" if side < 0 else "FUTURE_REF", earliest, latest, "hour", "relative")


def quantity(found: Found) -> tuple[float | None, bool]:
    """How many units the groups of ``fragments.QUANTITY`` tell, and whether that is vague."""
    if found.has("few"):
        word = found.word("few")
        if "couple" in word:
            return 2, False
        return 0, True
    if found.has("frac_only"):
        return 0.5, False
    if not found.has("num"):
        return (1, False) if not found.word("unit").endswith("s") else (0, True)
    number = spelled(found.word("num"))
    if number is None:
        return None, False
    if found.has("frac"):
        number += _fraction(found.word("frac"))
    return number, False


def _fraction(word: str) -> float:
    if "/" not in word:
        return 0.5
    above, below = (int(part) for part in word.split("/"))
    return above / below if below else 0.0


def spelled(word: str) -> float | None:
    """A number in words or digits, as ``fragments.WHOLE`` allows it."""
    plain = word.replace(" , ", "").replace(" . ", ".").replace("-", " ")
    if plain in ("a", "an"):
        return 1
    try:
        return float(plain)
    except ValueError:
        pass
    total = 0
    for part in plain.split():
        if part in ("a", "an"):
            continue
        value = words.NUMBERS.get(part)
        if value is None:
            return None
        total = (total or 1) * value if part in ("hundred", "dozen") else total + value
    return total


def period(number: float, unit: str, vague: bool) -> str:
    """The TIMEX3 value of a duration."""
    letter = words.UNITS[unit]
    amount = "X" if vague else f"{number:g}"
    if unit == "fortnight" and not vague:
        amount = f"{2 * number:g}"
    if unit == "quarter" and not vague:
        letter = "M"
        amount = f"{3 * number:g}"
    if letter == "E" and not vague:
        letter, amount = "Y", f"{10 * number:g}"
    if letter == "C":
        letter, amount = "Y", "X" if vague else f"{100 * number:g}"
    if number == 0.5 and not vague and unit in ("hour", "year", "day"):
        return {"hour": "PT30M", "year": "P6M", "day": "PT12H"}[unit]
    time = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{time}{amount}{letter}"


def _stretch(context: Context, relative: str, number: float, unit: str, vague: bool = False) -> Reading:
    """The last or next so many units: bounded by the day of publication on one side."""
    value = period(number, unit, vague)
    on, side = context.published, SIDES.get(relative, 0)
    if on is None or not side or relative in ("first", "final", "following", "previous", "preceding"):
        return Reading("DURATION", value, None, None, "vague" if vague else "none", "relative" if side else "none")
    far = _far(on, number, unit, side) if not vague else None
    earliest, latest = (far, on) if side < 0 else (on, far)
    grain = "vague" if vague or far is None else "day"
    return Reading("DURATION", value, earliest, latest, grain, "relative")


def _far(on: date, number: float, unit: str, side: int) -> date | None:
    if unit in ("second", "minute", "hour"):
        hours = number / {"hour": 1, "minute": 60, "second": 3600}[unit]
        return calendar.shift_days(on, side * (int(hours // 24) + bool(hours % 24))) if hours < 1e6 else None
    if unit == "century":
        number, unit = number * 10, "decade"
    if number != int(number):
        return calendar.shift_days(on, side * round(number * {"day": 1, "week": 7, "month": 31, "year": 366}.get(unit, 366)))
    return calendar.shift(on, unit, side * int(number))


def _past_units(found: Found, context: Context) -> Answer:
    number, vague = quantity(found)
    unit = words.UNIT_WORDS[found.word("unit")]
    if number is None or number > LARGEST_COUNT:
        return Reading("DURATION", period(0, unit, True), None, None, "vague", "none")
    relative = found.word("relative").split()[-1] if found.has("relative") else ""
    if relative in ("recent", "latest"):
        if found.has("num") or found.has("few"):
            return _stretch(context, "last", number, unit, vague)
        return readings.vague("PAST_REF", context.published)
    return _stretch(context, relative, number, unit, vague)


def _duration(found: Found, context: Context) -> Answer:
    if found.after().lower() in NOT_A_SPAN or found.after() == "-" and found.after(2).lower() in NOT_A_SPAN:
        return False
    if _loose_over(found):
        return None
    unit = words.UNIT_WORDS[found.word("unit")]
    number, vague = quantity(found)
    if not _is_duration(found, unit, number):
        return None
    if found.has("range"):
        return Reading("DURATION", period(0, unit, True))
    if number is None or number > LARGEST_COUNT:
        return Reading("DURATION", period(0, unit, True), None, None, "vague", "none")
    if found.before().lower() == "within" or found.word("lead") == "within":
        return _stretch(context, "next", number, unit, vague)._replace(granularity="vague" if vague else "day")
    count = _count(found, unit, number, vague)
    return Reading("DURATION", period(number, unit, vague), granularity="vague" if vague else "none",
                   got="counted" if count else "none", count=count)  # fmt: skip


def _is_duration(found: Found, unit: str, number: float | None) -> bool:
    before = found.before().lower()
    if found.touches_before() and before in {".", ",", "/", ":", "-", "$", "£", "€", "₹", "#"} and found.word("num")[:1].isdigit():
        return False
    if found.word("num") in ("a", "an") and unit == "century":
        return before in {"half", "nearly", "almost", "than", "for", "over", "in"}
    if found.has("adjective") and found.after().lower() in GAMES and unit == "day" and number == 1:
        return False
    if found.word("unit") == "second" and not (found.has("adjective") or found.word("num") in ("one", "1", "a")):
        return False
    if found.word("unit") == "second" and found.word("num") == "a" and not found.has("adjective"):
        return before in {"for", "in", "per", "within", "than"}
    return not (found.word("unit") == "minute" and found.word("num") == "" )


def _count(found: Found, unit: str, number: float, vague: bool) -> CountSketch | None:
    if unit != "day" or vague or number != int(number) or number < 1 or found.word("num") == "a":
        return None
    days = int(number)
    before, after = found.before().lower(), found.after().lower()
    if found.has("adjective"):
        return CountSketch("length", days, _head(found, found.match.end()))
    if after in {"after", "before", "since", "later", "earlier"} or before == "after":
        return CountSketch("gap", days)
    if after == "of" and before not in {"in", "within"}:
        return CountSketch("length", days, _head(found, found.match.end() + 1))
    if before in {"lasted", "lasting", "lasts"}:
        return CountSketch("length", days)
    return None


def _head(found: Found, index: int) -> tuple[int, int] | None:
    """The noun that follows: up to three plain words, kept together by hyphens."""
    first = index
    last = index
    while last < len(found.tokens) and last - first < 5 and (found.tokens[last].isalpha() or found.tokens[last] == "-"):
        joined = last + 1 < len(found.tokens) and found.tokens[last + 1] == "-"
        last += 1
        if not joined and found.tokens[last - 1] != "-" and found.tokens[last - 1].lower() not in ADJECTIVES:
            break
    if last == first or not found.tokens[first].isalpha():
        return None
    return found.starts[first], found.starts[last - 1] + len(found.tokens[last - 1])


ADJECTIVES = set(
    "long total indefinite nationwide national statewide general full complete partial continuous relay hunger token "
    "peaceful massive old ongoing the a an our their its his her this that state".split()
)


def _bare_units(found: Found, context: Context) -> Answer:
    if found.before().lower() in {"working", "school", "business", "office", "these", "those", "old", "opening", "visiting",
                                  "early", "holy", "rainy", "olden", "golden", "young", "of"}:  # fmt: skip
        return None
    if found.before() == "-" or found.before()[-1:].isdigit():
        return None
    unit = words.UNIT_WORDS[found.word("unit")]
    if unit == "hour" and found.after().lower() not in {"after", "before", "later", "earlier", "of", "ago"}:
        return None
    if unit == "century" or found.quote[:1].isupper() and found.before() not in ("", ".", '"', "“"):
        return None
    return Reading("DURATION", period(0, unit, True), granularity="vague")


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
    return readings.year(context.published.year + SIDES[found.word("relative")] if context.published else None, "relative")


def _year_ago(found: Found, context: Context) -> Answer:
    """ "year-ago", "year-earlier": the same quarter, or the year before."""
    unit = found.word("unit")
    focus = context.focus
    if unit == "year" and focus and focus.earliest and "-Q" in focus.value:
        return unit_reading(calendar.shift(focus.earliest, "year", -1), "quarter")
    on = calendar.shift(context.published, unit, -1) if context.published else None
    return unit_reading(on, unit)


def _week_of_month(found: Found, context: Context) -> Answer:
    """The first, second ... or last week, or days, of a month: kept as wide as the words allow."""
    year = the_year(found, context)
    number = month_number(found.word("month"))
    month = readings.month(year, number, "stated") if year else near_month(found, context, number)
    if month.earliest is None or month.latest is None:
        return month
    nth = found.word("nth")
    if nth == "last":
        first = calendar.shift_days(month.latest, -13)
        return month._replace(earliest=first, granularity="week")
    week = words.ORDINALS[nth]
    if week > 5:
        return None
    first = calendar.shift_days(month.earliest, 7 * (week - 1))
    last = calendar.shift_days(month.earliest, 7 * week + 5)
    return month._replace(earliest=first, latest=min(last, month.latest) if last else month.latest, granularity="week")


def _the_unit(found: Found, context: Context) -> Answer:
    """ "For the quarter", "during the year": the one spoken of, or that of publication."""
    if found.before().lower() not in {"for", "in", "during", "over", "throughout", "on"}:
        return None
    unit = found.word("unit")
    focus = context.focus
    if unit == "quarter" and focus and focus.earliest and "-Q" in focus.value:
        return unit_reading(focus.earliest, unit)
    on = context.published
    if unit == "quarter" and on:
        on = calendar.shift(on, "quarter", -1)
    return unit_reading(on, unit)


DIRECTION = "direction=(ago|earlier|previously|before|later|hence|from now|from today)"
ANCHORED_RULES = (
    Rule("ago", f"(approximate={APPROXIMATE})? {QUANTITY} {UNIT} {DIRECTION}", _ago),
    Rule("units ago", "few=(LONGUNITS) unit_more=(ago)", lambda found, context: readings.vague("PAST_REF", context.published)),
    Rule("year-ago", "(A|the)? unit=(year|month|week|quarter) HYPHEN (ago|earlier) (quarter|period|month|week|half)?", _year_ago),
    Rule("the weekend", "(the|this)? (long)? weekend", _weekend),
    Rule("this fiscal", "(the)? relative=(LAST|NEXT|THIS) fiscal", _fiscal),
    Rule("the year before", "the unit=(day|week|month|year|quarter) side=(before|after|earlier)", lambda found, context: unit_reading(
        _moved(_focus(context), found.word("unit"), 1 if found.word("side") == "after" else -1), found.word("unit"))),
    Rule("week of a month", f"the? nth=(ORDWORD|last) (week|days|fortnight) (of|in) month={MONTH} {YEAR_TAIL}", _week_of_month),
    Rule("past units", f"the? {APPROXIMATE}? relative=(LAST|NEXT|first|final|recent|latest|most recent) {APPROXIMATE}? {QUANTITY}? unit=UNITS", _past_units),
)
RULES = (
    Rule("last week", f"{MOD} (article=the)? relative=(LAST|NEXT|THIS|same|that) (fiscal|financial|calendar|business|trading)? unit=(BIGUNIT|weekend)", _relative_unit),
    Rule("last night", "(article=the)? (early|late|earlier|later)? relative=(LAST|NEXT|THIS|same|that) (part=(PART|midnight))", _relative_part),
    Rule("range of units", f"{APPROXIMATE}? range=({QUANTITY.replace('num=', '').replace('frac=', '').replace('few=', '').replace('frac_only=', '')} (to|or|DASH)) {QUANTITY} HYPHEN? {UNIT} (adjective=(HYPHEN long))?", _duration),
    Rule("adjective", f"num=(NUM|TENS HYPHEN ONES|TENS|ONES|TEENS|A) (frac=(HYPHEN and HYPHEN A HYPHEN half))? adjective=HYPHEN {UNIT} (HYPHEN long)?", _duration),
    Rule("half hour", "num=(A) half HYPHEN? unit=hour", lambda found, context: Reading("DURATION", "PT30M")),
    Rule("duration", f"{APPROXIMATE}? (the)? {QUANTITY} (more|full|whole|long|straight|consecutive|successive|additional|other|working|business)? {UNIT} (and frac=(A half))?", _duration),
    Rule("weeks", "unit=LONGUNITS", _bare_units),
    Rule("week-long", "unit=(UNIT|BIGUNIT) HYPHEN? (long)", lambda found, context: Reading("DURATION", period(1, found.word("unit"), False))),
    Rule("the quarter", "the unit=(week|month|quarter|year)", _the_unit),
    Rule("the morning", "the part=PART", _bare_part),
)
