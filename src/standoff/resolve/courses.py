"""Reports of one side and area that follow each other for years, parted by the names that go through them.

The rule. Where reports never cease, as in a capital, silence tells no dispute from the next. A stretch of them that is
longer than ``LONGEST`` is parted: two reports are of one course if they share a particular name (``areas.py``) and no
more than the domain's ``quiet_days`` lie between them, or if a chain of such reports leads from one to the other. A
report that shares no name is of the course in whose time it was published; of several, of that which was told of last
before it. Outside the time of all courses, it is unsure of which dispute it is. Where no names are shared at all,
nothing is parted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from datetime import date, timedelta
from typing import Final

from standoff.resolve.report import Report

# Few disputes last so long without a silence.
LONGEST: Final = timedelta(days=730)


def courses(
    reports: Sequence[Report], names: Mapping[str, Set[str]], quiet: timedelta
) -> tuple[list[list[Report]], list[Report]]:
    """Reports parted into courses, by the first report of each, and those that are of none; all in the order given.

    The reports bear days, and are given in their order; ``names`` are the particular names of each, by document id.
    """
    days = [report.document.day or date.min for report in reports]
    if not days or days[-1] - days[0] <= LONGEST:
        return [list(reports)], []
    home = _chains(days, [names[report.document.id] for report in reports], quiet)
    left = Counter(home)
    if max(left.values()) < 2:
        return [list(reports)], []
    single = {one for one, number in left.items() if number < 2}
    found: dict[int, list[Report]] = {}
    unsure: list[Report] = []
    # The courses that have begun and are not over, that which was told of last at the end.
    going_on: dict[int, None] = {}
    for report, own in zip(reports, home, strict=True):
        if own not in single:
            found.setdefault(own, []).append(report)
            going_on.pop(own, None)
            left[own] -= 1
            if left[own]:
                going_on[own] = None
        elif going_on:
            found[next(reversed(going_on))].append(report)
        else:
            unsure.append(report)
    return list(found.values()), unsure


def _chains(days: Sequence[date], names: Sequence[Set[str]], quiet: timedelta) -> list[int]:
    """For each report the first of those that a chain of names leads to."""
    first = list(range(len(days)))

    def root(place: int) -> int:
        while first[place] != place:
            first[place] = place = first[first[place]]
        return place

    met: dict[str, int] = {}
    for place, own in enumerate(names):
        for name in own:
            before = met.get(name)
            if before is not None and days[place] - days[before] <= quiet:
                one, other = sorted((root(before), root(place)))
                first[other] = one
            met[name] = place
    return [root(place) for place in range(len(days))]
