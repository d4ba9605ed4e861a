"""Who takes part: persons, groups, offices, organisations."""

from typing import Literal

from standoff.record.link import Link
from standoff.record.passage import Passage
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When

ActorKind = Literal["person", "group", "office", "organisation"]


class Role(Value, frozen=True, kw_only=True):
    """An office or part that an actor held, and when the reports say so."""

    name: str
    when: When = UNKNOWN


class Actor(Value, frozen=True, kw_only=True):
    """Somebody who acts, speaks or suffers in the reports.

    ``side`` is the party of the domain that the actor belongs to (*doctors*, *state* ...), where the words tell.
    ``private`` marks a private person, whose name and handle are masked in all that is published unless a
    reviewer lifts it (principle 7). ``links`` tell why each mention was taken to be of this actor.
    """

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    side: str | None = None
    private: bool = False
    passages: tuple[Passage, ...] = ()
    mentions: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def same_side(one: Actor | None, other: Actor | None) -> bool:
    """Whether two are one actor or belong to the same party of the domain; the unknown are the same as nobody."""
    if one is None or other is None:
        return False
    return one.id == other.id or (one.side is not None and one.side == other.side)
