"""The days of events, narrowed by all that tells of them: other reports, their days, and what must come first.

What one report puts in "last week" and another in "the first days of the month" lies in both. Nothing that has happened
lies after the day of the first report that tells of it. And a strike of which one beginning and one end are told began
before it ended.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

import msgspec

from standoff.reason.clue import Clue
from standoff.reason.day_sets import FIRST_DAY, LAST_DAY, DaySet, days_between, first_of, last_of, within_calendar
from standoff.reason.plain_days import days_in_words
from standoff.reason.settling import Settled, needed_for, settle
from standoff.reason.solver import Among, Apart
from standoff.reason.working import passages_of, steps_of
from standoff.record.derivation import Derivation
from standoff.record.event import HAPPENED, Event
from standoff.record.identity import content_id
from standoff.record.when import When

_OVER: Final = frozenset({"called off", "suspended"})
_GOING_ON: Final = frozenset({"continued", "escalated", "partly lifted"})


class EventDays(NamedTuple):
    """Events with the days that are left for them, and the working where it says more than any report."""

    events: tuple[Event, ...]
    derivations: tuple[Derivation, ...]


def narrow_days(
    events: Sequence[Event], mentions: Mapping[str, Event], published: Mapping[str, date | None]
) -> EventDays:
    """The days of the events of one dispute, each as narrow as all tellings together allow.

    Args:
        events: the entries.
        mentions: what each report says of them, by the id of the mention.
        published: the last possible day of publication of each report, by document id.
    """
    ours = [one for one in events if one.modality in HAPPENED and not _fills_days(one, mentions)]
    clues = [clue for one in ours for clue in _clues(one, mentions, published)]
    clues += _in_order(ours)
    settled = settle(clues)
    found = {one.id: _narrowed(one, settled) for one in ours if one.when.day is None}
    kept = {key: narrowed for key, narrowed in found.items() if narrowed is not None}
    return EventDays(
        tuple(kept[one.id][0] if one.id in kept else one for one in events),
        tuple(derivation for _, derivation in kept.values()),
    )


def _tellings(event: Event, mentions: Mapping[str, Event]) -> list[Event]:
    return [mentions[one] for one in event.mentions if one in mentions]


def _fills_days(event: Event, mentions: Mapping[str, Event]) -> bool:
    """Whether a report gives it several days in full: it lasted, and its days are no bounds for one."""
    whens = [event.when, *(one.when for one in _tellings(event, mentions))]
    return any(when.granularity == "day" and when.day is None and when.got != "counted" for when in whens)


def _clues(event: Event, mentions: Mapping[str, Event], published: Mapping[str, date | None]) -> Iterator[Clue]:
    """What the words of each report say of the day, and that it had come when the report appeared."""
    told: set[DaySet] = set()
    for number, mention in enumerate(_tellings(event, mentions)):
        days = _days(mention.when)
        if mention.when.got != "none" and days is not None and days not in told:
            told.add(days)
            passage = mention.when.passage or mention.trigger
            step = f'"{passage.quote}": {days_in_words(days)}.'
            yield Clue((number, event.id), "telling", (passage,), (step,), (Among(event.id, days),))
    first = _first_report(event, published)
    if first is not None:
        step = f"A report of {days_in_words(days_between(first, first))} tells of it as past, so it came no later."
        yield Clue(
            (len(event.mentions), event.id), "report", (), (step,), (Among(event.id, days_between(None, first)),)
        )


def _first_report(event: Event, published: Mapping[str, date | None]) -> date | None:
    days = [published.get(passage.document) for passage in event.passages]
    return min((day for day in days if day is not None and within_calendar(day)), default=None)


def _days(when: When) -> DaySet | None:
    """The days that a time allows; None where it says nothing, or lies outside the calendar."""
    bounds = [day for day in (when.earliest, when.latest) if day is not None]
    if not bounds or not all(map(within_calendar, bounds)):
        return None
    return days_between(when.earliest, when.latest)


def _in_order(events: Iterable[Event]) -> Iterator[Clue]:
    """That a strike began before it went on, and went on before it ended, where one beginning and one end are told."""
    by_thing: dict[tuple[str, str | None], list[Event]] = defaultdict(list)
    for event in events:
        if event.phase is not None:
            by_thing[event.kind, event.mode].append(event)
    for (kind, mode), phases in sorted(by_thing.items(), key=str):
        begun = [one for one in phases if one.phase == "begun"]
        over = [one for one in phases if one.phase in _OVER]
        if len(begun) != 1 or any(one.phase == "resumed" for one in phases):
            continue
        name = mode or kind
        for later in (*(one for one in phases if one.phase in _GOING_ON), *(over if len(over) == 1 else ())):
            yield _order(begun[0], later, f"The {name} was {later.phase}: {{{later.id}}}. It had begun by then.")
        if len(over) == 1:
            for earlier in (one for one in phases if one.phase in _GOING_ON):
                yield _order(earlier, over[0], f"The {name} was {over[0].phase}: {{{over[0].id}}}. This came before.")


def _order(earlier: Event, later: Event, step: str) -> Clue:
    passages = tuple(sorted({earlier.trigger, later.trigger}))
    distance = Apart(earlier.id, later.id, 0, (LAST_DAY - FIRST_DAY).days)
    return Clue((1 << 20, f"{earlier.id} {later.id}"), "order", passages, (step,), (distance,), strength="convention")


def _narrowed(event: Event, settled: Settled) -> tuple[Event, Derivation] | None:
    """An event with the bounds that are left, where they are narrower than its own, and the working."""
    days = settled.days.get(event.id)
    if not days:
        return None
    earliest, latest = _bound(first_of(days), FIRST_DAY), _bound(last_of(days), LAST_DAY)
    if (earliest, latest) == (event.when.earliest, event.when.latest):
        return None
    clues = needed_for(event.id, settled)
    result = f"the day of it is {days_in_words(days)}"
    identifier = content_id("derivation", event.id, "event", result)
    derivation = Derivation(
        id=identifier,
        rule="day of an event",
        about=event.id,
        steps=(*steps_of(clues, settled), f"So {result}."),
        result=result,
        passages=passages_of(clues) or event.passages,
    )
    when = msgspec.structs.replace(
        event.when,
        earliest=earliest,
        latest=latest,
        granularity="day" if earliest == latest else event.when.granularity,
        derivation=identifier,
    )
    return msgspec.structs.replace(event, when=when), derivation


def _bound(day: date | None, edge: date) -> date | None:
    return None if day == edge else day
