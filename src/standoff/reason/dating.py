"""The day of a report that bears no date, and of what it counts from, worked out from its own words.

The variables are the day of the report and the days that it speaks of; what the words say of them are constraints
(see ``clue``); the solver narrows each to the days that remain possible. Days from 1990 to 2035 are considered.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from standoff.domains.domain import Domain, load_domain
from standoff.reason.beginnings import beginning_clues, told_beginnings
from standoff.reason.clue import REPORT, Clue
from standoff.reason.count_clues import Edge, count_clues, edge_of
from standoff.reason.counted_things import thing_names
from standoff.reason.day_clues import day_clues
from standoff.reason.day_sets import (
    ALL_DAYS,
    FIRST_DAY,
    LAST_DAY,
    DaySet,
    days_between,
    first_of,
    last_of,
    longest_gap,
    within_calendar,
)
from standoff.reason.head_clues import head_clues
from standoff.reason.plain_days import days_in_words
from standoff.reason.sentence_view import Calendar, view_report
from standoff.reason.settling import Settled, needed_for, settle
from standoff.reason.solver import Among
from standoff.reason.working import conflict_of, passages_of, steps_of
from standoff.record.annotation import Annotation
from standoff.record.conflict import Conflict
from standoff.record.derivation import Derivation
from standoff.record.document import Document
from standoff.record.identity import content_id
from standoff.record.passage import Passage
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, Got, When

# A beginning or an end is told when it is known to within a month.
WIDEST_EDGE: Final = 31
# A bound so near the edge of the calendar, beyond the longest gap, says no more than the edge.
EDGE: Final = timedelta(days=400)
# Bounds no further apart than this are days; wider ones are vague.
NARROW: Final = 7


class WorkedOut(Value, frozen=True, kw_only=True):
    """The day on which something that the report counts began or ended.

    ``label`` names the thing by the domain's word: *strike*, *hunger strike*, *protest*. ``when.derivation`` is the
    id of the working.
    """

    label: str
    edge: Edge
    when: When
    passages: tuple[Passage, ...]


class Dating(Value, frozen=True, kw_only=True):
    """What could be worked out of the days of one report.

    ``published`` is the day that the report states, where it states one; else the bounds that its words allow, open
    on the sides where they allow everything. ``conflicts`` are groups of its sentences that cannot all be true;
    ``notes`` say what was left out and why.
    """

    document: str
    published: When
    derivations: tuple[Derivation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    begins: tuple[WorkedOut, ...] = ()
    notes: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """What the words of one report say of days: its clues, the stated day if it has one, and what was left out.

    ``told`` are the days on which its events say that something began or was going on.
    """

    document: str
    stated: When | None
    certain: tuple[Clue, ...]
    clues: tuple[Clue, ...]
    notes: tuple[str, ...]
    told: tuple[tuple[str, When], ...]


def date_report(
    document: Document,
    annotation: Annotation,
    country: str,
    subdivision: str | None,
    *,
    domain: Domain | None = None,
) -> Dating:
    """The day of a report and the beginnings of what it counts, from its own words.

    ``country`` and ``subdivision`` (ISO codes) say whose named days count, ``domain`` what can be counted (health care
    where none is given). A stated day is kept; it is only checked. The time expressions of a report without a stated
    day must have been read without one.
    """
    return dating_of(evidence_of(document, annotation, Calendar(country, subdivision), domain or load_domain()))


def evidence_of(document: Document, annotation: Annotation, calendar: Calendar, domain: Domain) -> Evidence:
    """The clues of a report."""
    names = thing_names(domain)
    stated = _stated(document, annotation)
    dated = stated is not None and stated.day is not None
    view = view_report(document, annotation, dated, calendar, names)
    head = () if dated else head_clues(document)
    clues = (*head, *day_clues(view), *count_clues(view, names), *beginning_clues(view, names))
    certain = () if stated is None else (_certain(stated),)
    return Evidence(document.id, stated, certain, clues, view.notes, tuple(told_beginnings(annotation)))


def _stated(document: Document, annotation: Annotation) -> When | None:
    """The day that a report bears; None where it bears none, or where the day was itself worked out."""
    if document.published.known:
        return document.published
    return annotation.published if annotation.published.got == "stated" and annotation.published.known else None


def _certain(stated: When) -> Clue:
    days = days_between(stated.earliest, stated.latest)
    passages = () if stated.passage is None else (stated.passage,)
    inside = all(day is None or within_calendar(day) for day in (stated.earliest, stated.latest))
    among = (Among(REPORT, days),) if inside and days else ()
    return Clue((-1, "stated"), "stated", passages, (f"The report is of {{{REPORT}}}.",), among)


def dating_of(evidence: Evidence) -> Dating:
    """What follows from the clues of a report."""
    settled = settle(evidence.clues, evidence.certain)
    conflicts = (conflict_of(evidence.document, core) for core in settled.against)
    published, derivations = _published(evidence, settled)
    begins: list[WorkedOut] = []
    for variable in sorted(settled.days):
        found = _edge(evidence, settled, variable)
        if found is not None:
            begins.append(found[0])
            derivations.append(found[1])
    return Dating(
        document=evidence.document,
        published=published,
        derivations=tuple(derivations),
        conflicts=tuple(one for one in conflicts if one is not None),
        begins=tuple(begins),
        notes=(*evidence.notes, *_notes(settled)),
    )


def _notes(settled: Settled) -> Iterator[str]:
    words = dict.fromkeys(f'"{passage.quote}"' for clue in settled.given_up for passage in clue.passages)
    if words:
        yield f"Not all that these words seem to say of its days can hold, so it was left out: {', '.join(words)}."


def _published(evidence: Evidence, settled: Settled) -> tuple[When, list[Derivation]]:
    days = settled.days.get(REPORT, ALL_DAYS)
    stated = evidence.stated or UNKNOWN
    if stated.day is not None or days == ALL_DAYS:
        return stated, []
    clues = needed_for(REPORT, settled, evidence.certain)
    if _bounds(days, clues) in ((None, None), (stated.earliest, stated.latest)):
        return stated, []
    result = days_in_words(days)
    derivation = _derivation(evidence, "day of the report", f"the report is of {result}", clues, settled)
    return _when(days, clues, derivation), [derivation]


def _edge(evidence: Evidence, settled: Settled, variable: str) -> tuple[WorkedOut, Derivation] | None:
    """A beginning or an end with its working; None where the variable is neither, or hardly known."""
    edge = edge_of(variable)
    days = settled.days[variable]
    first, last = first_of(days), last_of(days)
    if edge is None or first is None or last is None or (last - first).days > WIDEST_EDGE:
        return None
    clues = needed_for(variable, settled, evidence.certain)
    result = f"the {edge.thing} {'began' if edge.edge == 'begun' else 'ended'} on {days_in_words(days)}"
    derivation = _derivation(evidence, f"{edge.edge} {edge.thing}", result, clues, settled)
    when = _when(days, clues, derivation)
    return WorkedOut(label=edge.thing, edge=edge.edge, when=when, passages=derivation.passages), derivation


def _bounds(days: DaySet, clues: Sequence[Clue]) -> tuple[date | None, date | None]:
    """The first and last day of a set; None for an end that only the edge of the calendar sets.

    What comes round again, such as a Tuesday that is 1 October, would come round once more beyond the edge.
    """
    first, last = first_of(days), last_of(days)
    low, high = _edges_of_calendar(clues)
    near = EDGE + timedelta(days=longest_gap(days))
    return (
        None if first is None or first - low <= near else first,
        None if last is None or high - last <= near else last,
    )


def _edges_of_calendar(clues: Sequence[Clue]) -> tuple[date, date]:
    """The first and last day of the calendar, or of the years for which the named days in use are known."""
    named = [one.days for clue in clues if clue.rule == "named day" for one in clue.always if isinstance(one, Among)]
    firsts = [day for days in named if (day := first_of(days)) is not None]
    lasts = [day for days in named if (day := last_of(days)) is not None]
    return max([FIRST_DAY, *firsts]), min([LAST_DAY, *lasts])


def _when(days: DaySet, clues: Sequence[Clue], derivation: Derivation) -> When:
    earliest, latest = _bounds(days, clues)
    near = earliest is not None and latest is not None and (latest - earliest).days <= NARROW
    return When(
        earliest=earliest,
        latest=latest,
        granularity="day" if near else "vague",
        got=_got(clues),
        derivation=derivation.id,
    )


def _got(clues: Sequence[Clue]) -> Got:
    if any(clue.counted for clue in clues):
        return "counted"
    return "calendar" if any(clue.rule in ("named day", "weekday of date") for clue in clues) else "relative"


def _derivation(evidence: Evidence, rule: str, result: str, clues: Sequence[Clue], settled: Settled) -> Derivation:
    return Derivation(
        id=content_id("derivation", evidence.document, rule, result),
        rule=rule,
        about=evidence.document,
        steps=(*steps_of(clues, settled), f"So {result}."),
        result=result,
        passages=passages_of(clues),
    )
