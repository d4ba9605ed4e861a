"""Telling where something happened no finer than a release profile allows."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from standoff.publish.masking import WithReports, blocked_out
from standoff.publish.name_search import Pattern, find_names, folded_words, has_word, names_from
from standoff.publish.profile import FINENESS, Coarsening
from standoff.record import Annotation, Event, Place, Record, Reference


def coarsened(record: Record, annotations: Sequence[Annotation], rules: Sequence[Coarsening]) -> WithReports:
    """A record and what its reports say, with the places of some events told by what they lie in.

    The finer place is taken out of such an event, and its names are blocked out in the reports that tell of the event.
    Other events of the same place keep it.
    """
    places = {one.id: one for one in record.places}
    coarse = {one.id: rule for one in record.events if (rule := _rule_for(one, rules)) is not None}
    finer: dict[str, set[str]] = {}
    for event in record.events:
        if event.id in coarse:
            ids = {one.id for one in _finer(event, places, coarse[event.id])}
            for document in {passage.document for passage in (event.trigger, *event.passages)} if ids else ():
                finer.setdefault(document, set()).update(ids)
    if not finer:
        return record, tuple(annotations)
    events = tuple(_coarser_event(one, places, coarse[one.id]) if one.id in coarse else one for one in record.events)
    kept = tuple(
        msgspec.structs.replace(
            one, passages=tuple(each for each in one.passages if one.id not in finer.get(each.document, ()))
        )
        for one in record.places
    )
    mentions = {mention for one in record.events if one.id in coarse for mention in (one.id, *one.mentions)}
    told = tuple(_coarser_annotation(one, places, finer.get(one.document, set()), mentions) for one in annotations)
    names = {document: _names(places[one] for one in ids) for document, ids in finer.items()}
    stretches = {
        one.id: [(hit.start, hit.end) for hit in find_names(one.text, names_from(names[one.id]))]
        for one in record.documents
        if one.id in names
    }
    return blocked_out(msgspec.structs.replace(record, events=events, places=kept), told, stretches)


def _rule_for(event: Event, rules: Sequence[Coarsening]) -> Coarsening | None:
    for rule in rules:
        if event.kind in rule.kinds and (
            not rule.words or any(has_word(rule.words, one.quote) for one in (event.trigger, *event.passages))
        ):
            return rule
    return None


def _is_finer(place: Place, rule: Coarsening) -> bool:
    return FINENESS.index(place.kind) < FINENESS.index(rule.to)


def _finer(event: Event, places: Mapping[str, Place], rule: Coarsening) -> list[Place]:
    named = (places.get(one.entry) for one in event.places if one.entry is not None)
    return [one for one in named if one is not None and _is_finer(one, rule)]


def _coarser_event(event: Event, places: Mapping[str, Place], rule: Coarsening) -> Event:
    references = dict.fromkeys(_coarser(one, places, rule) for one in event.places)
    return msgspec.structs.replace(event, places=tuple(one for one in references if one is not None))


def _coarser(reference: Reference, places: Mapping[str, Place], rule: Coarsening) -> Reference | None:
    """A reference to the nearest place around the one it names that is coarse enough; None where none is known."""
    place = places.get(reference.entry or "")
    if place is None or not _is_finer(place, rule):
        return reference
    around = [other for name in place.parents for other in places.values() if other.name == name]
    allowed = next((one for one in around if not _is_finer(one, rule)), None)
    return Reference(passage=reference.passage, entry=allowed.id) if allowed is not None else None


def _coarser_annotation(
    annotation: Annotation, places: Mapping[str, Place], ids: set[str], mentions: set[str]
) -> Annotation:
    """What one report says, without the finer places that must not be told from it."""
    hidden = {mention for one in ids for mention in (one, *places[one].mentions)}
    events = tuple(
        msgspec.structs.replace(one, places=tuple(each for each in one.places if each.entry not in hidden))
        if one.id in mentions
        else one
        for one in annotation.events
    )
    kept = tuple(one for one in annotation.places if one.id not in hidden)
    return msgspec.structs.replace(annotation, events=events, places=kept)


def _names(places: Iterable[Place]) -> list[Pattern]:
    return [Pattern(folded_words(name), "") for one in places for name in dict.fromkeys((one.name, *one.names))]
