"""Which reports tell of which dispute.

The rule. Reports that tell of the same area (a state, or a country where no state is named) and name the same side
that demands belong to one dispute as long as no silence longer than the domain's ``quiet_days`` lies between them;
two disputes of one side in one state at one time are told apart by their buildings and speakers (``threads.py``).
After such a silence a report begins a new dispute if it tells of a strike of its own time; otherwise it looks back, and
belongs to the last one. Reports of which the area or the day is not known join the dispute whose persons and
facilities they name, and reports of other areas the dispute in whose time they fall, if they name its people,
buildings or area: a strike in one state is taken up in others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from standoff.domains.domain import Domain
from standoff.record.place import Place
from standoff.resolve.areas import areas_of, particular_names
from standoff.resolve.report import Report, in_order
from standoff.resolve.threads import leaning, threads

_KINDS = frozenset({"strike", "protest", "attack", "talks", "ultimatum"})
# A strike told within so many days of publication is news, not memory.
NEWS = timedelta(days=30)


class Gist(NamedTuple):
    """What tells which dispute a report is of: its area, the side that demands, and its particular names."""

    area: str | None
    side: str | None
    names: set[str]


class Story(NamedTuple):
    """The reports of one dispute, in order, its area (None where no report names one), and the side that demands."""

    area: str | None
    reports: tuple[Report, ...]
    side: str | None = None


def part_disputes(reports: Sequence[Report], places: Mapping[str, Place], domain: Domain) -> list[Story]:
    """The disputes that some reports tell of, in order of time. ``places`` are entries by the ids of their mentions."""
    told = [report for report in in_order(reports) if _tells_of_dispute(report, domain)]
    claimants = domain.sides("claimant")
    areas = areas_of(told, places, claimants)
    names = {report.document.id: particular_names(report, claimants) for report in told}
    sides = _sides(told, names, domain)
    gists = {key: Gist(areas[key], sides[key], names[key]) for key in names}
    sure = [report for report in told if gists[report.document.id].area and report.document.day is not None]
    by_area: dict[tuple[str | None, str | None], list[Report]] = defaultdict(list)
    for report in sure:
        gist = gists[report.document.id]
        by_area[gist.area, gist.side].append(report)
    stories: list[Story] = []
    rest = [report for report in told if report not in sure]
    for area, side in sorted(by_area, key=str):
        found, looking_back = _by_silence(area, side, by_area[area, side], domain)
        stories += found
        rest += looking_back
    return _with_unsure(_with_other_areas(stories, gists), in_order(rest), gists, domain)


def with_disputes(areas: Mapping[str, str | None], stories: Iterable[Story]) -> dict[str, str | None]:
    """The areas of reports; a report that tells of none by itself is of the area of its dispute."""
    known = dict(areas)
    for story in stories:
        for report in story.reports:
            known[report.document.id] = known.get(report.document.id) or story.area
    return known


def _tells_of_dispute(report: Report, domain: Domain) -> bool:
    claimants = domain.sides("claimant")
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
    own = {report.document.id: _side_of(report, domain) for report in reports}
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for key, side in own.items():
        if side is not None:
            for name in names[key]:
                named[name][side] += 1
    sides: dict[str, str | None] = {}
    for key, side in own.items():
        votes = sum((named[name] for name in sorted(names[key])), Counter({side: 1} if side is not None else {}))
        sides[key] = max(votes, key=lambda one: (votes[one], one in domain.own_sides, one)) if votes else None
    return sides


def _side_of(report: Report, domain: Domain) -> str | None:
    """The side that demands in a report: the one that it names most; of two, the domain's own."""
    claimants = domain.sides("claimant")
    told: Counter[str] = Counter()
    for actor in report.annotation.actors:
        if actor.side in claimants:
            told[actor.side] += len(actor.passages)
    return max(told, key=lambda side: (told[side], side in domain.own_sides, side)) if told else None


def _by_silence(
    area: str | None, side: str | None, reports: Sequence[Report], domain: Domain
) -> tuple[list[Story], list[Report]]:
    """The disputes of an area by its silences, and the reports after a silence that tell no news of their own."""
    quiet = timedelta(days=domain.settings.quiet_days)
    stretches: list[list[Report]] = []
    looking_back: list[Report] = []
    last: date | None = None
    for report in reports:
        day = report.document.day
        if day is None:
            continue
        if last is None or day - last > quiet:
            if last is not None and not _tells_news(report, day):
                looking_back.append(report)
                continue
            stretches.append([])
        stretches[-1].append(report)
        last = day
    claimants = domain.sides("claimant")
    return [
        Story(area, tuple(thread), side) for stretch in stretches for thread in threads(stretch, claimants)
    ], looking_back


def _tells_news(report: Report, day: date) -> bool:
    """Whether a report tells of a strike of its own time."""
    strikes = [event for event in report.annotation.events if event.kind == "strike" and event.modality == "reported"]
    return any(event.when.earliest is not None and event.when.earliest >= day - NEWS for event in strikes)


