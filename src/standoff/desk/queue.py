"""What a reviewer should look at first: the entries that would do most harm if they were wrong, and most likely are.

Each entry gets points for its consequence and for each reason to doubt it; they are added up in ``worth``. The tables
are here so that anybody can see, and argue with, what comes first:

- **Consequence** (0 to 10): for an event that of its kind in the domain files; for a promise 6, or 8 where its status
  is one that accuses (overdue, not done) or clears (fulfilled); for a development 6; for a demand 4; for a conflict 5;
  for a person 3.
- **Doubt**: see ``DOUBTS``.

What somebody has added, accepted, corrected or given a status is not asked again, as long as it rests on the same
mentions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from standoff.domains import Domain
from standoff.record import Actor, Commitment, Conflict, Decision, Demand, Development, Entry, Event
from standoff.record.decision import in_force
from standoff.store.rows import passages

KINDS: Final = ("events", "demands", "commitments", "developments", "conflicts", "actors")
MOST: Final = 1000

# Each reason to doubt an entry: the points that it gives, and the words that the reviewer sees.
DOUBTS: Final[Mapping[str, tuple[int, str]]] = {
    "encoder": (4, "only the trained reader marked it"),
    "single": (3, "rests on one source"),
    "alleged": (2, "alleged or denied"),
    "contested": (4, "accounts disagree"),
    "accuses": (3, "its status accuses somebody"),
    "unsaid": (2, "who did or said it is not told"),
    "undated": (1, "its day is not known"),
    "loose": (3, "mentions were joined on weak evidence"),
    "private": (4, "a private person's name: check that it is masked"),
}
_ACCUSING: Final = frozenset({"overdue", "not done"})
_LOOSE: Final = 0.6
_DECIDED: Final = frozenset({"accept", "correct", "status", "mask", "unmask", "merge", "split", "add"})


@dataclass(frozen=True)
class Waiting:
    """An entry that waits for a look. ``reasons`` are the doubts in words."""

    id: str
    kind: str
    points: int
    reasons: tuple[str, ...]


def waiting(
    entries: Iterable[tuple[str, Entry]],
    domain: Domain,
    groups: Mapping[str, str],
    decisions: tuple[Decision, ...],
    disputed: frozenset[str],
) -> list[Waiting]:
    """The entries to look at, the most pressing first.

    ``groups`` gives for each document the group of copies that it belongs to; ``disputed`` are the ids of the entries
    that conflicts are about.
    """
    settled = {mention for one in in_force(decisions) if one.verdict in _DECIDED for mention in one.mentions}
    found = [
        one
        for kind, entry in entries
        if not settled.issuperset(getattr(entry, "mentions", ()) or (entry.id,))
        and (one := worth(kind, entry, domain, groups, disputed)) is not None
    ]
    found.sort(key=lambda one: (-one.points, one.id))
    return found[:MOST]


def worth(
    kind: str, entry: Entry, domain: Domain, groups: Mapping[str, str], disputed: frozenset[str]
) -> Waiting | None:
    """How much an entry is worth a look; None where nothing speaks against it."""
    doubts = tuple(dict.fromkeys(_doubts(entry, groups, disputed)))
    if not doubts:
        return None
    points = _consequence(entry, domain) + sum(DOUBTS[one][0] for one in doubts)
    return Waiting(entry.id, kind, points, tuple(DOUBTS[one][1] for one in doubts))


def _consequence(entry: Entry, domain: Domain) -> int:
    match entry:
        case Event():
            kind = domain.kinds.get(entry.kind)
            return kind.consequence if kind is not None else 5
        case Commitment():
            status = entry.ruling.status if entry.ruling is not None else None
            return 8 if status in {*_ACCUSING, "fulfilled"} else 6
        case Development():
            return 6
        case Conflict():
            return 5
        case Demand():
            return 4
    return 3


def _doubts(entry: Entry, groups: Mapping[str, str], disputed: frozenset[str]) -> Iterator[str]:
    if isinstance(entry, Actor):
        # Only what the machine decided of a person is worth a look, not each name.
        if entry.private and entry.kind == "person" and len(entry.mentions) > 1:
            yield "private"
        if any(one.score < _LOOSE for one in entry.links):
            yield "loose"
        return
    if isinstance(entry, Conflict):
        yield "contested"
        return
    if getattr(entry, "found_by", "words") == "encoder":
        yield "encoder"
    if len({groups.get(one.document, one.document) for one in passages(entry)}) == 1:
        yield "single"
    if entry.id in disputed:
        yield "contested"
    yield from _doubts_by_kind(entry)


def _doubts_by_kind(entry: Entry) -> Iterator[str]:
    match entry:
        case Event():
            if entry.modality in {"alleged", "denied"}:
                yield "alleged"
            if not entry.agents and not entry.targets:
                yield "unsaid"
            if not entry.when.known:
                yield "undated"
            if any(one.score < _LOOSE for one in entry.links):
                yield "loose"
        case Commitment():
            if entry.ruling is not None and entry.ruling.status in _ACCUSING:
                yield "accuses"
            if entry.ruling is not None and entry.ruling.status == "contested":
                yield "contested"
            if entry.by is None:
                yield "unsaid"
        case Demand():
            if entry.by is None:
                yield "unsaid"
