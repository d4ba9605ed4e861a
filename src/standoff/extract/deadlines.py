"""The clock of a demand: by when it is to be met."""

import re
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import msgspec
from dateutil.relativedelta import relativedelta
from spacy.tokens import Token

from standoff.extract.event_times import time_of, to_come
from standoff.extract.look import Look
from standoff.language.parse import Parsed
from standoff.record.annotation import TimeMention
from standoff.record.when import When

_BY = frozenset({"within", "by", "till", "until", "before"})
_CLOCKS = frozenset({"ultimatum", "deadline", "limit"})
_LENGTH: Final = re.compile(r"P(?P<clock>T?)(?P<number>\d{1,4})(?P<unit>[HMDWY])")
_DAY: Final = 24
_LONG: Final = 10


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
        if time.type == "DURATION" and before[-1:] == ["by"]:
            continue  # "extended by 72 hours" tells how much later, not when
        if clocked or given or named or (before and before[-1] in _BY):
            return end_of(look, sentence, cue, time)
    return None


def end_of(look: Look, sentence: Parsed, cue: Token, time: TimeMention) -> When:
    """When the time is up that a word gives: on a day that is named, or a length after it was given."""
    given = _given(look, sentence, cue)
    if given.passage is not None and given.passage.overlaps(time.passage):
        # "Have given managers until noon on Friday": the day is that of the deadline, and not of the giving.
        given = When(latest=look.published.latest)
    return _end_of(time, given, look.published)


def end_of_length(time: TimeMention, given: When, published: When) -> When:
    """When a length is up: counted from when it was given, or from publication where no day is named for that."""
    return _end_of(time, given, published)


def days_of(time: TimeMention) -> int | None:
    """How many days a length has, hours counted up to whole days; None for a time that is none, or for months."""
    length = _length(time.value) if time.type == "DURATION" else None
    if length is None or length.months:
        return None
    return length.days + -(-length.hours // _DAY)


def _given(look: Look, sentence: Parsed, cue: Token) -> When:
    """When a deadline was given, with the clock time that stands apart from the day: "on Tuesday at 6 pm gave ..."."""
    given = time_of(look, sentence, cue, "reported")
    if given.day is None or given.clock is not None:
        return given
    place = sentence.start + cue.idx
    clocks = [
        time.when.clock
        for time in look.times
        if sentence.start <= time.passage.start < place
        and time.when.clock is not None
        and time.when.day in {None, given.day}
    ]
    return msgspec.structs.replace(given, clock=clocks[0]) if len(clocks) == 1 else given


def _end_of(time: TimeMention, given: When, published: When) -> When:
    """When a time is up: a length runs from when it was given, or from publication where no day is named for that."""
    if time.type != "DURATION" or (time.when.known and not time.value.startswith("PT")):
        return to_come(msgspec.structs.replace(time.when, passage=time.passage), _start(given, published))
    length = _length(time.value)
    if given.day is None or length is None:
        return _from_publication(time, given, published, length)
    if given.clock is not None and length.hours:
        ends = datetime.combine(given.day, given.clock) + timedelta(days=length.days, hours=length.hours)
        day, clock = ends.date(), ends.time()
        return When(
            earliest=day,
            latest=day,
            granularity="minute",
            got="counted",
            clock=clock,
            zone=given.zone,
            passage=time.passage,
        )
    whole, left = divmod(length.hours, _DAY)
    first = given.day + relativedelta(days=length.days + whole, months=length.months)
    # A length of fewer than ten hours, given in the course of a day, is up on the same day.
    last = first + timedelta(days=1) if left >= _LONG or (whole and left) else first
    return When(earliest=first, latest=last, granularity="day", got="counted", passage=time.passage)


def _from_publication(time: TimeMention, given: When, published: When, length: "_Length | None") -> When:
    """The end of a length given on a day that the words do not tell: counted from publication."""
    last = given.latest or published.latest
    if last is None or length is None:
        return When(earliest=given.earliest, passage=time.passage)
    up_to = relativedelta(days=length.days + -(-length.hours // _DAY), months=length.months)
    first = (given.earliest or last) + up_to
    return When(earliest=first, latest=last + up_to, granularity="day", got="counted", passage=time.passage)


def _start(given: When, published: When) -> When:
    return given if given.day is not None else published


class _Length(NamedTuple):
    days: int
    hours: int
    months: int


def _length(value: str) -> _Length | None:
    """A length as TIMEX3 writes it: P7D, P2W, P1M, PT48H, PT30M; None for one of another form."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    number = int(found["number"])
    if found["clock"]:
        return _Length(0, number if found["unit"] == "H" else 1, 0) if found["unit"] in "HM" else None
    months = {"M": number, "Y": number * 12}.get(found["unit"], 0)
    return _Length({"D": number, "W": number * 7}.get(found["unit"], 0), 0, months)
