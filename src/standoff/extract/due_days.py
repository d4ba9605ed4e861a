"""By when a promise is to be kept: "by 15 April", "in five weeks", "in April and June", "next week"."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec
from spacy.tokens import Token

from standoff.extract.deadlines import end_of_length
from standoff.extract.event_times import to_come
from standoff.extract.look import Look
from standoff.language.parse import Parsed
from standoff.record.annotation import TimeMention
from standoff.record.when import When

_BY: Final = frozenset({"by", "within", "before", "till", "until"})
# "No later than Friday".
_LATEST: Final = ("later", "than")
# What will be begun or finished "on" a day is due on it.
_ON: Final = frozenset({"on", "from", "in", "during", "starting", "beginning", "effective"})
# A day that needs no word before it: "next week", "tomorrow".
_BARE: Final = re.compile(r"next |tomorrow|tonight", re.IGNORECASE)
# A day that is named behind what is promised: ", this time by 31 August".
_BEHIND: Final = re.compile(
    r"[,;–—-]? ?(?:(?:and|but|this time|now|instead|all|at the latest|no later|latest)[ ,]+)*"
    r"(?:by|before|within|till|until) ?(?:the )?",
    re.IGNORECASE,
)
# "Within six weeks of verification" runs from a day that nobody knows yet.
_ANCHORED: Final = re.compile(
    r" (?:of|from|after) (?!today|now|(?:the |this )?(?:date|day|agreement|deal|order|meeting|signing|talks)\b)",
    re.IGNORECASE,
)
# "By the 10th of every month" is due again and again.
_EVERY: Final = re.compile(r" of (?:every|each) ", re.IGNORECASE)
# "An assurance given in March".
_MAKING: Final = frozenset({"give", "make", "sign", "announce", "reach", "offer", "promise"})
_AND: Final = re.compile(r" and (?:in |on )?", re.IGNORECASE)
_IDLE: Final = frozenset({"the", "about", "around", "or", "early", "late", "mid", '"', "“", "course", "of"})
_LOOKED_AT: Final = 24


def due_of(look: Look, sentence: Parsed, content: Sequence[Token], made: When) -> When | None:
    """The time by or on which what is promised is to be done; of several days that it can mean, the next since then.

    ``made`` is when it was promised.
    """
    start, end = sentence.place(*content) if content else (sentence.start, sentence.end)
    text = look.document.text
    since = made if made.earliest is not None else look.published
    for number, time in enumerate(look.times):
        inside = start <= time.passage.start and time.passage.end <= end
        behind = end <= time.passage.start and time.passage.end <= sentence.end
        if not inside and not (behind and _BEHIND.fullmatch(text[end : time.passage.start])):
            continue
        after = text[time.passage.end : time.passage.end + _LOOKED_AT]
        if time.type == "SET" or _EVERY.match(after) or _is_of_the_past(sentence, time):
            continue
        if time.type == "DURATION" and _ANCHORED.match(after):
            continue
        when = _when(look, time, since)
        before = text[max(start, time.passage.start - _LOOKED_AT) : time.passage.start]
        told = time.when if time.when.known else when
        to_come_yet = _is_later(told, look.published) and not _is_of_thing(sentence, content, time)
        if _is_due(before, time, to_come_yet):
            return _with_next(look, number, when, since, end)
    return None


def _is_due(before: str, time: TimeMention, ahead: bool) -> bool:
    """Whether the words before a time say that something is due then; ``ahead``: that it is still to come."""
    words = before.lower().split()
    while words and words[-1].strip('"“') in _IDLE | {""}:
        words = words[:-1]
    word = words[-1].strip('"“') if words else ""
    if word in _BY or tuple(words[-2:]) == _LATEST:
        return True
    bare = time.type != "DURATION" and _BARE.match(time.passage.quote) is not None
    return ahead and (bare or word in _ON)


def _when(look: Look, time: TimeMention, since: When) -> When:
    """The days that a time means; of a length, its end, counted from when it was promised."""
    if time.type == "DURATION" and not time.when.known:
        return end_of_length(time, since, look.published)
    return to_come(msgspec.structs.replace(time.when, passage=time.passage), since)


def _with_next(look: Look, number: int, when: When, since: When, end: int) -> When:
    """A time with the one that "and" joins to it: "in April and June"."""
    if number + 1 >= len(look.times) or when.passage is None:
        return when
    following = look.times[number + 1]
    between = look.document.text[when.passage.end : following.passage.start]
    if following.type != "DATE" or following.passage.end > end or not _AND.fullmatch(between):
        return when
    last = to_come(msgspec.structs.replace(following.when, passage=following.passage), since)
    if last.latest is None or when.latest is None or last.latest < when.latest:
        return when
    return msgspec.structs.replace(
        when,
        latest=last.latest,
        passage=look.passage(when.passage.start, following.passage.end),
    )


def _is_of_the_past(sentence: Parsed, time: TimeMention) -> bool:
    """Whether a time tells only when something was: "all who signed before the weekend", "given in March"."""
    span = sentence.span(time.passage.start, time.passage.end)
    above = span.root.ancestors if span is not None and len(span) else ()
    clause = next((token for token in above if token.dep_ in {"relcl", "acl"}), None)
    if clause is None:
        return False
    given = clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_ in _MAKING
    return given or (clause.dep_ == "relcl" and clause.tag_ == "VBD")


def _is_of_thing(sentence: Parsed, content: Sequence[Token], time: TimeMention) -> bool:
    """Whether a time tells of a thing, and not of the deed: "arrears from November will be paid"."""
    span = sentence.span(time.passage.start, time.passage.end)
    place = time.passage.start - sentence.start
    if span is None or not len(span) or any(one.pos_ in {"VERB", "AUX"} and one.idx < place for one in content):
        return False
    return span.root.head.dep_ == "prep" and span.root.head.head.pos_ in {"NOUN", "PROPN"}


def _is_later(when: When, published: When) -> bool:
    """Whether some of a time lies after publication: this month does, until its last day."""
    return when.latest is not None and published.latest is not None and when.latest > published.latest
