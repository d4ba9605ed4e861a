"""Triggers: the words of a domain's lists that tell of an event, and whether they stand in the sense that is meant."""

from collections.abc import Iterator

from standoff.domains.domain import Domain
from standoff.extract.clause import objects
from standoff.extract.look import Look
from standoff.extract.participants import Participants
from standoff.extract.trigger import Trigger
from standoff.language.lexicon import Hit
from standoff.language.parse import Parsed
from standoff.record.passage import Reference

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_VERBS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
# A building can be attacked; a team named after one can be beaten, which is another thing.
_ON_BUILDINGS = frozenset({"attack"})


def trigger_phrases(domain: Domain) -> Iterator[tuple[str, Trigger]]:
    """Every word and phrase that tells of an event by itself, with what it tells."""
    for kind, about in domain.kinds.items():
        for mode, words in about.modes.items():
            for verb in words.verbs:
                yield verb, Trigger(kind, mode, "verb")
            for noun in words.nouns:
                yield noun, Trigger(kind, mode, "noun")
            for phrase in words.phrases:
                yield phrase, Trigger(kind, mode, "phrase")


def stands_right(hit: Hit[Trigger]) -> bool:
    """Whether the words stand as the list means them: a noun as a noun that names the thing itself."""
    head = hit.head
    if hit.label.part == "verb":
        return head.pos_ in {"VERB", "AUX"} and head.dep_ != "amod"
    if hit.label.part == "noun":
        manner = head.dep_ == "pobj" and head.head.lower_ == "in" and not list(head.lefts)
        if manner and head.tag_ not in {"NNS", "NNPS"}:
            return False  # "in protest" tells the manner of something else; "in talks" names them
        # The tagger takes "whose beating" for a verb.
        owned = head.tag_ == "VBG" and any(child.dep_ in {"poss", "det"} for child in head.children)
        return (head.pos_ in _NOUNS or owned) and head.dep_ not in {"compound", "amod"} and head.tag_ not in {"JJ"}
    return head.pos_ in _VERBS


def in_its_sense(look: Look, domain: Domain, sentence: Parsed, hit: Hit[Trigger], who: Participants) -> bool:
    """Whether the words have the sense that the list means: the words beside them, who does it, and to what."""
    mode = domain.kinds[hit.label.kind].modes[hit.label.mode]
    # "Hit by relatives": where people do it to people, no other word is needed.
    if mode.with_any and not (mode.targets and who.agents and who.targets):
        text = sentence.doc.text.lower()
        if not any(word in text for word in mode.with_any):
            return False
    if hit.label.part != "verb":
        return True
    verb = hit.head
    if mode.without_object and objects(verb):
        return False
    if mode.done_by and not _holds_any(who.agents, mode.done_by):
        return False
    if mode.agents and not any(_is_one_of(look, domain, one, mode.agents) for one in who.agents):
        return False
    if mode.opposed and not _opposed(look, domain, who):
        return False
    if not mode.targets:
        return True
    on_building = verb.lemma_ in _ON_BUILDINGS and any(
        look.name_at(sentence, thing, "facility") is not None for thing in objects(verb)
    )
    return ("facility" in mode.targets and on_building) or any(
        _is_one_of(look, domain, one, mode.targets) for one in who.targets
    )


def _holds_any(references: tuple[Reference, ...], words: tuple[str, ...]) -> bool:
    return any(word in one.passage.quote.lower() for one in references for word in words)


def _opposed(look: Look, domain: Domain, who: Participants) -> bool:
    """Whether one of those who make demands is on one side, and on the other an office or a body that is none."""
    sides = [{_standing(look, domain, one) for one in side} for side in (who.agents, who.targets)]
    return any("claimant" in sides[a] and sides[1 - a] & {"answerable", "third"} for a in (0, 1))


def _standing(look: Look, domain: Domain, reference: Reference) -> str | None:
    actor = look.cast.actor(reference.entry)
    party = domain.parties.get(actor.side) if actor is not None and actor.side is not None else None
    return party.standing if party is not None else None


def _is_one_of(look: Look, domain: Domain, reference: Reference, wanted: tuple[str, ...]) -> bool:
    """Whether somebody is of one of some kinds, or has one of some standings in disputes."""
    actor = look.cast.actor(reference.entry)
    if actor is None:
        # Of whom only the words are known is one person or a few.
        return bool({"person", "group"} & set(wanted))
    kind = "group" if actor.kind == "group" and actor.side != "state" else actor.kind
    return kind in wanted or _standing(look, domain, reference) in wanted
