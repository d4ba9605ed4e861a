"""Which of the actors known so far a mention can be of at all: found by names, handles, offices, sides and states.

Only these are compared with it, so that a mention costs about the same however many actors are known. What is left
out here could not be joined by the evidence (``actor_evidence.py``): persons of one surname of whom neither the first
names nor an office agree, and groups and offices told of in another state, or nowhere known, and in another dispute.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import Final

from standoff.language.gazetteer import plain
from standoff.language.likeness import name_words, same_first_name, same_spelling
from standoff.record.actor import Actor
from standoff.resolve.actor_evidence import Told, capitals_of, lettered_words, place_of

# The kinds that common nouns name: there is one of these in each state.
COMMON: Final = frozenset({"group", "office"})

Key = tuple[str | None, ...]


class ActorIndex:
    """Actors, by their places in a list, under all keys by which a mention of one of them can be found."""

    def __init__(self, everywhere: Set[str]) -> None:
        self._everywhere = everywhere
        self._by_key: dict[Key, list[int]] = defaultdict(list)
        self._surnames: dict[str, list[str]] = defaultdict(list)
        # The surnames that are spellings of each surname, the first names that each is borne with, and the full names
        # that can be of one person with each full name. Each pair is compared once, however often it is met.
        self._alike: dict[str, list[str]] = {}
        self._first_names: dict[str, list[str]] = defaultdict(list)
        self._same: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def add(self, actor: Actor, told: Told, place: int) -> None:
        """Learn what the actor at a place of the list is told as by one more report."""
        for key in self._keys(actor, told):
            places = self._by_key[key]
            if not places or places[-1] < place:
                places.append(place)
            elif places[at := bisect_left(places, place)] != place:
                places.insert(at, place)

    def look_up(self, actor: Actor, told: Told) -> Sequence[int]:
        """The places of the actors that a mention can be of, in order."""
        lists = [places for key in self._looked_for(actor, told) if (places := self._by_key.get(key))]
        return lists[0] if len(lists) == 1 else sorted({place for places in lists for place in places})

    def _keys(self, actor: Actor, told: Told) -> Iterator[Key]:
        """What an actor can be found by."""
        yield from (("handle", handle) for handle in actor.handles)
        if actor.kind == "person":
            own = self._learned(actor.name)
            yield "first name", *own
            yield from (("office held", own[0], _in_short(role.name)) for role in actor.roles)
        elif actor.kind in COMMON:
            yield (*_common(actor), "in any state")
            yield from _whereabouts(actor, told)
        else:
            yield from (("body", one) for name in (actor.name, *actor.names) for one in _short_and_long(name))

    def _looked_for(self, actor: Actor, told: Told) -> Iterator[Key]:
        """The keys of the actors that an actor can be."""
        if actor.kind == "person":
            yield from (("handle", handle) for handle in actor.handles)
            own = self._learned(actor.name)
            yield from (("first name", *other) for other in self._same[own])
            for role in actor.roles:
                yield from (("office held", surname, _in_short(role.name)) for surname in self._alike[own[0]])
        elif actor.kind in COMMON:
            yield from (("handle", handle) for handle in actor.handles)
            if actor.side in self._everywhere:
                yield (*_common(actor), "in any state")
            else:
                yield from _whereabouts(actor, told)
        else:
            yield from self._keys(actor, told)

    def _learned(self, name: str) -> tuple[str, str]:
        """The surname and the first name (empty where there is none) of a person, known from now on."""
        surname = plain(name.rsplit(maxsplit=1)[-1])
        words = name_words(name)
        own = (surname, words[0] if len(words) > 1 else "")
        if surname not in self._alike:
            self._learn_surname(surname)
        if own not in self._same:
            self._learn_full(own)
        return own

    def _learn_surname(self, surname: str) -> None:
        near = dict.fromkeys(one for end in _ends(surname) for one in self._surnames[end])
        alike = [one for one in near if same_spelling(one, surname)]
        for one in alike:
            self._alike[one].append(surname)
        self._alike[surname] = [*alike, surname]
        for end in _ends(surname):
            self._surnames[end].append(surname)

    def _learn_full(self, own: tuple[str, str]) -> None:
        surname, first = own
        self._first_names[surname].append(first)
        self._same[own] = []
        if not first:
            return  # a surname alone tells of nobody
        for other in self._alike[surname]:
            for given in self._first_names[other]:
                if given and same_first_name(first, given):
                    self._same[own].append((other, given))
                    if (other, given) != own:
                        self._same[other, given].append(own)


def _whereabouts(actor: Actor, told: Told) -> Iterator[Key]:
    """The area and the dispute that a group or an office is told of in."""
    if told.area is not None:
        yield (*_common(actor), "in", told.area)
    if told.dispute is not None:
        yield (*_common(actor), "in dispute", str(told.dispute))


def _in_short(office: str) -> str:
    """The last word for an office, by which it is called where only one is meant."""
    return office.rsplit(maxsplit=1)[-1]


def _common(actor: Actor) -> tuple[str | None, ...]:
    """What a group or an office is called by."""
    if actor.kind == "group":
        return "group", actor.side, place_of(actor.name)
    return "office", plain(actor.name)


def _ends(surname: str) -> tuple[str, str]:
    """Spellings of one name begin alike or end alike: *Banerjee* and *Banerji*, *Bishnoi* and *Vishnoi*."""
    return f"{surname[:2]}-", f"-{surname[-3:]}"


def _short_and_long(name: str) -> tuple[str, ...]:
    """A name, and its first letters where it has several words."""
    words = lettered_words(name)
    return (plain(name), capitals_of(words).lower()) if len(words) > 1 else (plain(name),)
