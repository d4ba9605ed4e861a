"""The picture of a timeline as shapes with places: what the page draws, and nothing of how it is written down.

A lane a kind of entry; within a lane, rows, so that no two marks touch. All places are pixels from the top left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from standoff.publish import wording
from standoff.publish.describe import event_name
from standoff.publish.index import Index
from standoff.publish.lanes import LANES, PROMISES, STRIKES, Shape
from standoff.publish.report.scale import Scale, scale
from standoff.publish.report.shapes import Bar, Drawing, LaneBand, Line, Mark, RowName
from standoff.publish.stretches import Strike, strikes
from standoff.publish.timeline import Item, items
from standoff.record import Commitment, Dispute, Event, When

WIDTH = 1040.0
_LEFT = 112.0
_RIGHT = WIDTH - 10.0
_TOP = 44.0
_ROW = 24.0
_LANE_PADDING = 8.0
_MARK_ROOM = 20.0
_FLAG_ROOM = 17.0
_KNOB_ROOM = 12.0
# What may lie on any of so many days does not stretch the axis to the first and the last of them.
_VAGUE = 62
# What was over so long before the dispute began is not drawn: it would take the room of what the dispute is.
_LONG = timedelta(days=183)
_BAR = 12.0
# The width of a letter of a row's name, on average.
_LETTER = 6.3


@dataclass(frozen=True)
class Window:
    """The days that are drawn, both included; None leaves a side open."""

    first: date | None = None
    last: date | None = None

    def meets(self, start: date | None, end: date | None) -> bool:
        """Whether any day of a span lies in it; an open side of the span goes on for ever."""
        after = self.last is not None and start is not None and start > self.last
        before = self.first is not None and end is not None and end < self.first
        return not after and not before

    def within(self, day: date) -> date:
        """A day, or the nearest one in the window."""
        day = max(day, self.first) if self.first is not None else day
        return min(day, self.last) if self.last is not None else day


EVERYTHING = Window()


@dataclass(frozen=True)
class _Row:
    """The shapes of one row, their heights counted from the middle of the row."""

    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    names: tuple[RowName, ...] = ()


def draw(index: Index, dispute: Dispute, window: Window = EVERYTHING) -> Drawing | None:
    """The timeline of a dispute as a picture, or the days of it in a window; None when nothing is known of them."""
    all_items = list(items(index, dispute))
    undated = sum(not one.when.known for one in all_items)
    earlier = {one.id for one in all_items if window.first is None and _is_history(one.when, dispute)}
    dated = sorted(
        (
            one
            for one in all_items
            if one.when.known and one.id not in earlier and window.meets(one.when.earliest, one.when.latest)
        ),
        key=lambda one: (_first(one), one.id),
    )
    commitments = [one for one in index.get(Commitment, dispute.commitments) if one.id not in earlier]
    events = index.get(Event, dispute.events)
    stopped = strikes(one for one in events if one.kind == "strike" and not _is_history(one.when, dispute))
    if not dated and not any(window.meets(one.start, one.end) for strike in stopped for one in strike.stretches):
        return None
    days = [*_days(dated, commitments), *(day for day in (window.first, window.last) if day is not None)]
    axis = scale((window.within(day) for day in days), _LEFT, _RIGHT)
    lanes: dict[str, list[_Row]] = {lane.key: [] for lane in LANES}
    by_id = {one.id: one for one in dated}
    lanes[STRIKES] = [row for strike in stopped for row in _strike_rows(index, strike, by_id, axis, window)]
    lanes[PROMISES] = [_promise_row(index, one, by_id, axis) for one in sorted(commitments, key=_made_on)]
    in_strikes = {one for strike in stopped for one in strike.events}
    for lane in LANES:
        left = [one for one in dated if one.lane == lane.key != PROMISES and one.id not in in_strikes]
        lanes[lane.key] += _packed(left, lane.shape if lane.shape != "bar" else "circle", axis)
    return _stacked(lanes, axis, undated=undated, earlier=len(earlier))


def _days(dated: Iterable[Item], commitments: Iterable[Commitment]) -> list[date]:
    whens = [one.when for one in dated]
    drawn = {one.id for one in dated}
    whens += [one.due for one in commitments if one.due is not None and one.id in drawn]
    sharp = [one for one in whens if not _vague(one)]
    days = [day for when in sharp for day in (when.earliest, when.latest) if day is not None]
    first, last = min(days, default=date.max), max(days, default=date.min)
    for one in whens:
        if _vague(one) and not (one.earliest and one.latest and one.earliest <= last and one.latest >= first):
            days += [day for day in (one.earliest, one.latest) if day is not None]
    return days


def _is_history(when: When, dispute: Dispute) -> bool:
    """Whether reports of a dispute tell of it as of what was long over when the dispute began."""
    began = dispute.span.earliest
    return when.latest is not None and began is not None and when.latest < began - _LONG


def _vague(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days > _VAGUE


def _first(item: Item) -> date:
    return item.when.earliest or item.when.latest or date.max


def _made_on(commitment: Commitment) -> tuple[date, str]:
    return commitment.when.earliest or commitment.when.latest or date.max, commitment.matter or "~"


def _mark(item: Item, shape: Shape, axis: Scale) -> Mark:
    title = f"{wording.time_of(item.when)}: {item.words}"
    day = _first(item)
    return Mark(item.id, axis.x(day), 0, shape, item.tone, item.firm, item.sign, title, day)


def _span(item: Item, axis: Scale) -> Line | None:
    """The line between the first and the last day that an entry may lie on or that it filled."""
    if item.when.earliest is None or item.when.latest is None or item.when.earliest == item.when.latest:
        return None
    return Line(axis.x(item.when.earliest), axis.x(item.when.latest), 0, due=False, tone=item.tone)


def _packed(left: Iterable[Item], shape: Shape, axis: Scale) -> list[_Row]:
    """Marks in as few rows as keep them apart, each in the first row that has room."""
    ends: list[float] = []
    rows: list[tuple[list[Mark], list[Line]]] = []
    for item in left:
        mark, line = _mark(item, shape, axis), _span(item, axis)
        number = next((number for number, end in enumerate(ends) if mark.x - end >= _MARK_ROOM), len(ends))
        if number == len(ends):
            ends.append(0)
            rows.append(([], []))
        rows[number][0].append(mark)
        rows[number][1].extend([line] if line else [])
        ends[number] = max(mark.x, line.right if line else 0)
    return [_Row(marks=tuple(marks), lines=tuple(lines)) for marks, lines in rows]


def _strike_rows(index: Index, strike: Strike, by_id: dict[str, Item], axis: Scale, window: Window) -> Iterator[_Row]:
    """The strike of one group: bars where work was stopped, a mark where its phase changed.

    Marks that would lie over each other stand in rows below.
    """
    bars = []
    for one in strike.stretches:
        if not window.meets(one.start, one.end):
            continue
        left = axis.x(one.start)
        right = axis.x(one.end) if one.end else axis.right
        until = f"to {wording.day(one.end)}" if one.end else "no end reported"
        state = "Work stopped" if one.full else "Partly lifted"
        title = f"{state} from {wording.day(one.start)}, {until}"
        width = max(right - left, 4.0)
        bars.append(Bar(one.event, left, width, -_BAR / 2, _BAR, one.full, one.end is None, title))
    marks = sorted(
        (_mark(by_id[one], "bar", axis) for one in strike.events if one in by_id), key=lambda one: (one.x, one.id)
    )
    if not bars and not marks:
        return
    rows: list[list[Mark]] = [[]]
    for mark in marks:
        row = next((row for row in rows if not row or mark.x - row[-1].x >= _KNOB_ROOM), None)
        if row is None:
            rows.append(row := [])
        row.append(mark)
    edges = [bar.left for bar in bars] + [mark.x for mark in marks]
    ends = [bar.left + bar.width for bar in bars] + [mark.x for mark in marks]
    names = _name(_whose(index, strike), min(edges), max(ends), axis)
    yield _Row(marks=tuple(rows[0]), bars=tuple(bars), names=names)
    yield from (_Row(marks=tuple(row)) for row in rows[1:])


def _whose(index: Index, strike: Strike) -> str:
    for event in index.get(Event, strike.events):
        if event.agents:
            return index.named(event.agents[0])
    first = index.get(Event, strike.events[:1])
    return event_name(first[0]) if first else ""


def _promise_row(index: Index, commitment: Commitment, by_id: dict[str, Item], axis: Scale) -> _Row:
    """One promise: a mark where it was made, one for each thing said of it since, and a line to its due day."""
    developments = [one.id for one in index.developments.get(commitment.id, ())]
    known = [by_id[one] for one in (commitment.id, *developments) if one in by_id]
    marks: list[Mark] = []
    for item in known:
        mark = _mark(item, "flag", axis)
        # What is said on one day stands side by side rather than one over the other.
        nearest = marks[-1].x + _FLAG_ROOM if marks else 0.0
        marks.append(replace(mark, x=max(mark.x, nearest)))
    due = commitment.due.latest if commitment.due else None
    lines: tuple[Line, ...] = ()
    if marks and due is not None and axis.x(due) > marks[0].x:
        lines = (Line(marks[0].x, axis.x(due), 0, due=True, tone=marks[0].tone),)
    if not marks:
        return _Row()
    end = max([marks[-1].x, *(line.right for line in lines)])
    name = _name(wording.sentence(wording.matter(commitment.matter)), marks[0].x, end, axis)
    return _Row(marks=tuple(marks), lines=lines, names=name)


def _name(words: str, first: float, last: float, axis: Scale) -> tuple[RowName, ...]:
    """The name of a row where there is room for it: before its first mark, else behind its last."""
    short = wording.few_words(words, 28)
    width = len(short) * _LETTER + 18
    if first - width >= axis.left:
        return (RowName(first - 14, 0, short, before=True),)
    if last + width <= axis.right:
        return (RowName(last + 14, 0, short, before=False),)
    return ()


def _stacked(lanes: dict[str, list[_Row]], axis: Scale, undated: int, earlier: int) -> Drawing:
    """All lanes below each other, empty ones left out."""
    bands: list[LaneBand] = []
    placed: list[tuple[float, _Row]] = []
    top = _TOP
    for lane in LANES:
        rows = [row for row in lanes[lane.key] if row != _Row()]
        if rows:
            height = len(rows) * _ROW + 2 * _LANE_PADDING
            bands.append(LaneBand(lane.name, top, height))
            placed += [(top + _LANE_PADDING + (number + 0.5) * _ROW, row) for number, row in enumerate(rows)]
            top += height
    return Drawing(
        width=WIDTH,
        height=top + 6,
        left=axis.left,
        right=axis.right,
        top=_TOP,
        lanes=tuple(bands),
        ticks=tuple(axis.ticks()),
        quiet=tuple(axis.quiet()),
        bars=tuple(replace(one, y=one.y + y) for y, row in placed for one in row.bars),
        lines=tuple(replace(one, y=one.y + y) for y, row in placed for one in row.lines),
        marks=tuple(replace(one, y=one.y + y) for y, row in placed for one in row.marks),
        names=tuple(replace(one, y=one.y + y) for y, row in placed for one in row.names),
        undated=undated,
        earlier=earlier,
    )
