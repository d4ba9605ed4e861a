"""What the page of a dispute shows, made from the part of the record that is the dispute."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice

from standoff.desk.choosing import Choice, Offers, chosen, offers, zooms
from standoff.desk.map import Map, Spot, draw_map
from standoff.publish import wording
from standoff.publish.index import Index
from standoff.publish.report.drawing import draw
from standoff.publish.report.shapes import Drawing
from standoff.publish.timeline import Item, items
from standoff.publish.views.commitments import CommitmentRow, commitment_rows
from standoff.publish.views.conflicts import ConflictRow, conflict_rows
from standoff.publish.views.deadlines import deadline_rows
from standoff.publish.views.demands import DemandRow, demand_rows
from standoff.publish.views.disputes import DisputeRow, dispute_row
from standoff.publish.views.sources import SourceRow, source_rows
from standoff.publish.working import Step, working
from standoff.record import Actor, Dispute, Event, Place, Record

# So many rows of a kind stand on a page; the rest is a click away.
MOST_ROWS = 120


@dataclass(frozen=True)
class Picture:
    """The timeline: the drawing, what can be chosen, and other views of it."""

    row: DisputeRow
    drawing: Drawing | None
    offers: Offers
    zooms: list[tuple[str, Choice]]
    choice: Choice
    left_out: int


@dataclass(frozen=True)
class Named:
    """An actor or a place: its name, what is said of it beside, and how many entries it takes part in."""

    id: str
    name: str
    beside: str
    entries: int


@dataclass(frozen=True)
class Asked:
    """A demand with the promises that answer it: each told in full where it first stands on the page, then by name."""

    row: DemandRow
    answers: list[tuple[CommitmentRow, bool]]


@dataclass(frozen=True)
class Head:
    """What is asked of a dispute before its page: the id that it bears now, its name, the days of its reports."""

    id: str
    name: str
    days: tuple[date, ...]


@dataclass(frozen=True)
class DisputePage:
    """One dispute. ``unasked`` are the promises that answer no demand; ``more`` says how many rows were left out."""

    row: DisputeRow
    stands: tuple[str, ...]
    days: tuple[date, ...]
    picture: Picture
    demands: list[Asked]
    unasked: list[CommitmentRow]
    conflicts: list[ConflictRow]
    map: Map | None
    places: list[Named]
    sides: list[tuple[str, list[Named]]]
    sources: list[SourceRow]
    statements: int
    working: list[Step]
    more: int

    def href(self, identifier: str) -> str:
        """The address of an entry."""
        return href(identifier)


def href(identifier: str) -> str:
    """The address of an entry: its own page."""
    return f"/disputes/{identifier}" if identifier.startswith("u_") else f"/entries/{identifier}"


def dispute_page(record: Record, identifier: str, choice: Choice, days: tuple[date, ...] = ()) -> DisputePage | None:
    """The page of a dispute in a masked part of the record; None where the dispute is not in it.

    ``days`` are those on which its reports were published, also those that were not out yet on the day of the page.
    """
    index = Index(record)
    found = index.get(Dispute, [identifier])
    if not found:
        return None
    dispute = found[0]
    row = dispute_row(index, dispute)
    demands, promises = demand_rows(index, dispute), commitment_rows(index, dispute)
    answering = {one.id for demand in demands for one in demand.answers}
    unasked = [one for one in promises if one.id not in answering]
    # Demands that a promise answers say more than those that none does.
    demands.sort(key=lambda one: not one.answers)
    taking_part = _taking_part(index, dispute)
    return DisputePage(
        row=row,
        stands=tuple(islice(_stands(index, dispute, row, promises), 3)),
        days=days,
        picture=picture(index, dispute, row, choice),
        demands=_asked(demands[:MOST_ROWS]),
        unasked=unasked[:MOST_ROWS],
        conflicts=conflict_rows(index, dispute)[:MOST_ROWS],
        map=draw_map(_spots(index, dispute, taking_part)),
        places=_places(index, dispute, taking_part),
        sides=_sides(index, dispute, taking_part),
        sources=source_rows(index, dispute),
        statements=len(dispute.statements),
        working=list(working(index, dispute)),
        more=max(len(demands) - MOST_ROWS, 0) + max(len(unasked) - MOST_ROWS, 0),
    )


def head_of(record: Record | None, identifier: str) -> Head | None:
    """The head of a dispute in its part of the record; None where it is not there."""
    if record is None:
        return None
    now = record.aliases.get(identifier, identifier)
    dispute = next((one for one in record.disputes if one.id == now), None)
    if dispute is None:
        return None
    own = set(dispute.documents)
    # Only those that are known at least in part.
    days = {one.published.latest for one in record.documents if one.id in own and one.day is not None}
    return Head(now, dispute.name, tuple(sorted(day for day in days if day is not None)))


def picture_of(record: Record, identifier: str, choice: Choice) -> Picture | None:
    """The timeline of a dispute by itself; None where the dispute is not in the part of the record."""
    index = Index(record)
    found = index.get(Dispute, [identifier])
    return picture(index, found[0], dispute_row(index, found[0]), choice) if found else None


def picture(index: Index, dispute: Dispute, row: DisputeRow, choice: Choice) -> Picture:
    """The timeline of a dispute as a reader chose it."""
    there = offers(index, dispute, choice)
    shown, left_out = chosen(index, dispute, choice)
    return Picture(row, draw(index, shown, choice.window), there, zooms(choice, there), choice, left_out)


def _asked(demands: list[DemandRow]) -> list[Asked]:
    told: set[str] = set()
    found = []
    for demand in demands:
        found.append(Asked(demand, [(one, one.id not in told) for one in demand.answers]))
        told.update(one.id for one in demand.answers)
    return found


def _stands(index: Index, dispute: Dispute, row: DisputeRow, promises: list[CommitmentRow]) -> list[str]:
    """What stands now, in lines: how the dispute stands, what came of the promises, what was last and what is next."""
    reason = wording.with_days(row.state_reason)
    lines = [f"{wording.sentence(row.state.word)}: {reason}." if reason else f"{row.state.meaning}"]
    if promises:
        counted = [f"{number} {sign.word}" for sign, number in row.statuses]
        lines.append(f"Of {wording.many(len(promises), 'promise')}: {wording.listed(counted)}.")
    else:
        lines.append("No promise is on the record.")
    running = [one for one in deadline_rows(index, dispute) if one.days_left is not None and one.days_left >= 0]
    last = max((one for one in items(index, dispute) if _happened(one)), key=_day, default=None)
    if running:
        one = running[0]
        lines.append(f"Next: a deadline {one.deadline} ({one.left}), set by {one.by}.")
    elif last is not None:
        lines.append(f"Last, {wording.time_of(last.when, short=True)}: {last.words}.")
    return lines


def _happened(item: Item) -> bool:
    return item.firm and item.when.earliest is not None and item.id.startswith("e_")


def _day(item: Item) -> tuple[date, str]:
    return item.when.earliest or date.min, item.id


def _taking_part(index: Index, dispute: Dispute) -> Counter[str]:
    """In how many entries of a dispute each actor and place takes part."""
    found: Counter[str] = Counter()
    for event in index.get(Event, dispute.events):
        references = (*event.agents, *event.targets, *event.places)
        found.update({index.now(one.entry) for one in references if one.entry is not None})
    return found


def _spots(index: Index, dispute: Dispute, taking_part: Counter[str]) -> list[Spot]:
    return [
        Spot(one.id, one.name, one.latitude, one.longitude, taking_part[one.id])
        for one in _all_places(index, dispute, taking_part)
        if one.latitude is not None and one.longitude is not None and one.kind != "country"
    ]


def _places(index: Index, dispute: Dispute, taking_part: Counter[str]) -> list[Named]:
    found = [
        Named(one.id, one.name, ", ".join((one.kind, *one.parents)), taking_part[one.id])
        for one in _all_places(index, dispute, taking_part)
    ]
    return sorted(found, key=lambda one: (-one.entries, one.name))[:MOST_ROWS]


def _all_places(index: Index, dispute: Dispute, taking_part: Counter[str]) -> list[Place]:
    return index.get(Place, dict.fromkeys((*(index.now(one) for one in dispute.places), *taking_part)))


def _sides(index: Index, dispute: Dispute, taking_part: Counter[str]) -> list[tuple[str, list[Named]]]:
    """The actors by their sides, those that do most first; then those that are of none."""
    sides: dict[str, list[Actor]] = {party.side: index.get(Actor, party.actors) for party in dispute.parties}
    of_a_side = {one.id for actors in sides.values() for one in actors}
    sides["others"] = [one for one in index.get(Actor, taking_part) if one.id not in of_a_side]
    return [
        (
            side,
            sorted(
                (Named(one.id, one.name, _beside(one), taking_part[one.id]) for one in actors),
                key=lambda one: (-one.entries, one.name),
            ),
        )
        for side, actors in sides.items()
        if actors
    ]


def _beside(actor: Actor) -> str:
    return ", ".join(dict.fromkeys(role.name for role in actor.roles)) or actor.kind
