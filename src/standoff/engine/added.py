"""What people found in reports and the program did not: their own mentions, beside those that were read.

They are put there before anything else that was decided is carried out, each time the record is worked out, so that a
person's mention is joined, dated, corrected and rejected like any other, and outlasts every later reading.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from standoff.record.actor import Actor
from standoff.record.annotation import Annotation
from standoff.record.commitment import Commitment
from standoff.record.decision import Decision
from standoff.record.demand import Demand
from standoff.record.event import Event
from standoff.record.passage import Passage, Reference
from standoff.record.relink import relink
from standoff.record.statement import Statement
from standoff.record.when import UNKNOWN, When
from standoff.resolve.report import Report

Own = Actor | Event | Statement | Demand | Commitment

# The mentions that a person can add, by the list of an annotation that holds them; who is named by others comes first.
LISTS: Final[dict[str, type[Own]]] = {
    "actors": Actor,
    "events": Event,
    "statements": Statement,
    "demands": Demand,
    "commitments": Commitment,
}


def added_to(decisions: Iterable[Decision]) -> dict[str, list[Annotation]]:
    """What people added to each report, by document, from the decisions in force."""
    found: dict[str, list[Annotation]] = defaultdict(list)
    for one in decisions:
        if one.added is not None:
            found[one.added.document].append(one.added)
    return found


def with_added(report: Report, added: Sequence[Annotation]) -> Report:
    """A report with what people added to it.

    Where the program finds the same thing in the same words later on, that of the person stands in its place. What
    tells no day is of the report's day or earlier, as with any mention.
    """
    said = report.annotation
    for annotation in added:
        for name in LISTS:
            for one in getattr(annotation, name):
                said = _put(said, name, _dated(one, report.document.published))
    return report._replace(annotation=said)


def own_mentions(added: Annotation) -> Iterator[Own]:
    """What an annotation of a person's own holds."""
    for name in LISTS:
        yield from getattr(added, name)


def words_of(one: Own) -> Passage:
    """The words that bear a mention: it is put where they stand among others."""
    if isinstance(one, Event):
        return one.trigger
    if isinstance(one, Statement):
        return min((*one.cue, *one.content))
    return one.passages[0]


def _put(said: Annotation, name: str, own: Own) -> Annotation:
    others: Sequence[Own] = getattr(said, name)
    twins = {one.id: own.id for one in others if _are_one(one, own)}
    before = [one for one in others if one.id not in twins and words_of(one) <= words_of(own)]
    behind = [one for one in others if one.id not in twins and words_of(one) > words_of(own)]
    known = {one.id for one in said.actors} | {one.id for one in said.places}
    # An actor that was added and is so no longer is nobody known.
    own = relink(own, dict.fromkeys(_named(own) - known))
    changed = msgspec.structs.replace(said, **{name: (*before, own, *behind)})
    return _renamed(changed, twins) if twins else changed


def _are_one(one: Own, own: Own) -> bool:
    return one.id == own.id or (
        type(one) is type(own)
        and words_of(one) == words_of(own)
        and all(getattr(one, name, None) == getattr(own, name, None) for name in ("kind", "act", "text"))
    )


def _renamed(said: Annotation, twins: Mapping[str, str]) -> Annotation:
    """What a report says, with what named a mention of the program's naming the person's instead."""
    lists = ("events", "statements", "demands", "commitments", "developments")
    changes: dict[str, Any] = {name: tuple(relink(one, twins) for one in getattr(said, name)) for name in lists}
    return msgspec.structs.replace(said, **changes)


def _named(own: Own) -> set[str]:
    """The actors and places that a mention names."""
    if isinstance(own, Statement):
        return {own.speaker} if own.speaker is not None else set()
    if isinstance(own, Actor):
        return set()
    several = (*own.agents, *own.targets, *own.places) if isinstance(own, Event) else (own.by, own.to)
    return {one.entry for one in several if isinstance(one, Reference) and one.entry is not None}


def _dated(own: Own, published: When) -> Own:
    if isinstance(own, Actor) or own.when != UNKNOWN:
        return own
    return msgspec.structs.replace(own, when=When(latest=published.latest))
