"""A map of places drawn from their coordinates alone: a net of meridians and parallels, and a scale. No tiles."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640.0, 420.0
_EDGE = 48.0
# The least that is shown, in degrees, so that a single town is not blown up to a point without surroundings.
_LEAST = 1.0
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 45)
_MOST_LINES = 6
_KM_A_DEGREE = 111.2
_MOST_NAMES = 14


@dataclass(frozen=True)
class Spot:
    """A place with its coordinates, and how many entries of the dispute lie there."""

    id: str
    name: str
    latitude: float
    longitude: float
    entries: int


@dataclass(frozen=True)
class Drawn:
    """A place on the map. ``named`` is false where its name would stand over another."""

    id: str
    name: str
    x: float
    y: float
    radius: float
    entries: int
    named: bool
    left: bool


@dataclass(frozen=True)
class NetLine:
    """A meridian or a parallel with its name."""

    at: float
    name: str


@dataclass(frozen=True)
class Map:
    """The picture: places, the net, and a bar of so many kilometres."""

    spots: tuple[Drawn, ...]
    meridians: tuple[NetLine, ...]
    parallels: tuple[NetLine, ...]
    bar: float
    kilometres: int
    width: float = WIDTH
    height: float = HEIGHT


def draw_map(spots: Sequence[Spot]) -> Map | None:
    """Places on a map that shows all of them; None where there is none."""
    if not spots:
        return None
    south, north = _span([one.latitude for one in spots])
    west, east = _span([one.longitude for one in spots])
    # A degree of longitude is shorter than one of latitude, the more so the farther from the equator.
    shrink = max(math.cos(math.radians((south + north) / 2)), 0.05)
    a_degree = min((WIDTH - 2 * _EDGE) / ((east - west) * shrink), (HEIGHT - 2 * _EDGE) / (north - south))
    middle_x, middle_y = (west + east) / 2, (south + north) / 2

    def x(longitude: float) -> float:
        return round(WIDTH / 2 + (longitude - middle_x) * shrink * a_degree, 1)

    def y(latitude: float) -> float:
        return round(HEIGHT / 2 - (latitude - middle_y) * a_degree, 1)

    half_width, half_height = WIDTH / 2 / (shrink * a_degree), HEIGHT / 2 / a_degree
    step = next((one for one in _STEPS if 2 * half_width / one <= _MOST_LINES), _STEPS[-1])
    kilometres = _round_length(0.25 * WIDTH / a_degree * _KM_A_DEGREE)
    return Map(
        spots=tuple(_placed(spots, [(x(one.longitude), y(one.latitude)) for one in spots])),
        meridians=tuple(
            NetLine(x(one), _degrees(one, "E", "W"))
            for one in _ticks(middle_x - half_width, middle_x + half_width, step)
        ),
        parallels=tuple(
            NetLine(y(one), _degrees(one, "N", "S"))
            for one in _ticks(middle_y - half_height, middle_y + half_height, step)
        ),
        bar=round(kilometres / _KM_A_DEGREE * a_degree, 1),
        kilometres=kilometres,
    )


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    lacking = max(_LEAST - (high - low), 0) / 2
    return low - lacking, high + lacking


def _placed(spots: Sequence[Spot], at: Sequence[tuple[float, float]]) -> list[Drawn]:
    """The places, the busiest first; a name is written where it meets no other name."""
    ordered = sorted(zip(spots, at, strict=True), key=lambda pair: (-pair[0].entries, pair[0].name))
    taken: list[tuple[float, float, float]] = []
    placed = []
    for spot, (x, y) in ordered:
        left = x > WIDTH * 0.7
        width = 6.6 * len(spot.name) + 14
        start = x - width if left else x
        free = all(abs(y - row) > 15 or start > end or start + width < begin for row, begin, end in taken)
        named = free and len(taken) < _MOST_NAMES
        if named:
            taken.append((y, start, start + width))
        radius = round(4 + 2.2 * math.sqrt(spot.entries), 1)
        placed.append(Drawn(spot.id, spot.name, x, y, min(radius, 22.0), spot.entries, named, left))
    return placed


def _ticks(low: float, high: float, step: float) -> list[float]:
    first = math.ceil(low / step)
    return [round(number * step, 4) for number in range(first, math.floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}° {positive if value > 0 else negative}" if value else "0°"


def _round_length(kilometres: float) -> int:
    """A round number of kilometres, no more than these."""
    if kilometres < 1:
        return 1
    power = 10 ** math.floor(math.log10(kilometres))
    return int(max(one * power for one in (1, 2, 5) if one * power <= kilometres))
