"""Clues from counts: "the 52nd day of our protest", "after a 42-day strike", "the fast began on 5 October"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from standoff.reason.clue import REPORT, Basis, Clue
from standoff.reason.counted_things import ThingNames
from standoff.reason.sentence_view import CountMention, DayMention, ReportView, SentenceView
from standoff.reason.solver import Apart, Constraint
from standoff.record.passage import Passage

# A count is that of the day of the report, or of the day before, when it was written.
LONGEST_SINCE_COUNT: Final = 1
LONGEST_SINCE_SAID_ELSEWHERE: Final = 6

# The count stands beside its day: "on Monday, its 17th day", "on the 40th day of the strike on Wednesday".
_BESIDE: Final = re.compile(
    r"^\W*(?:(?:early|late|morning|afternoon|evening|night|which|was|is|the|its|their|our|on|in|and)\b\W*)*$",
    re.IGNORECASE,
)
_ON_BEFORE: Final = re.compile(r"\bon(?:\s+(?:the|its|their|our))?\s*$", re.IGNORECASE)
_NOT_NOW: Final = re.compile(r"\b(?:had|would|will)\b|\b(?:by|until|till)\W+(?:\w+\W+)?$", re.IGNORECASE)
_OVER: Final = re.compile(
    r"\b(?:after|end(?:s|ed|ing)?|call(?:s|ed|ing)? off|w[io]und(?:s|ing)? up|withdr[ae]w\w*|lift(?:s|ed|ing)?|"
    r"over)\b",
    re.IGNORECASE,
)
_BEGINNING: Final = re.compile(r"\b(?:from|beginning|starting|began|begins|start(?:s|ed))\b", re.IGNORECASE)


Edge = Literal["begun", "ended"]

_EDGE: Final = re.compile(r"^(begun|ended) ([^,]+)")


class ThingEdge(NamedTuple):
    """The beginning or the end of a thing."""

    edge: Edge
    thing: str


def count_clues(view: ReportView, names: ThingNames) -> Iterator[Clue]:
    """What the counts of days in a report say of its day, and of the days on which things began and ended."""
    nths: list[CountMention] = []
    lengths: list[CountMention] = []
    for sentence in view.sentences:
        for count in sentence.counts:
            if count.kind == "nth day":
                nths.append(count)
                yield _nth(count, sentence)
            elif count.kind == "length" and (clue := _length(count, sentence)) is not None:
                lengths.append(count)
                yield clue
    yield from _shared_beginnings(nths, lengths, names)


def begin_of(thing: str) -> str:
    """The variable for the day on which a thing began that is counted day by day."""
    return f"begun {thing}"


def begin_of_length(thing: str, days: int) -> str:
    """The variable for the day on which a thing of a known length began."""
    return f"begun {thing}, {days} days"


def end_of_length(thing: str, days: int) -> str:
    """The variable for the day on which a thing of a known length ended."""
    return f"ended {thing}, {days} days"


def edge_of(variable: str) -> ThingEdge | None:
    """What a variable stands for, where it is the beginning or the end of a thing."""
    match = _EDGE.match(variable)
    return None if match is None else ThingEdge("begun" if match[1] == "begun" else "ended", match[2])


def nth(number: int) -> str:
    """A number as an ordinal: 1st, 2nd, 3rd, 11th, 52nd."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _nth(count: CountMention, sentence: SentenceView) -> Clue:
    counted = f"count {count.passage.start}"
    beside = _day_beside(count, sentence)
    if beside is None:
        where = Apart(counted, REPORT, *_since_counted(count, sentence))
        passages: tuple[Passage, ...] = (count.passage,)
    else:
        where = Apart(beside.variable, counted, 0, 0)
        passages = (beside.passage, count.passage)
    return Clue(
        (count.passage.start, "count"),
        "count",
        tuple(sorted(passages)),
        (f"the {nth(count.days)} day of the {count.thing} is {{{counted}}}.",),
        (where,),
        both_ways(begin_of(count.thing), counted, count.days - 1),
    )


