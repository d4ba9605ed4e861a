"""Named days: festivals and holidays by country and state, through the ``holidays`` package.

Other names of these days, festivals that last several days, and days that no calendar of holidays has are data:
``domains/general/named_days.yaml``.
"""

import re
import warnings
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Annotated

import msgspec

from standoff.domains.domain import FOLDER, GENERAL, Section
from standoff.domains.loading import load

# Years from which the names are collected: names change little, and lunar calendars reach neither end of the century.
NAMING_YEARS = (2005, 2012, 2019, 2022, 2024, 2025)
_NOTE = re.compile(r"\s*\((?:estimated|observed|in lieu|substitute)[^)]*\)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{2,3}")
_INNER = re.compile(r"^(.*?)\s*\(([^)]+)\)$")


def days_named(
    name: str, years: Iterable[int], country: str = "IN", subdivision: str | None = "WB"
) -> dict[int, tuple[date, ...]]:
    """The days that bear a name in each year: none, one, or all days of a festival that lasts several.

    Years in which the day is not known (lunar festivals are calculated for a limited range) are left out. A name may
    be any of those in ``names_known``, in any capitals.
    """
    found = {}
    for year in years:
        if days := _days_in_year(_plain(name), year, country, subdivision):
            found[year] = days
    return found


@cache
def names_known(country: str = "IN", subdivision: str | None = "WB") -> frozenset[str]:
    """All names of days known for a country and state, as they are written."""
    knowledge = _knowledge()
    days = (names for year in NAMING_YEARS for names in _calendar(country, subdivision, year).values())
    written = {label for names in days for _, label in names}
    for section in (knowledge.aliases, knowledge.festivals, knowledge.elsewhere, knowledge.fixed):
        written.update(section)
    return frozenset(written - set(knowledge.not_names))


@cache
def phrases_with_names() -> tuple[str, ...]:
    """Names of things that hold the name of a day but are none ("Good Friday Agreement")."""
    return _knowledge().phrases


class Festival(Section, frozen=True):
    """A festival of several days, from the day of one name to that of another."""

    first: str = msgspec.field(name="from")
    last: str = msgspec.field(name="to")


class Elsewhere(Section, frozen=True):
    """A day that the calendar of another country names."""

    country: str
    name: str


class Fixed(Section, frozen=True):
    """A day that is the same each year."""

    month: Annotated[int, msgspec.Meta(ge=1, le=12)]
    day: Annotated[int, msgspec.Meta(ge=1, le=31)]


Known = tuple[str, ...] | Festival | Elsewhere | Fixed


class NamedDays(Section, frozen=True):
    """The file of named days: what the calendars of holidays lack, or have under another name."""

    aliases: dict[str, tuple[str, ...]]
    festivals: dict[str, Festival]
    elsewhere: dict[str, Elsewhere]
    fixed: dict[str, Fixed]
    not_names: tuple[str, ...]
    phrases: tuple[str, ...]


@cache
def _knowledge() -> NamedDays:
    return load(FOLDER / GENERAL / "named_days.yaml", NamedDays)


@cache
def _lookup() -> Mapping[str, Known]:
    """What is known of each name in the data file, by its plain form."""
    days = _knowledge()
    known: dict[str, Known] = {**days.fixed, **days.elsewhere, **days.festivals, **days.aliases}
    return {_plain(name): entry for name, entry in known.items()}


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name.replace("’", "'")).strip().lower()


def _days_in_year(name: str, year: int, country: str, subdivision: str | None) -> tuple[date, ...]:
    """The calendar of the country first; the data file for what it does not have."""
    if listed := _by_name(country, subdivision, year).get(name):
        return listed
    entry = _lookup().get(name)
    if isinstance(entry, tuple):
        others = (_plain(other) for other in entry)
        days = {day for other in others if other != name for day in _days_in_year(other, year, country, subdivision)}
        return tuple(sorted(days))
    if isinstance(entry, Festival):
        return _festival(entry, year, country, subdivision)
    if isinstance(entry, Elsewhere):
        return _by_name(entry.country, None, year).get(_plain(entry.name), ())
    if isinstance(entry, Fixed):
        return (date(year, entry.month, entry.day),)
    return ()


def _festival(entry: Festival, year: int, country: str, subdivision: str | None) -> tuple[date, ...]:
    first = _days_in_year(_plain(entry.first), year, country, subdivision)
    last = _days_in_year(_plain(entry.last), year, country, subdivision)
    if not first or not last or last[-1] < first[0]:
        return ()
    return tuple(first[0] + timedelta(days=shift) for shift in range((last[-1] - first[0]).days + 1))


@cache
def _by_name(country: str, subdivision: str | None, year: int) -> Mapping[str, tuple[date, ...]]:
    days: dict[str, set[date]] = {}
    for day, names in _calendar(country, subdivision, year).items():
        for plain, _ in names:
            days.setdefault(plain, set()).add(day)
    return {name: tuple(sorted(listed)) for name, listed in days.items()}


@cache
def _calendar(country: str, subdivision: str | None, year: int) -> Mapping[date, frozenset[tuple[str, str]]]:
    """The names of each day of a year, plain and as written; empty for a country without a calendar."""
    import holidays

    kind = getattr(holidays, country, None) if _CODE.fullmatch(country) else None
    if kind is None:
        return {}
    if not kind.start_year <= year <= kind.end_year:
        return {}
    language = "en_US" if "en_US" in kind.supported_languages else None
    known = subdivision if subdivision in kind.subdivisions else None
    with warnings.catch_warnings():
        # It warns of years for which lunar festivals are not calculated; they are then absent, which is what we say.
        warnings.simplefilter("ignore")
        listed = kind(subdiv=known, years=year, categories=kind.supported_categories, language=language)
    return {day: frozenset(_names(label)) for day, label in listed.items() if day.year == year}


def _names(label: str) -> Iterable[tuple[str, str]]:
    """The separate names in one label: "Dussehra (Mahashtami); Mahashtami" and "Basant Panchami / Shri Panchami"."""
    for whole in label.split(";"):
        for one in _NOTE.sub("", whole).split(" / "):
            name = one.strip()
            if inner := _INNER.match(name):
                name = inner[2].strip() if inner[1] == "Dussehra" else inner[1].strip()
            if name:
                yield _plain(name), name
