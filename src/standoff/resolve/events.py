"""One event told many times: mentions joined within a report, then over the reports of a dispute."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import msgspec

from standoff.record.actor import Actor
from standoff.record.event import HAPPENED, Event, Modality, Phase
from standoff.record.link import Link
from standoff.record.passage import Reference
from standoff.record.place import Place
from standoff.record.when import When
from standoff.resolve.actor_evidence import place_of
from standoff.resolve.bonds import NO_BONDS, Bonds
from standoff.resolve.distance import Map
from standoff.resolve.event_evidence import (
    Known,
    can_be_recalled,
    evidence,
    goes_on,
    is_vague,
    person_in_both,
    step_of,
    told_by_its_day,
    without_day,
)
from standoff.resolve.evidence import DECIDED, FOUNDED, Evidence
from standoff.resolve.report import joined_passages

# Sentences that tell one attack in pieces stand no further apart than this, in characters.
TOLD_TOGETHER = 400
_UNDER_WAY = frozenset({None, "continued", "begun"})
_BEGINS = frozenset({"begun", "resumed"})


class EventJoiner:
    """Joins mentions of events; places and actors are already those of the record.

    ``copies`` are the groups of copies that reports belong to, by document id.
    """

    def __init__(
        self,
        places: Mapping[str, Place],
        actors: Mapping[str, Actor],
        bonds: Bonds = NO_BONDS,
        copies: Mapping[str, str | None] = MappingProxyType({}),
    ) -> None:
        self._copies = copies
        self._places = places
        self._known = Known(actors, places, Map(places.values()))
        self._bonds = bonds

    def within_report(self, mentions: Sequence[Event]) -> list[Event]:
        """The events of one report. A mention joins the nearest event that it can be a second telling of."""
        entries: list[Event] = []
        for mention in sorted(mentions, key=lambda one: (not _founds(one), one.trigger.start)):
            home = self._bonds.home(entries, mention)
            if home is None:
                homes = [place for place, entry in enumerate(entries) if self._is_retold(entry, mention)]
                home = min(homes, key=lambda place: (*_likeness(entries[place], mention), place), default=None)
            if home is None:
                entries.append(mention)
            else:
                entries[home] = self._joined(entries[home], mention)
        return sorted(entries, key=lambda one: one.trigger.start)

    def over_reports(self, events: Sequence[Event], told: Mapping[str, date | None]) -> list[Event]:
        """The events of many reports of one dispute, given in order of founding, each joined to the likeliest.

        Joining needs evidence (``event_evidence.py``). ``told`` are the days of the reports, by document id.
        """
        entries: list[Event] = []
        by_kind: dict[str, list[int]] = defaultdict(list)
        for event in events:
            home, link = self._home(entries, by_kind[event.kind], event, told.get(event.trigger.document))
            if home is None:
                by_kind[event.kind].append(len(entries))
                entries.append(msgspec.structs.replace(event, links=(link,)))
            else:
                entries[home] = self._joined(entries[home], event, link)
        return entries

    def _home(
        self, entries: Sequence[Event], alike: Sequence[int], event: Event, told: date | None
    ) -> tuple[int | None, Link]:
        """The place of the event that a telling is most likely of, and why."""
        decided = self._bonds.home(entries, event)
        if decided is not None:
            return decided, _link(event, 1.0, (DECIDED,))
        possible = [place for place in alike if self._can_be_one(entries[place], event, told)]
        dated = [place for place in possible if not is_vague(entries[place])]
        last = max(dated, key=lambda place: (entries[place].when.latest or date.min, place), default=None)
        told_by = {place: self._sources(entries[place]) for place in possible}
        best: tuple[float, int] | None = None
        found: Evidence | None = None
        for place in possible:
            # What is told with its day comes to mind before what is not.
            rivals = possible if is_vague(entries[place]) else dated
            share = told_by[place] / sum(told_by[each] for each in rivals)
            spoken = evidence(entries[place], event, self._known, share, place == last)
            if spoken.holds and (best is None or (spoken.weight, -place) > best):
                best, found = (spoken.weight, -place), spoken
        if best is None or found is None:
            return None, _link(event, 1.0, (FOUNDED,))
        return -best[1], _link(event, found.score, found.reasons)

    def _sources(self, event: Event) -> int:
        """How many reports tell of an event, the copies of one text once."""
        return len({self._copies.get(one.document) or one.document for one in event.passages})

    def _can_be_one(self, entry: Event, event: Event, told: date | None) -> bool:
        """Whether nothing that two reports tell speaks against their telling of one event."""
        if goes_on(entry) and goes_on(event):
            # A strike is one wherever people are out; who fasts does something else.
            same = entry.codes.get("ccc") == event.codes.get("ccc")
            return same and not self._bonds.split(entry, event)
        if self._is_copied(entry, event):
            return not self._bonds.split(entry, event)
        if told_by_its_day(entry, event):
            return not self._bonds.split(entry, event) and self._actors_agree(entry.agents, event.agents)
        if without_day(event) and not can_be_recalled(entry, told):
            return False
        return self._can_be_same(entry, event)

    def _is_copied(self, entry: Event, event: Event) -> bool:
        """Whether a copy tells an event in the words of another: "today" in it is the day of the first to print."""
        if (entry.modality, entry.phase, entry.trigger.quote) != (event.modality, event.phase, event.trigger.quote):
            return False
        group = self._copies.get(event.trigger.document)
        words = {one.quote for one in event.passages}
        return group is not None and any(
            one.quote in words and self._copies.get(one.document) == group and one.document != event.trigger.document
            for one in entry.passages
        )

    def _is_retold(self, entry: Event, mention: Event) -> bool:
        """Whether a mention can tell an event of its report again.

        It can if it shares a place, an actor or the day with it, or tells nothing of its own. An attack is told in
        pieces, victims here and attackers there, by sentences that stand together.
        """
        if not self._can_be_same(entry, mention):
            return False
        own = any(one.entry for one in (*mention.agents, *mention.targets)) or mention.places or mention.when.day
        if not own or self._share_place(entry, mention) or _share_actor(entry, mention):
            return True
        if entry.when.day is not None and entry.when.day == mention.when.day:
            return entry.mode == mention.mode or entry.kind == "strike" or not (mention.agents or mention.places)
        return entry.kind == "attack" and _distance(entry, mention) < TOLD_TOGETHER

    def _can_be_same(self, one: Event, other: Event) -> bool:
        """Whether nothing in what two mentions of one report tell speaks against their being the same."""
        return (
            one.kind == other.kind
            and not self._bonds.split(one, other)
            and _modes_agree(one, other)
            and _modalities_agree(one, other)
            and _phases_agree(one, other)
            and one.when.can_meet(other.when)
            and self._places_agree(one.places, other.places)
            and self._told_of_same(one, other)
        )

    def _told_of_same(self, one: Event, other: Event) -> bool:
        """Whether those who act and those to whom it is done can be the same."""
        if person_in_both(one, other, self._known.actors) is not None:
            return True
        return self._actors_agree(one.agents, other.agents) and self._actors_agree(one.targets, other.targets)

    def _places_agree(self, one: Sequence[Reference], other: Sequence[Reference]) -> bool:
        first, second = self._narrowest(one), self._narrowest(other)
        if not first or not second:
            return True
        return any(self._one_in_other(here, there) for here in first for there in second)

    def _actors_agree(self, one: Sequence[Reference], other: Sequence[Reference]) -> bool:
        """Whether the known actors of two mentions can be the same: some are, or one side names none.

        The doctors of a town can be the doctors that another sentence tells of without their town.
        """
        first = {reference.entry for reference in one if reference.entry is not None}
        second = {reference.entry for reference in other if reference.entry is not None}
        if not first or not second or first & second:
            return True
        return bool(self._people(first) & self._people(second, of_no_place=True)) or bool(
            self._people(second) & self._people(first, of_no_place=True)
        )

    def _people(self, entries: Iterable[str], of_no_place: bool = False) -> set[str]:
        """The sides of the groups among some actors; of those only that are told to be of no place, if asked."""
        groups = [self._known.actors[one] for one in sorted(entries) if one in self._known.actors]
        return {
            one.side
            for one in groups
            if one.kind == "group" and one.side is not None and not (of_no_place and place_of(one.name))
        }

    def _narrowest(self, references: Sequence[Reference]) -> list[Place]:
        """The narrowest of the places: a facility says more than the city that it is named with."""
        places = [self._places[one.entry] for one in references if one.entry is not None and one.entry in self._places]
        facilities = [place for place in places if place.kind == "facility"]
        return facilities or places

    def _one_in_other(self, one: Place, other: Place) -> bool:
        if one.id == other.id:
            return True
        if not {one.kind, other.kind} <= {"facility"} and self._known.near(one, other):
            return True  # what one report puts at the edge of a city, another puts in the city
        if one.kind == other.kind:
            return False
        return one.name in other.parents or other.name in one.parents or not (one.parents and other.parents)

    def _share_place(self, one: Event, other: Event) -> bool:
        first = {place.id for place in self._narrowest(one.places) if place.kind in {"facility", "city"}}
        return bool(first & {place.id for place in self._narrowest(other.places)})

    def _joined(self, entry: Event, mention: Event, link: Link | None = None) -> Event:
        both_go_on = goes_on(entry) and goes_on(mention)
        return msgspec.structs.replace(
            entry,
            mode=entry.mode or mention.mode,
            modality=_joined_modality(entry, mention),
            phase=_joined_phase(entry, mention),
            when=_spanning(entry.when, mention.when) if both_go_on else _sharper(entry.when, mention.when),
            places=_joined_references(entry.places, mention.places),
            agents=_joined_references(entry.agents, mention.agents),
            targets=_joined_references(entry.targets, mention.targets),
            counts=tuple(dict.fromkeys((*entry.counts, *mention.counts))),
            according_to=None if entry.according_to is None or mention.according_to is None else entry.according_to,
            codes={**mention.codes, **entry.codes},
            main=entry.main or mention.main,
            passages=joined_passages(entry.passages, mention.passages),
            mentions=(*entry.mentions, *mention.mentions),
            links=(*entry.links, link) if link is not None else entry.links,
        )


def _link(event: Event, score: float, reasons: tuple[str, ...]) -> Link:
    return Link(mention=event.id, passage=event.trigger, score=score, reasons=reasons)


def _likeness(entry: Event, mention: Event) -> tuple[bool, int]:
    """How near a mention is to an event: what is told to be as late comes first, then what stands nearest."""
    return entry.when.latest != mention.when.latest, _distance(entry, mention)


def _distance(entry: Event, mention: Event) -> int:
    """How many characters lie between a mention and the nearest passage of an event."""
    return min(abs(passage.start - mention.trigger.start) for passage in (entry.trigger, *entry.passages))


def _founds(event: Event) -> bool:
    """Whether a mention tells enough of an event for others to be joined to it."""
    return event.phase not in _UNDER_WAY or bool(event.places or event.agents)


def _modes_agree(one: Event, other: Event) -> bool:
    return one.mode == other.mode or one.mode is None or other.mode is None


def _modalities_agree(one: Event, other: Event) -> bool:
    return one.modality == other.modality or {one.modality, other.modality} <= HAPPENED


def _phases_agree(one: Event, other: Event) -> bool:
    """Whether two can be of one phase. A strike as a whole and each of its steps are events of their own."""
    if one.kind == "strike":
        return goes_on(one) == goes_on(other) and step_of(one) == step_of(other)
    if one.phase == other.phase:
        return True
    if {one.phase, other.phase} == _BEGINS:
        return True
    return one.phase is None or other.phase is None


def _joined_modality(entry: Event, mention: Event) -> Modality:
    """What is reported once is reported; but if only an allegation says that this one did it, that doubt stays."""
    if "reported" not in {entry.modality, mention.modality}:
        return entry.modality
    alleged = [one for one in (entry, mention) if one.modality == "alleged" and one.agents]
    others = [one for one in (entry, mention) if one.modality != "alleged"]
    vouched = any(_same_doer(one, other) for one in alleged for other in others)
    return "alleged" if alleged and not vouched else "reported"


def _same_doer(one: Event, other: Event) -> bool:
    """Whether two name the same doer, by who it is or in the same words."""

    def doers(event: Event) -> set[str]:
        return {reference.entry or reference.passage.quote.lower() for reference in event.agents}

    return bool(doers(one) & doers(other))


def _joined_phase(entry: Event, mention: Event) -> Phase | None:
    """To begin again is to resume."""
    if {entry.phase, mention.phase} == _BEGINS:
        return "resumed"
    return entry.phase or mention.phase


def _share_actor(one: Event, other: Event) -> bool:
    first = {reference.entry for reference in (*one.agents, *one.targets) if reference.entry is not None}
    return bool(first & {reference.entry for reference in (*other.agents, *other.targets)})


def _spanning(one: When, other: When) -> When:
    """The days from the first to the last on which something is told to go on; each in full."""
    known = [when for when in (one, other) if when.earliest is not None and when.latest is not None]
    if len(known) < 2:
        return known[0] if known else _sharper(one, other)
    starts, ends = [when.earliest for when in known if when.earliest], [when.latest for when in known if when.latest]
    first = _sharper(one, other)
    return msgspec.structs.replace(first, earliest=min(starts), latest=max(ends), granularity="day", clock=None)


def _sharper(one: When, other: When) -> When:
    """The time that says more; of two that say the same, the one with a clock, else the first."""

    def width(when: When) -> int:
        if when.earliest is None or when.latest is None:
            return 10**6 if when.known else 10**7
        return (when.latest - when.earliest).days

    if width(other) < width(one):
        return other
    if width(other) == width(one) and one.clock is None and other.clock is not None:
        return other
    return one


def _joined_references(one: Sequence[Reference], other: Sequence[Reference]) -> tuple[Reference, ...]:
    """Each actor or place once; the most telling words that name nobody known only while nobody is known."""
    found: dict[str, Reference] = {}
    for reference in (*one, *other):
        if reference.entry is not None:
            found.setdefault(reference.entry, reference)
    if found:
        return tuple(found.values())
    unnamed = [reference for reference in (*one, *other) if reference.passage.quote.lower() not in _PRONOUNS]
    unnamed.sort(key=lambda reference: -len(reference.passage.quote.split()))
    return tuple(unnamed[:1]) or tuple((*one, *other)[:1])


_PRONOUNS = frozenset({"they", "them", "he", "she", "who", "we", "i", "it"})
