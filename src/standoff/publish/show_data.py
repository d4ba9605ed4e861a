"""What ``standoff show`` shows, as plain data."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

import msgspec

from standoff.publish.index import Index
from standoff.publish.masking import masked
from standoff.publish.short_timeline import Shortening, short_days
from standoff.publish.timeline import days
from standoff.publish.views.commitments import commitment_rows
from standoff.publish.views.conflicts import conflict_rows
from standoff.publish.views.deadlines import deadline_rows
from standoff.publish.views.demands import demand_rows
from standoff.publish.views.disputes import dispute_row, find_dispute, ordered
from standoff.publish.views.sources import source_rows
from standoff.record import Dispute, Record

# The sections of a dispute, in the order in which they are shown.
SECTIONS: dict[str, Callable[[Index, Dispute], Any]] = {
    "timeline": days,
    "commitments": commitment_rows,
    "demands": demand_rows,
    "deadlines": deadline_rows,
    "conflicts": conflict_rows,
    "sources": source_rows,
}


def show_data(
    record: Record, dispute: str | None = None, sections: Collection[str] = (), short: Shortening | None = None
) -> dict[str, Any]:
    """The disputes of a record, or one of them, with some of ``SECTIONS`` or all; what JSON holds; names masked.

    With ``short`` the timeline has only the weightiest days, each in a sentence.

    Raises:
        UnknownDispute: none or several answer to ``dispute``.
    """
    index = Index(masked(record))
    made = dict(SECTIONS)
    if short is not None:
        made["timeline"] = partial(short_days, short=short)
    shown = [find_dispute(index.record, dispute)] if dispute else ordered(index.record)
    pages = [
        {
            "dispute": dispute_row(index, one),
            **{name: rows(index, one) for name, rows in made.items() if not sections or name in sections},
        }
        for one in shown
    ]
    data: dict[str, Any] = msgspec.to_builtins({"as_of": record.as_of, "disputes": pages})
    return data
