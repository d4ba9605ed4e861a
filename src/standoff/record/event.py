"""What happened, or is said to have, or is planned."""

from typing import Literal

from standoff.record.link import Link
from standoff.record.passage import Passage, Reference
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When

Phase = Literal["announced", "begun", "continued", "escalated", "partly lifted", "suspended", "resumed", "called off"]
Modality = Literal["reported", "alleged", "planned", "denied", "conditional", "negated"]
Qualifier = Literal["exactly", "at least", "over", "at most", "under", "about", "between"]


# What the reports tell as having taken place, whether they vouch for it or not.
HAPPENED: frozenset[Modality] = frozenset({"reported", "alleged"})


class Count(Value, frozen=True, kw_only=True):
    """A number of somebody or something, with its bounds: *over 3,500* has low 3501 and no high."""

    what: str
    low: int | None
    high: int | None
    qualifier: Qualifier
    passage: Passage


class Event(Value, frozen=True, kw_only=True):
    """One event: as one report tells it (a mention), or as all that tell it (an entry).

    ``according_to`` is None for the report's own voice, else the id of the statement that it stands in.
    ``codes`` holds its codes in other schemes by scheme name. ``mentions`` are the ids of the mentions that it
    was joined from; a mention names itself. ``links`` tell why those were taken to be one event.
    ``part_of`` is the id of the event that it is a part of: of a step of a strike, the strike; of a baton charge, the
    march that it broke up. ``sources`` are the reports that tell of it, one for each independent source.
    """

    id: str
    kind: str
    mode: str | None
    trigger: Passage
    modality: Modality
    phase: Phase | None = None
    when: When = UNKNOWN
    places: tuple[Reference, ...] = ()
    agents: tuple[Reference, ...] = ()
    targets: tuple[Reference, ...] = ()
    counts: tuple[Count, ...] = ()
    according_to: str | None = None
    codes: dict[str, str] = {}  # noqa: RUF012 - msgspec gives each value a copy
    main: bool = False
    part_of: str | None = None
    passages: tuple[Passage, ...] = ()
    mentions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
