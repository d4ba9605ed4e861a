"""An entry in a sentence, made from what the record knows and not by quoting."""

from collections.abc import Callable
from typing import Any

from standoff.publish import wording
from standoff.publish.index import Index
from standoff.publish.names_to_mask import NOT_NAMED, is_hateful
from standoff.record import (
    Actor,
    AskedAgain,
    Commitment,
    Conflict,
    Demand,
    Derivation,
    Development,
    Dispute,
    Entry,
    Event,
    Extension,
    Place,
    Statement,
)

# How the one that an event is done to is told after its name: by its mode, else by its kind.
_TARGET_WORD = {
    "attack": "on",
    "force against protest": "on",
    "ultimatum": "to",
    "strike": "against",
    "protest": "against",
}
_TARGET_WORD_OF_MODE = {
    "killing": "of",
    "threat": "to",
    "vandalism": "of",
    "obstruction": "of",
    "arson": "of",
    "abduction": "of",
    "complaint": "against",
    "charge sheet": "against",
    "court order": "to",
    "order": "to",
    "services hit": "at",
}
# Of these kinds the mode says what became of it: talks refused, an ultimatum refused.
_MODE_IS_STAGE = frozenset({"talks", "ultimatum"})


def in_words(index: Index, entry: Entry) -> str:
    """What an entry says, in one plain sentence without a full stop."""
    return _SENTENCES[type(entry)](index, entry)


def event_name(event: Event) -> str:
    """What kind of thing an event is: its mode where it has one, else its kind, with the stage that it is in."""
    if event.mode is None:
        return event.kind
    return f"{event.kind} {event.mode}" if event.kind in _MODE_IS_STAGE else event.mode


def event_in_words(index: Index, event: Event) -> str:
    """An event: what, in which phase, by and against whom, where, how many; with *Alleged* and the like before it."""
    words = wording.sentence(_made_up(index, event))
    shade = wording.MODALITY[event.modality]
    if shade and not words.casefold().startswith(shade.casefold()):
        words = f"{shade}: {words[:1].lower() + words[1:] if words[1:2].islower() else words}"
    speaker = _speaker_of(index, event.according_to)
    return f"{words}, according to {speaker}" if speaker else words


def _made_up(index: Index, event: Event) -> str:
    pieces = [event_name(event)]
    if event.phase is not None:
        pieces.append(wording.PHASE[event.phase])
    pieces += _who(index, event)
    if places := index.all_named(event.places):
        inside = "at" if index.is_facility(event.places[0].entry) else "in"
        pieces.append(f"{inside} {wording.listed(places)}" if len(places) < 4 else f"in {len(places)} places")
    words = " ".join(pieces)
    if event.counts:
        words += f" ({wording.listed(list(dict.fromkeys(wording.count(one) for one in event.counts)))})"
    return words


def _who(index: Index, event: Event) -> list[str]:
    """Who did it, and to whom or with whom."""
    agents = index.all_named(event.agents)
    targets = [one for one in index.all_named(event.targets) if not _is_mask(one)]
    if event.kind == "talks" and (parties := list(dict.fromkeys((*agents, *targets)))):
        return ["between" if len(parties) > 1 else "with", wording.listed(parties)]
    if event.kind == "ultimatum" and event.mode is not None and targets and agents:
        return ["by", wording.listed(targets), "given by", wording.listed(agents)]
    # "Services hit" says what was done to the services already.
    named = [] if event.kind == "disruption" and not any(one.entry for one in event.targets) else targets
    word = _TARGET_WORD_OF_MODE.get(event.mode or "") or _TARGET_WORD.get(event.kind, "of")
    pieces = [word, wording.listed(named)] if named else []
    return [*pieces, "by", wording.listed(agents)] if agents else pieces


def _is_mask(name: str) -> bool:
    """Whether a name says only that it is withheld, so that a sentence reads better without it."""
    return name.startswith(NOT_NAMED) or not any(letter.isalnum() for letter in name)


