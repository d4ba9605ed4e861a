"""Which entry of one record is which of another: by id, by the ids that it bore before, and by its mentions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from standoff.publish.index import Index
from standoff.record import Document, Entry


class Matched(NamedTuple):
    """How the entries of a kind in two records belong together.

    ``pairs`` gives the later id of an earlier entry; ``joined_into`` that of the entry which took up the mentions of an
    earlier one that has no match; ``parted_from`` the earlier id of that whose mentions a later one without a match
    took.
    """

    pairs: dict[str, str]
    joined_into: dict[str, str]
    parted_from: dict[str, str]


def match(old: Index, new: Index, before: Iterable[Entry | Document], after: Iterable[Entry | Document]) -> Matched:
    """Matches the entries of one kind, each with one at the most: the surest first, then by mentions in common."""
    mentions_before = {one.id: _mentions(one) for one in before}
    mentions_after = {one.id: _mentions(one) for one in after}
    shared = _shared(mentions_before, mentions_after)
    candidates = [(_sureness(old, new, one, other), number, one, other) for (one, other), number in shared.items()] + [
        (_sureness(old, new, one, new.now(one)), 0, one, new.now(one))
        for one in mentions_before
        if new.now(one) in mentions_after and (one, new.now(one)) not in shared
    ]
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, one, other in sorted(candidates, key=lambda found: (-found[0], -found[1], found[2:])):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    ranked = sorted(shared.items(), key=lambda found: (-found[1], found[0]))
    joined: dict[str, str] = {}
    parted: dict[str, str] = {}
    for (one, other), _ in ranked:
        if one not in pairs:
            joined.setdefault(one, other)
        if other not in taken:
            parted.setdefault(other, one)
    return Matched(pairs, joined, parted)


def _mentions(one: Entry | Document) -> frozenset[str]:
    return frozenset((one.id, *getattr(one, "mentions", ())))


def _shared(before: Mapping[str, frozenset[str]], after: Mapping[str, frozenset[str]]) -> Counter[tuple[str, str]]:
    """How many mentions each two entries have in common, where they have any."""
    bearer = {mention: other for other, mentions in after.items() for mention in mentions}
    return Counter((one, bearer[each]) for one, mentions in before.items() for each in mentions if each in bearer)


def _sureness(old: Index, new: Index, one: str, other: str) -> int:
    if one == other:
        return 2
    return 1 if new.now(one) == other or old.now(other) == one else 0