def both_ways(begin: str, day: str, since: int) -> tuple[tuple[Basis, tuple[Constraint, ...]], ...]:
    """A number of days between a beginning and a later day: by the inclusive count, and one more by the exclusive."""
    return (
        ("inclusive", (Apart(begin, day, since, since),)),
        ("exclusive", (Apart(begin, day, since + 1, since + 1),)),
        ("either", (Apart(begin, day, since, since + 1),)),
    )


def _day_beside(count: CountMention, sentence: SentenceView) -> DayMention | None:
    """The day mention that names the day of the count, if its sentence has one."""
    start, end = count.passage.start, count.passage.end
    before = [day for day in sentence.days if day.passage.end <= start and day.reading.form != "month"]
    if before:
        day, gap = before[-1], sentence.between(before[-1].passage.end, start)
        if day.is_today or _BESIDE.match(gap) or (_ON_BEFORE.search(gap) and day.way == "past"):
            return day
    after = [day for day in sentence.days if day.passage.start >= end and day.reading.form != "month"]
    if after and _BESIDE.match(sentence.between(end, after[0].passage.start)):
        return after[0]
    return None


def _since_counted(count: CountMention, sentence: SentenceView) -> tuple[int, int]:
    """How far the day of a count lies before the report, at least and at most."""
    if _NOT_NOW.search(sentence.between(sentence.passage.start, count.passage.start)):
        return -LONGEST_SINCE_SAID_ELSEWHERE, LONGEST_SINCE_SAID_ELSEWHERE
    if count.quoted and any(day.way == "past" and not day.quoted for day in sentence.days):
        return 0, LONGEST_SINCE_SAID_ELSEWHERE
    return 0, LONGEST_SINCE_COUNT


def _length(count: CountMention, sentence: SentenceView) -> Clue | None:
    """What a length says, where its sentence gives the day on which the thing ended or began."""
    days = [day for day in sentence.days if day.way != "future" and not day.quoted and day.reading.form != "month"]
    if not days or count.quoted:
        return None
    day = min(days, key=lambda one: (_distance(one.passage, count.passage), one.passage.start))
    begin, end = begin_of_length(count.thing, count.days), end_of_length(count.thing, count.days)
    after = sentence.between(count.passage.end, day.passage.start)
    if after and _BEGINNING.search(after):
        edge, step = begin, f"A {count.days}-day {count.thing} from {{{begin}}} ended on {{{end}}}."
    elif _OVER.search(sentence.passage.quote):
        edge, step = end, f"A {count.days}-day {count.thing} up to {{{end}}} began on {{{begin}}}."
    else:
        return None
    return Clue(
        (count.passage.start, "length"),
        "count",
        tuple(sorted((day.passage, count.passage))),
        (step,),
        (Apart(day.variable, edge, 0, 0),),
        both_ways(begin, end, count.days - 1),
    )


def _distance(one: Passage, other: Passage) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _shared_beginnings(
    nths: Sequence[CountMention], lengths: Sequence[CountMention], names: ThingNames
) -> Iterator[Clue]:
    """That what is counted day by day began with the one thing whose length is told.

    Only where the count has gone on at least as long, and the one is the other or can hold it.
    """
    known = sorted({(count.thing, count.days) for count in lengths})
    for thing in sorted({count.thing for count in nths}):
        longest = max((count for count in nths if count.thing == thing), key=lambda one: one.days)
        fitting = [
            (other, days) for other, days in known if days <= longest.days and (other == thing or thing in names.wide)
        ]
        if len(fitting) != 1:
            continue
        other, days = fitting[0]
        length = next(count for count in lengths if (count.thing, count.days) == (other, days))
        yield Clue(
            (longest.passage.start, "shared beginning"),
            "shared beginning",
            tuple(sorted((length.passage, longest.passage))),
            (f"No other beginning is given for the {thing}: it is taken to have begun with the {days}-day {other}.",),
            (Apart(begin_of_length(other, days), begin_of(thing), 0, 0),),
            strength="assumption",
        )
