"""How far apart places lie, where that is known."""

from collections.abc import Iterable, Mapping
from math import asin, cos, hypot, radians, sin
from typing import Final, NamedTuple

from standoff.record.place import Place

# Kilometres from the middle of the earth to its surface.
_EARTH: Final = 6371.0


class Point(NamedTuple):
    """Degrees of latitude and longitude (WGS 84)."""

    latitude: float
    longitude: float


def kilometres(one: Point, other: Point) -> float:
    """The distance along the surface of the earth."""
    north, south = radians(one.latitude), radians(other.latitude)
    up, along = (north - south) / 2, radians(one.longitude - other.longitude) / 2
    return 2 * _EARTH * asin(min(1.0, hypot(sin(up), (cos(north) * cos(south)) ** 0.5 * sin(along))))


class Map:
    """Where places lie: cities as the gazetteer has them, and a facility where the city that it is said to be in is."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._cities: Mapping[tuple[str, ...], Point] = {
            (one.name, *one.parents): point for one in places if one.kind == "city" and (point := _own(one)) is not None
        }

    def point(self, place: Place) -> Point | None:
        """Where a place lies; None where that is not known, or the place is wider than a city."""
        if place.kind not in {"facility", "city"}:
            return None
        return _own(place) or self._cities.get(place.parents)

    def apart(self, one: Place, other: Place) -> float | None:
        """Kilometres between two places; None where it is not known where one of them lies."""
        here, there = self.point(one), self.point(other)
        return None if here is None or there is None else kilometres(here, there)


def _own(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return Point(place.latitude, place.longitude)
