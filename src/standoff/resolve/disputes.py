"""Which reports tell of which dispute.

The rule: reports belong to one dispute if they tell of the same area (a state, or a country where no state is
named), name a side that demands, and no silence longer than the domain's ``quiet_days`` lies between them. A report
that cannot be dated joins the only dispute of its area, or none if there are several.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from standoff.domains.domain import Domain
from standoff.extract.cast import facility_core
from standoff.language.gazetteer import plain
from standoff.record.actor import Actor
from standoff.record.place import Place
from standoff.resolve.report import Report, in_order

# Names of persons and facilities that an undated report must share with a dispute to be of it.
SHARED_NAMES = 2


class Story(NamedTuple):
    """The reports of one dispute, in order, and the area that it is in (None where no report names one)."""

    area: str | None
    reports: tuple[Report, ...]


def part_disputes(
    reports: Sequence[Report], actors: Mapping[str, Actor], places: Mapping[str, Place], domain: Domain
) -> list[Story]:
    """The disputes that some reports tell of, those of one area in order of time."""
    by_area: dict[str | None, list[Report]] = defaultdict(list)
    for report in in_order(reports):
        if _tells_of_dispute(report, domain):
            by_area[_area(report, places)].append(report)
    stories = [story for area in sorted(by_area, key=str) for story in _by_silence(area, by_area[area], domain)]
    return _with_national(stories)


def _tells_of_dispute(report: Report, domain: Domain) -> bool:
    claimants = {key for key, party in domain.parties.items() if party.standing == "claimant"}
    said = report.annotation
    told = bool(said.demands or said.commitments) or any(event.kind in _KINDS for event in said.events)
    return told and any(actor.side in claimants for actor in said.actors)


_KINDS = frozenset({"strike", "protest", "attack", "talks", "ultimatum"})


def _area(report: Report, places: Mapping[str, Place]) -> str | None:
    """The state that most of a report's places lie in."""
    counted: Counter[str] = Counter()
    for mention in report.annotation.places:
        place = places.get(mention.id, mention)
        states = [place.name] if place.kind == "state" else [name for name in place.parents[-2:-1] if name]
        counted.update({name: len(mention.passages) for name in states})
    return max(counted, key=lambda name: (counted[name], name)) if counted else None


def _by_silence(area: str | None, reports: Sequence[Report], domain: Domain) -> list[Story]:
    quiet = timedelta(days=domain.settings.quiet_days)
    dated = [report for report in reports if report.document.published.earliest is not None]
    undated = [report for report in reports if report.document.published.earliest is None]
    stretches: list[list[Report]] = []
    for report in dated:
        day = report.document.published.earliest
        last = stretches[-1][-1].document.published.earliest if stretches else None
        if day is not None and last is not None and day - last <= quiet:
            stretches[-1].append(report)
        else:
            stretches.append([report])
    for report in undated:
        home = _home_of(report, stretches)
        if home is not None:
            home.append(report)
        elif not dated:
            stretches.append([report])
    return [Story(area, tuple(stretch)) for stretch in stretches]


def _home_of(report: Report, stretches: Sequence[list[Report]]) -> list[Report] | None:
    """The dispute that an undated report belongs to: the only one, or the one whose names it shares by far most."""
    if len(stretches) < 2:
        return stretches[0] if stretches else None
    own = _particular_names(report)
    shared = sorted(
        (
            (len(own & set().union(*map(_particular_names, stretch))), number)
            for number, stretch in enumerate(stretches)
        ),
        reverse=True,
    )
    (most, best), (second, _) = shared[:2]
    return stretches[best] if most >= SHARED_NAMES and most > second else None


def _particular_names(report: Report) -> set[str]:
    """The names of persons and facilities in a report, as they are compared."""
    said = report.annotation
    persons = {plain(actor.name) for actor in said.actors if actor.kind == "person"}
    return persons | {facility_core(place.name) for place in said.places if place.kind == "facility"}


def _with_national(stories: Sequence[Story]) -> list[Story]:
    """Reports of other areas, or of none, that fall within the time of the largest dispute join it.

    A strike in one state is taken up in others; those are parts of the dispute that set them off.
    """
    kept: list[Story] = []
    by_size = sorted(stories, key=lambda story: (-len(story.reports), story.reports[0].order))
    for story in by_size:
        home = next((number for number, other in enumerate(kept) if _during(story, other)), None)
        if home is None:
            kept.append(story)
        else:
            kept[home] = kept[home]._replace(reports=tuple(in_order([*kept[home].reports, *story.reports])))
    return sorted(kept, key=lambda story: story.reports[0].order)


def _during(story: Story, other: Story) -> bool:
    days = [report.document.published.earliest for report in story.reports]
    span = [report.document.published.earliest for report in other.reports]
    known = [day for day in span if day is not None]
    if not known or any(day is None for day in days):
        return False
    slack = timedelta(days=7)
    return all(min(known) - slack <= day <= max(known) + slack for day in days if day is not None)
