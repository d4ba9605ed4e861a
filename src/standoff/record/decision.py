"""What a person has decided of the record (principle 8): kept for good, and never overwritten by the machine.

A decision holds on to mentions, whose ids never change. So it stays true whatever the machine learns later, and
whichever mention founds an entry.
"""

from typing import Literal

from standoff.record.annotation import Annotation
from standoff.record.identity import content_id
from standoff.record.value import Value

Verdict = Literal["accept", "reject", "correct", "merge", "split", "mask", "unmask", "status", "add", "undo"]


class Decision(Value, frozen=True, kw_only=True):
    """One decision, with who made it, when, and why.

    - *accept*: the mentions are right as they stand. *reject*: they are wrong, and leave the record.
    - *correct*: ``field`` of the mentions is ``value``.
    - *merge*: all of the mentions are of one entry. *split*: no mention of ``mentions`` is of one entry with any
      of ``apart_from``.
    - *mask*, *unmask*: the name of the actor of these mentions is withheld, or shown.
    - *status*: the commitment of these mentions has the status ``value``.
    - *add*: the report tells of something that was not found in it: the mention in ``added``, an annotation that holds
      nothing else.
    - *undo*: the decision ``undoes`` no longer holds. An undoing can be undone.

    ``at`` is a time of day in UTC, as RFC 3339 writes it (``2024-10-01T12:30:00Z``).
    """

    id: str
    verdict: Verdict
    by: str
    at: str
    reason: str = ""
    mentions: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    added: Annotation | None = None
    undoes: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        """Where the decision stands among others: the later one outranks the earlier."""
        return self.at, self.id


def decide(verdict: Verdict, *, by: str, at: str, reason: str = "", **of_what: object) -> Decision:
    """A decision, with its id made from what it says.

    Raises:
        TypeError: ``of_what`` holds something that decisions do not have.
    """
    parts = [f"{name}={of_what[name]}" for name in sorted(of_what)]
    identifier = content_id("decision", verdict, by, at, reason, *parts)
    return Decision(id=identifier, verdict=verdict, by=by, at=at, reason=reason, **of_what)  # type: ignore[arg-type]


def in_force(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions that hold, in order of time: those that no decision in force undoes."""
    undone: set[str] = set()
    for one in sorted(decisions, key=lambda decision: decision.order, reverse=True):
        # A later decision is looked at first, so an undoing that was itself undone undoes nothing.
        if one.verdict == "undo" and one.id not in undone and one.undoes is not None:
            undone.add(one.undoes)
    kept = [one for one in decisions if one.id not in undone and one.verdict != "undo"]
    return tuple(sorted(kept, key=lambda one: one.order))
