"""Workings and conflicts in plain sentences, from clues and the days that the solver left."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from standoff.reason.clue import Basis, Clue
from standoff.reason.day_sets import ALL_DAYS, DaySet
from standoff.reason.plain_days import days_in_words, years_in_words
from standoff.reason.settling import Settled
from standoff.record.conflict import Conflict, Side
from standoff.record.identity import content_id
from standoff.record.passage import Passage

_PLACE: Final = re.compile(r"\{(years of )?([^{}]+)\}")


def steps_of(clues: Sequence[Clue], settled: Settled) -> tuple[str, ...]:
    """The steps of a working, in the order in which a person would take them."""
    counts = [clue for clue in clues if clue.counted]
    linked = len(counts) > 1 and len(settled.bases) > 1
    steps = [_sentence(fill(step, settled.days), linked) for clue in sorted(clues, key=_order) for step in clue.steps]
    if counts and len(settled.bases) == 1:
        steps.append(_WAY[settled.bases[0]])
    return tuple(dict.fromkeys(steps))


def _sentence(step: str, linked: bool) -> str:
    """A step as a sentence; one that begins in small letters depends on the way of counting."""
    if step[0].isupper() or not step[0].isalpha():
        return step
    return f"If both are counted the same way, {step}" if linked else step[0].upper() + step[1:]


_WAY: Final[dict[Basis, str]] = {
    "inclusive": "This holds only if the first day is counted as day 1.",
    "exclusive": "This holds only if the day after the first is counted as day 1.",
    "either": "The counts agree only if the first day is counted in one of them and not in another.",
}

# The year first, then what is planned or past, then lengths, what joins them, and day counts.
_RULES: Final = (
    "stated",
    "head",
    "named day",
    "date",
    "month and day",
    "month",
    "relative",
    "weekday",
    "weekday of date",
    "first paragraph",
    "beginning",
    "recent beginning",
    "same dispute",
    "order",
    "other reports",
)


def _order(clue: Clue) -> tuple[int, tuple[int, str]]:
    if clue.rule in _RULES:
        return _RULES.index(clue.rule), clue.key
    place = {"length": 0, "shared beginning": 1, "count": 2}
    return len(_RULES) + place.get(clue.key[1], 3), clue.key


def fill(step: str, days: Mapping[str, DaySet]) -> str:
    """A step with the names of its variables replaced by their days."""

    def words(match: re.Match[str]) -> str:
        found = days.get(match[2], ALL_DAYS)
        return years_in_words(found) if match[1] else days_in_words(found)

    return _PLACE.sub(words, step)


def conflict_of(document: str, core: Sequence[Clue]) -> Conflict | None:
    """A contradiction between clues as a conflict; None where fewer than two of them rest on words of the report."""
    sides = tuple(
        Side(holds=" … ".join(one.quote for one in clue.passages) or fill(clue.steps[0], {}), passages=clue.passages)
        for clue in sorted(core, key=lambda clue: clue.key)
    )
    if len(sides) < 2 or not any(side.passages for side in sides):
        return None
    return Conflict(
        id=content_id("conflict", document, "date", *(clue.key for clue in core)),
        kind="date",
        what="These cannot all be true of one report.",
        sides=sides,
    )


def passages_of(clues: Sequence[Clue]) -> tuple[Passage, ...]:
    """The words that some clues rest on, in order, each once."""
    return tuple(sorted({passage for clue in clues for passage in clue.passages}))
