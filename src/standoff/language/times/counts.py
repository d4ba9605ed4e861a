"""Counts of days: "the 52nd day of our protest", "on day 9 of the fast", "third consecutive day"."""

from standoff.language.times import words
from standoff.language.times.amounts import LARGEST_COUNT
from standoff.language.times.nouns import noun_phrase, subject_before
from standoff.language.times.patterns import Rule
from standoff.language.times.readings import Answer, Context, CountSketch, Found, Reading


def _nth_day(found: Found, context: Context) -> Answer:
    number = _number(found)
    if number is None:
        return None
    if number < 1 or number > LARGEST_COUNT:
        return Reading("DATE", "XXXX-XX-XX", granularity="vague")
    return Reading("DATE", "XXXX-XX-XX", got="counted", counted=CountSketch("nth day", number, _of(found)))


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
    if found.after().lower() == "of":
        return noun_phrase(found, found.match.end() + 1)
    return subject_before(found)


def _day_number(found: Found, context: Context) -> Answer:
    if found.before().lower() in {"a", "per", "the", "one", "each"} or found.after() in {":", "%"}:
        return None
    return _nth_day(found, context)


NTH = "(digits=(NUM SUFFIX)|nth=(TENS HYPHEN ORDWORD|hundred and ORDWORD|ORDWORD))"
RULES = (
    Rule("nth day", f"(DET|DET very)? {NTH} (CONSECUTIVE|CONSECUTIVE and)? day", _nth_day),
    Rule("day n", "day (digits=NUM|nth=(ONES|TEENS|TENS HYPHEN ONES))", _day_number),
)
