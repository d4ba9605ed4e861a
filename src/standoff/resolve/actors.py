"""Actors across reports: one person under several spellings, a group under several words, an office and its holder.

Mentions are taken in order of founding. Each is compared with those actors that share a name, a surname, a handle, an
office or a side with it, and joins the one that most evidence speaks for (``actor_evidence.py``). An office without a
name is the person who is told to hold it in that state at that time, if there is only one; "the union" is the only
union that its dispute tells of.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import chain, count
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from standoff.record.actor import Actor, Role
from standoff.record.link import Link
from standoff.record.when import UNKNOWN, When
from standoff.resolve.actor_evidence import Known, Sides, Told, evidence, known_from, noun_for_body
from standoff.resolve.actor_index import COMMON, ActorIndex
from standoff.resolve.bonds import NO_BONDS, Bonds
from standoff.resolve.evidence import DECIDED, FOUNDED, Evidence
from standoff.resolve.report import Report, in_order

# A report tells of the holder of an office if the holder is named with it by a report at most so far away in time.
TERM: Final = timedelta(days=366)
NO_SIDES: Final = Sides()


class Mention(NamedTuple):
    """An actor as one report tells of it, where and when that is, and its place among all."""

    order: int
    actor: Actor
    told: Told


class _Joined(NamedTuple):
    """Everything that is known of an actor, and why each mention belongs to it."""

    known: Known
    links: list[tuple[int, Link]]


def join_actors(
    reports: Sequence[Report],
    bonds: Bonds = NO_BONDS,
    areas: Mapping[str, str | None] | None = None,
    disputes: Mapping[str, int] = MappingProxyType({}),
    sides: Sides = NO_SIDES,
) -> tuple[list[Actor], dict[str, str]]:
    """The actors of many reports as entries, and the entry that each mention was joined into.

    ``areas`` are those of the reports (``areas.py``), by document id; without it, all reports are of one area.
    ``disputes`` are the numbers of the disputes that they tell of.
    """
    mentions = list(_in_order(reports, areas if areas is not None else defaultdict(str), disputes))
    joiner = _Joiner(bonds, sides)
    offices = [one for one in mentions if one.actor.kind == "office"]
    called = [one for one in mentions if noun_for_body(one.actor) is not None]
    apart = {one.order for one in (*offices, *called)}
    for one in mentions:
        if one.order not in apart:
            joiner.add(one)
    bodies = _Bodies(joiner.entries, sides.claimants)
    for one in called:
        body = bodies.of(one)
        if body is None or bonds.binds(one.actor) or bonds.split(body.known, one.actor):
            joiner.add(one)
        else:
            _add(body, one, 0.9, (f"the only {noun_for_body(one.actor)} told of in the dispute",))
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


def _in_order(
    reports: Iterable[Report], areas: Mapping[str, str | None], disputes: Mapping[str, int]
) -> Iterator[Mention]:
    order = count()
    for report in in_order(reports):
        key = report.document.id
        told = Told(areas[key], report.document.day, disputes.get(key))
        for actor in sorted(report.annotation.actors, key=lambda one: one.passages[0].start):
            yield Mention(next(order), actor, told)


class _Joiner:
    """Actors found so far, with the keys by which those are found that a mention can be of."""

    def __init__(self, bonds: Bonds, sides: Sides) -> None:
        self.entries: list[_Joined] = []
        self._bonds = bonds
        self._sides = sides
        self._found_by = ActorIndex(sides.everywhere)

    @property
    def bonded(self) -> list[Known]:
        """What is known of each actor."""
        return [one.known for one in self.entries]

    def add(self, mention: Mention) -> None:
        """Join a mention to the actor that most evidence speaks for, or let it found one."""
        home, score, reasons = self._home(mention)
        if home is None:
            home = len(self.entries)
            self.entries.append(_Joined(known_from(mention.actor, mention.told), []))
            self.entries[home].links.append((mention.order, _link(mention.actor, 1.0, (FOUNDED,))))
        else:
            _add(self.entries[home], mention, score, reasons)
        self._found_by.add(mention.actor, mention.told, home)

    def _home(self, mention: Mention) -> tuple[int | None, float, tuple[str, ...]]:
        decided = self._bonds.home(self.bonded, mention.actor) if self._bonds.binds(mention.actor) else None
        if decided is not None:
            return decided, 1.0, (DECIDED,)
        found: tuple[float, int, Evidence] | None = None
        for place in self._found_by.look_up(mention.actor, mention.told):
            entry = self.entries[place].known
            if entry.kind != mention.actor.kind or self._bonds.split(entry, mention.actor):
                continue
            spoken = evidence(entry, mention.actor, mention.told, self._sides)
            if spoken.holds and (found is None or spoken.weight > found[0]):
                found = (spoken.weight, place, spoken)
                if mention.told.area is None and mention.actor.kind in COMMON:
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
        """The one person who is told to hold an office in the area and at the time of a mention of it.

        Of several, it is the one of whom the dispute tells.
        """
        office = mention.actor.name
        told = mention.told
        near = [one for one in self._here(office, told.area) if one.holds(office, told.day)]
        if len(near) > 1 and told.dispute is not None:
            near = [one for one in near if told.dispute in one.entry.known.disputes]
        return near[0] if len(near) == 1 else None

    def learn(self, holder: _Holder, mention: Mention) -> None:
        """That a person holds an office by one more report, which can be the first to tell of an area."""
        for role in mention.actor.roles:
            if role.name in holder.days and mention.told.day is not None:
                insort(holder.days[role.name], mention.told.day)
        if mention.told.area is not None and not holder.entry.known.areas:
            for office in holder.days:
                self._by_area[office, mention.told.area].append(holder)
        _add(holder.entry, mention, 0.9, ("the only one told to hold the office then",))

    def _here(self, office: str, area: str | None) -> Iterable[_Holder]:
        if area is None:
            return self._by_office.get(office, ())
        nowhere = (one for one in self._by_area.get((office, None), ()) if not one.entry.known.areas)
        return chain(self._by_area.get((office, area), ()), nowhere)


class _Bodies:
    """The bodies that each dispute tells of, by the last word of their names: *union*."""

    def __init__(self, entries: Iterable[_Joined], claimants: Set[str]) -> None:
        self._claimants = claimants
        self._by_noun: dict[tuple[int, str], list[_Joined]] = defaultdict(list)
        for entry in entries:
            if entry.known.kind == "organisation":
                nouns = {name.split()[-1].lower() for name in entry.known.names if " " in name}
                for dispute in entry.known.disputes:
                    for noun in nouns:
                        self._by_noun[dispute, noun].append(entry)

    def of(self, mention: Mention) -> _Joined | None:
        """The only body of a dispute that a mention can mean by its noun."""
        noun, dispute = noun_for_body(mention.actor), mention.told.dispute
        if noun is None or dispute is None:
            return None
        ours = {None, mention.actor.side, *(self._claimants if mention.actor.side in self._claimants else ())}
        found = [one for one in self._by_noun.get((dispute, noun), ()) if one.known.side in ours]
        return found[0] if len(found) == 1 else None


def _add(entry: _Joined, mention: Mention, score: float, reasons: tuple[str, ...]) -> None:
    entry.known.add(mention.actor, mention.told)
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
