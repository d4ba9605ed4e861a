"""Deadlines that reports tell to be put off or run out, tied to the demands and promises whose they are."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from standoff.record.actor import Actor, same_side
from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.extension import ClockChange, Extension
from standoff.record.matter import related
from standoff.record.passage import Reference
from standoff.record.when import When
from standoff.resolve.report import joined_passages


def change_deadlines(
    demands: Sequence[Demand], changes: Sequence[ClockChange], actors: Mapping[str, Actor]
) -> list[Demand]:
    """Demands with what reports tell of their deadlines, in the order in which it is told.

    A change is of the demands of those who put the deadline off, or whose it was, on its matter; where it names no
    matter, of the one whose deadline is the last. One that is of no demand known changes nothing.
    """
    changed = list(demands)
    for change in changes:
        own = [place for place, one in enumerate(changed) if _is_of(change, one.by, one, actors)]
        if change.matter is None:
            own = [place for place in own if changed[place].deadline is not None]
            own.sort(key=lambda place: _end(changed[place]))
            own = own[-1:]
        for place in own:
            changed[place] = (
                _put_off(changed[place], change) if change.said == "put off" else _up(changed[place], change)
            )
    return changed


def change_due_days(
    commitments: Sequence[Commitment],
    changes: Sequence[ClockChange],
    actors: Mapping[str, Actor],
    claimants: Collection[str],
) -> list[Commitment]:
    """Promises whose day was put off: by the word of those who made them, or by the consent of those who demanded.

    Those of the sides ``claimants`` who agree to wait for what was promised until a day consent to that day.
    """
    changed = list(commitments)
    for change in changes:
        for place, one in enumerate(changed):
            extension = _later_day(one, change, actors, claimants)
            if extension is not None:
                changed[place] = msgspec.structs.replace(
                    one,
                    due=extension.until,
                    put_off=(*one.put_off, extension),
                    passages=joined_passages(one.passages, (change.passage,)),
                )
    return changed


def _later_day(
    commitment: Commitment, change: ClockChange, actors: Mapping[str, Actor], claimants: Collection[str]
) -> Extension | None:
    until, due = _later(commitment.due, change), commitment.due.latest if commitment.due is not None else None
    if until is None or until.earliest is None or due is None or until.earliest <= due or change.matter is None:
        return None
    if _is_of(change, commitment.by, commitment, actors):
        return Extension(until=until, by=change.by, passage=change.passage)
    waiting = actors.get(change.by.entry or "") if change.by is not None else None
    consents = waiting is not None and waiting.side in claimants and _is_on(change, commitment)
    return Extension(until=until, consent=change.by, passage=change.passage) if consents else None


def _is_of(change: ClockChange, by: Reference | None, entry: Demand | Commitment, actors: Mapping[str, Actor]) -> bool:
    """Whether a change is of a demand or promise of the same side, on the same matter, made by then."""
    if not _is_on(change, entry):
        return False
    if by is None or change.by is None:
        return change.said == "run out" and change.by is None
    one, other = actors.get(change.by.entry or ""), actors.get(by.entry or "")
    if one is None or other is None:
        return bool(_names(change.by, one) & _names(by, other))
    return same_side(one, other)


def _is_on(change: ClockChange, entry: Demand | Commitment) -> bool:
    """Whether a change is on the matter of a demand or promise that was made by then."""
    made, told = entry.when.earliest, change.when.latest
    if made is not None and told is not None and told < made:
        return False
    return change.matter is None or (entry.matter is not None and related(entry.matter, change.matter))


def _names(reference: Reference, actor: Actor | None) -> set[str]:
    """The words by which somebody is named: "Union" is the Union of a longer name."""
    words = {
        word for name in (reference.passage.quote, actor.name if actor is not None else "") for word in name.split()
    }
    return {word.lower().strip("’'s.,") for word in words if word[:1].isupper() and word.lower() != "the"}


def _put_off(demand: Demand, change: ClockChange) -> Demand:
    until = _later(demand.deadline, change)
    if until is None or demand.state not in {"open", "extended"} or until == demand.deadline:
        return demand
    if until.latest is not None and until.latest <= _end(demand):
        return demand
    return msgspec.structs.replace(
        demand,
        deadline=until,
        put_off=(*demand.put_off, Extension(until=until, by=change.by, passage=change.passage)),
        state="extended",
        passages=joined_passages(demand.passages, (change.passage,)),
    )


def _later(end: When | None, change: ClockChange) -> When | None:
    """The new deadline: the one that is told, or so many days behind the old one."""
    if change.longer is None or end is None or end.latest is None:
        return change.until
    day = end.latest + timedelta(days=change.longer)
    return When(earliest=day, latest=day, granularity="day", got="counted", clock=end.clock, passage=change.passage)


def _up(demand: Demand, change: ClockChange) -> Demand:
    """A demand whose deadline has run out: its end is known by that, where no report gave it."""
    known = demand.deadline is not None and demand.deadline.latest is not None
    return msgspec.structs.replace(
        demand,
        deadline=demand.deadline if known else change.when,
        passages=joined_passages(demand.passages, (change.passage,)),
    )


def _end(demand: Demand) -> date:
    latest = demand.deadline.latest if demand.deadline is not None else None
    return latest or date.min
