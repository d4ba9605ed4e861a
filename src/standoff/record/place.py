"""Where things happen."""

from typing import Literal

from standoff.record.passage import Passage
from standoff.record.value import Value

PlaceKind = Literal["facility", "city", "district", "state", "country"]


class Place(Value, frozen=True, kw_only=True):
    """A place, its names, and the places that it lies in (nearest first, by name).

    Latitude and longitude are degrees (WGS 84); ``gazetteer`` is the identifier in the gazetteer that knows it, such
    as ``geonames:1275004`` or ``iso3166-2:IN-WB``.
    """

    id: str
    name: str
    kind: PlaceKind
    names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    gazetteer: str | None = None
    passages: tuple[Passage, ...] = ()
    mentions: tuple[str, ...] = ()
