"""Actors across reports: one person under several spellings, a group under several words, an office and its holder.

Mentions are taken in order of founding. Each is compared with those actors that share a name, a surname, a handle, an
office or a side with it, and joins the one that most evidence speaks for (``actor_evidence.py``). An office without a
name is the person who is told to hold it in that state at that time, if there is only one.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import chain, count, islice
from typing import Final, NamedTuple

import msgspec

from standoff.record.actor import Actor, Role
from standoff.record.link import Link
from standoff.record.when import UNKNOWN, When
from standoff.resolve.actor_evidence import Known, evidence, known_from
from standoff.resolve.actor_index import COMMON, ActorIndex
from standoff.resolve.bonds import NO_BONDS, Bonds
from standoff.resolve.evidence import DECIDED, FOUNDED, Evidence
from standoff.resolve.report import Report, in_order

# A report tells of the holder of an office if the holder is named with it by a report at most so far away in time.
TERM: Final = timedelta(days=366)


class Mention(NamedTuple):
    """An actor as one report tells of it, with the area and the day of that report, and its place among all."""

    order: int
    actor: Actor
    area: str | None
    day: date | None


class _Joined(NamedTuple):
    """Everything that is known of an actor, and why each mention belongs to it."""

    known: Known
    links: list[tuple[int, Link]]


def join_actors(
    reports: Sequence[Report],
    bonds: Bonds = NO_BONDS,
    areas: Mapping[str, str | None] | None = None,
    everywhere: Set[str] = frozenset(),
) -> tuple[list[Actor], dict[str, str]]:
    """The actors of many reports as entries, and the entry that each mention was joined into.

    ``areas`` are those of the reports (``areas.py``), by document id; without it, all reports are of one area.
    ``everywhere`` names the sides whose people and offices are the same in all areas.
    """
    mentions = list(_in_order(reports, areas if areas is not None else defaultdict(str)))
    joiner = _Joiner(bonds, everywhere)
    offices = [one for one in mentions if one.actor.kind == "office"]
    for one in mentions:
        if one.actor.kind != "office":
            joiner.add(one)
    holders = _Holders(joiner.entries)
    for one in offices:
        held_by = holders.of(one)
        merged = bonds.binds(one.actor) and bonds.home(joiner.bonded, one.actor) is not None
        if held_by is None or merged or bonds.split(held_by.entry.known, one.actor):
            joiner.add(one)
        else:
            holders.learn(held_by, one)
    entries = [_entry(one) for one in joiner.entries]
    return entries, {mention: entry.id for entry in entries for mention in entry.mentions}


def _in_order(reports: Iterable[Report], areas: Mapping[str, str | None]) -> Iterator[Mention]:
    order = count()
    for report in in_order(reports):
        area, day = areas[report.document.id], report.document.day
        for actor in sorted(report.annotation.actors, key=lambda one: one.passages[0].start):
            yield Mention(next(order), actor, area, day)


class _Joiner:
    """Actors found so far, with the keys by which those are found that a mention can be of."""

    def __init__(self, bonds: Bonds, everywhere: Set[str]) -> None:
        self.entries: list[_Joined] = []
        self._bonds = bonds
        self._everywhere = everywhere
        self._found_by = ActorIndex(everywhere)

    @property
    def bonded(self) -> list[Known]:
        """What is known of each actor."""
        return [one.known for one in self.entries]

    def add(self, mention: Mention) -> None:
        """Join a mention to the actor that most evidence speaks for, or let it found one."""
        home, score, reasons = self._home(mention)
        if home is None:
            home = len(self.entries)
            self.entries.append(_Joined(known_from(mention.actor, mention.area, mention.day), []))
            self.entries[home].links.append((mention.order, _link(mention.actor, 1.0, (FOUNDED,))))
        else:
            _add(self.entries[home], mention, score, reasons)
        self._found_by.add(mention.actor, mention.area, home)

    def _home(self, mention: Mention) -> tuple[int | None, float, tuple[str, ...]]:
        decided = self._bonds.home(self.bonded, mention.actor) if self._bonds.binds(mention.actor) else None
        if decided is not None:
            return decided, 1.0, (DECIDED,)
        found: tuple[float, int, Evidence] | None = None
        for place in self._found_by.look_up(mention.actor, mention.area):
            entry = self.entries[place].known
            if entry.kind != mention.actor.kind or self._bonds.split(entry, mention.actor):
                continue
            told = evidence(entry, mention.actor, mention.area, self._everywhere)
            if told.holds and (found is None or told.weight > found[0]):
                found = (told.weight, place, told)
                if mention.area is None and mention.actor.kind in COMMON:
                    break  # without a state nothing tells one of these from another
        return (None, 1.0, ()) if found is None else (found[1], found[2].score, found[2].reasons)


class _Holder(NamedTuple):
    """A person who holds offices, and for each the days of the reports that say so, in order."""

    entry: _Joined
    days: dict[str, list[date]]

    def holds(self, office: str, day: date | None) -> bool:
        """Whether the person is told to hold an office near a day; without a day, at any time."""
        days = self.days[office]
        if day is None or not days:
            return True
        after = bisect_left(days, day)
        return any(abs(told - day) <= TERM for told in days[max(0, after - 1) : after + 1])


class _Holders:
    """Who is told to hold which office, where and when."""

    def __init__(self, entries: Iterable[_Joined]) -> None:
        self._by_office: dict[str, list[_Holder]] = defaultdict(list)
        self._by_area: dict[tuple[str, str | None], list[_Holder]] = defaultdict(list)
        for entry in entries:
            known = entry.known
            if known.kind == "person" and known.offices:
                days = {office: sorted(filter(None, told)) for office, told in known.offices.items()}
                holder = _Holder(entry, days)
                for office in days:
                    self._by_office[office].append(holder)
                    for area in known.areas or (None,):
                        self._by_area[office, area].append(holder)

    def of(self, mention: Mention) -> _Holder | None:
        """The one person who is told to hold an office in the area and at the time of a mention of it."""
        office = mention.actor.name
        near = list(islice((one for one in self._here(office, mention.area) if one.holds(office, mention.day)), 2))
        return near[0] if len(near) == 1 else None

    def learn(self, holder: _Holder, mention: Mention) -> None:
        """That a person holds an office by one more report, which can be the first to tell of an area."""
        for role in mention.actor.roles:
            if role.name in holder.days and mention.day is not None:
                insort(holder.days[role.name], mention.day)
        if mention.area is not None and not holder.entry.known.areas:
            for office in holder.days:
                self._by_area[office, mention.area].append(holder)
        _add(holder.entry, mention, 0.9, ("the only one told to hold the office then",))

    def _here(self, office: str, area: str | None) -> Iterable[_Holder]:
        if area is None:
            return self._by_office.get(office, ())
        nowhere = (one for one in self._by_area.get((office, None), ()) if not one.entry.known.areas)
        return chain(self._by_area.get((office, area), ()), nowhere)


def _add(entry: _Joined, mention: Mention, score: float, reasons: tuple[str, ...]) -> None:
    entry.known.add(mention.actor, mention.area, mention.day)
    entry.links.append((mention.order, _link(mention.actor, score, reasons)))


def _link(actor: Actor, score: float, reasons: tuple[str, ...]) -> Link:
    return Link(mention=actor.id, passage=actor.passages[0], score=score, reasons=reasons)


def _entry(joined: _Joined) -> Actor:
    """What reports tell of one actor, as one entry. Its id is that of its first mention."""
    actors = joined.known.actors
    links = tuple(link for _, link in sorted(joined.links))
    # A person may be told of by office alone before any report names them.
    named = next(one for one in actors if one.kind == joined.known.kind)
    fullest = max(actors, key=lambda one: (one.kind == "person", len(one.name.split()), one.name == named.name)).name
    return msgspec.structs.replace(
        named,
        id=links[0].mention,
        name=fullest if named.kind == "person" else named.name,
        names=tuple(sorted({name for one in actors for name in one.names})),
        handles=tuple(sorted(joined.known.handles)),
        roles=tuple(Role(name=name, when=_span(days)) for name, days in sorted(joined.known.offices.items())),
        side=joined.known.side,
        private=joined.known.private,
        passages=tuple(sorted({passage for one in actors for passage in one.passages})),
        mentions=tuple(link.mention for link in links),
        links=links,
    )


def _span(days: Iterable[date | None]) -> When:
    """From the first to the last day on which a report says that an office is held."""
    known = [day for day in days if day is not None]
    return When(earliest=min(known), latest=max(known), granularity="day", got="relative") if known else UNKNOWN
