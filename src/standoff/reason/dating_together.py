"""Several reports of one dispute dated together: what one of them dates helps to date another.

Three things pass from report to report: when a thing that both count began; which of two was published first, where
that is known; and that the reports of one dispute do not lie further apart than a dispute can be quiet. Reports are
dated in rounds, each round from all that were dated in the rounds before, so that their order never matters.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from standoff.reason.clue import REPORT, Clue
from standoff.reason.count_clues import edge_of
from standoff.reason.dating import NARROW, Dating, Evidence, dating_of, evidence_of
from standoff.reason.day_sets import NO_DAYS, DaySet, days_between, shifted
from standoff.reason.plain_days import days_in_words
from standoff.reason.sentence_view import Calendar
from standoff.reason.settling import variables_of
from standoff.reason.solver import Among
from standoff.record.annotation import Annotation
from standoff.record.document import Document
from standoff.record.passage import Passage

# Reports may count one thing a day apart: from the last day of work, or from the first day off work.
SLACK_BETWEEN_REPORTS: Final = 1

# What is worked out from other reports settles after a few rounds; each dates reports that the one before could not.
MOST_ROUNDS: Final = 5

# The place of such clues among those of a report: after all that its own words say.
LAST: Final = 1 << 40


class _Beginning(NamedTuple):
    """That a thing began on some days, as one report tells or counts it."""

    thing: str
    days: DaySet
    document: str
    passages: tuple[Passage, ...]


def date_reports(
    reports: Iterable[tuple[Document, Annotation]],
    country: str,
    subdivision: str | None,
    *,
    quiet_days: int = 180,
    published_before: Collection[tuple[str, str]] = (),
) -> dict[str, Dating]:
    """The days of the reports of one dispute, by document id; the order of the reports does not matter.

    ``quiet_days`` is the longest time without a report within one dispute. ``published_before`` holds pairs of
    document ids of which the first is known to have been published no later than the second.
    """
    calendar = Calendar(country, subdivision)
    own = {document.id: evidence_of(document, annotation, calendar) for document, annotation in reports}
    alone = {name: dating_of(own[name]) for name in sorted(own)}

    def by_place(found: Mapping[str, Dating]) -> dict[str, tuple[Clue, ...]]:
        return {name: _place_among(name, found, quiet_days, published_before) for name in _undated(found)}

    placed = _in_rounds(own, alone, by_place)

    told = _beginnings(placed)

    def by_beginnings(found: Mapping[str, Dating]) -> dict[str, tuple[Clue, ...]]:
        place = by_place(found)
        return {name: (*place[name], *_begun_elsewhere(own[name], told)) for name in place}

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


def _beginnings(placed: Mapping[str, Dating]) -> list[_Beginning]:
    """The beginnings that dated reports tell or count.

    A report that was dated by the beginnings of others lends none: what it took would come back as its own.
    """
    return [
        _Beginning(one.label, days_between(one.when.earliest, one.when.latest), name, one.passages)
        for name in sorted(placed)
        if _is_dated(placed[name])
        for one in placed[name].begins
        if one.edge == "begun"
    ]


def _place_among(
    name: str, found: Mapping[str, Dating], quiet_days: int, published_before: Collection[tuple[str, str]]
) -> tuple[Clue, ...]:
    """That a report belongs to a dispute with others, and which of them it came before or after."""
    near = NO_DAYS
    for other, dating in found.items():
        if other != name and _is_dated(dating):
            near |= days_between(dating.published.earliest, dating.published.latest)
    dispute = () if near == NO_DAYS else (_same_dispute(near, quiet_days),)
    return (*dispute, *_in_order(name, found, published_before))


def _same_dispute(near: DaySet, quiet_days: int) -> Clue:
    step = (
        f"It is of one dispute with reports of {days_in_words(near)}, "
        f"and a dispute is not quiet for more than {quiet_days} days."
    )
    among = Among(REPORT, shifted(near, -quiet_days, quiet_days))
    return Clue((LAST, "same dispute"), "same dispute", (), (step,), (among,), strength="convention")


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


def _begun_elsewhere(evidence: Evidence, told: Sequence[_Beginning]) -> Iterator[Clue]:
    """When the things that a report counts began, by other reports."""
    variables = sorted({one for clue in evidence.clues for one in variables_of(clue)})
    for number, variable in enumerate(variables):
        edge = edge_of(variable)
        if edge is None or edge.edge != "begun":
            continue
        others = _narrowest([one for one in told if one.thing == edge.thing and one.document != evidence.document])
        if not others:
            continue
        days = reduce(or_, (one.days for one in others))
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
