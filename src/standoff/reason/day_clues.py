"""Clues from single days: what a date, a weekday or the name of a festival says of the day of the report."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from standoff.reason.clue import REPORT, Clue
from standoff.reason.day_mentions import WEEKDAYS, weekday_in
from standoff.reason.day_sets import NUMBER_OF_DAYS, weekdays
from standoff.reason.sentence_view import DayMention, ReportView, SentenceView
from standoff.reason.solver import Among, Apart, Constraint

# A report's first paragraph tells of its own day or of the last days before it.
LONGEST_LEAD: Final = 2
# What is said in a quotation may have been said on a day before the report.
LONGEST_SINCE_SAID: Final = 1
LONGEST_SINCE_SAID_ELSEWHERE: Final = 6

# What joins two names of one day: "October 2, coinciding with Gandhi Jayanti and Mahalaya", "Tuesday (October 1)".
_SAME_DAY: Final = re.compile(
    r"^[\s,(]*(?:(?:which|that)\s+)?(?:coincid\w+ with|coincident with|falls on|fell on|falling on|marks|marked as|"
    r"marking|observed as|celebrated as|is|was|will be|being|and|also|the day of|on the (?:day|occasion) of|"
    r"the occasion of)?[\s,(]*(?:the\s+)?$",
    re.IGNORECASE,
)


def day_clues(view: ReportView) -> Iterator[Clue]:
    """What each day in the report says of the day of the report, and of other days beside it."""
    for sentence in view.sentences:
        for group in _same_days(sentence):
            yield _which_day(group)
            yield from _where_from_report(group[0], sentence, view.own_today)
            yield from _weekday_of(group)
        yield from _lead(sentence)


def _which_day(group: Sequence[DayMention]) -> Clue:
    """Which days the names of one day, mostly one name, can mean."""
    first = group[0]
    constraints: list[Constraint] = [Among(one.variable, one.reading.days) for one in group]
    constraints += [Apart(first.variable, one.variable, 0, 0) for one in group[1:]]
    return Clue(
        (first.passage.start, "day"),
        "named day" if any(one.reading.form == "named day" for one in group) else first.reading.form,
        tuple(one.passage for one in group),
        tuple(_steps_of_name(group)),
        tuple(constraints),
    )


def _where_from_report(day: DayMention, sentence: SentenceView, own_today: bool) -> Iterator[Clue]:
    """How far from the day of the report a day lies. What rests on the tense of a sentence is given up first."""
    low, high = _since_said(day, sentence, own_today)
    if low is not None or high is not None:
        yield Clue(
            (day.passage.start, "distance"),
            day.reading.form,
            (day.passage,),
            (_step_of_day(day, low, high),),
            (Apart(day.variable, REPORT, _or(low, -NUMBER_OF_DAYS), _or(high, NUMBER_OF_DAYS)),),
            strength="firm" if day.reading.form == "relative" else "convention",
        )


def _or(bound: int | None, other: int) -> int:
    return other if bound is None else bound


def _since_said(day: DayMention, sentence: SentenceView, own_today: bool) -> tuple[int | None, int | None]:
    """How far before the report a day lies, with room for the days since the words were said."""
    low, high = day.reading.low, day.reading.high
    if not day.quoted or high is None or day.reading.form not in ("relative", "weekday"):
        return low, high
    if own_today and low == high == 0:
        # The report speaks of its own "today", and the speaker's is taken to be the same.
        return 0, 0
    elsewhere = any(one is not day and one.way == "past" and not one.quoted for one in sentence.days)
    return low, high + (LONGEST_SINCE_SAID_ELSEWHERE if elsewhere else LONGEST_SINCE_SAID)


def _step_of_day(day: DayMention, low: int | None, high: int | None) -> str:
    words = f'"{day.passage.quote}"'
    form, way = day.reading.form, day.way
    if form == "relative":
        at = f"{{{REPORT}}}" if low == high == 0 else f"{{{day.variable}}}"
        return f"{words} is the day of the report, {at}." if low == high == 0 else f"{words} is {at}."
    if way == "future" and form != "weekday":
        return f"What is planned for {words} had not come when the report appeared: it is of that day or earlier."
    if way == "past" and form == "date":
        return f"{words} was past when the report appeared: it is of that day or later."
    if form == "weekday":
        return f"{words} lies within a week of the report."
    if form == "date":
        return f"{words} is {{{day.variable}}}."
    side = "was past, by no more than a year" if way == "past" else "lies within a year of the report"
    return f"{words}, given without a year, {side}."


def _steps_of_name(group: Sequence[DayMention]) -> Iterator[str]:
    first = group[0]
    if len(group) > 1:
        yield _step_of_meeting(group)
    elif first.reading.form == "date" and first.mention.when.got != "stated":
        yield f'"{first.passage.quote}" is {{{first.variable}}}.'


def _step_of_meeting(group: Sequence[DayMention]) -> str:
    first = next((one for one in group if one.reading.form != "named day"), group[0])
    names = [one.passage.quote for one in group if one is not first]
    listed = names[0] if len(names) == 1 else f"both {', '.join(names[:-1])} and {names[-1]}"
    return f"{first.passage.quote} is {listed} only in {{years of {first.variable}}}."


def _same_days(sentence: SentenceView) -> Iterator[list[DayMention]]:
    """The days of a sentence, names of one day that stand side by side together."""
    group: list[DayMention] = []
    for day in sentence.days:
        if group and not _joined(group, day, sentence.between(group[-1].passage.end, day.passage.start)):
            yield group
            group = []
        group.append(day)
    if group:
        yield group


def _joined(group: Sequence[DayMention], day: DayMention, between: str) -> bool:
    """Whether another name is one for the same day: at most one date and one weekday, and any names of festivals."""
    forms = [one.reading.form for one in (*group, day)]
    dates = sum(form in ("date", "month and day") for form in forms)
    others = sum(form not in ("date", "month and day", "weekday", "named day") for form in forms)
    return dates <= 1 and forms.count("weekday") <= 1 and not others and bool(_SAME_DAY.match(between))


def _weekday_of(group: Sequence[DayMention]) -> Iterator[Clue]:
    """That a date which names its weekday falls on it: "Tuesday, October 1"."""
    for day in group:
        weekday = weekday_in(day.passage.quote)
        if weekday is not None and day.reading.form in ("date", "month and day"):
            yield Clue(
                (day.passage.start, "weekday of date"),
                "weekday of date",
                (day.passage,),
                (f'"{day.passage.quote}" is a {WEEKDAYS[weekday].capitalize()}: {{{day.variable}}}.',),
                (Among(day.variable, weekdays(weekday)),),
            )


def _lead(sentence: SentenceView) -> Iterator[Clue]:
    for day in sentence.days if sentence.first_paragraph else ():
        if day.reading.form == "weekday" and day.way == "past" and day.reading.high == 6 and not day.quoted:
            step = f'A report begins with what is new: "{day.passage.quote}" is its own day or just before it.'
            yield Clue(
                (day.passage.start, "lead"),
                "first paragraph",
                (day.passage,),
                (step,),
                (Apart(day.variable, REPORT, 0, LONGEST_LEAD),),
                strength="convention",
            )
            return
