"""Disputes while reports are put to them, found by their time, so that a report is compared with few of them."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from standoff.resolve.report import Report, in_order

# Stands for every side where disputes are looked up by their time.
ANY: Final = "of any side"


class Growing:
    """The reports of one dispute so far, and what tells whether another one is of it.

    ``names`` counts in how many of its reports each name stands. ``first`` and ``last`` are the outermost of the days
    on which its reports are known to have been published, ``begins`` and ``ends`` those of the earliest days on which
    they can have been.
    """

    def __init__(
        self, area: str | None, side: str | None, reports: Iterable[Report], names: Mapping[str, set[str]]
    ) -> None:
        self.area = area
        self.side = side
        self.names: Counter[str] = Counter()
        self.first: date | None = None
        self.last: date | None = None
        self.begins: date | None = None
        self.ends: date | None = None
        self._reports: list[Report] = []
        self.add(reports, names)

    def add(self, reports: Iterable[Report], names: Mapping[str, set[str]]) -> None:
        """Put reports to it; ``names`` are the particular names of each, by document id."""
        for report in reports:
            self._reports.append(report)
            self.names.update(names[report.document.id])
            self.first, self.last = _widened(self.first, self.last, report.document.day)
            self.begins, self.ends = _widened(self.begins, self.ends, report.document.published.earliest)

    @property
    def reports(self) -> tuple[Report, ...]:
        """Its reports, in order."""
        return tuple(in_order(self._reports))

    @property
    def size(self) -> int:
        """How many reports it has."""
        return len(self._reports)


class ByMonth:
    """Numbers of disputes by a key and the months that their time touches."""

    def __init__(self) -> None:
        self._found: dict[tuple[Hashable, int], dict[int, None]] = defaultdict(dict)

    def put(self, key: Hashable, number: int, first: date | None, last: date | None, slack: timedelta) -> None:
        """Learn in which time, with so much slack at both ends, a dispute lies; that of before may be told again."""
        if first is not None and last is not None:
            for month in range(_month(_away(first, -slack)), _month(_away(last, slack)) + 1):
                self._found[key, month][number] = None

    def near(self, key: Hashable, day: date) -> Iterator[int]:
        """The disputes in whose time a day can lie, in order of their numbers."""
        return iter(sorted(self._found.get((key, _month(day)), ())))


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _away(day: date, by: timedelta) -> date:
    """A day so far away, or the last day in that direction that there is."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max


def _widened(first: date | None, last: date | None, day: date | None) -> tuple[date | None, date | None]:
    if day is None:
        return first, last
    return (day if first is None else min(first, day)), (day if last is None else max(last, day))
