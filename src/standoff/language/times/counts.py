"""Counts of days: "the 52nd day of our protest", "on day 9 of the fast", "third consecutive day"."""

import re

from standoff.language.times import words
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, CountSketch, Found, Reading
from standoff.language.times.spans import LARGEST_COUNT

# "The strike entered its third day", "the strike, now in its fourth day", "the fast enters day 9".
_SUBJECT = re.compile(
    r"((?:\b(?:the|a|an|our|their|his|her|this|that)\s+)?(?:[\w'’-]+\s+){0,3}?[\w'’-]*[A-Za-z][\w'’-]*)\s*,?\s*(?:\(\s*)?"
    r"(?:which\s+)?(?:has\s+|had\s+|have\s+)?(?:was\s+|is\s+|were\s+|are\s+|now\s+|also\s+|today\s+|running\s+|well\s+)*"
    r"(?:in(?:to)?|on|for|enters?|entered|entering|reached|reaches|completed|completes|continued\s+(?:for|on|into)|went\s+into|"
    r"goes\s+into)\s+(?:its\s+|the\s+|their\s+|a\s+)?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s+of\s+((?:(?:the|a|an|our|their|his|her|its|this)\s+)?(?:[\w'’]+-)*[\w'’]+(?:\s+(?:strike|fast|stir|protests?|agitation|sit-in|dharna|work|stoppage|cease-work))?)")
_STOP = {"on", "is", "was", "it", "he", "she", "they", "we", "i", "now", "also", "who", "which", "and", "said", "day"}


def _nth_day(found: Found, context: Context) -> Answer:
    number = _number(found)
    if number is None:
        return None
    if number < 1 or number > LARGEST_COUNT:
        return Reading("DATE", "XXXX-XX-XX", granularity="vague")
    return Reading("DATE", "XXXX-XX-XX", got="counted", count=CountSketch("nth day", number, _of(found)))


def _number(found: Found) -> int | None:
    if found.has("digits"):
        return int(found.word("digits").split()[0])
    total = 0
    for part in found.word("nth").replace("-", " ").split():
        value = words.ORDINALS.get(part) or words.NUMBERS.get(part)
        if value is None:
            return None
        total += value
    return total


def _of(found: Found) -> tuple[int, int] | None:
    if after := _OBJECT.match(found.text, found.end()):
        return after.span(1)
    left = max(0, found.start() - 90)
    sentence = found.text[left : found.start()]
    cut = max(sentence.rfind(mark) for mark in (". ", "\n", "! ", "? ")) + 1
    if before := _SUBJECT.search(sentence, cut):
        words_ = before[1].split()
        if words_[-1].lower() not in _STOP:
            return left + before.start(1), left + before.end(1)
    return None


def _day_number(found: Found, context: Context) -> Answer:
    if found.before().lower() in {"a", "per", "the", "one", "each"} or found.after() in {":", "%"}:
        return None
    return _nth_day(found, context)


NTH = "(digits=(NUM SUFFIX)|nth=(TENS HYPHEN ORDWORD|hundred and ORDWORD|ORDWORD))"
RULES = (
    Rule("nth day", f"(DET|DET very)? {NTH} (CONSECUTIVE|CONSECUTIVE and)? day", _nth_day),
    Rule("day n", "day (digits=NUM|nth=(ONES|TEENS|TENS HYPHEN ONES))", _day_number),
)
