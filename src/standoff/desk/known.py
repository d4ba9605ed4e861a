"""What was known of a dispute on a day."""

from dataclasses import dataclass
from datetime import date

from anyio.to_thread import run_sync

from standoff.desk.dispute_page import Head, head_of
from standoff.desk.errors import missing
from standoff.desk.house import House
from standoff.record import Record


@dataclass(frozen=True)
class Then:
    """What was known of a dispute on a day: the last one with reports by the day that was asked for."""

    dispute: str
    day: date
    record: Record | None


async def known_on(house: House, identifier: str, day: date | None) -> Then | None:
    """What was known of a dispute on a day; None where no day is meant, or one on which all was known that is now.

    It takes seconds, so that one is worked out after the other.
    """
    if day is None:
        return None

    def work_out() -> Then | None:
        head = head_in(house, identifier)
        then = _known_by(head.days, day)
        return None if then is None else Then(head.id, then, house.dispute(head.id, then))

    return await run_sync(work_out, limiter=house.thinking)


def head_in(house: House, identifier: str) -> Head:
    """The head of a dispute, by its id or one that it bore before.

    Raises:
        HTTPException: there is no such dispute.
    """
    head = house.made_small(("head", identifier), lambda _: head_of(house.dispute(identifier), identifier))
    if head is None:
        raise missing("dispute")
    return head


def _known_by(days: tuple[date, ...], as_of: date) -> date | None:
    """The last day with reports by a day; None where that is all that there is to know."""
    if not days or as_of >= days[-1]:
        return None
    return max((day for day in days if day <= as_of), default=days[0])
