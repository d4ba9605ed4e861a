"""Positions that keep rows in order, with room between them, so that what is put in between moves nothing else."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

# The positions that one list may use, and how far apart its rows are put where there is room.
SPAN = 1 << 57
GAP = 1 << 32


def positions(order: Sequence[str], before: Mapping[str, int], low: int = 0) -> dict[str, int]:
    """The position of each of some ids, rising in their order, all from ``low`` to ``low + SPAN``.

    As many as can be keep the position that they had ``before``; where there is no room left between two of those, all
    are placed anew.
    """
    kept = _rising(order, before, low)
    found: dict[str, int] = {}
    waiting: list[str] = []
    last: int | None = None
    for one in order:
        if one not in kept:
            waiting.append(one)
            continue
        places = _between(last, before[one], len(waiting), low)
        if places is None:
            return positions(order, {}, low)
        found.update(zip(waiting, places, strict=True))
        found[one] = last = before[one]
        waiting = []
    places = _between(last, None, len(waiting), low)
    if places is None:
        return positions(order, {}, low)
    found.update(zip(waiting, places, strict=True))
    return found


def _between(last: int | None, following: int | None, number: int, low: int) -> range | None:
    """Places for a number of rows after one place and before another; None where there are too few.

    They are put close to what they follow, or else to what follows them, so that the room beyond stays whole.
    """
    if last is None and following is None:
        last = low + SPAN // 4
    start = low if last is None else last
    end = low + SPAN if following is None else following
    step = min(GAP, (end - start) // (number + 1))
    if step == 0:
        return None
    first = end - step * number if last is None else start + step
    return range(first, first + step * number, step)


def _rising(order: Sequence[str], before: Mapping[str, int], low: int) -> set[str]:
    """The most ids whose positions before rise in the order that is now wanted."""
    ends: list[int] = []
    last_with: list[str] = []
    previous: dict[str, str | None] = {}
    for one in order:
        position = before.get(one)
        if position is None or not low < position < low + SPAN:
            continue
        at = bisect_left(ends, position)
        previous[one] = last_with[at - 1] if at else None
        ends[at : at + 1] = [position]
        last_with[at : at + 1] = [one]
    kept: set[str] = set()
    current = last_with[-1] if last_with else None
    while current is not None:
        kept.add(current)
        current = previous[current]
    return kept
