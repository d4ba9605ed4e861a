"""Which reports tell of which dispute.

The rule. Reports that tell of the same area (a state, or a country where no state is named) and name the same side
that demands belong to one dispute as long as no silence longer than the domain's ``quiet_days`` lies between them;
what goes on for years without a silence is parted by the names that go through it (``courses.py``), and two disputes
of one side in one state at one time are told apart by their buildings and speakers (``threads.py``).
After such a silence a report begins a new dispute if it tells of a strike of its own time; otherwise it looks back, and
belongs to the last one. Reports of which the area, the side or the day is not known join the dispute whose persons and
facilities they name, and reports of other areas the dispute in whose time they fall, if they name its people,
buildings or area: a strike in one state is taken up in others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from standoff.domains.domain import Domain
from standoff.record.place import Place
from standoff.resolve.actor_evidence import noun_for_body
from standoff.resolve.areas import areas_of, particular_names
from standoff.resolve.courses import courses
from standoff.resolve.growing import ANY, ByMonth, Growing
from standoff.resolve.homes import Gist, Homes, tells_news
from standoff.resolve.report import Report, in_order
from standoff.resolve.threads import FEWEST, threads

_KINDS = frozenset({"strike", "protest", "attack", "talks", "ultimatum"})
# What is taken up in another area begins at most so long before, and ends so long after, what it takes up.
_TAKEN_UP = timedelta(days=30)


class Story(NamedTuple):
    """The reports of one dispute, in order, its area (None where no report names one), and the side that demands."""

    area: str | None
    reports: tuple[Report, ...]
    side: str | None = None


def part_disputes(reports: Sequence[Report], places: Mapping[str, Place], domain: Domain) -> list[Story]:
    """The disputes that some reports tell of, in order of time. ``places`` are entries by the ids of their mentions."""
    claimants = domain.sides("claimant")
    told = [report for report in in_order(reports) if _tells_of_dispute(report, claimants)]
    areas = areas_of(told, places, claimants)
    names = {report.document.id: particular_names(report, claimants) for report in told}
    sides = _sides(told, names, domain)
    gists = {key: Gist(areas[key], sides[key], names[key]) for key in names}
    by_area: dict[tuple[str | None, str | None], list[Report]] = defaultdict(list)
    rest: list[Report] = []
    for report in told:
        gist = gists[report.document.id]
        sure = gist.area and gist.side and report.document.day is not None
        (by_area[gist.area, gist.side] if sure else rest).append(report)
    stories: list[Story] = []
    for area, side in sorted(by_area, key=str):
        found, looking_back = _by_silence(area, side, by_area[area, side], names, domain)
        stories += found
        rest += looking_back
    return _with_unsure(_with_other_areas(stories, names), in_order(rest), gists, domain)


def with_disputes(areas: Mapping[str, str | None], stories: Iterable[Story]) -> dict[str, str | None]:
    """The areas of reports; a report that tells of none by itself is of the area of its dispute."""
    known = dict(areas)
    for story in stories:
        for report in story.reports:
            known[report.document.id] = known.get(report.document.id) or story.area
    return known


def numbers_of(stories: Iterable[Story]) -> dict[str, int]:
    """The number of the dispute that each report is of, by document id."""
    return {report.document.id: number for number, story in enumerate(stories) for report in story.reports}


def beside(stories: Iterable[Story]) -> dict[int, frozenset[int]]:
    """For the number of each dispute those of the same area and time. A stray report is no dispute beside another."""
    times: dict[str, list[tuple[date, date, int]]] = defaultdict(list)
    for number, story in enumerate(stories):
        days = [report.document.day for report in story.reports if report.document.day is not None]
        if story.area is not None and len(days) >= FEWEST:
            times[story.area].append((min(days), max(days), number))
    found: dict[int, set[int]] = defaultdict(set)
    for spans in times.values():
        spans.sort()
        for place, (_, last, one) in enumerate(spans):
            for begins, _, other in islice(spans, place + 1, None):
                if begins > last:
                    break
                found[one].add(other)
                found[other].add(one)
    return {number: frozenset(others) for number, others in found.items()}


def _tells_of_dispute(report: Report, claimants: Set[str]) -> bool:
    said = report.annotation
    came_of_it = any(one.matter is not None for one in said.developments)
    told = bool(said.demands or said.commitments or came_of_it) or any(event.kind in _KINDS for event in said.events)
    struck = any(event.kind in {"strike", "protest"} for event in said.events)
    both = bool(said.demands) and bool(said.commitments)
    return told and (struck or both or any(actor.side in claimants for actor in said.actors))


def _sides(reports: Sequence[Report], names: Mapping[str, set[str]], domain: Domain) -> dict[str, str | None]:
    """The side that demands in each report, by document id.

    It is the one that the report names most. But one report may say "the union" where others say "the nurses": so the
    sides of all reports that name the same persons, bodies and buildings are asked too.
    """
    claimants = domain.sides("claimant")
    own = {report.document.id: _side_of(report, domain, claimants) for report in reports}
    called = {report.document.id: _is_only_called(report, claimants) for report in reports}
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for key, side in own.items():
        if side is not None and not called[key]:
            for name in names[key]:
                named[name][side] += 1
    sides: dict[str, str | None] = {}
    for key, side in own.items():
        by_names = sum((named[name] for name in sorted(names[key])), Counter[str]())
        # A report that says no more than "the union" leaves it to its names whose that is.
        word = Counter({side: 1} if side is not None and not (called[key] and by_names) else {})
        votes = by_names + word
        sides[key] = max(votes, key=lambda one: (votes[one], one in domain.own_sides, one)) if votes else None
    return sides


def _side_of(report: Report, domain: Domain, claimants: Set[str]) -> str | None:
    """The side that demands in a report: the one that it names most; of two, the domain's own."""
    told: Counter[str] = Counter()
    for actor in report.annotation.actors:
        if actor.side is not None and actor.side in claimants:
            told[actor.side] += len(actor.passages)
    return max(told, key=lambda side: (told[side], side in domain.own_sides, side)) if told else None


