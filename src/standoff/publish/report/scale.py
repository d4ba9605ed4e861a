"""The axis of a timeline: which day stands where, with long quiet stretches drawn short."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from standoff.publish.wording import MONTHS, many

# A stretch without any entry is drawn short when it is longer than this, in days and as a share of the whole.
_QUIET_DAYS = 30
_QUIET_SHARE = 0.12
_QUIET_WIDTH = 38.0
_MOST_BREAKS = 6
_LEAST_DAYS = 6
_MOST_ROOM = 10
_TICK_ROOM = 58.0
# The width of a letter of a label, on average, and what parts two labels.
_LETTER, _GAP = 6.6, 8.0
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True)
class Segment:
    """A stretch of days and of the axis. ``quiet`` ones are drawn short."""

    start: date
    end: date
    left: float
    right: float
    quiet: bool

    @property
    def a_day(self) -> float:
        """The width of one day."""
        return (self.right - self.left) / max((self.end - self.start).days, 1)


@dataclass(frozen=True)
class Tick:
    """A named day on the axis. ``year`` is empty where the tick before it is of the same year."""

    x: float
    label: str
    year: str


@dataclass(frozen=True)
class Quiet:
    """A stretch drawn short, and how long it is; ``middle`` is where the words for that stand, clear of others."""

    x: float
    width: float
    label: str
    middle: float


@dataclass(frozen=True)
class Scale:
    """The axis from ``left`` to ``right``, in pixels."""

    segments: tuple[Segment, ...]

    @property
    def left(self) -> float:
        """Where the axis begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.segments[-1].right

    def x(self, day: date) -> float:
        """Where a day stands; days before or after the axis stand at its ends."""
        number = bisect_right([one.start for one in self.segments], day) - 1
        segment = self.segments[max(number, 0)]
        x = segment.left + (day - segment.start).days * segment.a_day
        return round(min(max(x, self.left), self.right), 1)

    def quiet(self) -> list[Quiet]:
        """The stretches that are drawn short."""
        found = [one for one in self.segments if one.quiet]
        labels = {one: _length((one.end - one.start).days) for one in found}
        halves = {one: len(label) * _LETTER / 2 for one, label in labels.items()}
        # Where there is no room for all words, those of the longest stretches stand.
        named: set[Segment] = set()
        room = self.right - self.left
        for one in sorted(found, key=lambda one: one.start - one.end):
            room -= 2 * halves[one] + _GAP
            if room < 0:
                break
            named.add(one)
        # Words that would lie over others stand beside them: first from the left, then back from the end of the axis.
        middles: dict[Segment, float] = {}
        taken = self.left - _GAP
        for one in (one for one in found if one in named):
            middles[one] = max((one.left + one.right) / 2, taken + _GAP + halves[one])
            taken = middles[one] + halves[one]
        end = self.right
        for one in (one for one in reversed(found) if one in named):
            middles[one] = min(middles[one], end - halves[one])
            end = middles[one] - halves[one] - _GAP
        return [
            Quiet(
                one.left,
                one.right - one.left,
                labels[one] if one in named else "",
                round(middles.get(one, (one.left + one.right) / 2), 1),
            )
            for one in found
        ]

    def ticks(self) -> list[Tick]:
        """Days to name on the axis, so far apart that their names do not touch."""
        found: list[Tick] = []
        last_year, last_x, taken = 0, -_TICK_ROOM, 0.0
        for day in (day for one in self.segments if not one.quiet for day in _tick_days(one)):
            x = self.x(day)
            label, year = f"{day.day} {MONTHS[day.month - 1][:3]}", str(day.year) if day.year != last_year else ""
            half = len(f"{label} {year}".strip()) * _LETTER / 2
            if x - half < taken + _GAP or x + half > self.right + _GAP or x - last_x < _TICK_ROOM:
                continue
            found.append(Tick(x, label, year))
            last_year, last_x, taken = day.year, x, x + half
        return found


def scale(days: Iterable[date], left: float, right: float) -> Scale:
    """The axis for some days, between two places.

    Raises:
        ValueError: there is no day.
    """
    ordered = sorted(set(days))
    if not ordered:
        raise ValueError("an axis needs at least one day")
    ordered = _widened(ordered)
    longest = _longest(ordered)
    bounds: list[tuple[date, date, bool]] = []
    start = ordered[0]
    for day, following in pairwise(ordered):
        if (following - day).days > longest:
            # A little room is left around the days themselves, so that no mark stands on the break.
            edge, resume = day + timedelta(days=2), following - timedelta(days=2)
            bounds += [(start, edge, False), (edge, resume, True)]
            start = resume
    bounds.append((start, ordered[-1], False))
    return Scale(tuple(_laid_out(bounds, left, right)))


def _longest(ordered: list[date]) -> float:
    """How long a stretch without any entry may be to be drawn in full: what is drawn short itself does not count."""
    rest = (ordered[-1] - ordered[0]).days
    gaps = sorted(((two - one).days for one, two in pairwise(ordered)), reverse=True)
    for number, gap in enumerate(gaps):
        if gap <= max(_QUIET_DAYS, rest * _QUIET_SHARE) or number == _MOST_BREAKS:
            return max(_QUIET_DAYS, rest * _QUIET_SHARE, gap)
        rest -= gap
    return max(_QUIET_DAYS, rest * _QUIET_SHARE)


def _widened(ordered: list[date]) -> list[date]:
    """Some room before the first day and after the last."""
    room = min(max((ordered[-1] - ordered[0]).days // 40, 1), _MOST_ROOM)
    lacking = max(_LEAST_DAYS - (ordered[-1] - ordered[0]).days, 0)
    return [ordered[0] - timedelta(days=room), *ordered, ordered[-1] + timedelta(days=room + lacking)]


def _laid_out(bounds: list[tuple[date, date, bool]], left: float, right: float) -> Iterator[Segment]:
    busy = sum((end - start).days for start, end, quiet in bounds if not quiet)
    quiet_width = min(_QUIET_WIDTH, (right - left) / (2 * len(bounds)))
    a_day = (right - left - quiet_width * sum(quiet for *_, quiet in bounds)) / max(busy, 1)
    for start, end, quiet in bounds:
        width = quiet_width if quiet else (end - start).days * a_day
        yield Segment(start, end, left, left + width, quiet)
        left += width


def _tick_days(segment: Segment) -> Iterator[date]:
    step = next((one for one in _DAY_STEPS if one * segment.a_day >= _TICK_ROOM), None)
    day = segment.start
    if step is not None:
        day += timedelta(days=-day.toordinal() % step)
        while day <= segment.end:
            yield day
            day += timedelta(days=step)
        return
    months = next((one for one in _MONTH_STEPS if one * 30 * segment.a_day >= _TICK_ROOM), _MONTH_STEPS[-1])
    named = list(_first_days(segment, months))
    # What stands alone between two breaks has a name too.
    yield from named or [segment.start + (segment.end - segment.start) // 2]


def _first_days(segment: Segment, step: int) -> Iterator[date]:
    """The first days of every so many months."""
    month = segment.start.year * 12 + segment.start.month - 1
    while (day := date(month // 12, month % 12 + 1, 1)) <= segment.end:
        if day >= segment.start and month % step == 0:
            yield day
        month += 1


def _length(days: int) -> str:
    if days >= 730:
        return many(round(days / 365), "year")
    return many(round(days / 30), "month") if days >= 60 else many(days, "day")
