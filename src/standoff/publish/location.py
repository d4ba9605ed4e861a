"""Where an event was, in the terms of other people's tables: country with its codes, state, district, town, point."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from standoff.language.gazetteer import plain
from standoff.publish.index import Index
from standoff.record import Event, Place
from standoff.record.place import PlaceKind


class Country(NamedTuple):
    """A country by ISO 3166-1."""

    name: str
    alpha_2: str
    alpha_3: str
    numeric: int


@dataclass(frozen=True)
class Location:
    """Where something was. ``place`` is what the reports name; ``point`` latitude and longitude, of ``point_of``.

    What is not known is None. The point is that of the place itself, or of the nearest around it that has one.
    """

    place: Place
    country: Country | None
    state: str | None
    district: str | None
    city: str | None
    point: tuple[float, float] | None
    point_of: PlaceKind | None


def location(index: Index, event: Event) -> Location | None:
    """Where an event was, by the finest place that it names; None where it names none that is known."""
    named = index.get(Place, [one.entry for one in event.places if one.entry is not None])
    return place_location(index, min(named, key=_coarseness)) if named else None


def place_location(index: Index, place: Place) -> Location:
    """Where a place is."""
    around = [place, *_around(index, place)]
    by_kind = {one.kind: one.name for one in reversed(around)}
    country = country_named(place.parents[-1] if place.parents else place.name)
    if "state" not in by_kind and country is not None:
        known = _states(country.alpha_2)
        state = next((name for name in place.parents if plain(name) in known), None)
        by_kind |= {"state": state} if state is not None else {}
    if "city" not in by_kind and len(place.parents) > 2 and place.kind == "facility":
        by_kind["city"] = place.parents[0]
    with_point = next((one for one in around if one.latitude is not None and one.longitude is not None), None)
    return Location(
        place=place,
        country=country,
        state=by_kind.get("state"),
        district=by_kind.get("district"),
        city=by_kind.get("city"),
        point=_point(with_point),
        point_of=with_point.kind if with_point is not None else None,
    )


def _coarseness(place: Place) -> int:
    return ("facility", "city", "district", "state", "country").index(place.kind)


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _around(index: Index, place: Place) -> Iterator[Place]:
    """The places of the record that a place lies in, nearest first."""
    for name in place.parents:
        # A hospital may bear the name of its town: what a place lies in is never a facility.
        yield from (one for one in index.places.get(name, ()) if one.kind != "facility" and one.id != place.id)


@cache
def _countries() -> dict[str, Country]:
    import pycountry

    found: dict[str, Country] = {}
    for one in pycountry.countries:
        country = Country(getattr(one, "common_name", one.name), one.alpha_2, one.alpha_3, int(one.numeric))
        found |= {plain(name): country for name in (one.name, country.name)}
    return found


def country_named(name: str) -> Country | None:
    """The country of a name."""
    return _countries().get(plain(name))


@cache
def _states(country: str) -> frozenset[str]:
    import pycountry

    return frozenset(plain(one.name) for one in pycountry.subdivisions if one.country_code == country)
