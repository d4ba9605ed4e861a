"""Quarters and halves of years, as companies report by them."""

from standoff.language.times import calendar, readings, words
from standoff.language.times.days import (
    the_year,
)
from standoff.language.times.fragments import (
    PERIOD_MODIFIER,
    PERIOD_TAIL,
)
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, Found, Reading


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
    if found.has("short") and found.touches_after() and found.after()[:1].isalnum():
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


NTH = "nth=(ORDWORD|QUARTERNUM SUFFIX)"


RULES = (
    Rule(
        "quarter or half",
        f"{PERIOD_MODIFIER} (the)? (fiscal)? "
        f"(year_before=NUM4 (APOS s)?|that_year=(last|this|next) year APOS s)? (fiscal)? {NTH} adjective=HYPHEN? "
        f"(fiscal|calendar|business)? kind=(quarter|half) {PERIOD_TAIL} "
        "(of_year=(of the (fiscal|current|calendar)? year))?",
        _part_of_year,
    ),
    Rule("Q3", f"short=(kind=(q|h) nth=QUARTERNUM) {PERIOD_TAIL} (HYPHEN|of|in)? ((fy|fiscal) NUM2)?", _part_of_year),
)
