"""Clues from beginnings that a report tells of: "the fast began on October 5", "began a sit-in on Tuesday"."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from standoff.reason.clue import Clue
from standoff.reason.count_clues import begin_of
from standoff.reason.counted_things import ThingNames, thing_named
from standoff.reason.sentence_view import DayMention, ReportView, SentenceView
from standoff.reason.solver import Apart

_BEGUN: Final = re.compile(r"\b(?:beg[au]n|started|launched|commenced|since)\b", re.IGNORECASE)
_AGAIN: Final = re.compile(r"\b(?:again|second|another|fresh|new|resum\w+|renewed)\b", re.IGNORECASE)

# How many characters may lie between the verb and the thing, and between the verb and the day.
_NEAR: Final = 25
_FAR: Final = 90


def beginning_clues(view: ReportView, names: ThingNames) -> Iterator[Clue]:
    """The beginnings of strikes, fasts and the like whose day a sentence tells."""
    found = [
        (thing, day)
        for sentence in view.sentences
        for day in sentence.days
        if day.way != "future" and day.reading.form != "month" and (thing := _begun(day, sentence, names))
    ]
    told = Counter(thing for thing, _ in found)
    for thing, day in found:
        # A thing that is told to have begun twice may have ended in between.
        yield Clue(
            (day.passage.start, "beginning"),
            "beginning",
            (day.passage,),
            (f"The {thing} began on {{{begin_of(thing)}}}.",),
            (Apart(day.variable, begin_of(thing), 0, 0),),
            strength="firm" if told[thing] == 1 else "assumption",
        )


def _begun(day: DayMention, sentence: SentenceView, names: ThingNames) -> str | None:
    """The thing that began on a day, by the words between the verb and the day, else by those before the verb."""
    before = sentence.between(sentence.passage.start, day.passage.start)
    verbs = list(_BEGUN.finditer(before))
    if not verbs or _AGAIN.search(before):
        return None
    rest = before[verbs[-1].end() :]
    if len(rest) > _FAR or re.search(r"[.;:!?]|\b(?:after|before|when|while)\b", rest):
        return None
    if len(rest.split()) > 2:
        return thing_named(rest[:_NEAR], names)
    return thing_named(before[: verbs[-1].start()][-_NEAR:], names, last=True)
