"""A dispute: the story that events, demands and commitments belong to."""

from typing import Literal

from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When

DisputeState = Literal["open", "suspended", "ended", "unknown"]


class Party(Value, frozen=True, kw_only=True):
    """One side of a dispute and the actors on it (ids)."""

    side: str
    actors: tuple[str, ...]


class Precedent(Value, frozen=True, kw_only=True):
    """An earlier dispute that this one repeats, with the reasons for saying so."""

    dispute: str
    reasons: tuple[str, ...]


class Dispute(Value, frozen=True, kw_only=True):
    """A dispute and what belongs to it, by id. ``state`` says how it stands, ``state_reason`` why.

    ``area`` is the name of the state that most of it takes place in, or of the country where no state is known.
    """

    id: str
    name: str
    documents: tuple[str, ...]
    parties: tuple[Party, ...] = ()
    area: str | None = None
    places: tuple[str, ...] = ()
    span: When = UNKNOWN
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    state: DisputeState = "unknown"
    state_reason: str = ""
    precedents: tuple[Precedent, ...] = ()
    mentions: tuple[str, ...] = ()
