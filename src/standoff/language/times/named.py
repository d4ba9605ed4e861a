"""Named days in a text, read against the day of publication."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from standoff.language import named_days
from standoff.language.times import calendar, readings
from standoff.language.times.days import the_year
from standoff.language.times.fragments import YEAR
from standoff.language.times.patterns import OTHER, Rule
from standoff.language.times.readings import Answer, Context, Found


@cache
def _finder(country: str, subdivision: str | None) -> tuple[AhoCorasick, int]:
    names = sorted(named_days.names_known(country, subdivision))
    names += [name.replace("'", "’") for name in names if "'" in name]
    names += [name.upper() for name in names]
    phrases = list(named_days.phrases_with_names())
    return AhoCorasick(phrases + names, matchkind=MatchKind.LeftmostLongest), len(phrases)


def hits(text: str, country: str, subdivision: str | None) -> list[tuple[int, int, bool]]:
    """Start and end of each name of a day in a text, and whether it is one: false for a phrase that only holds it."""
    finder, phrases = _finder(country, subdivision)
    return [
        (start, end, number >= phrases)
        for number, start, end in finder.find_matches_as_indexes(text)
        if not (start and (text[start - 1].isalnum() or text[start - 1] in "-#@"))
        and not (end < len(text) and text[end].isalnum())
    ]


def mark(codes: str, starts: Sequence[int], names: Sequence[tuple[int, int, bool]], known: Mapping[str, str]) -> str:
    """The characters of a text's words, with those of each name of a day replaced."""
    marked = list(codes)
    for start, end, is_day in names:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        marked[first:last] = [known["\x00more"] if is_day else OTHER] * (last - first)
        if is_day:
            marked[first] = known["\x00holiday"]
    return "".join(marked)


@cache
def days_in(name: str, year: int, country: str, subdivision: str | None) -> Sequence[date]:
    """The days of a name in a year."""
    return named_days.days_named(name, (year,), country, subdivision).get(year, ())


def _named(found: Found, context: Context) -> Answer:
    first, last = found.span("name")
    name = found.text[found.starts[first] : found.starts[last - 1] + len(found.tokens[last - 1])]
    stated = the_year(found, context)
    anchor = context.published
    if stated is not None:
        spans = _spans(context, name, (stated,))
    elif anchor is None:
        spans = []
    else:
        spans = _spans(context, name, range(anchor.year - 1, anchor.year + 2))
    relative = found.word("relative")
    if anchor and stated is None and relative in ("last", "past", "previous"):
        spans = [one for one in spans if one[1] < anchor]
    elif anchor and stated is None and relative in ("next", "coming", "upcoming"):
        spans = [one for one in spans if one[0] > anchor]
    elif anchor and relative == "this":
        spans = [one for one in spans if one[0].year == anchor.year]
    near = calendar.nearest(anchor or date(stated or 2000, 7, 1), spans, found.tense())
    if near is None:
        return readings.between(None, f"{stated:04d}" if stated else "XXXX-XX-XX", "day", "calendar")
    if near[0] == near[1]:
        return readings.day(near[0], "calendar")
    same_month = near[0].month == near[1].month
    value = f"{near[0]:%Y-%m}" if same_month else f"{near[0].year}"
    return readings.between(near, value, "week", "calendar")


def _spans(context: Context, name: str, years: Sequence[int]) -> list[calendar.Bounds]:
    """Each occurrence of a name: one day, or the first and last of a festival whose days follow each other."""
    spans: list[calendar.Bounds] = []
    for year in years:
        if not calendar.in_range(year):
            continue
        for day in context.named(name, year):
            if spans and (day - spans[-1][1]).days == 1:
                spans[-1] = (spans[-1][0], day)
            else:
                spans.append((day, day))
    return spans


RULES = (
    Rule(
        "named day",
        f"(relative=(LAST|NEXT|THIS))? name=(HOLIDAY MORE*) "
        f"((COMMA|of|in)? year={YEAR}|(of)? that_year=(last|this|next) year)?",
        _named,
    ),
)