def _speaker_of(index: Index, statement: str | None) -> str | None:
    if statement is None:
        return None
    found = index.get(Statement, [statement])
    return index.name(found[0].speaker) if found else None


def speaker(index: Index, statement: Statement) -> str:
    """Who said something: the actor, else the words that stand for the speaker, else *unknown*."""
    if (name := index.name(statement.speaker)) is not None:
        return name
    return " ".join(one.quote for one in statement.source) or wording.UNKNOWN_ACTOR


def said_words(statement: Statement) -> str:
    """The words of a statement; a notice in place of hateful ones."""
    return wording.HATEFUL if is_hateful(statement) else " … ".join(one.quote for one in statement.content)


def development_in_words(index: Index, development: Development) -> str:
    """What is said to have come of a commitment, and by whom: *in progress, according to the state government*."""
    said = wording.SAID[development.said]
    if development.by is None:
        return f"{said}, according to {wording.OWN_VOICE}"
    return f"{said}, according to {index.named(development.by)}"


def extension_in_words(index: Index, extension: Extension) -> str:
    """That a deadline was put off: *put off to 15 July 2024 by the ministry, with the consent of the doctors*."""
    until = wording.due(extension.until).removeprefix("by ")
    by = f" by {index.named(extension.by)}" if extension.by is not None else ""
    consent = f", with the consent of {index.named(extension.consent)}" if extension.consent is not None else ""
    return f"put off to {until}{by}{consent}"


def _actor(_: Index, actor: Actor) -> str:
    others = [one for one in dict.fromkeys((*actor.names, *actor.handles)) if one != actor.name]
    words = f"{actor.name} ({actor.kind})"
    return f"{words}, also called {wording.listed(others)}" if others else words


def _place(_: Index, place: Place) -> str:
    return ", ".join((f"{place.name} ({place.kind})", *place.parents))


def _statement(index: Index, statement: Statement) -> str:
    if is_hateful(statement):
        return wording.HATEFUL
    return wording.sentence(f"{speaker(index, statement)} {wording.ACT[statement.act]}: “{said_words(statement)}”")


def _demand(index: Index, demand: Demand) -> str:
    to = f" of {index.named(demand.to)}" if demand.to else ""
    return wording.sentence(f"demanded{to} by {index.named(demand.by)}: {demand.text}")


def _commitment(index: Index, commitment: Commitment) -> str:
    to = f" {wording.TOWARDS[commitment.strength]} {index.named(commitment.to)}" if commitment.to else ""
    return wording.sentence(
        f"{wording.STRENGTH[commitment.strength]} by {index.named(commitment.by)}{to}: {commitment.text}"
    )


def _development(index: Index, development: Development) -> str:
    promised = index.get(Commitment, [development.commitment] if development.commitment else [])
    matter = development.matter or (promised[0].matter if promised else None)
    return wording.sentence(f"{wording.matter(matter)}: {development_in_words(index, development)}")


def _conflict(_: Index, conflict: Conflict) -> str:
    return wording.sentence(conflict.what)


def _dispute(_: Index, dispute: Dispute) -> str:
    return dispute.name


def _derivation(_: Index, derivation: Derivation) -> str:
    return f"Worked out ({derivation.rule}): {derivation.result}"


def _asked_again(index: Index, again: AskedAgain) -> str:
    first = next(iter(index.get(Dispute, [again.precedent])), None)
    then = f" in {first.span.earliest.year}" if first is not None and first.span.earliest is not None else " before"
    promised = f", and promised then ({wording.many(len(again.promised), 'promise')})" if again.promised else ""
    return f"{wording.sentence(wording.matter(again.matter))} asked for again: it was demanded{then}{promised}"


_SENTENCES: dict[type[Entry], Callable[[Index, Any], str]] = {
    Actor: _actor,
    Place: _place,
    Event: event_in_words,
    Statement: _statement,
    Demand: _demand,
    Commitment: _commitment,
    Development: _development,
    Conflict: _conflict,
    Dispute: _dispute,
    AskedAgain: _asked_again,
    Derivation: _derivation,
}
