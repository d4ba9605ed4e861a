"""The disputes that reports of unknown area or day can be of: found by their time, the side that demands, and names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import fsum
from typing import Final, NamedTuple

from standoff.resolve.growing import ANY, ByMonth, Growing
from standoff.resolve.report import Report
from standoff.resolve.threads import leaning

# A strike told within so many days of publication is news, not memory.
NEWS: Final = timedelta(days=30)


class Gist(NamedTuple):
    """What tells which dispute a report is of: its area, the side that demands, and its particular names."""

    area: str | None
    side: str | None
    names: set[str]


class Homes:
    """The disputes that reports of unknown area or day can be of."""

    def __init__(self, gists: Mapping[str, Gist], quiet: timedelta) -> None:
        self.stories: list[Growing] = []
        self.names = {key: gist.names for key, gist in gists.items()}
        self._gists = gists
        self._quiet = quiet
        self._by_month = ByMonth()
        self._by_name: dict[str, dict[int, None]] = defaultdict(dict)

    def open(self, story: Growing) -> None:
        """Let reports join a dispute from now on."""
        self.stories.append(story)
        self._learn(len(self.stories) - 1, story.names)

    def take(self, report: Report) -> bool:
        """Put a report to the dispute that it is of; false where that cannot be told."""
        home = self._home_of(report)
        if home is not None:
            self.stories[home].add([report], self.names)
            self._learn(home, self.names[report.document.id])
        return home is not None

    def _learn(self, number: int, names: Iterable[str]) -> None:
        story = self.stories[number]
        for side in dict.fromkeys((story.side, ANY)):
            self._by_month.put(side, number, story.first, story.last, self._quiet)
        for name in names:
            self._by_name[name][number] = None

    def _home_of(self, report: Report) -> int | None:
        """The dispute that a report belongs to: the only one of its time, or the one whose names it shares most."""
        own, side, day = self.names[report.document.id], self._gists[report.document.id].side, report.document.day
        in_time = []
        if day is not None:
            near = self._by_month.near(ANY if side is None else side, day)
            in_time = [number for number in near if self._in_time(day, number) and self._is_open_to(report, number)]
            area = self._gists[report.document.id].area
            if side is None and area is not None:
                in_time = [number for number in in_time if self.stories[number].area in {area, None}]
        if len(in_time) == 1:
            return in_time[0]
        if in_time:
            theirs = {number: shared for number in in_time if (shared := own & self.stories[number].names.keys())}
        else:
            theirs = {
                number: own & self.stories[number].names.keys()
                for number in sorted({number for name in own for number in self._by_name.get(name, ())})
                if side in {self.stories[number].side, None} and self._is_open_to(report, number)
            }
        named = [self.stories[number].names for number in theirs]
        # A name that other disputes have more of says less of which it is.
        ranked = sorted(
            (-fsum(leaning(name, self.stories[number].names, named) for name in sorted(shared)), number)
            for number, shared in theirs.items()
        )
        if not ranked:
            return None
        return ranked[0][1] if len(ranked) == 1 or ranked[0][0] < ranked[1][0] else None

    def _in_time(self, day: date, number: int) -> bool:
        """Whether a day lies in a dispute's time."""
        first, last = self.stories[number].first, self.stories[number].last
        return first is not None and last is not None and first - self._quiet <= day <= last + self._quiet

    def _is_open_to(self, report: Report, number: int) -> bool:
        """Whether a report's bounds leave it a day on which it can tell of a dispute or look back on it."""
        first, last = self.stories[number].first, self.stories[number].last
        if first is None or last is None:
            return True
        published = report.document.published
        # A report may look back on a dispute long after, but none can tell of it long before.
        begins, ends = first - self._quiet, last + self._quiet if _is_news(report) else date.max
        return (published.latest is None or published.latest >= begins) and (
            published.earliest is None or published.earliest <= ends
        )


def tells_news(report: Report, day: date) -> bool:
    """Whether a report tells of a strike of its own time."""
    strikes = [event for event in report.annotation.events if event.kind == "strike" and event.modality == "reported"]
    return any(event.when.earliest is not None and event.when.earliest >= day - NEWS for event in strikes)


def _is_news(report: Report) -> bool:
    return report.document.day is None or tells_news(report, report.document.day)
