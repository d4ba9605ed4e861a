"""When an event took place, from the time expressions that stand with it."""

import re
from datetime import timedelta
from typing import Final

import msgspec
from dateutil.relativedelta import relativedelta
from spacy.tokens import Token

from standoff.extract.clause import verb_of
from standoff.extract.look import Look
from standoff.language.parse import Parsed
from standoff.record.annotation import TimeMention
from standoff.record.event import HAPPENED, Modality
from standoff.record.when import When

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEK: Final = 7
_YEAR: Final = 365

# Words by which a time says itself which of several it is.
_OF_MONTH: Final = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:[ap]\.?m|o.clock|hours|hrs))(?![:.]\d)")
_SAYS_WHICH: Final = re.compile(r"\d{4}|\blast\b|\bnext\b|\bweek\b|\bago\b|yester")
_POINTS = frozenset({"DATE", "TIME"})


def time_of(look: Look, sentence: Parsed, head: Token, modality: Modality) -> When:
    """The time that stands nearest to a trigger in its clause, its verb's clause, or its sentence.

    Without one, an event that is told as past lies before the day of publication, and a planned one not before it.
    """
    points = [
        time
        for time in look.times
        if time.type in _POINTS
        and time.count is None
        and sentence.start <= time.passage.start
        and time.passage.end <= sentence.end
    ]
    day = [time for time in points if time.when.granularity not in {"minute", "hour"} or time.when.known]
    mine = _nearest(sentence, head, _own(sentence, head, day) if _told_in_passing(head) else day)
    if mine is None or (modality in HAPPENED and _is_after(mine.when, look.published)):
        return _bounds(look.published, modality)
    if _before_it(head) and mine.when.known:
        # "Began on Tuesday after attacks": the attacks came no later than Tuesday.
        return When(latest=mine.when.latest, got=mine.when.got, passage=mine.passage)
    return msgspec.structs.replace(mine.when, passage=mine.passage)


def to_come(when: When, since: When) -> When:
    """A time named without its year or week, for something still to come on some day: the next such time.

    "By April 15", said in March, is the April to come, whatever the tense of the words beside it; and what in May was
    to be done by August is of that August, whenever it is told.
    """
    words = when.passage.quote.lower() if when.passage is not None else ""
    first, last, start = when.earliest, when.latest, since.earliest
    if first is None or last is None or start is None or when.got == "stated" or _SAYS_WHICH.search(words):
        return when
    if any(name in words for name in _WEEKDAYS) and when.day is not None and not _OF_MONTH.search(words):
        away = (last - start).days
        if since.day is not None and -_WEEK < away < 2 * _WEEK:
            moved = start + timedelta(days=away % _WEEK)
            return msgspec.structs.replace(when, earliest=moved, latest=moved)
        return when
    if any(name in words for name in _MONTHS) and abs((last - start).days) < 2 * _YEAR:
        while last < start:
            first, last = first + relativedelta(years=1), last + relativedelta(years=1)
        while last - relativedelta(years=1) >= start:
            first, last = first - relativedelta(years=1), last - relativedelta(years=1)
        return msgspec.structs.replace(when, earliest=first, latest=last)
    return when


def _told_in_passing(head: Token) -> bool:
    """Whether a trigger is a noun inside some other statement: "the inquiry into the murder"."""
    if head.pos_ in {"VERB", "AUX"} or head.dep_ != "pobj" or _before_it(head):
        return False
    return head.head.lower_ in {"of", "into", "over", "about", "against"}


def _own(sentence: Parsed, head: Token, times: list[TimeMention]) -> list[TimeMention]:
    """The times among the words that depend on a trigger."""
    below = {token.i for token in head.subtree}
    spans = ((time, sentence.span(time.passage.start, time.passage.end)) for time in times)
    return [time for time, span in spans if span is not None and len(span) and span.root.i in below]


def _is_after(when: When, published: When) -> bool:
    """Whether a time lies behind the day of publication: a report does not report the future."""
    return when.earliest is not None and published.latest is not None and when.earliest > published.latest


def _before_it(head: Token) -> bool:
    """Whether a trigger stands behind "after" or "following", and so came before the time beside it."""
    token = head
    while token.dep_ in {"pobj", "conj", "compound", "nmod", "prep"} and token.head != token:
        if token.dep_ == "prep" and token.lower_ in {"after", "following"}:
            return True
        token = token.head
    return token.dep_ == "prep" and token.lower_ in {"after", "following"}


def _nearest(sentence: Parsed, head: Token, times: list[TimeMention]) -> TimeMention | None:
    """The time with the fewest steps to the trigger along the dependencies, if no other clause lies between."""
    best: tuple[int, int] | None = None
    chosen = None
    for time in times:
        span = sentence.span(time.passage.start, time.passage.end)
        if span is None or not len(span):
            continue
        steps = _steps(span.root, head)
        if steps is not None and (best is None or (steps, time.passage.start) < best):
            best, chosen = (steps, time.passage.start), time
    return chosen


def _steps(token: Token, head: Token) -> int | None:
    """How many dependencies lie between a time and a trigger, a clause between them counting three."""
    verb = verb_of(head)
    above: dict[int, int] = {}
    cost = 0
    node = head
    while True:
        above[node.i] = cost
        if node.head == node:
            break
        cost += 3 if node.dep_ in {"advcl", "ccomp", "relcl", "conj"} else 1
        node = node.head
    cost = 0
    node = token
    while node.i not in above:
        if node.head == node or (node != token and node.pos_ in {"NOUN", "PROPN"} and not head.is_ancestor(node)):
            return None  # the time is that of another thing
        cost += 4 if node.dep_ in {"advcl", "ccomp", "relcl", "acl"} else 1
        node = node.head
    total = cost + above[node.i]
    limit = 8 if verb is not None else 6
    return total if total <= limit else None


def _bounds(published: When, modality: Modality) -> When:
    if not published.known:
        return When()
    if modality in {"planned", "conditional"}:
        return When(earliest=published.earliest)
    return When(latest=published.latest)
