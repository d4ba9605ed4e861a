"""What became of demands with a clock: while it runs, when it has run out, and whether the threat followed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from standoff.record.demand import Demand, DemandState
from standoff.record.event import HAPPENED, Event

# A threat is taken to have been carried out by what begins within so many days of the deadline.
FOLLOWS_WITHIN: Final = timedelta(days=7)

_RUNNING: Final[frozenset[DemandState]] = frozenset({"open", "extended"})
_ACTION: Final = frozenset({"begun", "resumed", "escalated"})


def rule_on_deadlines(demands: Sequence[Demand], events: Sequence[Event], last_day: date | None) -> list[Demand]:
    """Demands with their state on a day, where they had a deadline that has passed by then.

    One that was met, refused or withdrawn stays so. Of the others, a threat that was followed by the beginning of a
    strike or protest is *carried out*; one that nothing answered is *lapsed*. ``last_day`` is the day for which the
    state is asked.
    """
    return [_ruled(one, events, last_day) for one in demands]


def _ruled(demand: Demand, events: Sequence[Event], last_day: date | None) -> Demand:
    end = demand.deadline.latest if demand.deadline is not None else None
    if end is None or last_day is None or last_day <= end or demand.state not in _RUNNING:
        return demand
    if demand.or_else is not None and any(_follows(event, end) for event in events):
        return msgspec.structs.replace(demand, state="carried out")
    # One that is answered does not lapse, but no longer runs.
    return msgspec.structs.replace(demand, state="open" if demand.answered_by else "lapsed")


def _follows(event: Event, end: date) -> bool:
    """Whether a strike or protest began when the time was up, or within days."""
    day = event.when.day
    began = event.kind in {"strike", "protest"} and event.phase in _ACTION and event.modality in HAPPENED
    return began and day is not None and end <= day <= end + FOLLOWS_WITHIN
