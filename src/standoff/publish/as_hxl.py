"""Attacks on health care in the layout of humanitarian lists of incidents: heads, then HXL tags, then one a row.

The heads are those under which Insecurity Insight publishes such lists; the tags are of https://hxlstandard.org.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from standoff.domains.domain import Section, Words
from standoff.domains.loading import load
from standoff.publish.as_csv import csv_bytes
from standoff.publish.atomic import write_whole
from standoff.publish.casualties import how_many
from standoff.publish.describe import event_in_words
from standoff.publish.location import location
from standoff.publish.name_search import has_word
from standoff.publish.release import Release
from standoff.publish.tables import ColumnType, Row
from standoff.publish.tabular import write_description
from standoff.publish.timeline import publishers
from standoff.record import Actor, Event, Place, Reference
from standoff.record.event import HAPPENED

_WORKERS = "Health Workers "
TAGS: dict[str, str] = {
    "Date": "#date+occurred",
    "Event Description": "#description+event",
    "Country": "#country+name",
    "Country ISO": "#country+code+v_iso3",
    "Admin 1": "#adm1+name",
    "Latitude": "#geo+lat",
    "Longitude": "#geo+lon",
    "Geo Precision": "#geo+precision",
    "Location of Incident": "#loc+name",
    "Reported Perpetrator": "#group+perp",
    "Reported Perpetrator Name": "#group+perp+name",
    "Weapon Carried/Used": "#event+weapon",
    "Type of Health Facility": "#loc+health_facility+type",
    "Number of Attacks on Health Facilities Reporting Destruction": "#indicator+health_facility+destroyed+num",
    "Number of Attacks on Health Facilities Reporting Damaged": "#indicator+health_facility+damaged+num",
    "Forceful Entry into Health Facility": "#indicator+health_facility+forced_entry+num",
    "Occupation of Health Facility": "#indicator+health_facility+occupied+num",
    "Health Transportation Destroyed": "#indicator+transport+destroyed+num",
    "Health Transportation Damaged": "#indicator+transport+damaged+num",
    "Health Transportation Stolen/Hijacked": "#indicator+transport+stolen+num",
    "Looting/Theft/Robbery/Burglary of Health Supplies": "#indicator+supplies+looted+num",
    "Access Denied or Obstructed": "#indicator+access+denied+num",
    "Attacks on Emergency Medical Services": "#indicator+ems+attacked+num",
    f"{_WORKERS}Killed": "#affected+healthworker+killed",
    f"{_WORKERS}Injured": "#affected+healthworker+injured",
    f"{_WORKERS}Kidnapped": "#affected+healthworker+kidnapped",
    f"{_WORKERS}Arrested": "#affected+healthworker+arrested",
    f"{_WORKERS}Threatened": "#affected+healthworker+threatened",
    f"{_WORKERS}Assaulted": "#affected+healthworker+assaulted",
    f"{_WORKERS}Sexually Assaulted": "#affected+healthworker+sgbv",
    "Reported As": "#status+event",
    "Sources": "#meta+source",
    "Event ID": "#event+id",
}
_NOT_TOLD = "No information"


class Flag(Section, frozen=True):
    """What the lists say yes or no to: told by a mode of event, or by one of its words beside one of its things."""

    modes: Words = ()
    words: Words = ()
    things: Words = ()


class Scheme(Section, frozen=True):
    """What the lists want beside the codes of the domain."""

    scheme: str
    outcomes: dict[str, str]
    told: dict[str, Flag]
    weapons: dict[str, str]
    facilities: dict[str, Words]


@cache
def scheme() -> Scheme:
    """What the data file of the layout says."""
    return load(Path(__file__).parent / "schemes" / "humanitarian.yaml", Scheme)


def write_hxl(release: Release, out: Path) -> list[Path]:
    """Writes the attacks of a release as one CSV table with tags in its second row, and the description beside it."""
    left_out: Counter[str] = Counter()
    table = sorted(_rows(release, left_out), key=lambda row: (str(row["Date"]), str(row["Event ID"])))
    written = write_whole(out, csv_bytes(list(TAGS), [dict(TAGS), *table]))
    columns: dict[str, ColumnType] = dict.fromkeys(TAGS, "string")
    return [written, write_description(release, out, columns, left_out, ("names", "tags"))]


def _rows(release: Release, left_out: Counter[str]) -> Iterator[Row]:
    for event in release.record.events:
        if scheme().scheme not in event.codes:
            continue
        if event.modality not in HAPPENED:
            left_out["did not happen, or not yet"] += 1
        elif event.when.day is None:
            left_out["its day is not known"] += 1
        else:
            yield _row(release, event)


def _row(release: Release, event: Event) -> Row:
    index, known = release.index, scheme()
    where = location(index, event)
    latitude, longitude = where.point if where is not None and where.point is not None else (None, None)
    affected = {name: 0 for name in TAGS if name.startswith(_WORKERS)} | _affected(release, event)
    row: Row = {
        "Date": event.when.day,
        "Event Description": event_in_words(index, event),
        "Country": where.country.name if where and where.country else "",
        "Country ISO": where.country.alpha_3 if where and where.country else "",
        "Admin 1": where.state or "" if where else "",
        "Latitude": latitude,
        "Longitude": longitude,
        "Geo Precision": where.point_of or _NOT_TOLD if where else _NOT_TOLD,
        "Location of Incident": where.place.name if where else "",
        "Reported Perpetrator": "; ".join(dict.fromkeys(_perpetrator(release, one) for one in event.agents))
        or _NOT_TOLD,
        "Reported Perpetrator Name": "; ".join(index.all_named(event.agents)),
        "Weapon Carried/Used": known.weapons.get(event.mode or "", _NOT_TOLD),
        "Type of Health Facility": "; ".join(_facilities(release, event)),
        **{name: int(_is_told(event, flag)) for name, flag in known.told.items()},
        "Reported As": event.modality,
        "Sources": "; ".join(publishers(index, event.passages)),
        "Event ID": event.id,
        **affected,
    }
    return {name: row[name] for name in TAGS}


def _is_told(event: Event, flag: Flag) -> bool:
    """Whether an event is of a mode, or one of its passages holds both a word and a thing."""
    quotes = [one.quote for one in (event.trigger, *event.passages)]
    if event.mode in flag.modes:
        return not flag.things or any(has_word(flag.things, one) for one in quotes)
    return bool(flag.words) and any(has_word(flag.words, one) and has_word(flag.things, one) for one in quotes)


def _affected(release: Release, event: Event) -> dict[str, int | None]:
    """How many health workers it was done to, at the least, under the head of what was done; None if no words tell."""
    outcome = scheme().outcomes.get(event.mode or "")
    workers = [one for one in event.targets if _is_health_worker(release, one)]
    if outcome is None or not workers:
        return {}
    numbers = [how_many(release.index, event, one) for one in workers]
    told = [one for one in numbers if one is not None]
    return {f"{_WORKERS}{outcome.title()}": sum(told) if told else None}


def _is_health_worker(release: Release, target: Reference) -> bool:
    """Whether a target is of the side that makes demands in this field, by its entry or by its words."""
    claimants = release.knowledge.sides("claimant") & set(release.knowledge.own_sides)
    actors = release.index.get(Actor, [target.entry] if target.entry is not None else [])
    if actors and actors[0].side is not None:
        return actors[0].side in claimants
    words = [word for side in sorted(claimants) for word in release.knowledge.parties[side].groups]
    names = (target.passage.quote, *(one.name for one in actors))
    return any(has_word((*words, *(f"{word}s" for word in words)), name) for name in names)


def _perpetrator(release: Release, agent: Reference) -> str:
    actors = release.index.get(Actor, [agent.entry] if agent.entry is not None else [])
    side = actors[0].side if actors else None
    party = release.knowledge.parties.get(side or "")
    return party.codes.get("sind", _NOT_TOLD) if party is not None else _NOT_TOLD


def _facilities(release: Release, event: Event) -> list[str]:
    """The types of the facilities that an event names as its place."""
    places = release.index.get(Place, [one.entry for one in event.places if one.entry is not None])
    names = [one.name for one in places if one.kind == "facility"]
    types = scheme().facilities.items()
    found = (next((type_ for type_, words in types if has_word(words, name)), "Other") for name in names)
    return list(dict.fromkeys(found))
