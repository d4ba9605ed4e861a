"""Events in one report: what its words say happened, is planned, alleged or denied.

A trigger (a verb or a noun of the domain's lists) gives the kind and mode; the clause around it gives who, whom, where,
when and how many; the words that govern it give phase and modality.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from standoff.domains.domain import Domain, Mode
from standoff.extract.beside import settled
from standoff.extract.clause import (
    WILL,
    agents_and_targets,
    auxiliaries,
    governor,
    has_to,
    prepositional,
    verb_of,
)
from standoff.extract.codes import codes_of
from standoff.extract.counted import counts_of
from standoff.extract.event_places import places_of
from standoff.extract.event_times import time_of
from standoff.extract.look import Look
from standoff.extract.main_event import main_event
from standoff.extract.modality import modality_of
from standoff.extract.participants import participants, things_suffered
from standoff.extract.phases import PhaseFinder
from standoff.extract.trigger import Trigger
from standoff.extract.triggers import in_its_sense, stands_right, trigger_phrases
from standoff.language.lexicon import Hit, Lexicon
from standoff.language.parse import Parsed
from standoff.record.event import Event, Modality, Phase
from standoff.record.identity import mention_id
from standoff.record.passage import Reference
from standoff.record.statement import Statement
from standoff.record.when import When

# What lightning, age or a storm can do too.
_BY_THINGS_TOO = frozenset({"vandalism", "arson"})
# What nobody does to nobody nowhere is talk, not an event.
_NEED_PARTICIPANTS = frozenset({"attack", "force against protest", "legal step", "official act"})


class EventFinder:
    """Finds the events of a report by one domain's words."""

    def __init__(self, domain: Domain) -> None:
        self._domain = domain
        self._phases = PhaseFinder(domain)
        self._claimants = domain.sides("claimant")
        self._look_alikes = Lexicon((phrase, True) for phrase in domain.wording.look_alikes)
        refused = domain.demands["refused"]
        self._refusals = Lexicon((phrase, True) for phrase in (*refused.phrases, *refused.verbs))
        # Who walks out of a round of talks goes on no strike.
        self._talks = frozenset(
            word
            for mode in (domain.kinds["talks"].modes.values() if "talks" in domain.kinds else ())
            for noun in mode.nouns
            for word in noun.split()
        )
        orders = domain.kinds["legal step"].modes.get("court order") if "legal step" in domain.kinds else None
        self._courts = frozenset(orders.done_by if orders is not None else ())
        self._triggers: Lexicon[Trigger] = Lexicon(trigger_phrases(domain))

    def find(self, look: Look) -> tuple[Event, ...]:
        """The events of a report, in the order of their triggers; exactly one, if there is any, is the main one."""
        told = [tuple(self._in_sentence(look, sentence)) for sentence in look.parsed]
        found = {event.id: event for event in settled(look, self._domain, told)}
        return main_event(self._domain).marked(look, sorted(found.values(), key=lambda event: event.trigger.start))

    def _in_sentence(self, look: Look, sentence: Parsed) -> Iterator[Event]:
        passed_over = {token.i for hit in self._look_alikes.find(sentence.doc) for token in hit.tokens}
        taken: set[int] = set()
        for hit in self._triggers.find(sentence.doc):
            places = {token.i for token in hit.tokens}
            if (
                places & passed_over
                or _done_by(hit.head, passed_over)
                or places & taken
                or (self._by_court(hit) and hit.head.head.i in taken)
                or not stands_right(hit)
                or _in_date(look, sentence, hit)
            ):
                continue
            event = self._event(look, sentence, hit)
            if event is not None:
                taken |= places
                yield event
        yield from self._phases_alone(look, sentence, taken)

    def _phases_alone(self, look: Look, sentence: Parsed, taken: set[int]) -> Iterator[Event]:
        """Strikes told of without a word for them: "the doctors returned to work"."""
        for hit in self._phases.alone(sentence.doc):
            out_of_talks = any(one.lemma_ in self._talks for token in hit.tokens for one in prepositional(token, "of"))
            if not out_of_talks and not taken & {token.i for token in hit.tokens}:
                event = self._event(look, sentence, Hit(Trigger("strike", "any", "phrase"), hit.tokens, hit.head))
                if event is not None and event.agents:
                    yield event

    def _event(self, look: Look, sentence: Parsed, hit: Hit[Trigger]) -> Event | None:
        if self._by_court(hit):
            hit = Hit(Trigger("legal step", "court order", "noun"), hit.tokens, hit.head)
        trigger = hit.label
        start, end = sentence.place(*hit.tokens)
        said = look.innermost_statement(start, end)
        if said is not None and said.marks:
            return None  # hateful words are kept as a statement and yield no events
        mode = self._domain.kinds[trigger.kind].modes[trigger.mode]
        who = participants(look, self._domain, sentence, hit)
        if not in_its_sense(look, self._domain, sentence, hit, who):
            return None
        agents, targets = who
        targets = targets or things_suffered(look, self._domain, sentence, hit)
        phased = self._domain.kinds[trigger.kind].phases
        if phased and trigger.part == "noun" and not agents:
            agents = self._only_claimants(look, sentence) or self._speaker(look, said)
        if trigger.mode in _BY_THINGS_TOO and trigger.part == "verb" and _by_a_thing(hit.head, agents):
            return None
        modality = _modality(look, self._domain, hit, said)
        if modality is None:
            return None
        way = mode.told_as or trigger.mode
        name: str | None = None if way == "any" else way
        name = self._mode_by_verb(hit) or name
        if "refused" in self._domain.kinds[trigger.kind].modes and self._is_refused(hit):
            name, modality = "refused", "reported"
        where = places_of(look, sentence, hit.tokens, hit.head)
        clear = mode.alone or (trigger.mode in _BY_THINGS_TOO and trigger.part == "verb")
        if trigger.kind in _NEED_PARTICIPANTS and not (agents or targets or where or clear):
            return None
        identifier = mention_id("event", look.document.id, start, end, f"{trigger.kind} {trigger.mode}")
        when, modality = _time(look, sentence, hit, modality)
        phase = None
        if phased:
            phase, modality = self._phase(hit, modality, mode)
            if phase in {None, "continued"} and _is_counted(look, start, end):
                # "The 32nd day of the cease-work": on the day that is counted, it goes on.
                phase, when = "continued", when if when.day is not None else look.published
        return Event(
            id=identifier,
            kind=trigger.kind,
            mode=name,
            trigger=look.passage(start, end),
            modality=modality,
            phase=phase,
            when=when,
            places=where,
            agents=agents,
            targets=targets,
            counts=counts_of(look, self._domain, sentence, hit.head),
            according_to=said.id if said is not None else None,
            codes=codes_of(look, self._domain, trigger.kind, trigger.mode, (*targets, *where)),
            passages=(look.sentence(sentence),),
            mentions=(identifier,),
        )

    def _phase(self, hit: Hit[Trigger], modality: Modality, mode: Mode) -> tuple[Phase | None, Modality]:
        """The phase of a strike or protest, and its modality as the phase has it."""
        if modality == "denied":
            return None, modality
        phase = self._phases.phase_of(hit, modality)
        if mode.without_object and phase is None and hit.label.part == "verb" and modality == "reported":
            phase = "begun"  # "the nurses struck"
        if modality == "negated" and phase == "begun":
            phase = None
        if modality == "conditional":
            phase = phase or "announced"
        if modality == "planned":
            if phase in {"suspended", "called off"} and not _lies_ahead(hit.head):
                modality = "reported"  # a planned march was called off
            phase = phase or "announced"
        if phase == "announced" and modality == "reported" and hit.head.head.lemma_ in {"announce", "call"}:
            modality = "planned"
        return phase, modality

    def _only_claimants(self, look: Look, sentence: Parsed) -> tuple[Reference, ...]:
        """Those whose strike it is, where the words tell nobody: the only ones of the sentence who make demands."""
        found = {
            look.cast.entries.get((name.start, name.end)): name
            for name in look.cast.within(sentence.start, sentence.end, "group", "organisation")
            if name.party in self._claimants and (name.several or name.kind == "organisation")
        }
        return tuple(look.cast.reference(name) for name in found.values()) if len(found) == 1 else ()

    def _by_court(self, hit: Hit[Trigger]) -> bool:
        """Whether a court is said to suspend or forbid the strike that a noun names."""
        kind = self._domain.kinds[hit.label.kind]
        if not kind.phases or hit.label.part != "noun" or hit.head.dep_ not in {"dobj", "nsubjpass"}:
            return False
        does, _ = agents_and_targets(hit.head.head)
        return any(one != hit.head and self._courts & {one.lower_, one.lemma_.lower()} for one in does)

    def _speaker(self, look: Look, said: Statement | None) -> tuple[Reference, ...]:
        """Those who say that a strike goes on, if they are some who strike: "the union said the stoppage would ..."."""
        speaker = look.cast.actor(said.speaker) if said is not None else None
        if said is None or speaker is None or not said.source:
            return ()
        if speaker.kind not in {"group", "organisation"} or speaker.side not in self._claimants:
            return ()
        return (Reference(passage=said.source[0], entry=speaker.id),)

    def _mode_by_verb(self, hit: Hit[Trigger]) -> str | None:
        """The mode that the verb of a noun gives it: talks that fail are broken off."""
        verb = governor(hit.head) if hit.head.dep_ in {"nsubj", "nsubjpass", "dobj"} else None
        modes = self._domain.kinds[hit.label.kind].modes.items()
        return next((name for name, words in modes if verb is not None and verb.lemma_ in words.governed_by), None)

    def _is_refused(self, hit: Hit[Trigger]) -> bool:
        """Whether words of refusal have the trigger for their object: "paid no heed to the ultimatum"."""
        verb = governor(hit.head)
        return verb is not None and any(
            (verb in refusal.tokens or refusal.head == verb) and refusal.first.i < hit.first.i
            for refusal in self._refusals.find(hit.head.doc)
        )


