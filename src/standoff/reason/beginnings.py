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
from standoff.record.annotation import Annotation
from standoff.record.when import When

_BEGUN: Final = re.compile(r"\b(?:beg[au]n|started|launched|commenced|since)\b", re.IGNORECASE)
_AGAIN: Final = re.compile(r"\b(?:again|second|another|fresh|new|resum\w+|renewed)\b", re.IGNORECASE)

_OVER: Final = ("announced", "called off", "suspended", "partly lifted")
_IT: Final = re.compile(r"^\W*(?:it|this)\s+(?:had\s+|has\s+)?$", re.IGNORECASE)

# The rule of a clue whose beginning lies within days of the report, so that it may be one that no other tells of.
RECENT_BEGINNING: Final = "recent beginning"

# How many characters may lie between the verb and the thing, and between the verb and the day.
_NEAR: Final = 25
_FAR: Final = 90


def beginning_clues(view: ReportView, names: ThingNames) -> Iterator[Clue]:
    """The beginnings of strikes, fasts and the like whose day a sentence tells."""
    found: list[tuple[str, DayMention]] = []
    counted: str | None = None
    for sentence in view.sentences:
        for day in sentence.days:
            thing = _begun(day, sentence, names, counted)
            if thing is not None and day.way != "future" and day.reading.form != "month":
                found.append((thing, day))
        counted = sentence.counts[-1].thing if sentence.counts else None
    told = Counter(thing for thing, _ in found)
    for thing, day in found:
        # A thing that is told to have begun twice may have ended in between.
        recent = day.reading.form in ("weekday", "relative")
        yield Clue(
            (day.passage.start, "beginning"),
            RECENT_BEGINNING if recent else "beginning",
            (day.passage,),
            (f"The {thing} began on {{{begin_of(thing)}}}.",),
            (Apart(day.variable, begin_of(thing), 0, 0),),
            strength="firm" if told[thing] == 1 else "assumption",
        )


def told_beginnings(annotation: Annotation) -> Iterator[tuple[str, When]]:
    """What the events of a report say began, or was going on, on a known day: each thing with its day.

    More than these began on their day, but nothing that began is missed if its day is told.
    """
    for event in annotation.events:
        if event.modality == "reported" and event.phase not in _OVER and event.when.day is not None:
            yield event.mode or event.kind, event.when


def _begun(day: DayMention, sentence: SentenceView, names: ThingNames, counted: str | None) -> str | None:
    """The thing that began on a day, by the words between the verb and the day, else by those before the verb.

    ``counted`` is the thing that "it" means: the one whose days the sentence before counts.
    """
    before = sentence.between(sentence.passage.start, day.passage.start)
    verbs = list(_BEGUN.finditer(before))
    if not verbs or _AGAIN.search(before):
        return None
    rest = before[verbs[-1].end() :]
    if len(rest) > _FAR or re.search(r"[.;:!?]|\b(?:after|before|when|while)\b", rest):
        return None
    begun = thing_named(rest[:_NEAR], names)
    if begun is not None:
        return begun
    subject = before[: verbs[-1].start()]
    return counted if _IT.match(subject) else thing_named(subject[-_NEAR:], names, last=True)
