"""Where the reports, or those they quote, disagree."""

from typing import Literal

from standoff.record.passage import Passage
from standoff.record.value import Value

ConflictKind = Literal["count", "date", "fact", "blame", "fulfilment"]


class Side(Value, frozen=True, kw_only=True):
    """One side of a conflict: who holds it (actor ids; empty for a report's own voice), and their words."""

    holds: str
    by: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


class Conflict(Value, frozen=True, kw_only=True):
    """Two or more accounts that cannot both hold. ``about`` is the id of the entry in dispute, where there is one."""

    id: str
    kind: ConflictKind
    what: str
    sides: tuple[Side, ...]
    about: str | None = None
