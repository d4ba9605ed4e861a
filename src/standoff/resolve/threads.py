"""Disputes of one side, one state and one time told apart: by their buildings, and by who speaks for those who demand.

The rule. A report's home is the building that it names most. A building that is the home of at least three reports is
the seat of a dispute. Two seats are of two disputes if each has a speaker of its own: somebody who can speak for the
side that demands, whom a third of the reports of that seat name, and twice as large a share of them as of the other's.
Each report is then of the dispute whose names it shares most.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import combinations
from typing import Final, NamedTuple

from standoff.language.gazetteer import plain
from standoff.language.likeness import facility_core
from standoff.resolve.areas import particular_names
from standoff.resolve.report import Report

# So many reports make a building the seat of a dispute of its own, and a name that of its own speaker.
FEWEST: Final = 3
# The share of a seat's reports that name its own speaker.
OWN: Final = 0.33
# How many times larger that share is than among the reports of another seat.
MORE: Final = 2


class _Seat(NamedTuple):
    """A building, the reports whose home it is, and in how many of them each speaker for the claimants is named."""

    building: str
    reports: list[Report]
    speakers: Counter[str]

    def share(self, speaker: str) -> float:
        """The share of the reports that name a speaker."""
        return self.speakers[speaker] / len(self.reports)


def threads(reports: Sequence[Report], claimants: Set[str]) -> list[list[Report]]:
    """Reports parted into disputes, each in the order given. ``claimants`` are the sides that demand."""
    homes: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        home = _home(report)
        if home is not None:
            homes[home].append(report)
    seats = [
        _Seat(building, own, _speakers(own, claimants)) for building, own in sorted(homes.items()) if len(own) >= FEWEST
    ]
    groups = _joined(seats)
    if len(groups) < 2:
        return [list(reports)]
    return _by_names(reports, groups, claimants)


def _home(report: Report) -> str | None:
    """The building that a report names most."""
    counted = Counter[str]()
    for place in report.annotation.places:
        if place.kind == "facility":
            counted[facility_core(place.name)] += len(place.passages)
    return max(counted, key=lambda name: (counted[name], name)) if counted else None


def _speakers(reports: Sequence[Report], claimants: Set[str]) -> Counter[str]:
    """In how many reports each person and body that can be of the side that demands is named."""
    return Counter(
        name
        for report in reports
        for name in {
            plain(actor.name)
            for actor in report.annotation.actors
            if (actor.kind == "organisation" and actor.side in claimants)
            or (actor.kind == "person" and not actor.private and (actor.side in claimants or actor.side is None))
        }
    )


def _joined(seats: Sequence[_Seat]) -> list[list[_Seat]]:
    """Seats in groups, each of one dispute."""
    group = {seat.building: seat.building for seat in seats}
    for one, other in combinations(seats, 2):
        if _are_one(one, other):
            old, new = group[other.building], group[one.building]
            group = {building: new if of == old else of for building, of in group.items()}
    found: dict[str, list[_Seat]] = defaultdict(list)
    for seat in seats:
        found[group[seat.building]].append(seat)
    return list(found.values())


def _are_one(one: _Seat, other: _Seat) -> bool:
    return not (_has_its_own(one, other) and _has_its_own(other, one))


def _has_its_own(seat: _Seat, other: _Seat) -> bool:
    """Whether a seat has a speaker who is not the other's."""
    return any(
        number >= FEWEST and seat.share(speaker) >= max(OWN, MORE * other.share(speaker))
        for speaker, number in seat.speakers.items()
    )


def _by_names(reports: Sequence[Report], groups: Sequence[Sequence[_Seat]], claimants: Set[str]) -> list[list[Report]]:
    """Each report with the group whose names it shares most; home alone may mislead, where a report tells of both."""
    names = {report.document.id: particular_names(report, claimants) for report in reports}
    sizes = [sum(len(seat.reports) for seat in group) for group in groups]
    counted = [
        Counter(name for seat in group for one in seat.reports for name in names[one.document.id]) for group in groups
    ]
    shares = [{name: each[name] / size for name in each} for each, size in zip(counted, sizes, strict=True)]
    parted: list[list[Report]] = [[] for _ in groups]
    for report in reports:
        own = sorted(names[report.document.id])
        likeness = [sum(leaning(name, each, shares) for name in own) for each in shares]
        parted[max(range(len(groups)), key=lambda number: (likeness[number], sizes[number], -number))].append(report)
    return parted


def leaning(name: str, share: Mapping[str, float], shares: Sequence[Mapping[str, float]]) -> float:
    """How much a name is one group's and not the others', between 0 and 1."""
    return share[name] / sum(each.get(name, 0.0) for each in shares) if name in share else 0.0
