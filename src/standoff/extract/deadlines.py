"""The clock of a demand: by when it is to be met."""

import re
from datetime import timedelta

import msgspec
from spacy.tokens import Token

from standoff.extract.event_times import time_of, to_come
from standoff.extract.look import Look
from standoff.language.parse import Parsed
from standoff.record.annotation import TimeMention
from standoff.record.when import When

_BY = frozenset({"within", "by", "till", "until", "before"})
_CLOCKS = frozenset({"ultimatum", "deadline", "limit"})
# A length of fewer than ten hours, given in the course of a day, is up on the same day.
_HOURS = re.compile(r"PT\dH$")


def deadline_of(look: Look, sentence: Parsed, cue: Token) -> When | None:
    """The time by which: an ultimatum's length from when it is given, or what stands behind "within" or "by"."""
    text = look.document.text
    for time in look.times:
        if not (sentence.start <= time.passage.start and time.passage.end <= sentence.end):
            continue
        before = text[max(sentence.start, time.passage.start - 20) : time.passage.start].lower().split()
        after = text[time.passage.end : time.passage.end + 24].lower().lstrip(" -").split()
        clocked = bool(after) and after[0] in _CLOCKS
        given = time.type == "DURATION" and cue.lemma_ in {"give", "allow", "set"}
        named = len(before) > 1 and before[-1] == "of" and before[-2] in _CLOCKS
        if clocked or given or named or (before and before[-1] in _BY):
            return _end_of(time, time_of(look, sentence, cue, "reported"), look.published)
    return None


def _end_of(time: TimeMention, given: When, published: When) -> When:
    """When a time is up: a length of hours ends on the day on which it was given, or on the next."""
    if time.type != "DURATION" or (time.when.known and not time.value.startswith("PT")):
        return to_come(msgspec.structs.replace(time.when, passage=time.passage), published)
    if given.day is None or not time.value.startswith("PT"):
        return When(earliest=given.earliest, passage=time.passage)
    next_day = given.day if _HOURS.match(time.value) else given.day + timedelta(days=1)
    return When(earliest=given.day, latest=next_day, granularity="day", got="counted", passage=time.passage)
