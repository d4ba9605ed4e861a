"""The main event of a report: chosen among those that its words tell of, by the class that the encoder gives it.

Where the words of the domain's lists tell of no such event, the encoder's word is enough, if it is sure enough.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import Final, NamedTuple

import msgspec
from spacy.tokens import Token

from standoff.domains.domain import Domain, Mode
from standoff.extract.clause import agents_and_targets, children, is_passive
from standoff.extract.codes import codes_of
from standoff.extract.coding import NO_EVENT, Coding
from standoff.extract.event_places import places_of
from standoff.extract.event_times import time_of
from standoff.extract.look import Look, references
from standoff.extract.marked import named
from standoff.extract.modality import modality_of
from standoff.language.lexicon import Hit, Lexicon
from standoff.language.parse import Parsed
from standoff.record.event import HAPPENED, Event, Modality
from standoff.record.identity import mention_id
from standoff.record.passage import Reference

# The encoder's class counts where it is at least so sure: to choose among events; to tell of one by itself; to tell of
# one for which the domain has lists of words, none of which tells of it; and where the report is of the domain itself,
# whose lists are the fullest; by the verb that a report opens with, where no word tells of it. Chosen on the dev parts
# of CASE 2021 and PLOVER.
LEAST_TO_CHOOSE: Final = 0.3
LEAST_TO_TELL: Final = 0.35
LEAST_BESIDE_LISTS: Final = 0.55
LEAST_IN_DOMAIN: Final = 0.8
LEAST_PLOVER: Final = 0.25
LEAST_BY_ROOT: Final = 0.6
# The type alone tells of an event where it is so sure, and it is no surer than this that there is none.
LEAST_TYPE: Final = 0.5
MOST_NOTHING: Final = 0.8
_OTHER: Final = "OTHER"
_CASE: Final = "case2021"
_WEIGHT: Final[dict[Modality, int]] = {
    "reported": 0,
    "alleged": 1,
    "planned": 2,
    "conditional": 3,
    "denied": 4,
    "negated": 5,
}
# A planned strike comes before one that is recalled from more than so many days before.
_LONG_AGO: Final = 3
_RECALLED: Final = timedelta(days=45)
_SAYING: Final = frozenset({"say", "report", "announce", "tell", "add", "confirm", "state", "show", "inform"})


class Way(NamedTuple):
    """A kind of event and a mode of it; None where it is not told which."""

    kind: str
    mode: str | None


class MainEvent:
    """Finds the main event of a report."""

    def __init__(self, domain: Domain) -> None:
        self._domain = domain
        self._claimants = domain.sides("claimant") & frozenset(domain.own_sides)
        self._look_alikes = Lexicon((phrase, True) for phrase in domain.wording.look_alikes)
        self._ways: dict[str, list[Way]] = {}
        words: dict[str, list[tuple[str, Way]]] = {}
        for way, case, mode in _classes(domain):
            self._ways.setdefault(case, []).append(way)
            words.setdefault(case, []).extend((word, way) for word in dict.fromkeys(_words(mode)))
        self._words = {case: Lexicon(found) for case, found in words.items()}
        self._by_type = {code: way for way, code in _types(domain)}
        kinds = {way.kind for way in self._by_type.values()}
        self._type_words = Lexicon((word, way) for found in words.values() for word, way in found if way.kind in kinds)

    def marked(self, look: Look, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events of a report with the main one marked, and with one that only the encoder tells of."""
        coding = look.coding
        of_domain = coding is not None and self._is_of_domain(look, coding)
        main = self._gravest(look, events, events)
        if coding is None:
            return _with_main(events, main)
        if coding.case not in {NO_EVENT, _OTHER} and coding.sure >= LEAST_TO_CHOOSE:
            lead = [one for one in events if one.trigger.start < coding.lead]
            fitting = [one for one in lead if self._fits(one, coding.case)]
            # In a report of the domain its own words tell what happened; elsewhere they are often of something else.
            own = [one for one in lead if one.modality in HAPPENED] if of_domain else []
            main = self._gravest(look, fitting or own, events) or main
            if not fitting and not own and coding.sure >= self._least(coding.case, of_domain):
                told = self._told(look, coding, self._words[coding.case], self._plainest(coding.case), events)
                events, main = ([*events, told], told) if told is not None else (events, main)
        if main is None and not of_domain and self._tells_of_type(coding):
            main = self._told(look, coding, self._type_words, self._by_type[coding.plover], events)
            events = [main] if main is not None else events
        if main is not None:
            main = msgspec.structs.replace(main, codes=self._codes(look, main, coding))
        return _with_main(events, main)

    def _gravest(self, look: Look, events: Sequence[Event], told: Sequence[Event]) -> Event | None:
        """Among some of the events that are told, the gravest that happened, told first."""
        if not events:
            return None
        first = min(one.trigger.start for one in told)

        def rank(event: Event) -> tuple[int, int, bool, int, int]:
            # What is recalled from long before is what the report is about least of all.
            weight = _WEIGHT[event.modality] + (_LONG_AGO if _is_long_ago(look, event) else 0)
            near = (event.trigger.start - first) // 400
            bare = not (event.agents or event.targets or event.places)
            consequence = self._domain.kinds[event.kind].consequence
            return weight, near, bare, -consequence, event.trigger.start

        return min(events, key=rank)

    def _least(self, case: str, of_domain: bool) -> float:
        """How sure a class must be to be told of by itself."""
        if of_domain:
            return LEAST_IN_DOMAIN
        listed = any(not self._domain.kinds[way.kind].only_main for way in self._ways.get(case, ()))
        return LEAST_BESIDE_LISTS if listed else LEAST_TO_TELL

    def _is_of_domain(self, look: Look, coding: Coding) -> bool:
        """Whether the lead names those who make demands in the domain, or a facility."""
        actors = [one.passages for one in look.cast.actors if one.side in self._claimants]
        places = [one.passages for one in look.cast.places if one.kind == "facility"]
        return any(passage.start < coding.lead for passages in (*actors, *places) for passage in passages)

    def _fits(self, event: Event, case: str) -> bool:
        """Whether an event is of a kind that a class can be."""
        return event.codes.get(_CASE) == case or any(way.kind == event.kind for way in self._ways.get(case, ()))

    def _codes(self, look: Look, event: Event, coding: Coding) -> dict[str, str]:
        """The codes of the main event: those of its way, and where they say another class, those of the encoder's."""
        codes = dict(event.codes)
        mode = self._domain.kinds[event.kind].modes.get(event.mode or "any")
        # What the mode says of the class itself stands.
        told = mode is not None and _CASE in mode.codes
        if not told and codes.get(_CASE) != coding.case in self._ways and coding.sure >= LEAST_TO_CHOOSE:
            codes |= codes_of(look, self._domain, *self._plainest(coding.case), (*event.targets, *event.places))
        if coding.plover_sure >= LEAST_PLOVER:
            codes["plover"] = coding.plover
        return dict(sorted(codes.items()))

    def _tells_of_type(self, coding: Coding) -> bool:
        """Whether the type alone is told: what parties say and do to each other, where no class holds it."""
        known = coding.plover in self._by_type and coding.plover_sure >= LEAST_TYPE
        return known and coding.nothing <= MOST_NOTHING

    def _told(
        self, look: Look, coding: Coding, words: Lexicon[Way], plainest: Way, events: Sequence[Event]
    ) -> Event | None:
        """The event that the encoder tells of, at the first words in the lead that can stand for it."""
        placed = self._trigger(look, coding, words, plainest, events)
        if placed is None:
            return None
        sentence, hit = placed
        start, end = sentence.place(*hit.tokens)
        said = look.innermost_statement(start, end)
        modality = modality_of(look, self._domain, hit.head, said, phased=False)
        if modality is None or (said is not None and said.marks):
            return None
        way = self._way_by_type(hit.label, coding)
        agents, targets = _participants(look, sentence, hit.head, coding)
        where = places_of(look, sentence, hit.tokens, hit.head)
        identifier = mention_id("event", look.document.id, start, end, f"{way.kind} {way.mode or 'any'}")
        return Event(
            id=identifier,
            kind=way.kind,
            mode=way.mode,
            trigger=look.passage(start, end),
            modality=modality,
            when=time_of(look, sentence, hit.head, modality),
            places=where,
            agents=agents,
            targets=targets,
            according_to=said.id if said is not None else None,
            codes=codes_of(look, self._domain, way.kind, way.mode, (*targets, *where)),
            passages=(look.sentence(sentence),),
            mentions=(identifier,),
        )

    def _way_by_type(self, way: Way, coding: Coding) -> Way:
        """Of a kind with modes that only the PLOVER type tells apart, the one of the report's type."""
        told = self._by_type.get(coding.plover)
        return told if told is not None and way == Way(told.kind, None) and coding.plover_sure >= LEAST_PLOVER else way

    def _trigger(
        self, look: Look, coding: Coding, words: Lexicon[Way], plainest: Way, events: Sequence[Event]
    ) -> tuple[Parsed, Hit[Way]] | None:
        """The first of some words in the lead; where there are none, the verb that the report opens with."""
        lead = [sentence for sentence in look.parsed if sentence.start < coding.lead]
        for sentence in lead:
            passed_over = {token.i for hit in self._look_alikes.find(sentence.doc) for token in hit.tokens}
            for hit in words.find(sentence.doc):
                start, end = sentence.place(*hit.tokens)
                taken = any(one.trigger.start < end and start < one.trigger.end for one in events)
                # What only looks like a strike or an attack may well be of a kind that has no list.
                listed = not self._domain.kinds[hit.label.kind].only_main
                known = taken or (listed and passed_over & {token.i for token in hit.tokens})
                if not known and hit.head.pos_ in {"VERB", "NOUN", "PROPN"}:
                    return sentence, hit
        # Where no word tells of it, the encoder must be surer: else what is told is often no event at all.
        sure = max(coding.sure, coding.plover_sure) >= LEAST_BY_ROOT
        root = _root(lead[0]) if lead and sure else None
        # In a headline the parser may take a noun or a particle for the root: "Farmers shot", "doctors down tools".
        verbal = root is not None and root.pos_ in {"VERB", "AUX"}
        return (lead[0], Hit(plainest, (root,), root)) if root is not None and verbal else None

    def _plainest(self, case: str) -> Way:
        """The way of a class that says no more than the class does: its only mode, else its kind without a mode."""
        ways = self._ways[case]
        own = [way for way in ways if self._is_own(way)]
        return own[0] if len(own) == 1 else Way(ways[-1].kind, None)

    def _is_own(self, way: Way) -> bool:
        """Whether a mode bears its class itself, not by its kind."""
        return way.mode is not None and _CASE in self._domain.kinds[way.kind].modes[way.mode].codes