def _modality(look: Look, domain: Domain, hit: Hit[Trigger], said: Statement | None) -> Modality | None:
    phased = domain.kinds[hit.label.kind].phases
    modality = modality_of(look, domain, hit.head, said, phased=phased, words=hit.tokens)
    return "planned" if modality == "reported" and not phased and _is_announced(hit) else modality


def _time(look: Look, sentence: Parsed, hit: Hit[Trigger], modality: Modality) -> tuple[When, Modality]:
    """When it happened; the day of an invitation to talks is that of the talks, if they are still to come."""
    if hit.label.mode == "invited" and modality == "reported":
        held = time_of(look, sentence, hit.head, "planned")
        if _lies_after(held, look.published):
            return held, "planned"
    return time_of(look, sentence, hit.head, modality), modality


def _lies_after(when: When, other: When) -> bool:
    return when.earliest is not None and other.latest is not None and when.earliest > other.latest


def _is_announced(hit: Hit[Trigger]) -> bool:
    """Whether somebody announces what a noun names: it is still to come."""
    return hit.label.part == "noun" and hit.head.dep_ == "dobj" and hit.head.head.lemma_ == "announce"


def _done_by(verb: Token, tokens: set[int]) -> bool:
    """Whether some words are the subject of a verb."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i in tokens for child in verb.children)


def _lies_ahead(head: Token) -> bool:
    verb = verb_of(head)
    return verb is not None and (has_to(verb) or bool(auxiliaries(verb) & WILL))


def _by_a_thing(verb: Token, agents: tuple[Reference, ...]) -> bool:
    """Whether something that is nobody is said to do it: "lightning damaged the roof", "damaged by lightning"."""
    does, _ = agents_and_targets(verb)
    return not agents and any(one.pos_ == "NOUN" for one in does)


def _in_date(look: Look, sentence: Parsed, hit: Hit[Trigger]) -> bool:
    """Whether the words are part of a date: the month of March."""
    start, end = sentence.place(*hit.tokens)
    return any(time.count is None and time.passage.start <= start and end <= time.passage.end for time in look.times)


def _is_counted(look: Look, start: int, end: int) -> bool:
    """Whether a trigger is what "the nth day" is counted of."""
    return any(
        time.count is not None
        and time.count.count == "nth day"
        and time.count.of is not None
        and time.count.of.start < end
        and start < time.count.of.end
        for time in look.times
    )


@cache
def event_finder(domain: Domain) -> EventFinder:
    """The finder for a domain, its word lists made ready once."""
    return EventFinder(domain)
