"""Places across reports: a facility under all its names, a city under its gazetteer id.

Names of facilities are one name if what tells one from others is the same (``likeness.facility_core``), if one is made
of the first letters of the other ("NMCH", "Nalanda Medical College and Hospital"), or if the domain says that one is
short for the other. A facility that is told to be elsewhere is another one of the same name: in a city further away
than ``NEAR``, or in another state. Full names that tell of no city are joined after those that do, and short ones at
the end, and only where there is one facility that they can mean.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from standoff.language.likeness import facility_core
from standoff.record.place import Place
from standoff.resolve.bonds import NO_BONDS, Bonds
from standoff.resolve.distance import Map
from standoff.resolve.report import Report, in_order, joined_passages

# A facility at the edge of a city is told to be in that city, or in the town beside it; so many kilometres are near.
NEAR: Final = 40.0
_SHORTEST_ABBREVIATION: Final = 3


def join_places(
    reports: Sequence[Report], bonds: Bonds = NO_BONDS, short_forms: Mapping[str, Sequence[str]] | None = None
) -> tuple[list[Place], dict[str, str]]:
    """The places of many reports as entries, and the entry that each mention was joined into.

    ``short_forms`` are the facilities that are known by a short name, with their full names.
    """
    mentions = list(_mentions(reports))
    joiner = _Joiner(mentions, bonds, short_forms or {})
    # What says most of a facility is joined first; the first to tell of it founds the entry all the same.
    for one in sorted(mentions, key=lambda one: (is_short(one), one.kind == "facility" and not one.parents)):
        joiner.add(one)
    place_of = {mention.id: number for number, mention in enumerate(mentions)}
    joined = [_joined(sorted(entry.places, key=lambda one: place_of[one.id])) for entry in joiner.entries]
    joined.sort(key=lambda one: place_of[one.mentions[0]])
    return joined, {mention: entry.id for entry in joined for mention in entry.mentions}


def _mentions(reports: Sequence[Report]) -> Iterator[Place]:
    for report in in_order(reports):
        yield from sorted(report.annotation.places, key=lambda one: one.passages[0].start)


class _Told(NamedTuple):
    """One place, as each report tells of it."""

    places: list[Place]

    @property
    def mentions(self) -> tuple[str, ...]:
        """The ids of all mentions."""
        return tuple(mention for place in self.places for mention in place.mentions)


class _Joiner:
    """Places found so far, by their names, and facilities by the first letters of theirs."""

    def __init__(self, mentions: Iterable[Place], bonds: Bonds, short_forms: Mapping[str, Sequence[str]]) -> None:
        self.entries: list[_Told] = []
        self._map = Map(mentions)
        self._bonds = bonds
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_letters: dict[str, list[int]] = defaultdict(list)
        self._short = {
            facility_core(name): facility_core(short) for short, names in short_forms.items() for name in names
        }

    def add(self, place: Place) -> None:
        """Join a mention to the place that it means, or let it found one."""
        key = place.gazetteer or self._core(place)
        home = self._bonds.home(self.entries, place) if self._bonds.binds(place) else None
        if home is None:
            home = self._home(key, place)
        if home is None:
            home = len(self.entries)
            self.entries.append(_Told([]))
        self.entries[home].places.append(place)
        _learn(self._by_name[key], home)
        for letters in _letters(place):
            _learn(self._by_letters[letters], home)

    def _core(self, facility: Place) -> str:
        core = facility_core(facility.name)
        return self._short.get(core, core)

    def _home(self, key: str, place: Place) -> int | None:
        for known in (self._by_name.get(key, ()), self._by_letters.get(key, ()) if is_short(place) else ()):
            possible = [number for number in known if self._can_be(self.entries[number], place)]
            if possible:
                return possible[0] if len(possible) == 1 or place.parents or place.gazetteer else None
        return None

    def _can_be(self, entry: _Told, place: Place) -> bool:
        if self._bonds.split(entry, place):
            return False
        return place.kind != "facility" or not any(self._elsewhere(one, place) for one in entry.places)

    def _elsewhere(self, one: Place, other: Place) -> bool:
        """Whether two facilities of one name are told to be far from each other."""
        if not one.parents or not other.parents or one.parents == other.parents:
            return False
        apart = self._map.apart(one, other)
        if apart is not None:
            return apart > NEAR
        # The state and the country stand last.
        wider = zip(one.parents[:-3:-1], other.parents[:-3:-1], strict=False)
        return any(here != there for here, there in wider)


def is_short(place: Place) -> bool:
    """Whether a facility is called by the first letters of its name."""
    return place.kind == "facility" and place.name.isupper() and " " not in place.name


def _letters(place: Place) -> Iterator[str]:
    """What a facility is called for short, as it is looked up: by the report itself, or by the letters of its name."""
    if place.kind == "facility":
        yield from (name.lower() for name in place.names if name.isupper() and " " not in name)
        words = [word for word in place.name.split() if word[:1].isupper()]
        if len(words) >= _SHORTEST_ABBREVIATION:
            yield "".join(word[0] for word in words).lower()


def _learn(places: list[int], number: int) -> None:
    if number not in places:
        places.append(number)


def _joined(places: Sequence[Place]) -> Place:
    if len(places) == 1:
        return places[0]
    return msgspec.structs.replace(
        places[0],
        name=max((one.name for one in places), key=lambda name: (len(name), name)),
        names=tuple(sorted({name for one in places for name in one.names})),
        parents=max((one.parents for one in places), key=lambda parents: (len(parents), parents)),
        passages=joined_passages(*(one.passages for one in places)),
        mentions=tuple(mention for one in places for mention in one.mentions),
    )
