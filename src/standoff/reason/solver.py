"""A solver over days: variables stand for days, constraints say how many days lie between two of them.

Each variable holds the set of days that it can still be. A constraint takes out of each of its two sets what finds
no partner in the other, and this goes on until nothing changes (arc consistency: A. K. Mackworth, "Consistency in
networks of relations", Artificial Intelligence 8, 1977). What is left does not depend on the order of the
constraints, and no day that is part of a solution is ever taken out. Where the constraints form no ring, every day
that is left is part of a solution.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from standoff.reason.day_sets import ALL_DAYS, NO_DAYS, DaySet, first_of, shifted


class Apart(NamedTuple):
    """``later`` lies from ``low`` to ``high`` days after ``earlier``; negative numbers mean before."""

    earlier: str
    later: str
    low: int
    high: int


class Among(NamedTuple):
    """A variable is one of some days."""

    variable: str
    days: DaySet

    def __repr__(self) -> str:
        # Python refuses to write numbers as long as a set of days.
        return f"Among({self.variable!r}, {self.days.bit_count()} days from {first_of(self.days)})"


Constraint = Apart | Among
Domains = Mapping[str, DaySet]


def solve(constraints: Iterable[Constraint]) -> dict[str, DaySet] | None:
    """The days that each variable can be; None where the constraints cannot all hold."""
    domains: dict[str, DaySet] = {}
    apart: list[Apart] = []
    for one in constraints:
        if isinstance(one, Among):
            domains[one.variable] = domains.get(one.variable, ALL_DAYS) & one.days
        else:
            apart.append(one)
            domains.setdefault(one.earlier, ALL_DAYS)
            domains.setdefault(one.later, ALL_DAYS)
    if NO_DAYS in domains.values():
        return None
    return domains if not _turns_back(domains, apart) and _narrowed(domains, apart) else None


def _turns_back(variables: Collection[str], apart: Sequence[Apart]) -> bool:
    """Whether some distances contradict each other whatever the days: around a ring, they do not come back to 0.

    Narrowing alone would find this out too, but a day at a time. (The shortest paths are those of R. Bellman, "On a
    routing problem", Quarterly of Applied Mathematics 16, 1958.)
    """
    if _is_forest(apart):
        return False
    steps = [(one.earlier, one.later, one.high) for one in apart] + [
        (one.later, one.earlier, -one.low) for one in apart
    ]
    most = dict.fromkeys(variables, 0)
    for _ in range(len(most)):
        changed = False
        for start, end, days in steps:
            if most[start] + days < most[end]:
                most[end] = most[start] + days
                changed = True
        if not changed:
            return False
    return True


def _is_forest(apart: Sequence[Apart]) -> bool:
    """Whether the constraints form no ring."""
    leader: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := leader.get(name, name)) != name:
            leader[name] = leader.get(above, above)
            name = above
        return name

    for one in apart:
        start, end = root(one.earlier), root(one.later)
        if start == end:
            return False
        leader[start] = end
    return True


def _narrowed(domains: dict[str, DaySet], apart: Sequence[Apart]) -> bool:
    """Narrows the domains in place until nothing changes; False as soon as one is empty."""
    touching: dict[str, list[int]] = {}
    for number, one in enumerate(apart):
        touching.setdefault(one.earlier, []).append(number)
        touching.setdefault(one.later, []).append(number)
    waiting = deque(range(len(apart)))
    queued = set(waiting)
    while waiting:
        number = waiting.popleft()
        queued.discard(number)
        for variable, days in _revised(domains, apart[number]):
            if days == NO_DAYS:
                return False
            domains[variable] = days
            for neighbour in touching[variable]:
                if neighbour != number and neighbour not in queued:
                    waiting.append(neighbour)
                    queued.add(neighbour)
    return True


def _revised(domains: Domains, one: Apart) -> list[tuple[str, DaySet]]:
    """The two domains of a constraint after it has been looked at once, those that changed."""
    earlier, later = domains[one.earlier], domains[one.later]
    new_later = later & shifted(earlier, one.low, one.high)
    new_earlier = earlier & shifted(new_later, -one.high, -one.low)
    found = ((one.later, later, new_later), (one.earlier, earlier, new_earlier))
    return [(variable, new) for variable, old, new in found if new != old]
