"""Durations: the past three days, a 42-day strike, within 24 hours."""

from datetime import date

from standoff.language.times import calendar, readings, words
from standoff.language.times.amounts import LARGEST_COUNT, loose_over, period, quantity
from standoff.language.times.days import (
    SIDES,
)
from standoff.language.times.fragments import APPROXIMATE, QUANTITY, UNIT, WHOLE
from standoff.language.times.nouns import noun_phrase, subject_before
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, CountSketch, Found, Reading
from standoff.record.when import Granularity

NOT_A_SPAN = {"old", "olds", "aged"}


GAMES = {"international", "internationals", "series", "cricket", "match", "matches", "squad", "side", "team", "game",
         "captain", "test"}  # fmt: skip


def stretch(context: Context, relative: str, number: float, unit: str, vague: bool = False) -> Reading:
    """The last or next so many units: bounded by the day of publication on one side."""
    value = period(number, unit, vague)
    on, side = context.published, SIDES.get(relative, 0)
    if on is None or not side or relative in ("first", "final", "following", "previous", "preceding"):
        return Reading("DURATION", value, None, None, "vague" if vague else "none", "relative" if side else "none")
    far = _far(on, number, unit, side) if not vague else None
    earliest, latest = (far, on) if side < 0 else (on, far)
    grain: Granularity = "vague" if vague or far is None else "day"
    return Reading("DURATION", value, earliest, latest, grain, "relative")


def _far(on: date, number: float, unit: str, side: int) -> date | None:
    if unit in ("second", "minute", "hour"):
        hours = number / {"hour": 1, "minute": 60, "second": 3600}[unit]
        return calendar.shift_days(on, side * (int(hours // 24) + bool(hours % 24))) if hours < 1e6 else None
    if unit == "century":
        number, unit = number * 10, "decade"
    if number != int(number):
        return calendar.shift_days(
            on, side * round(number * {"day": 1, "week": 7, "month": 31, "year": 366}.get(unit, 366))
        )
    return calendar.shift(on, unit, side * int(number))


def _past_units(found: Found, context: Context) -> Answer:
    number, vague = quantity(found)
    unit = words.UNIT_WORDS[found.word("unit")]
    if number is None or number > LARGEST_COUNT:
        return Reading("DURATION", period(0, unit, True), None, None, "vague", "none")
    relative = found.word("relative").split()[-1] if found.has("relative") else ""
    if relative in ("recent", "latest"):
        if found.has("num") or found.has("few"):
            return stretch(context, "last", number, unit, vague)
        return readings.vague("PAST_REF", context.published)
    return stretch(context, relative, number, unit, vague)


def _duration(found: Found, context: Context) -> Answer:
    if found.after().lower() in NOT_A_SPAN or (found.after() == "-" and found.after(2).lower() in NOT_A_SPAN):
        return False
    if loose_over(found):
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
        return stretch(context, "next", number, unit, vague)._replace(granularity="vague" if vague else "day")
    count = _count(found, unit, number, vague)
    return Reading("DURATION", period(number, unit, vague), granularity="vague" if vague else "none",
                   got="counted" if count else "none", counted=count)  # fmt: skip


def _is_duration(found: Found, unit: str, number: float | None) -> bool:
    before = found.before().lower()
    if found.word("num") == "a" and found.after() == "-" and found.after(2).lower() in {"long", "old"}:
        return False
    if (
        found.touches_before()
        and before in {".", ",", "/", ":", "-", "$", "£", "€", "₹", "#"}
        and found.word("num")[:1].isdecimal()
    ):
        return False
    if found.word("num") in ("a", "an") and unit == "century":
        return before in {"half", "nearly", "almost", "than", "for", "over", "in"}
    if found.has("adjective") and found.after().lower() in GAMES and unit == "day" and number == 1:
        return False
    if found.word("unit") == "second" and not (found.has("adjective") or found.word("num") in ("one", "1", "a")):
        return False
    if found.word("unit") == "second" and found.word("num") == "a" and not found.has("adjective"):
        return before in {"for", "in", "per", "within", "than"}
    return not (found.word("unit") == "minute" and found.word("num") == "")


def _count(found: Found, unit: str, number: float, vague: bool) -> CountSketch | None:
    if unit != "day" or vague or number != int(number) or number < 1 or found.word("num") == "a":
        return None
    days = int(number)
    before, after = found.before().lower(), found.after().lower()
    if found.has("adjective"):
        return CountSketch("length", days, noun_phrase(found, found.match.end()))
    if after in {"after", "before", "since", "later", "earlier"} or before == "after":
        return CountSketch("gap", days)
    if after == "of" and before not in {"in", "within"}:
        return CountSketch("length", days, noun_phrase(found, found.match.end() + 1))
    if before in {"lasted", "lasting", "lasts", "completed", "completes", "completing"}:
        return CountSketch("length", days, subject_before(found))
    return None


KINDS_OF_DAYS = frozenset(
    words.listed(
        "working school business office these those old opening visiting early holy rainy olden golden young of"
    )
)


def _bare_units(found: Found, context: Context) -> Answer:
    if found.before().lower() in KINDS_OF_DAYS:
        return None
    if found.before() == "-" or found.before()[-1:].isdecimal():
        return None
    unit = words.UNIT_WORDS[found.word("unit")]
    if unit == "hour" and found.after().lower() not in {"after", "before", "later", "earlier", "of", "ago"}:
        return None
    if unit == "century" or (found.quote[:1].isupper() and found.before() not in ("", ".", '"', "“")):
        return None
    return Reading("DURATION", period(0, unit, True), granularity="vague")


KIND = "(more|full|whole|long|straight|consecutive|successive|additional|other|working|business)"
PAST_RULES = (
    Rule(
        "past units",
        f"the? {APPROXIMATE}? relative=(LAST|NEXT|first|final|recent|latest|most recent) {APPROXIMATE}? {QUANTITY}? "
        "unit=UNITS",
        _past_units,
    ),
)


RULES = (
    Rule(
        "range of units",
        f"{APPROXIMATE}? range=({WHOLE} (and A half)? (to|or|DASH)) {QUANTITY} HYPHEN? {UNIT} "
        "(adjective=(HYPHEN long))?",
        _duration,
    ),
    Rule(
        "adjective",
        "num=(NUM|TENS HYPHEN ONES|TENS|ONES|TEENS|A) (frac=(HYPHEN and HYPHEN A HYPHEN half))? "
        f"adjective=HYPHEN {UNIT} (HYPHEN long)?",
        _duration,
    ),
    Rule("half hour", "num=(A) half HYPHEN? unit=hour", lambda found, context: Reading("DURATION", "PT30M")),
    Rule(
        "duration",
        f"{APPROXIMATE}? (the)? {QUANTITY} {KIND}? {UNIT} (and frac=(A half))?",
        _duration,
    ),
    Rule("weeks", "unit=LONGUNITS", _bare_units),
    Rule(
        "week-long",
        "unit=(UNIT|BIGUNIT) HYPHEN? (long)",
        lambda found, context: Reading("DURATION", period(1, found.word("unit"), False)),
    ),
)