def _is_only_called(report: Report, claimants: Set[str]) -> bool:
    """Whether a report names those who demand by nothing but a word for a body: "the union"."""
    ours = [actor for actor in report.annotation.actors if actor.side in claimants]
    return bool(ours) and all(noun_for_body(actor) is not None for actor in ours)


def _by_silence(
    area: str | None, side: str | None, reports: Sequence[Report], names: Mapping[str, set[str]], domain: Domain
) -> tuple[list[Story], list[Report]]:
    """The disputes of an area by its silences, and the reports that are of none of them: after a silence those that
    tell no news of their own, and in a stretch of years those that share no name with any other.
    """
    quiet = timedelta(days=domain.settings.quiet_days)
    stretches: list[list[Report]] = []
    looking_back: list[Report] = []
    last: date | None = None
    for report in reports:
        day = report.document.day
        if day is None:
            continue
        if last is None or day - last > quiet:
            if last is not None and not tells_news(report, day):
                looking_back.append(report)
                continue
            stretches.append([])
        stretches[-1].append(report)
        last = day
    claimants = domain.sides("claimant")
    stories: list[Story] = []
    for stretch in stretches:
        parted, unsure = courses(stretch, names, quiet)
        stories += [Story(area, tuple(thread), side) for course in parted for thread in threads(course, claimants)]
        looking_back += unsure
    return stories, looking_back


def _with_unsure(
    stories: Sequence[Growing], rest: Sequence[Report], gists: Mapping[str, Gist], domain: Domain
) -> list[Story]:
    """Reports of unknown area or day with the dispute that they are of; the others on their own."""
    homes = Homes(gists, timedelta(days=domain.settings.quiet_days))
    for story in stories:
        homes.open(story)
    alone = [report for report in rest if not homes.take(report)]
    by_side: dict[tuple[str | None, str | None], list[Report]] = defaultdict(list)
    for report in alone:
        if report.document.day is not None:
            gist = gists[report.document.id]
            # Where the side is known, the area is not.
            by_side[gist.area if gist.side is None else None, gist.side].append(report)
    looking_back: list[Report] = []
    for area, side in sorted(by_side, key=str):
        new, back = _by_silence(area, side, by_side[area, side], homes.names, domain)
        for opened in new:
            homes.open(Growing(opened.area, opened.side, opened.reports, homes.names))
        looking_back += back
    for report in looking_back:
        if not homes.take(report):
            homes.open(Growing(gists[report.document.id].area, None, (report,), homes.names))
    parted = [Story(one.area, one.reports, one.side) for one in homes.stories]
    parted += [Story(gists[report.document.id].area, (report,)) for report in alone if report.document.day is None]
    return sorted(parted, key=lambda story: story.reports[0].order)


def _with_other_areas(stories: Sequence[Story], names: Mapping[str, set[str]]) -> list[Growing]:
    """Reports of other areas that fall within the time of a larger dispute, and name its people or places, join it.

    A strike in one state is taken up in others; those are parts of the dispute that set them off.
    """
    kept: list[Growing] = []
    by_month = ByMonth()
    for story in sorted(stories, key=lambda story: (-len(story.reports), story.reports[0].order)):
        own = Growing(story.area, story.side, story.reports, names)
        named = _Named.of(story, names)
        near = by_month.near(ANY, own.begins) if own.begins is not None else iter(())
        home = next((number for number in near if _takes_up(own, named, kept[number])), None)
        if home is None:
            home = len(kept)
            kept.append(own)
        else:
            kept[home].add(story.reports, names)
        by_month.put(ANY, home, kept[home].begins, kept[home].ends, _TAKEN_UP)
    return sorted(kept, key=lambda story: story.reports[0].order)


class _Named(NamedTuple):
    """What the reports of a dispute name: particular names, and places with the areas that these lie in."""

    names: Sequence[set[str]]
    places: Sequence[set[str]]
    all_places: set[str]
    dated: bool

    @staticmethod
    def of(story: Story, names: Mapping[str, set[str]]) -> "_Named":
        places = [
            {name for place in report.annotation.places for name in (place.name, *place.parents)}
            for report in story.reports
        ]
        dated = all(report.document.published.earliest is not None for report in story.reports)
        own = [names[report.document.id] for report in story.reports]
        return _Named(own, places, set().union(*places), dated)


def _takes_up(story: Growing, named: _Named, other: Growing) -> bool:
    same_side = story.side == other.side or None in {story.side, other.side}
    if story.area == other.area or not same_side or not named.dated or not _during(story, other):
        return False
    if story.names.keys().isdisjoint(other.names) and other.area not in named.all_places:
        return False
    shared = [
        not names.isdisjoint(other.names) or other.area in places
        for names, places in zip(named.names, named.places, strict=True)
    ]
    return 2 * sum(shared) >= len(shared)


def _during(story: Growing, other: Growing) -> bool:
    if story.begins is None or story.ends is None or other.begins is None or other.ends is None:
        return False
    return other.begins - _TAKEN_UP <= story.begins and story.ends <= other.ends + _TAKEN_UP
