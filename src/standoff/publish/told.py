"""What one report tells, each thing in the same shape, for the formats that other annotation tools read."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from standoff.record.annotation import Annotation
from standoff.record.commitment import Commitment, Development
from standoff.record.demand import Demand
from standoff.record.event import Event
from standoff.record.passage import Passage, Reference
from standoff.record.statement import Statement
from standoff.record.when import When

Class = Literal["event", "statement", "demand", "commitment", "development"]
Part = tuple[str, Passage]


class Told(NamedTuple):
    """Something that a report tells.

    ``kind`` is its kind within its class (of an event: *strike*); ``trigger`` the words that bear it; ``parts`` are
    pairs of a role and words; ``attributes`` pairs of a name and a value; ``note`` says the rest in words.
    """

    id: str
    kind_of: Class
    kind: str
    trigger: Passage
    parts: tuple[Part, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    note: str = ""


def told(annotation: Annotation) -> Iterator[Told]:
    """All that a report tells, class by class, in the order of its words."""
    yield from map(_event, annotation.events)
    yield from map(_statement, annotation.statements)
    yield from map(_demand, annotation.demands)
    yield from map(_commitment, annotation.commitments)
    yield from map(_development, annotation.developments)


def _event(one: Event) -> Told:
    attributes: list[tuple[str, str]] = [("modality", one.modality)]
    if one.phase is not None:
        attributes.append(("phase", one.phase))
    if one.main:
        attributes.append(("main", ""))
    return Told(
        id=one.id,
        kind_of="event",
        kind=one.kind,
        trigger=one.trigger,
        parts=(*_named("agent", *one.agents), *_named("target", *one.targets), *_named("place", *one.places)),
        attributes=tuple(attributes),
        note=_note(one.mode, _days(one.when)),
    )


def _statement(one: Statement) -> Told:
    # A post has no cue: its signature stands under it.
    trigger, *more = one.cue or one.content
    parts = [("source", each) for each in one.source] + [("cue", each) for each in more if one.cue]
    return Told(
        id=one.id,
        kind_of="statement",
        kind=one.act,
        trigger=trigger,
        parts=(*parts, *(("content", each) for each in one.content)),
        note=_note(one.manner, _days(one.when)),
    )


def _demand(one: Demand) -> Told:
    return Told(
        id=one.id,
        kind_of="demand",
        kind="demand",
        trigger=min(one.passages),
        parts=(
            *_named("by", one.by),
            *_named("to", one.to),
            *_words("deadline", one.deadline.passage if one.deadline else None),
            *_words("or else", one.or_else),
        ),
        note=_note(one.matter, one.text),
    )


def _commitment(one: Commitment) -> Told:
    return Told(
        id=one.id,
        kind_of="commitment",
        kind="commitment",
        trigger=min(one.passages),
        parts=(
            *_named("by", one.by),
            *_named("to", one.to),
            *_words("quantity", one.quantity.passage if one.quantity else None),
            *_words("due", one.due.passage if one.due else None),
        ),
        note=_note(one.matter, one.text),
    )


def _development(one: Development) -> Told:
    return Told(
        id=one.id,
        kind_of="development",
        kind="development",
        trigger=one.passage,
        parts=tuple(_named("by", one.by)),
        note=_note(one.said, one.matter),
    )


def _named(role: str, *references: Reference | None) -> Iterator[Part]:
    return ((role, one.passage) for one in references if one is not None)


def _words(role: str, passage: Passage | None) -> Iterator[Part]:
    if passage is not None:
        yield role, passage


def _note(*words: str | None) -> str:
    return "; ".join(filter(None, words))


def _days(when: When) -> str:
    """A time as the standard ISO 8601 writes days and spans of days, an open side as two dots."""
    if not when.known or when.day is not None:
        return when.day.isoformat() if when.day else ""
    return "/".join(day.isoformat() if day else ".." for day in (when.earliest, when.latest))
