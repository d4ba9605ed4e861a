"""Finding and reading together: one pass over the words of a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from standoff.language.times import (
    clocks,
    counts,
    days,
    durations,
    listed_days,
    lookalikes,
    months,
    named,
    numeric,
    quarters,
    references,
    relative,
    repeats,
    years,
)
from standoff.language.times.patterns import OTHER, TOKEN, Grammar, compile_grammar
from standoff.language.times.readings import Answer, Context, Found, Reading
from standoff.language.times.tense import ends_sentence, tense_at

# Every expression holds one of these. Bare numbers are none: news is full of them.
CORE = (
    "MONTH|SHORTMONTH|WEEKDAY|SHORTDAY|WEEKDAYS|UNIT|UNITS|PART|POINT|SEASON|ADVERB|DECADEWORD|HOLIDAY|YEAR|ZONE|AGO|"
    "today|yesterday|tomorrow|tonight|weekend|now|recently|currently|past|future|lately|previously|"
    "formerly|soon|shortly|nowadays|presently|moment|present|clock|half|yearend|midyear|fiscal|"
    "NUM (SLASH|HYPHEN|COLON) NUM|NUM DOT NUM DOT NUM|NUM (AM|a DOT|p DOT|in the|at)|NUM SUFFIX|"
    "APOS? NUM2 APOS? s|APOS NUM2|NUM x NUM|q QUARTERNUM|h QUARTERNUM|fy NUM|aged NUM|"
    "(DASH|A|one|every|each|per|NUM) second"
)
# Rules for what a quarter is compared with.
COMPARING = frozenset({"ago", "year-ago", "prior-year", "same quarter", "the year before"})


@cache
def grammar() -> Grammar:
    """All rules, in the order in which they are tried."""
    return compile_grammar(
        (
            *lookalikes.RULES,
            *named.RULES,
            *numeric.RULES,
            *clocks.DATED_RULES,
            *counts.RULES,
            *repeats.RULES,
            *relative.AGO_RULES,
            *months.WEEK_RULES,
            *durations.PAST_RULES,
            *quarters.RULES,
            *years.NAMED_RULES,
            *months.NAMED_RULES,
            *days.RULES,
            *clocks.RULES,
            *listed_days.RULES,
            *months.RULES,
            *years.RULES,
            *relative.RULES,
            *durations.RULES,
            *relative.BARE_RULES,
            *references.RULES,
        ),
        CORE,
    )


class Words(NamedTuple):
    """A text cut into words: the words, where each starts, and one character for each (see ``patterns``)."""

    tokens: Sequence[str]
    starts: Sequence[int]
    codes: str


def cut(text: str, country: str, subdivision: str | None) -> Words | None:
    """The words of a text, named days joined into one; None if no time expression can be in it."""
    rules = grammar()
    known = rules.codes
    tokens = TOKEN.findall(text)
    codes = "".join([known.get(token, OTHER) for token in tokens])
    holidays = named.hits(text, country, subdivision)
    if not holidays and rules.core.search(codes) is None:
        return None
    starts = list(map(re.Match.start, TOKEN.finditer(text)))
    if holidays:
        codes = named.mark(codes, starts, holidays, known)
    return Words(tokens, starts, codes)


def readings(text: str, words: Words, context: Context) -> Iterator[tuple[int, int, Reading]]:
    """Start, end and reading of each expression, in order."""
    rules = grammar()
    for start, end in rules.runs(words.codes):
        position = start
        while position < end:
            found, reading = _first_reading(text, words, position, end, context)
            if found is None:
                position += 1
                continue
            position = found.match.end()
            if not isinstance(reading, Reading):
                continue
            if _is_spoken_of(found.rule, reading):
                context.here = context.focus = reading
                context.quarter = reading.earliest if "-Q" in reading.value else context.quarter
            yield found.start(), found.end(), reading


def _is_spoken_of(rule: str, reading: Reading) -> bool:
    """Whether later words can lean on it; "a year earlier" leans on a quarter and is not itself leaned on."""
    if reading.earliest is None or reading.type not in ("DATE", "TIME") or reading.granularity == "vague":
        return False
    return not (rule in COMPARING and "-Q" in reading.value)


def _first_reading(text: str, words: Words, start: int, end: int, context: Context) -> tuple[Found | None, Answer]:
    """The first rule that reads the words from ``start`` on, and what it says."""
    rules = grammar()
    for number in rules.beginning.get(words.codes[start], ()):
        match = rules.each[number].match(words.codes, start, end)
        if match is None:
            continue
        context.enter(_sentence_start(words.tokens, start))
        tense: Callable[[], int] = partial(tense_at, words.tokens, match.start(), match.end())
        found = Found(rules.rules[number].name, text, words.tokens, words.starts, match, tense)
        answer = rules.rules[number].build(found, context)
        if answer is not None:
            return found, answer
    return None, None


def _sentence_start(tokens: Sequence[str], index: int) -> int:
    for back in range(index - 1, max(-1, index - 60), -1):
        if ends_sentence(tokens, back):
            return back
    return max(-1, index - 60)


def context_for(published: date | None, zone: str, country: str, subdivision: str | None) -> Context:
    """A fresh context for one reading of a text."""
    return Context(
        published, zone, country, subdivision, partial(named.days_in, country=country, subdivision=subdivision)
    )
