"""Finding and reading together: one pass over the words of a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from standoff.language.times import counts, days, lookalikes, named, numeric, periods, references, repeats, spans
from standoff.language.times.patterns import OTHER, TOKEN, Grammar, Rule, compile_grammar
from standoff.language.times.readings import Context, Found, Reading
from standoff.language.times.tense import tense_at

CORE = (
    "MONTH SHORTMONTH WEEKDAY SHORTDAY WEEKDAYS UNIT UNITS PART POINT SEASON ADVERB DECADEWORD AM NUM HOLIDAY "
    "YEAR ZONE today yesterday tomorrow tonight weekend now recently currently ago past future lately previously "
    "formerly soon shortly clock nowadays presently moment present aged second half clock"
).split()


class Hit(NamedTuple):
    """A match of a rule: which rule, and its match over the words."""

    rule: Rule
    match: re.Match[str]


@cache
def grammar() -> Grammar:
    """All rules, in the order in which they are tried."""
    return compile_grammar(
        (
            *lookalikes.RULES,
            *named.RULES,
            *numeric.RULES,
            *days.CLOCK_RULES,
            *counts.RULES,
            *repeats.RULES,
            *spans.ANCHORED_RULES,
            *periods.NAMED_RULES,
            *days.RULES,
            *periods.RULES,
            *spans.RULES,
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
    if not holidays and rules.run.search(codes) is None:
        return None
    starts = [match.start() for match in TOKEN.finditer(text)]
    if holidays:
        codes = named.mark(codes, starts, holidays, known)
    return Words(tokens, starts, codes)


def readings(text: str, words: Words, context: Context) -> Iterator[tuple[int, int, Reading]]:
    """Start, end and reading of each expression, in order."""
    rules = grammar()
    sentence = -1
    for run in rules.run.finditer(words.codes):
        position, end = run.span()
        while position < end:
            match = rules.any_rule.search(words.codes, position, end)
            if match is None:
                break
            index = match.lastindex or 1
            found, reading = _first_reading(text, words, match.start(), end, index - 1, context)
            if found is None:
                position = match.start() + 1
                continue
            position = found.match.end()
            if not isinstance(reading, Reading):
                continue
            here = _sentence_start(words.tokens, found.match.start())
            if here != sentence:
                sentence, context.here = here, None
            if reading.earliest and reading.type in ("DATE", "TIME") and reading.granularity != "vague":
                context.here = context.focus = reading
            yield found.start(), found.end(), reading


def _first_reading(
    text: str, words: Words, start: int, end: int, first: int, context: Context
) -> tuple[Found | None, Reading | bool | None]:
    rules = grammar()
    for number in range(first, len(rules.rules)):
        match = rules.each[number].match(words.codes, start, end)
        if match is None:
            continue
        tense: Callable[[], int] = partial(tense_at, words.tokens, match.start(), match.end())
        found = Found(text, words.tokens, words.starts, match, tense)
        answer = rules.rules[number].build(found, context)
        if answer is not None:
            return found, answer
    return None, None


def _sentence_start(tokens: Sequence[str], index: int) -> int:
    for back in range(index - 1, max(-1, index - 60), -1):
        token = tokens[back]
        if token[0] == "\n" or (token in ".!?" and not (len(tokens[back - 1]) <= 4 and tokens[back - 1][:1].isupper())):
            return back
    return max(-1, index - 60)


def context_for(published: date | None, zone: str, country: str, subdivision: str | None) -> Context:
    """A fresh context for one reading of a text."""
    return Context(
        published, zone, country, subdivision, partial(named.days_in, country=country, subdivision=subdivision)
    )
