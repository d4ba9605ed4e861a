"""Where accounts disagree: each side with its holders and its words."""

from dataclasses import dataclass

from standoff.publish import wording
from standoff.publish.citing import Cited, cited
from standoff.publish.index import Index
from standoff.record import Conflict, Dispute
from standoff.record.conflict import ConflictKind

KIND: dict[ConflictKind, str] = {
    "count": "How many",
    "date": "When",
    "fact": "What happened",
    "blame": "Who is to blame",
    "fulfilment": "Kept or not kept",
}


@dataclass(frozen=True)
class SideRow:
    """One side of a conflict: what it holds, who holds it, and its words."""

    holds: str
    by: str
    words: tuple[Cited, ...]


@dataclass(frozen=True)
class ConflictRow:
    """A conflict in words. ``about`` is the id of the entry in dispute, where there is one."""

    id: str
    kind: str
    what: str
    about: str | None
    sides: tuple[SideRow, ...]


def conflict_rows(index: Index, dispute: Dispute) -> list[ConflictRow]:
    """The conflicts of a dispute, in the order of the record."""
    return [_row(index, one) for one in index.get(Conflict, dispute.conflicts)]


def _row(index: Index, conflict: Conflict) -> ConflictRow:
    sides = tuple(
        SideRow(
            holds=wording.sentence(side.holds),
            by=wording.listed([index.name(one) or wording.UNKNOWN_ACTOR for one in side.by]) or wording.OWN_VOICE,
            words=tuple(cited(index, side.passages)),
        )
        for side in conflict.sides
    )
    about = index.now(conflict.about) if conflict.about else None
    known = about if about in index.entries else None
    return ConflictRow(conflict.id, KIND[conflict.kind], wording.sentence(conflict.what), known, sides)
