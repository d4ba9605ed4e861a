"""Places across reports: a facility under all its names, a city under its gazetteer id."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from standoff.language.likeness import facility_core
from standoff.record.place import Place
from standoff.resolve.bonds import NO_BONDS, Bonds
from standoff.resolve.report import Report, in_order, joined_passages


def join_places(reports: Sequence[Report], bonds: Bonds = NO_BONDS) -> tuple[list[Place], dict[str, str]]:
    """The places of many reports as entries, and the entry that each mention was joined into."""
    entries: list[_Told] = []
    known: dict[str, int] = {}
    for report in in_order(reports):
        for place in sorted(report.annotation.places, key=lambda one: one.passages[0].start):
            key = place.gazetteer or facility_core(place.name)
            home = bonds.home(entries, place)
            home = known.get(key) if home is None else home
            if home is None or bonds.split(entries[home], place):
                known.setdefault(key, len(entries))
                entries.append(_Told([place]))
            else:
                entries[home].places.append(place)
                known.setdefault(key, home)
    joined = [_joined(entry.places) for entry in entries]
    return joined, {mention: entry.id for entry in joined for mention in entry.mentions}


class _Told(NamedTuple):
    """One place, as each report tells of it."""

    places: list[Place]

    @property
    def mentions(self) -> tuple[str, ...]:
        """The ids of all mentions."""
        return tuple(mention for place in self.places for mention in place.mentions)


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
