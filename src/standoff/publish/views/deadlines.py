"""Demands with a clock: those that run first, with what is left of the time; then those that have run out."""

from dataclasses import dataclass
from datetime import date

from standoff.publish import wording
from standoff.publish.index import Index
from standoff.record import Demand, Dispute


@dataclass(frozen=True)
class DeadlineRow:
    """A demand with its deadline. ``days_left`` is negative once it has passed, None where its end is not known."""

    id: str
    demand: str
    by: str
    to: str
    deadline: str
    ends: date | None
    days_left: int | None
    left: str
    or_else: str
    state: wording.Sign


def deadline_rows(index: Index, dispute: Dispute) -> list[DeadlineRow]:
    """The demands of a dispute whose deadline is known, by what is left on the day as of which they are shown."""
    demands = [
        one
        for one in index.get(Demand, dispute.demands)
        if one.deadline is not None and one.deadline.latest is not None
    ]
    today = index.record.as_of or index.latest_report(index.documents)
    rows = [_row(index, one, today) for one in demands]
    return sorted(rows, key=lambda row: (not _runs(row), _distance(row), row.id))


def _runs(row: DeadlineRow) -> bool:
    return row.days_left is None or row.days_left >= 0


def _distance(row: DeadlineRow) -> int:
    return abs(row.days_left) if row.days_left is not None else 0


def _row(index: Index, demand: Demand, today: date | None) -> DeadlineRow:
    ends = demand.deadline.latest if demand.deadline is not None else None
    left = (ends - today).days if ends is not None and today is not None else None
    return DeadlineRow(
        id=demand.id,
        demand=wording.sentence(demand.text),
        by=index.named(demand.by),
        to=index.named(demand.to),
        deadline=wording.due(demand.deadline),
        ends=ends,
        days_left=left,
        left=_in_words(left),
        or_else=demand.or_else.quote if demand.or_else else "",
        state=wording.DEMAND_STATE[demand.state],
    )


def _in_words(days: int | None) -> str:
    if days is None:
        return "not known"
    if days == 0:
        return "ends that day"
    return f"{wording.many(days, 'day')} left" if days > 0 else f"passed {wording.many(-days, 'day')} before"
