"""Settling the clues of one report: which of them can hold together, and what days they leave."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from standoff.reason.clue import BASES, Basis, Clue, Strength
from standoff.reason.day_sets import NO_DAYS, DaySet
from standoff.reason.solver import Among, solve

# What is tried in turn until the clues can hold together: which are used, and whether one way of counting must do.
_ATTEMPTS: Final[tuple[tuple[frozenset[Strength], bool], ...]] = (
    (frozenset({"firm", "convention", "assumption", "elsewhere"}), True),
    (frozenset({"firm", "convention", "assumption"}), True),
    (frozenset({"firm", "convention"}), True),
    (frozenset({"firm", "convention"}), False),
    (frozenset({"firm"}), True),
    (frozenset({"firm"}), False),
)


class Settled(NamedTuple):
    """What clues leave when those that cannot hold together are given up.

    ``days`` are those that each variable can be; ``kept`` the clues in force, in order; ``bases`` the ways of
    counting that are possible; ``against`` groups of firm clues that contradict each other; ``given_up`` are weaker
    clues that could not be kept beside the firm ones.
    """

    days: Mapping[str, DaySet]
    kept: tuple[Clue, ...]
    bases: tuple[Basis, ...]
    against: tuple[tuple[Clue, ...], ...]
    given_up: tuple[Clue, ...]


def settle(clues: Iterable[Clue], certain: Sequence[Clue] = ()) -> Settled:
    """Settle clues, whatever their order. ``certain`` ones take part in contradictions but are never given up.

    A clue of a contradiction is given up with all others in it: nobody can tell which of them is wrong.
    """
    left = sorted(clues, key=lambda clue: clue.key)
    against: list[tuple[Clue, ...]] = []
    while True:
        for strengths, strict in _ATTEMPTS:
            kept = tuple(clue for clue in left if clue.strength in strengths)
            found = possible((*certain, *kept), BASES if strict else ("either",))
            if found:
                given_up = tuple(clue for clue in left if clue not in kept)
                return Settled(_joined(found), kept, tuple(found), tuple(against), given_up)
        core = _contradiction([*certain, *(clue for clue in left if clue.strength == "firm")])
        against.append(core)
        left = [clue for clue in left if clue not in core]
        if all(clue in certain for clue in core):
            return Settled({}, (), BASES, tuple(against), ())


def possible(clues: Sequence[Clue], bases: Sequence[Basis]) -> dict[Basis, dict[str, DaySet]]:
    """The days of each variable under each way of counting that is possible."""
    if not any(clue.counted for clue in clues):
        bases = bases[:1]
    solved = ((basis, solve(each for clue in clues for each in clue.constraints(basis))) for basis in bases)
    return {basis: days for basis, days in solved if days is not None}


def _joined(worlds: Mapping[Basis, Mapping[str, DaySet]]) -> dict[str, DaySet]:
    found: dict[str, DaySet] = {}
    for days in worlds.values():
        for variable, each in days.items():
            found[variable] = found.get(variable, NO_DAYS) | each
    return found


def _contradiction(clues: Sequence[Clue]) -> tuple[Clue, ...]:
    """A smallest group of clues that cannot all hold: none can be left out of it.

    Whether clues can hold is asked only of those that share days with each other, so that many things that are told
    of apart cost no more than each by itself.
    """
    cores = dict(enumerate(_apart(clues)))
    home = {id(clue): number for number, own in cores.items() for clue in own}
    broken = {number for number, own in cores.items() if not possible(own, ("either",))}
    for clue in clues:
        number = home[id(clue)]
        without = [one for one in cores[number] if one is not clue]
        mended = number in broken and bool(possible(without, ("either",)))
        if mended and len(broken) == 1:
            continue  # nothing else is left that cannot hold
        cores[number] = without
        if mended:
            broken.discard(number)
    left = {id(clue) for own in cores.values() for clue in own}
    return tuple(clue for clue in clues if id(clue) in left)


def _apart(clues: Sequence[Clue]) -> list[list[Clue]]:
    """Clues in groups that have no variable in common."""
    group: dict[str, int] = {}
    members: dict[int, list[str]] = {}
    for number, clue in enumerate(clues):
        names = variables_of(clue)
        joined = {group[name] for name in names if name in group}
        own = max(joined, key=lambda one: len(members[one]), default=number)
        for other in joined - {own}:
            for name in members[other]:
                group[name] = own
            members[own] += members.pop(other)
        new = [name for name in names if name not in group]
        group.update(dict.fromkeys(new, own))
        members.setdefault(own, []).extend(new)
    found: dict[int, list[Clue]] = {}
    for number, clue in enumerate(clues):
        of = next((group[name] for name in variables_of(clue)), -1 - number)
        found.setdefault(of, []).append(clue)
    return list(found.values())


def needed_for(variable: str, settled: Settled, certain: Sequence[Clue] = ()) -> tuple[Clue, ...]:
    """The clues on which the days of a variable rest: without any of them its bounds would be wider."""
    target = _bounds(settled.days[variable])
    kept = _connected(variable, settled.kept, certain)
    for clue in sorted(kept, key=_least_telling_first):
        if clue in kept:
            without = _connected(variable, [one for one in kept if one is not clue], certain)
            if _bounds(_joined(possible((*certain, *without), settled.bases)).get(variable)) == target:
                kept = without
    return tuple(kept)


def _least_telling_first(clue: Clue) -> tuple[int, int, str]:
    rank: dict[Strength, int] = {"elsewhere": 0, "assumption": 1, "convention": 2, "firm": 3}
    return rank[clue.strength], -clue.key[0], clue.key[1]


def _bounds(days: DaySet | None) -> tuple[int, int] | None:
    return ((days & -days).bit_length(), days.bit_length()) if days else None


def _connected(variable: str, clues: Sequence[Clue], certain: Sequence[Clue]) -> list[Clue]:
    """Those clues that reach a variable through others, in their order."""
    names = [variables_of(clue) for clue in (*certain, *clues)]
    reached, left = {variable}, names
    while touching := [some for some in left if some & reached]:
        left = [some for some in left if not some & reached]
        reached |= set().union(*touching)
    return [clue for clue in clues if variables_of(clue) & reached]


def variables_of(clue: Clue) -> frozenset[str]:
    """The variables that a clue speaks of."""
    found: set[str] = set()
    for one in (*clue.always, *(each for _, some in clue.counted for each in some)):
        found |= {one.variable} if isinstance(one, Among) else {one.earlier, one.later}
    return frozenset(found)
