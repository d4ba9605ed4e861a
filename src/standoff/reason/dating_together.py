"""Several reports of one dispute dated together: what one of them dates helps to date another.

Three things pass from report to report: when a thing that both count began; which of two was published first, where
that is known; and that the reports of one dispute do not lie further apart than a dispute can be quiet. Reports are
dated in rounds, each round from all that were dated in the rounds before, so that their order never matters.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import Final, NamedTuple

from standoff.domains.domain import Domain, load_domain
from standoff.reason.beginnings import RECENT_BEGINNING
from standoff.reason.clue import REPORT, Clue
from standoff.reason.count_clues import edge_of
from standoff.reason.dating import NARROW, Dating, Evidence, dating_of, evidence_of
from standoff.reason.day_sets import NO_DAYS, DaySet, days_between, shifted
from standoff.reason.plain_days import days_in_words
from standoff.reason.sentence_view import Calendar
from standoff.reason.settling import variables_of
from standoff.reason.solver import Among, Apart
from standoff.record.annotation import Annotation
from standoff.record.document import Document
from standoff.record.passage import Passage

# Reports may count one thing a day apart: from the last day of work, or from the first day off work.
SLACK_BETWEEN_REPORTS: Final = 1

# What is worked out from other reports settles after a few rounds; each dates reports that the one before could not.
MOST_ROUNDS: Final = 5

# A thing that has gone on for so many days is taken to be one whose beginning other reports tell of.
LONG: Final = 8

# The place of such clues among those of a report: after all that its own words say.
LAST: Final = 1 << 40


class _Beginning(NamedTuple):
    """That a thing began on some days, as one report tells or counts it."""

    document: str
    days: DaySet
    passages: tuple[Passage, ...]


def date_reports(
    reports: Iterable[tuple[Document, Annotation]],
    country: str,
    subdivision: str | None,
    *,
    domain: Domain | None = None,
    published_before: Collection[tuple[str, str]] = (),
) -> dict[str, Dating]:
    """The days of the reports of one dispute, by document id; the order of the reports does not matter.

    ``domain`` (health care where none is given) says what can be counted, and how long a dispute can be quiet.
    ``published_before`` holds pairs of document ids of which the first is known to have been published no later than
    the second. For the rest see ``date_report``.
    """
    field = domain or load_domain()
    calendar = Calendar(country, subdivision)
    own = {document.id: evidence_of(document, annotation, calendar, field) for document, annotation in reports}
    alone = {name: dating_of(own[name]) for name in sorted(own)}

    def by_place(found: Mapping[str, Dating]) -> dict[str, tuple[Clue, ...]]:
        near = _days_of_others(found)
        return {
            name: (*_same_dispute(near[name], field.settings.quiet_days), *_in_order(name, found, published_before))
            for name in _undated(found)
        }

    placed = _in_rounds(own, alone, by_place)

    told, going_on = _beginnings(placed), _going_on(own)

    def by_beginnings(found: Mapping[str, Dating]) -> dict[str, tuple[Clue, ...]]:
        place = by_place(found)
        return {name: (*place[name], *_begun_elsewhere(own[name], told, going_on)) for name in place}

    return _in_rounds(own, placed, by_beginnings)


def _in_rounds(
    own: Mapping[str, Evidence],
    found: Mapping[str, Dating],
    clues_from: Callable[[Mapping[str, Dating]], dict[str, tuple[Clue, ...]]],
) -> dict[str, Dating]:
    """The datings after clues from others have been added again and again, until they no longer change."""
    found, last = dict(found), dict[str, tuple[Clue, ...]]()
    for _ in range(MOST_ROUNDS):
        clues = {**last, **clues_from(found)}
        changed = sorted(name for name in clues if clues[name] != last.get(name))
        if not changed:
            break
        found |= {name: dating_of(own[name]._replace(clues=(*own[name].clues, *clues[name]))) for name in changed}
        last = clues
    return found


def _undated(found: Mapping[str, Dating]) -> list[str]:
    return sorted(name for name in found if found[name].published.day is None)


def _is_dated(dating: Dating) -> bool:
    first, last = dating.published.earliest, dating.published.latest
    return first is not None and last is not None and (last - first).days <= NARROW


def _beginnings(placed: Mapping[str, Dating]) -> dict[str, tuple[_Beginning, ...]]:
    """For each thing the beginnings that dated reports tell or count.

    A report that was dated by the beginnings of others lends none: what it took would come back as its own.
    """
    found: dict[str, list[_Beginning]] = defaultdict(list)
    seen: Counter[tuple[str, DaySet]] = Counter()
    for name in sorted(placed):
        for one in placed[name].begins if _is_dated(placed[name]) else ():
            days = days_between(one.when.earliest, one.when.latest)
            # Two are enough for each report to find one that is not its own.
            if one.edge == "begun" and seen[one.label, days] < 2:
                seen[one.label, days] += 1
                found[one.label].append(_Beginning(name, days, one.passages))
    return {thing: tuple(told) for thing, told in found.items()}


def _days_of_others(found: Mapping[str, Dating]) -> dict[str, DaySet]:
    """For each report the days of all other dated ones."""
    names = sorted(found)
    days = [
        days_between(found[name].published.earliest, found[name].published.latest)
        if _is_dated(found[name])
        else NO_DAYS
        for name in names
    ]
    before = list(accumulate(days, or_, initial=NO_DAYS))
    after = list(accumulate(reversed(days), or_, initial=NO_DAYS))[::-1]
    return {name: before[number] | after[number + 1] for number, name in enumerate(names)}


def _same_dispute(near: DaySet, quiet_days: int) -> Iterator[Clue]:
    if near != NO_DAYS:
        step = (
            f"It is of one dispute with reports of {days_in_words(near)}, "
            f"and a dispute is not quiet for more than {quiet_days} days."
        )
        among = Among(REPORT, shifted(near, -quiet_days, quiet_days))
        yield Clue((LAST, "same dispute"), "same dispute", (), (step,), (among,), strength="convention")


def _in_order(name: str, found: Mapping[str, Dating], published_before: Collection[tuple[str, str]]) -> list[Clue]:
    clues = []
    for number, (earlier, later) in enumerate(sorted(set(published_before))):
        if name not in (earlier, later) or earlier not in found or later not in found:
            continue
        first, last = found[earlier].published.earliest, found[later].published.latest
        days = days_between(first, None) if name == later else days_between(None, last)
        side = "no earlier" if name == later else "no later"
        step = f"It was published {side} than another report, which is of {{{REPORT}}}."
        clues.append(Clue((LAST, f"order {number}"), "order", (), (step,), (Among(REPORT, days),)))
    return clues


def _narrowest(told: Sequence[_Beginning]) -> list[_Beginning]:
    """The beginnings without those that only say less precisely what another says."""
    return [
        one for one in told if not any(other.days != one.days and other.days & one.days == other.days for other in told)
    ]


def _going_on(own: Mapping[str, Evidence]) -> dict[str, DaySet]:
    """For each thing the days on which a dated report tells that it began or went on."""
    found: dict[str, DaySet] = defaultdict(int)
    for evidence in own.values():
        if evidence.stated is not None:
            for thing, when in evidence.told:
                found[thing] |= days_between(when.earliest, when.latest)
    return found


def _begun_elsewhere(
    evidence: Evidence, told: Mapping[str, Sequence[_Beginning]], going_on: Mapping[str, DaySet]
) -> Iterator[Clue]:
    """When the things that a report counts began, by other reports."""
    for number, (variable, longest) in enumerate(sorted(_counted_variables(evidence).items())):
        edge = edge_of(variable)
        if edge is None or edge.edge != "begun":
            continue
        others = _narrowest([one for one in told.get(edge.thing, ()) if one.document != evidence.document])
        if not others:
            continue
        days = reduce(or_, (one.days for one in others))
        # A thing of a few days may be a second one, that others tell of without counting it.
        days |= going_on.get(edge.thing, NO_DAYS) if longest < LONG else NO_DAYS
        step = (
            f"Other reports put the beginning of the {edge.thing} at {days_in_words(days)}; "
            "between reports a day of slack is allowed."
        )
        yield Clue(
            (LAST, f"begun elsewhere {number}"),
            "other reports",
            tuple(sorted({passage for one in others for passage in one.passages})),
            (step,),
            (Among(variable, shifted(days, -SLACK_BETWEEN_REPORTS, SLACK_BETWEEN_REPORTS)),),
            strength="elsewhere",
        )


def _counted_variables(evidence: Evidence) -> dict[str, int]:
    """The variables that may be known to others, each with the longest count from it (0 where it is not counted)."""
    found: dict[str, int] = {}
    for clue in evidence.clues:
        counts = [one.high for _, some in clue.counted for one in some if isinstance(one, Apart)]
        if clue.rule != RECENT_BEGINNING:
            for variable in variables_of(clue):
                found[variable] = max([found.get(variable, 0), *counts])
    return found