def _with_main(events: Sequence[Event], main: Event | None) -> tuple[Event, ...]:
    """Some events with the main one, as it is now, in its place and marked."""
    rest = [msgspec.structs.replace(one, main=False) for one in events if main is None or one.id != main.id]
    marked = [msgspec.structs.replace(main, main=True)] if main is not None else []
    return tuple(sorted((*rest, *marked), key=lambda one: (one.trigger.start, one.id)))


def _classes(domain: Domain) -> Iterator[tuple[Way, str, Mode]]:
    """Every way that an event can happen, with its class; ways that only the type tells apart are left out."""
    for name, kind in domain.kinds.items():
        for key, mode in kind.modes.items():
            case = mode.codes.get(_CASE, kind.codes.get(_CASE))
            if case is not None and _words(mode):
                yield Way(name, None if key == "any" else key), case, mode


def _types(domain: Domain) -> Iterator[tuple[Way, str]]:
    """The ways that only the PLOVER type tells apart: modes without words of their own."""
    for name, kind in domain.kinds.items():
        for key, mode in kind.modes.items():
            if kind.only_main and not _words(mode) and "plover" in mode.codes:
                yield Way(name, key), mode.codes["plover"]


def _words(mode: Mode) -> tuple[str, ...]:
    return (*mode.words, *mode.triggers)


