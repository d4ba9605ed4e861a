"""Places across reports: a facility under all its names, a city under its gazetteer id."""

from collections.abc import Sequence

import msgspec

from standoff.language.likeness import facility_core
from standoff.record.place import Place
from standoff.resolve.report import Report, in_order, joined_passages


def join_places(reports: Sequence[Report]) -> tuple[list[Place], dict[str, str]]:
    """The places of many reports as entries, and the entry that each mention was joined into."""
    entries: dict[str, Place] = {}
    found: dict[str, str] = {}
    for report in in_order(reports):
        for place in sorted(report.annotation.places, key=lambda one: one.passages[0].start):
            key = place.gazetteer or facility_core(place.name)
            entries[key] = _joined(entries[key], place) if key in entries else place
    for entry in entries.values():
        found.update(dict.fromkeys(entry.mentions, entry.id))
    return list(entries.values()), found


def _joined(entry: Place, place: Place) -> Place:
    return msgspec.structs.replace(
        entry,
        name=max((entry.name, place.name), key=lambda name: (len(name), name)),
        names=tuple(sorted({*entry.names, *place.names})),
        parents=max((entry.parents, place.parents), key=lambda parents: (len(parents), parents)),
        passages=joined_passages(entry.passages, place.passages),
        mentions=(*entry.mentions, *place.mentions),
    )
