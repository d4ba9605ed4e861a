"""Decisions at the desk: made, kept with a line in the audit log, and told in words."""

from collections.abc import Callable
from dataclasses import dataclass

from standoff.desk.clock import now
from standoff.desk.house import House
from standoff.desk.who import Visitor
from standoff.record import Decision, Record
from standoff.record.decision import in_force
from standoff.store import audit, decisions

_VERDICTS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "joined",
    "split": "split",
    "mask": "name withheld",
    "unmask": "name shown",
    "status": "status set",
    "add": "added",
    "undo": "undone",
}


@dataclass(frozen=True)
class Told:
    """A decision as a reader sees it. ``holds`` is false once it was undone."""

    id: str
    at: str
    by: str
    words: str
    reason: str
    holds: bool
    can_undo: bool


def keep(house: House, visitor: Visitor, make: Callable[[dict[str, str]], Decision], reason: str) -> Decision:
    """Make a decision and keep it; the record is worked out anew in the background.

    Raises:
        DecisionError: it cannot be made.
    """
    at = now()
    decision = make({"by": visitor.name, "at": at, "reason": reason.strip()})
    with house.store.writing() as connection:
        decisions.add(connection, [decision])
        audit.add(connection, at, visitor.name, f"decided {decision.id}: {in_words(decision)}")
    house.worker.work_out()
    return decision


def in_words(decision: Decision) -> str:
    """What was decided, in few words: *corrected: phase is begun*."""
    words = _VERDICTS[decision.verdict]
    if decision.verdict == "correct":
        return f"{words}: {decision.field} is {decision.value or 'not known'}"
    if decision.verdict == "status":
        return f"{words}: {decision.value}"
    if decision.verdict in {"merge", "split"}:
        return f"{words} ({len(decision.mentions)} mentions)"
    return f"{words} {decision.undoes}" if decision.undoes else words


def told(record: Record, chosen: list[Decision], *, names: bool) -> list[Told]:
    """Decisions in words, the newest first; ``names`` tells who decided."""
    standing = {one.id for one in in_force(record.decisions)}
    undone = {one.undoes for one in record.decisions if one.verdict == "undo" and _stands(one, record.decisions)}
    return [
        Told(
            id=one.id,
            at=one.at,
            by=one.by if names else "a reviewer",
            words=in_words(one),
            reason=one.reason,
            holds=one.id in standing or (one.verdict == "undo" and one.id not in undone),
            can_undo=one.id in standing,
        )
        for one in reversed(chosen)
    ]


def _stands(undoing: Decision, all_of_them: tuple[Decision, ...]) -> bool:
    return not any(
        one.verdict == "undo" and one.undoes == undoing.id and _stands(one, all_of_them) for one in all_of_them
    )