def _with_unsure(
    stories: Sequence[Story], rest: Sequence[Report], gists: Mapping[str, Gist], domain: Domain
) -> list[Story]:
    """Reports of unknown area or day with the dispute that they are of; the others on their own."""
    quiet = timedelta(days=domain.settings.quiet_days)
    grown = list(stories)
    alone: list[Report] = []
    for report in rest:
        home = _home_of(report, grown, quiet, gists)
        if home is None:
            alone.append(report)
        else:
            grown[home] = _with_reports(grown[home], [report])
    by_side: dict[str | None, list[Report]] = defaultdict(list)
    for report in alone:
        if report.document.day is not None:
            by_side[gists[report.document.id].side].append(report)
    looking_back: list[Report] = []
    for side in sorted(by_side, key=str):
        new, back = _by_silence(None, side, by_side[side], domain)
        grown += new
        looking_back += back
    for report in looking_back:
        home = _home_of(report, grown, quiet, gists)
        if home is None:
            grown.append(Story(gists[report.document.id].area, (report,)))
        else:
            grown[home] = _with_reports(grown[home], [report])
    grown += [Story(gists[report.document.id].area, (report,)) for report in alone if report.document.day is None]
    return sorted(grown, key=lambda story: story.reports[0].order)


def _with_reports(story: Story, reports: Sequence[Report]) -> Story:
    return story._replace(reports=tuple(in_order([*story.reports, *reports])))


def _home_of(report: Report, stories: Sequence[Story], quiet: timedelta, gists: Mapping[str, Gist]) -> int | None:
    """The dispute that a report belongs to: the only one of its time, or the one whose names it shares most."""
    own, side = gists[report.document.id].names, gists[report.document.id].side
    open_to = [
        number
        for number, story in enumerate(stories)
        if side in {story.side, None} and _can_be_of(report, story, quiet)
    ]
    in_time = [number for number in open_to if _in_time(report, stories[number], quiet)]
    if len(in_time) == 1:
        return in_time[0]
    named = [_named_in(stories[number], gists) for number in in_time or open_to]
    ranked = sorted(
        (-sum(leaning(name, each, named) for name in sorted(own)), number)
        for number, each in zip(in_time or open_to, named, strict=True)
    )
    if not ranked or not ranked[0][0]:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] < ranked[1][0] else None


def _named_in(story: Story, gists: Mapping[str, Gist]) -> Counter[str]:
    """In how many of a dispute's reports each name stands."""
    return Counter(name for report in story.reports for name in gists[report.document.id].names)


def _in_time(report: Report, story: Story, quiet: timedelta) -> bool:
    """Whether a report's day is known and lies in a dispute's time."""
    days = [day for other in story.reports if (day := other.document.day) is not None]
    day = report.document.day
    return day is not None and bool(days) and min(days) - quiet <= day <= max(days) + quiet


def _can_be_of(report: Report, story: Story, quiet: timedelta) -> bool:
    """Whether a report's bounds leave it a day on which it can tell of a dispute or look back on it."""
    days = [day for other in story.reports if (day := other.document.day) is not None]
    published = report.document.published
    if not days:
        return True
    # A report may look back on a dispute long after, but none can tell of it long before.
    begins, ends = min(days) - quiet, max(days) + quiet if _is_news(report) else date.max
    return (published.latest is None or published.latest >= begins) and (
        published.earliest is None or published.earliest <= ends
    )


def _is_news(report: Report) -> bool:
    return report.document.day is None or _tells_news(report, report.document.day)


def _with_other_areas(stories: Sequence[Story], gists: Mapping[str, Gist]) -> list[Story]:
    """Reports of other areas that fall within the time of a larger dispute, and name its people or places, join it.

    A strike in one state is taken up in others; those are parts of the dispute that set them off.
    """
    kept: list[Story] = []
    by_size = sorted(stories, key=lambda story: (-len(story.reports), story.reports[0].order))
    for story in by_size:
        home = next((number for number, other in enumerate(kept) if _takes_up(story, other, gists)), None)
        if home is None:
            kept.append(story)
        else:
            kept[home] = _with_reports(kept[home], story.reports)
    return sorted(kept, key=lambda story: story.reports[0].order)


def _takes_up(story: Story, other: Story, gists: Mapping[str, Gist]) -> bool:
    theirs = {name for report in other.reports for name in gists[report.document.id].names}
    shared = [one for one in story.reports if gists[one.document.id].names & theirs or _names_area(one, other.area)]
    same_side = story.side == other.side or None in {story.side, other.side}
    return story.area != other.area and same_side and _during(story, other) and 2 * len(shared) >= len(story.reports)


def _names_area(report: Report, area: str | None) -> bool:
    """Whether a report names a state, or a place in it."""
    return any(area in (place.name, *place.parents) for place in report.annotation.places)


def _during(story: Story, other: Story) -> bool:
    days = [report.document.published.earliest for report in story.reports]
    span = [report.document.published.earliest for report in other.reports]
    known = [day for day in span if day is not None]
    if not known or any(day is None for day in days):
        return False
    slack = timedelta(days=30)
    return all(min(known) - slack <= day <= max(known) + slack for day in days if day is not None)
