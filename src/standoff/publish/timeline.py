"""The timeline of a dispute, made from its entries: one line a day, with what it rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import msgspec

from standoff.publish import wording
from standoff.publish.citing import cited, publisher_of
from standoff.publish.describe import development_in_words, event_in_words
from standoff.publish.index import Index
from standoff.publish.lanes import DEMANDS, LANES, PROMISES, lane_of
from standoff.publish.masking import masked
from standoff.record import Commitment, Demand, Development, Dispute, Event, Passage, Record, When

_LANE_ORDER = {lane.key: number for number, lane in enumerate(LANES)}


@dataclass(frozen=True)
class Item:
    """One entry on the timeline. ``firm`` is false for what was planned, threatened, denied or only alleged."""

    id: str
    lane: str
    words: str
    when: When
    firm: bool
    sign: str
    tone: wording.Tone
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Day:
    """What is known of one day, or of one span of days where the day itself is not known.

    ``sources`` are the publishers of the reports that it rests on. ``day`` is None, and comes last, for what no
    report dates.
    """

    day: date | None
    label: str
    items: tuple[Item, ...]
    sources: tuple[str, ...]

    @property
    def words(self) -> str:
        """The day in one line."""
        return "; ".join(item.words for item in self.items)


def timeline(record: Record, dispute: Dispute) -> list[Day]:
    """What happened, was demanded, was promised and came of it, in order of time; names masked."""
    return days(Index(masked(record)), dispute)


def days(index: Index, dispute: Dispute) -> list[Day]:
    """The timeline of a dispute in a record that is masked already."""
    ordered = sorted(items(index, dispute), key=_order)
    return [_day(index, list(of_day)) for _, of_day in groupby(ordered, key=_day_of)]


def items(index: Index, dispute: Dispute) -> Iterator[Item]:
    """All entries of a dispute that belong on its timeline, in no order."""
    for event in index.get(Event, dispute.events):
        yield _event(index, event)
    for demand in index.get(Demand, dispute.demands):
        yield _demand(index, demand)
    for commitment in index.get(Commitment, dispute.commitments):
        yield _commitment(index, commitment)
        for development in index.developments.get(commitment.id, ()):
            yield _development(index, development, commitment)


def _event(index: Index, event: Event) -> Item:
    firm = event.modality == "reported"
    return Item(
        id=event.id,
        lane=lane_of(event.kind),
        words=event_in_words(index, event),
        when=event.when,
        firm=firm,
        sign="•" if firm else "◦",
        tone="bad" if event.kind == "attack" else "quiet",
        passages=event.passages or (event.trigger,),
    )


def _demand(index: Index, demand: Demand) -> Item:
    by = f" by {index.named(demand.by)}" if demand.by else ""
    words = wording.sentence(f"{wording.matter(demand.matter)} demanded{by}")
    if demand.deadline is not None:
        words += f", {wording.due(demand.deadline)}"
    state = wording.DEMAND_STATE[demand.state]
    return Item(demand.id, DEMANDS, words, demand.when, True, "»", state.tone, demand.passages)


def _commitment(index: Index, commitment: Commitment) -> Item:
    sign = wording.STATUS[commitment.ruling.status] if commitment.ruling else wording.NO_STATUS
    by = f" by {index.named(commitment.by)}" if commitment.by else ""
    words = wording.sentence(f"{wording.matter(commitment.matter)} {wording.STRENGTH[commitment.strength]}{by}")
    if commitment.due is not None:
        words += f", {wording.due(commitment.due)}"
    return Item(commitment.id, PROMISES, words, commitment.when, True, sign.sign, sign.tone, commitment.passages)


def _development(index: Index, development: Development, commitment: Commitment) -> Item:
    words = f"{wording.sentence(wording.matter(commitment.matter))}: {development_in_words(index, development)}"
    sign = wording.SAID_SIGN[development.said]
    return Item(development.id, PROMISES, words, development.when, True, sign.sign, sign.tone, (development.passage,))


def _order(item: Item) -> tuple[date, date, bool, int, str, str]:
    first = item.when.earliest or item.when.latest or date.max
    # What was only there by a day comes after what happened on it: it is older news.
    return first, item.when.latest or date.max, item.when.earliest is None, _LANE_ORDER[item.lane], item.words, item.id


def _day_of(item: Item) -> tuple[date, date, bool]:
    start, end = item.when.earliest, item.when.latest
    return start or end or date.max, end or date.max, start is None


def _day(index: Index, of_day: list[Item]) -> Day:
    # The item with the most working names the day, so that its reader sees that the day was worked out.
    when = max((item.when for item in of_day), key=wording.is_worked_out)
    return Day(
        day=when.earliest or when.latest,
        label=wording.time_of(msgspec.structs.replace(when, clock=None)),
        items=tuple(of_day),
        sources=publishers(index, (passage for item in of_day for passage in item.passages)),
    )


def publishers(index: Index, passages: Iterable[Passage]) -> tuple[str, ...]:
    """The publishers of the reports that passages come from, in order of time, each once."""
    documents = (index.documents.get(one.document) for one in cited(index, passages))
    return tuple(dict.fromkeys(publisher_of(one) for one in documents if one is not None))
