"""What one report says, as plain data with the keys that other people's scripts rely on.

A span is ``{"start", "end", "quote"}``, offsets in code points of the text as it was read; a span that names somebody
or something has ``entry`` beside it, the id of what it names, or null. Nothing is masked: these are annotations of a
text that the reader holds already, and each must fit it to the letter.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from standoff.record.annotation import Annotation, Furniture, TimeMention
from standoff.record.commitment import Commitment, Development, Quantity
from standoff.record.demand import Demand
from standoff.record.derivation import Derivation
from standoff.record.document import Document, SetAside
from standoff.record.event import Count, Event
from standoff.record.passage import Passage, Reference
from standoff.record.statement import Statement
from standoff.record.when import When

Data = dict[str, Any]
Working = Mapping[str, Derivation]

# The lists of every line, empty on the line of what could not be read.
LISTS = ("times", "names", "events", "statements", "demands", "commitments")


def annotation_data(document: Document, annotation: Annotation, derivations: Iterable[Derivation] = ()) -> Data:
    """What a report says. ``derivations`` are the working behind the days in it that were worked out."""
    working = {one.id: one for one in derivations}
    return {
        "document": {
            "id": document.id,
            "published": _when(document.published, working),
            "language": document.language,
            "chars": len(document.text),
            "origin": document.origin.to_dict(),
        },
        "times": [_time(one) for one in annotation.times],
        "names": _names(annotation),
        "events": [_event(one, working) for one in annotation.events],
        "statements": [_statement(one, working) for one in annotation.statements],
        "demands": [_demand(one, working) for one in annotation.demands],
        "commitments": [_commitment(one, annotation.developments, working) for one in annotation.commitments],
        "set_aside": [
            *(_furniture(one) for one in annotation.furniture),
            *({"reason": note} for note in annotation.notes),
        ],
    }


def set_aside_data(item: SetAside) -> Data:
    """The line of a source that was not read: all keys are there, and ``set_aside`` says why."""
    document = {"id": None, "published": None, "language": None, "chars": None, "origin": item.origin.to_dict()}
    return {
        "document": document,
        **{name: [] for name in LISTS},
        "set_aside": [{**item.origin.to_dict(), "reason": item.reason, "remedy": item.remedy}],
    }


def _span(passage: Passage) -> Data:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote}


def _spans(passages: Iterable[Passage]) -> list[Data]:
    return [_span(one) for one in passages]


def _reference(reference: Reference | None) -> Data | None:
    return None if reference is None else {**_span(reference.passage), "entry": reference.entry}


def _references(references: Iterable[Reference]) -> list[Data | None]:
    return [_reference(one) for one in references]


def _when(when: When | None, working: Working) -> Data | None:
    """A time; ``working`` holds the steps by which it was worked out, and the words that they start from."""
    if when is None:
        return None
    derivation = working.get(when.derivation or "")
    return {
        "earliest": _iso(when.earliest),
        "latest": _iso(when.latest),
        "granularity": when.granularity,
        "got": when.got,
        "clock": _iso(when.clock),
        "zone": when.zone,
        "passage": None if when.passage is None else _span(when.passage),
        "working": None
        if derivation is None
        else {"rule": derivation.rule, "steps": list(derivation.steps), "passages": _spans(derivation.passages)},
    }


def _iso(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _time(one: TimeMention) -> Data:
    return {
        **_span(one.passage),
        "type": one.type,
        "value": one.value,
        "earliest": _iso(one.when.earliest),
        "latest": _iso(one.when.latest),
        "granularity": one.when.granularity,
        "got": one.when.got,
    }


def _names(annotation: Annotation) -> list[Data]:
    """Each name where it stands, in the order of the text."""
    named: list[tuple[Passage, str, str]] = [
        (passage, actor.kind, actor.id) for actor in annotation.actors for passage in actor.passages
    ]
    for place in annotation.places:
        kind = "facility" if place.kind == "facility" else "place"
        named += [(passage, kind, place.id) for passage in place.passages]
    return [{**_span(passage), "kind": kind, "entry": entry} for passage, kind, entry in sorted(set(named))]


def _event(one: Event, working: Working) -> Data:
    return {
        "id": one.id,
        "kind": one.kind,
        "mode": one.mode,
        "phase": one.phase,
        "modality": one.modality,
        "main": one.main,
        "trigger": _span(one.trigger),
        "agents": _references(one.agents),
        "targets": _references(one.targets),
        "places": _references(one.places),
        "when": _when(one.when, working),
        "counts": [_count(count) for count in one.counts],
        "codes": dict(sorted(one.codes.items())),
        "passages": _spans(one.passages),
    }


def _count(one: Count) -> Data:
    return {**_span(one.passage), "what": one.what, "low": one.low, "high": one.high, "qualifier": one.qualifier}


def _statement(one: Statement, working: Working) -> Data:
    return {
        "id": one.id,
        "act": one.act,
        "source": _spans(one.source),
        "cue": _spans(one.cue),
        "content": _spans(one.content),
        "speaker": one.speaker,
        "direct": one.manner == "direct",
        "post": one.post,
        "negated": one.negated,
        "hedges": _spans(one.hedges),
        "condition": _span(one.condition) if one.condition is not None else None,
        "marks": list(one.marks),
        "when": _when(one.when, working),
    }


def _demand(one: Demand, working: Working) -> Data:
    return {
        "id": one.id,
        "by": _reference(one.by),
        "to": _reference(one.to),
        "matter": one.matter,
        "text": one.text,
        "deadline": _when(one.deadline, working),
        "or_else": None if one.or_else is None else _span(one.or_else),
        "passages": _spans(one.passages),
    }


def _commitment(one: Commitment, developments: Sequence[Development], working: Working) -> Data:
    return {
        "id": one.id,
        "by": _reference(one.by),
        "to": _reference(one.to),
        "matter": one.matter,
        "text": one.text,
        "quantity": _quantity(one.quantity),
        "when": _when(one.when, working),
        "due": _when(one.due, working),
        "passages": _spans(one.passages),
        "developments": [_development(each, working) for each in developments if each.commitment == one.id],
    }


def _quantity(one: Quantity | None) -> Data | None:
    return None if one is None else {**_span(one.passage), "amount": one.amount, "unit": one.unit}


def _development(one: Development, working: Working) -> Data:
    return {
        "id": one.id,
        "said": one.said,
        "by": _reference(one.by),
        "when": _when(one.when, working),
        "passages": [_span(one.passage)],
    }


def _furniture(one: Furniture) -> Data:
    return {**_span(one.passage), "reason": one.reason}
