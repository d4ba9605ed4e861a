"""Places across reports: a facility under all its names, a city under its gazetteer id."""

from collections.abc import Sequence

import msgspec

from standoff.language.likeness import facility_core
from standoff.record.place import Place
from standoff.resolve.bonds import NO_BONDS, Bonds
from standoff.resolve.report import Report, in_order, joined_passages


def join_places(reports: Sequence[Report], bonds: Bonds = NO_BONDS) -> tuple[list[Place], dict[str, str]]:
    """The places of many reports as entries, and the entry that each mention was joined into."""
    entries: list[Place] = []
    known: dict[str, int] = {}
    for report in in_order(reports):
        for place in sorted(report.annotation.places, key=lambda one: one.passages[0].start):
            key = place.gazetteer or facility_core(place.name)
            home = bonds.home(entries, place)
            home = known.get(key) if home is None else home
            if home is None or bonds.split(entries[home], place):
                known.setdefault(key, len(entries))
                entries.append(place)
            else:
                entries[home] = _joined(entries[home], place)
                known.setdefault(key, home)
    return entries, {mention: entry.id for entry in entries for mention in entry.mentions}


def _joined(entry: Place, place: Place) -> Place:
    return msgspec.structs.replace(
        entry,
        name=max((entry.name, place.name), key=lambda name: (len(name), name)),
        names=tuple(sorted({*entry.names, *place.names})),
        parents=max((entry.parents, place.parents), key=lambda parents: (len(parents), parents)),
        passages=joined_passages(entry.passages, place.passages),
        mentions=(*entry.mentions, *place.mentions),
    )
