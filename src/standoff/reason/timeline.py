"""Which days of a dispute matter most: the timeline at any length.

A day's weight is a sum, each part of which can be told to a reader:

- *What happened*: each event by the ``consequence`` of its kind in the domain files, more where a strike began or
  ended, less where it only went on or was only planned or denied; times 1 where one report tells of it, 2 where two
  do, 3 where four do, copies counted once. The weightiest counts in full, each further one by half of what it would
  have counted before.
- *What is remembered*: reports published more than ``_AFTER`` days later that name the day, copies counted once:
  ``REMEMBERED`` times the logarithm (base 2) of their number and one.
- *What was asked and promised*: demands, promises, what came of them, and deadlines that fall on the day, by
  ``DUTIES``, half where the matter is not known, together at most ``MOST_DUTIES``.

Days are taken one by one, the weightiest first. What a day near by (``NEAR`` days) tells of the same sort of event
counts only by a quarter once that day is taken, so that a week of one march a day is told once or twice, not seven
times.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import log2

from standoff.domains.domain import Domain
from standoff.language.times import find_times
from standoff.record.commitment import Commitment, Development
from standoff.record.demand import Demand
from standoff.record.dispute import Dispute
from standoff.record.document import Document
from standoff.record.event import Event, Modality, Phase
from standoff.record.passage import Passage
from standoff.record.record import Record
from standoff.record.when import When

REMEMBERED = 4.0
DUTIES = {"demand": 2.0, "deadline": 2.0, "promise": 3.0, "due": 2.0, "development": 1.5}
MOST_DUTIES = 6.0
_NO_MATTER = 0.5
NEAR = 3
# What counts of the consequence of an event that did not, or not surely, take place, or that only went on.
_MODALITY: dict[Modality, float] = {
    "reported": 1.0,
    "alleged": 0.7,
    "planned": 0.3,
    "conditional": 0.2,
    "denied": 0.2,
    "negated": 0.2,
}
# That a strike began or ended turns a dispute.
_PHASE: dict[Phase, float] = {
    "announced": 0.6,
    "begun": 1.3,
    "continued": 0.4,
    "partly lifted": 0.8,
    "suspended": 1.3,
    "resumed": 1.3,
    "called off": 1.3,
}
_TOLD_BEFORE = 0.25
# A day is known well enough to stand on a timeline where it is one of two.
_CLOSE = 1
# A report that names a day remembers it when it was published more than so many days later.
_AFTER = 2


@dataclass(frozen=True)
class Happening:
    """An entry on a day: its id, what it weighs, and its sort, which two entries share that tell the same."""

    id: str
    weight: float
    sort: tuple[str, ...]
    duty: bool


@dataclass(frozen=True)
class WeighedDay:
    """A day, its weight, and what it is made of.

    ``reports`` are the reports that tell of it and ``remembered`` those of later days that name it, copies counted
    once; ``happenings`` stand with the weightiest first.
    """

    day: date
    weight: float
    reports: int
    remembered: int
    happenings: tuple[Happening, ...]


def weigh_days(record: Record, dispute: Dispute, domain: Domain) -> list[WeighedDay]:
    """The days of a dispute on which something happened, was asked for, was promised or fell due, in order of time."""
    own = frozenset(dispute.documents)
    documents = {one.id: one for one in record.documents}
    groups = {one.id: one.copies or one.id for one in record.documents}
    remembered = _remembered((documents[one] for one in sorted(own) if one in documents), domain)
    told: dict[date, list[tuple[Happening, set[str]]]] = defaultdict(list)
    for when, happening, passages in _happenings(record, dispute, domain):
        day = _day_of(when)
        if day is not None:
            sources = {groups.get(one.document, one.document) for one in passages}
            told[day].append((_by_sources(happening, len(sources)), sources))
    found = []
    for day, each in sorted(told.items()):
        reports = len(set().union(*(sources for _, sources in each)))
        happenings = tuple(sorted((one for one, _ in each), key=lambda one: (one.duty, -one.weight, one.id)))
        bare = WeighedDay(day, 0.0, reports, len(remembered.get(day, ())), happenings)
        found.append(replace(bare, weight=weight(bare)))
    return found


def best_days(days: Iterable[WeighedDay], at_most: int) -> list[WeighedDay]:
    """The days that matter most, at most so many, in order of time; neighbours that tell the same count less."""
    left = {one.day: one for one in days}
    taken: list[WeighedDay] = []
    while left and len(taken) < at_most:
        best = max(left.values(), key=lambda one: (weight(one, taken), -one.day.toordinal()))
        taken.append(left.pop(best.day))
    return sorted(taken, key=lambda one: one.day)


def weight(day: WeighedDay, taken: Iterable[WeighedDay] = ()) -> float:
    """What a day weighs beside the days that are taken already."""
    told = {
        happening.sort for other in taken if abs((other.day - day.day).days) <= NEAR for happening in other.happenings
    }
    events = [one.weight * (_TOLD_BEFORE if one.sort in told else 1.0) for one in day.happenings if not one.duty]
    happened = sum(one * 0.5**number for number, one in enumerate(sorted(events, reverse=True)))
    duties = sum(one.weight for one in day.happenings if one.duty)
    return happened + REMEMBERED * log2(1 + day.remembered) + min(MOST_DUTIES, duties)


def _happenings(
    record: Record, dispute: Dispute, domain: Domain
) -> Iterable[tuple[When, Happening, tuple[Passage, ...]]]:
    """Every entry of a dispute with its day and the words that it rests on; what falls due stands on its own day."""
    aliases = record.aliases
    events, demands, commitments = (
        frozenset(aliases.get(one, one) for one in each)
        for each in (dispute.events, dispute.demands, dispute.commitments)
    )
    for event in record.events:
        if event.id in events:
            sort = (event.kind, event.mode or "", event.phase or "")
            yield event.when, Happening(event.id, _consequence(event, domain), sort, False), _rests_on(event)
    for demand in record.demands:
        if demand.id in demands:
            yield demand.when, _duty(demand, "demand"), demand.passages
            if demand.deadline is not None:
                yield demand.deadline, _duty(demand, "deadline"), demand.passages
    for commitment in record.commitments:
        if commitment.id in commitments:
            yield commitment.when, _duty(commitment, "promise"), commitment.passages
            if commitment.due is not None:
                yield commitment.due, _duty(commitment, "due"), commitment.passages
    for one in record.developments:
        if one.commitment is not None and aliases.get(one.commitment, one.commitment) in commitments:
            yield one.when, _duty(one, "development"), (one.passage,)


def _duty(entry: Demand | Commitment | Development, what: str) -> Happening:
    weight = DUTIES[what] * (1.0 if entry.matter else _NO_MATTER)
    return Happening(entry.id, weight, (what, entry.matter or ""), True)


def _by_sources(happening: Happening, reports: int) -> Happening:
    """An event told by several reports weighs more; what was promised weighs the same, however often it is told."""
    return happening if happening.duty else replace(happening, weight=happening.weight * (1.0 + log2(reports)))


def _rests_on(event: Event) -> tuple[Passage, ...]:
    return event.passages or (event.trigger,)


def _consequence(event: Event, domain: Domain) -> float:
    """What an event weighs: the consequence of its kind, less for what may not have been or only went on."""
    kind = domain.kinds.get(event.kind)
    full = kind.consequence if kind is not None else 1
    return full * _MODALITY[event.modality] * (_PHASE.get(event.phase, 1.0) if event.phase is not None else 1.0)


def _day_of(when: When) -> date | None:
    """The day to tell something on: its first, where it is known but for a day."""
    return when.earliest if when.within(_CLOSE) else when.latest if when.earliest is None else None


def _remembered(documents: Iterable[Document], domain: Domain) -> Mapping[date, set[str]]:
    """For each day the reports of later days that name it, by group of copies."""
    found: dict[date, set[str]] = defaultdict(set)
    settings = domain.settings
    for document in documents:
        if document.day is None:
            continue
        times = find_times(
            document.id,
            document.text,
            document.published,
            country=settings.country,
            subdivision=settings.subdivision,
            zone=settings.zone,
        )
        for day in {one.when.day for one in times}:
            if day is not None and (document.day - day).days > _AFTER:
                found[day].add(document.copies or document.id)
    return found