def _is_long_ago(look: Look, event: Event) -> bool:
    published, when = look.published.earliest, event.when.latest
    return published is not None and when is not None and published - when > _RECALLED


def _root(sentence: Parsed) -> Token | None:
    """The verb that a sentence turns on; of what somebody says, that of what is said."""
    root = next((token for token in sentence.doc if token.dep_ == "ROOT"), None)
    if root is not None and root.lemma_ in _SAYING:
        root = next(iter(children(root, "ccomp")), root)
    return root


def _participants(
    look: Look, sentence: Parsed, head: Token, coding: Coding
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """Who did it and to whom: as the encoder marks them, else as the clause has them.

    Whoever is the subject of a verb in the passive did not do it, whatever the encoder says.
    """
    agents, targets = (
        tuple(
            reference
            for words in marked
            if sentence.start <= words[0] < sentence.end and (reference := named(look, words)) is not None
        )
        for marked in (coding.sources, coding.targets)
    )
    verbal = head.pos_ in {"VERB", "AUX"}
    if verbal and (not (agents or targets) or is_passive(head)):
        does, suffers = agents_and_targets(head)
        return references(look, sentence, does), references(look, sentence, suffers)
    return tuple(dict.fromkeys(agents)), tuple(dict.fromkeys(targets))


@cache
def main_event(domain: Domain) -> MainEvent:
    """The finder for a domain, its word lists made ready once."""
    return MainEvent(domain)
