"""The state that a report tells of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from standoff.language.gazetteer import plain
from standoff.language.likeness import facility_core
from standoff.record.place import Place
from standoff.resolve.report import Report


def areas_of(
    reports: Sequence[Report], places: Mapping[str, Place], claimants: Set[str] = frozenset()
) -> dict[str, str | None]:
    """The area of each report, by document id: None where neither its places nor its names tell of one.

    Names that other reports use only of one area count as much as places: so a surname that is also a town elsewhere
    does not carry a report away. ``places`` are entries by the ids of their mentions; ``claimants`` are the sides whose
    bodies tell one dispute from another.
    """
    told = {report.document.id: _of_places(report, places) for report in reports}
    names = {report.document.id: particular_names(report, claimants) for report in reports}
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for key, counted in told.items():
        area = _most(counted)
        if area is not None:
            for name in names[key]:
                named[name][area] += 1
    return {key: _most(counted + _of_names(names[key], named)) for key, counted in told.items()}


def particular_names(report: Report, claimants: Set[str] = frozenset()) -> set[str]:
    """The names of persons, buildings and the claimants' bodies in a report: those that few other disputes share."""
    said = report.annotation
    names = {plain(actor.name) for actor in said.actors if actor.kind == "person" and " " in actor.name}
    names |= {plain(actor.name) for actor in said.actors if actor.kind == "organisation" and actor.side in claimants}
    return names | {facility_core(place.name) for place in said.places if place.kind == "facility"}


def _of_names(names: Iterable[str], named: Mapping[str, Counter[str]]) -> Counter[str]:
    """How many names tell of each area. A name that is known in several areas tells of that which has most of it."""
    found: Counter[str] = Counter()
    for name in names:
        areas = named.get(name)
        if areas and max(areas.values()) > areas.total() / 2:
            found[max(areas, key=lambda area: (areas[area], area))] += 1
    return found


def _of_places(report: Report, places: Mapping[str, Place]) -> Counter[str]:
    """How often a report names each state, and what lies in it; where no state is known, the country."""
    counted: Counter[str] = Counter()
    for mention in report.annotation.places:
        place = places.get(mention.id, mention)
        if place.kind == "state":
            counted[place.name] += len(mention.passages)
        elif place.parents:
            counted[place.parents[max(0, len(place.parents) - 2)]] += len(mention.passages)
    return counted


def _most(counted: Counter[str]) -> str | None:
    return max(counted, key=lambda area: (counted[area], area)) if counted else None
