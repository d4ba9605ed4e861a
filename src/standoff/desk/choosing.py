"""What of a dispute's timeline is drawn: the days, and the kinds, actors, places and sources that a reader chose."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

import msgspec

from standoff.publish.citing import publisher_of
from standoff.publish.index import Index
from standoff.publish.lanes import DEMANDS, LANES, PROMISES, lane_of
from standoff.publish.report.drawing import Window
from standoff.record import Commitment, Demand, Development, Dispute, Event, Passage, Reference

# More marks than this are not drawn at once: the latest are, and the page says so.
MOST_DRAWN = 450
_LEAST_DAYS = 6


@dataclass(frozen=True)
class Choice:
    """What a reader chose; empty means everything. ``as_of`` is the day as of which the page is shown."""

    lanes: tuple[str, ...] = ()
    actor: str = ""
    place: str = ""
    source: str = ""
    first: date | None = None
    last: date | None = None
    as_of: date | None = None

    @property
    def window(self) -> Window:
        """The days that are drawn."""
        if self.first is not None and self.last is not None and self.first > self.last:
            return Window(self.last, self.first)
        return Window(self.first, self.last)

    @property
    def narrows(self) -> bool:
        """Whether more is chosen than kinds."""
        return bool(self.actor or self.place or self.source or self.first or self.last)

    def query(self) -> str:
        """The choice as it stands in an address."""
        days = {"from": self.first, "to": self.last, "as_of": self.as_of}
        words = {"actor": self.actor, "place": self.place, "source": self.source}
        pairs = [("lane", one) for one in self.lanes]
        pairs += [(key, word) for key, word in words.items() if word]
        pairs += [(key, day.isoformat()) for key, day in days.items() if day is not None]
        return urlencode(pairs)


@dataclass(frozen=True)
class Told:
    """One entry of a timeline, and all that it can be chosen by."""

    id: str
    lane: str
    day: date | None
    actors: frozenset[str]
    places: frozenset[str]
    sources: frozenset[str]


@dataclass(frozen=True)
class Offer:
    """What can be chosen: a value, the words for it, and how many entries have it."""

    value: str
    words: str
    entries: int
    chosen: bool


@dataclass(frozen=True)
class Offers:
    """All that can be chosen from, and the days that there are."""

    lanes: tuple[Offer, ...]
    actors: tuple[Offer, ...]
    places: tuple[Offer, ...]
    sources: tuple[Offer, ...]
    first: date | None
    last: date | None


def told(index: Index, dispute: Dispute) -> list[Told]:
    """The entries of a dispute that its timeline is made of."""
    return [_told(index, one, lane) for one, lane in _entries(index, dispute)]


def chosen(index: Index, dispute: Dispute, choice: Choice) -> tuple[Dispute, int]:
    """The dispute with only the entries that were chosen, and how many earlier ones were left out as too many."""
    fitting = [one for one in told(index, dispute) if _fits(one, choice)]
    shown = [one for one in fitting if one.day is None or choice.window.meets(one.day, one.day)]
    shown.sort(key=lambda one: (one.day or date.min, one.id))
    left_out = max(len(shown) - MOST_DRAWN, 0)
    # What lies outside the days is kept: a strike that began before them goes on in them.
    kept = {one.id for one in fitting} - {one.id for one in shown[:left_out]}
    return (
        msgspec.structs.replace(
            dispute,
            events=tuple(one for one in dispute.events if index.now(one) in kept),
            demands=tuple(one for one in dispute.demands if index.now(one) in kept),
            commitments=tuple(one for one in dispute.commitments if index.now(one) in kept),
        ),
        left_out,
    )


def offers(index: Index, dispute: Dispute, choice: Choice) -> Offers:
    """What can be chosen of a dispute's timeline, the most frequent first."""
    entries = told(index, dispute)
    days = sorted(one.day for one in entries if one.day is not None)
    lanes = Counter(one.lane for one in entries)
    return Offers(
        lanes=tuple(
            Offer(one.key, one.name, lanes[one.key], one.key in choice.lanes) for one in LANES if lanes[one.key]
        ),
        actors=_named(index, (one.actors for one in entries), choice.actor),
        places=_named(index, (one.places for one in entries), choice.place),
        sources=tuple(
            Offer(name, name, number, name == choice.source)
            for name, number in _counted(one.sources for one in entries)
        ),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def zooms(choice: Choice, there: Offers) -> list[tuple[str, Choice]]:
    """Other views of the same timeline, each with its name: closer, wider, earlier, later, all of it."""
    if there.first is None or there.last is None:
        return []
    window = Window(choice.window.first or there.first, choice.window.last or there.last)
    first, last = window.first or there.first, window.last or there.last
    whole = first <= there.first and last >= there.last
    length = max((last - first).days, 1)
    half, quarter = max(length // 2, 1), max(length // 4, 1)
    found: list[tuple[str, Choice]] = []
    if length > _LEAST_DAYS:
        found.append(("Closer", replace(choice, first=first + timedelta(quarter), last=last - timedelta(quarter))))
    if not whole:
        found.append(("Wider", _bounded(choice, first - timedelta(half), last + timedelta(half), there)))
    if first > there.first:
        found.append(("Earlier", replace(choice, first=first - timedelta(half), last=last - timedelta(half))))
    if last < there.last:
        found.append(("Later", replace(choice, first=first + timedelta(half), last=last + timedelta(half))))
    if not whole:
        found.append(("All days", replace(choice, first=None, last=None)))
    return found


def _bounded(choice: Choice, first: date, last: date, there: Offers) -> Choice:
    reaches = there.first is not None and there.last is not None and first <= there.first and last >= there.last
    return replace(choice, first=None, last=None) if reaches else replace(choice, first=first, last=last)


def _entries(index: Index, dispute: Dispute) -> Iterator[tuple[Event | Demand | Commitment, str]]:
    yield from ((one, lane_of(one.kind)) for one in index.get(Event, dispute.events))
    yield from ((one, DEMANDS) for one in index.get(Demand, dispute.demands))
    yield from ((one, PROMISES) for one in index.get(Commitment, dispute.commitments))


def _told(index: Index, entry: Event | Demand | Commitment, lane: str) -> Told:
    developments: list[Development] = []
    if isinstance(entry, Event):
        references: list[Reference | None] = [*entry.agents, *entry.targets]
        places = _ids(index, entry.places)
        passages: list[Passage] = [*entry.passages, entry.trigger]
    else:
        developments = index.developments.get(entry.id, []) if isinstance(entry, Commitment) else []
        references = [entry.by, entry.to, *(one.by for one in developments)]
        places = frozenset()
        passages = [*entry.passages, *(one.passage for one in developments)]
    return Told(
        id=entry.id,
        lane=lane,
        day=entry.when.earliest or entry.when.latest,
        actors=_ids(index, references),
        places=places,
        sources=frozenset(_publishers(index, passages)),
    )


def _ids(index: Index, references: Iterable[Reference | None]) -> frozenset[str]:
    named = (index.now(one.entry) for one in references if one is not None and one.entry is not None)
    return frozenset(one for one in named if one in index.entries)


def _publishers(index: Index, passages: Iterable[Passage]) -> Iterator[str]:
    for identifier in {one.document for one in passages}:
        document = index.documents.get(identifier)
        if document is not None:
            yield publisher_of(document)
            yield from (one.publisher for one in document.appearances if one.publisher)


def _fits(one: Told, choice: Choice) -> bool:
    return (
        (not choice.lanes or one.lane in choice.lanes)
        and (not choice.actor or choice.actor in one.actors)
        and (not choice.place or choice.place in one.places)
        and (not choice.source or choice.source in one.sources)
    )


def _counted(sets: Iterable[frozenset[str]]) -> list[tuple[str, int]]:
    counts = Counter(one for each in sets for one in each)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _named(index: Index, sets: Iterable[frozenset[str]], value: str) -> tuple[Offer, ...]:
    return tuple(
        Offer(identifier, index.bare_name(identifier) or identifier, number, identifier == value)
        for identifier, number in _counted(sets)
    )
