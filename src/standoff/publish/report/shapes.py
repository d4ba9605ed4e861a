"""The shapes that a timeline is drawn with, and their places in pixels from the top left."""

from dataclasses import dataclass
from datetime import date

from standoff.publish.lanes import Shape
from standoff.publish.report.scale import Quiet, Tick
from standoff.publish.wording import Tone


@dataclass(frozen=True)
class Mark:
    """An entry at its day, the first that it may lie on. ``sign`` is written into the marks of promises."""

    id: str
    x: float
    y: float
    shape: Shape
    tone: Tone
    firm: bool
    sign: str
    title: str
    day: date


@dataclass(frozen=True)
class Line:
    """A thin line: between the days that an event may lie, or from a promise to its due day (``due``)."""

    left: float
    right: float
    y: float
    due: bool
    tone: Tone


@dataclass(frozen=True)
class Bar:
    """A stretch of a strike. ``full`` is false when it was partly lifted; ``open`` means that no end is known."""

    id: str
    left: float
    width: float
    y: float
    height: float
    full: bool
    open: bool
    title: str


@dataclass(frozen=True)
class RowName:
    """What a row is about, written beside its first mark or behind its last."""

    x: float
    y: float
    words: str
    before: bool


@dataclass(frozen=True)
class LaneBand:
    """A lane with its name and place."""

    name: str
    y: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """A timeline, laid out. ``undated`` is how many entries have no day and so no place in it,
    ``earlier`` how many tell of what was long over.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    lanes: tuple[LaneBand, ...]
    ticks: tuple[Tick, ...]
    quiet: tuple[Quiet, ...]
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    names: tuple[RowName, ...]
    undated: int
    earlier: int
