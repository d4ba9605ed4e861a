"""Events in the columns of ACLED's files, so that they can be read beside ACLED's own.

What ACLED does not code is left out and counted in the description beside the table: what did not happen (yet), what
has no code of ACLED's, and what cannot be dated within a month.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from standoff.domains.domain import Section, Words
from standoff.domains.loading import load
from standoff.publish.as_csv import csv_bytes
from standoff.publish.atomic import write_whole
from standoff.publish.casualties import how_many
from standoff.publish.describe import event_in_words
from standoff.publish.location import Location, location
from standoff.publish.release import Release
from standoff.publish.tables import ColumnType, Row
from standoff.publish.tabular import write_description
from standoff.publish.timeline import publishers
from standoff.publish.wording import count, listed, time_of
from standoff.record import Actor, Event, Reference
from standoff.record.event import HAPPENED

SCHEME = "acled"
STATE_FORCES = "State forces"
CIVILIANS = "Civilians"
_NUMBERS = ("year", "time_precision", "iso", "geo_precision", "fatalities", "timestamp")
COLUMNS: dict[str, ColumnType] = {
    name: "integer" if name in _NUMBERS else "number" if name in ("latitude", "longitude") else "string"
    for name in (
        *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
        *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction"),
        *("civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location"),
        *("latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags"),
        "timestamp",
    )
}
# ACLED gives no date that is vaguer than a month.
_LONGEST = 31


class TypeOfEvent(Section, frozen=True):
    """What belongs to a type of event."""

    disorder: str
    crowd: str | None = None


class Scheme(Section, frozen=True):
    """What ACLED's files want beside the codes of the domain."""

    types: dict[str, TypeOfEvent]
    sub_disorders: dict[str, str]
    spellings: dict[str, str]
    actors: Words
    unnamed: Words
    civilian_targeting: Words
    deadly: Words
    regions: dict[str, Words]


@cache
def scheme() -> Scheme:
    """What the data file of the scheme says."""
    return load(Path(__file__).parent / "schemes" / "acled.yaml", Scheme)


def write_acled(release: Release, out: Path) -> list[Path]:
    """Writes the events of a release as one CSV table, and the description beside it."""
    left_out: Counter[str] = Counter()
    table = sorted(_rows(release, left_out), key=lambda row: (str(row["event_date"]), str(row["event_id_cnty"])))
    written = write_whole(out, csv_bytes(list(COLUMNS), table))
    return [written, write_description(release, out, COLUMNS, left_out, ("names",))]


def _rows(release: Release, left_out: Counter[str]) -> Iterator[Row]:
    for event in release.record.events:
        if event.modality not in HAPPENED:
            left_out["did not happen, or not yet"] += 1
        elif _types(event) is None:
            left_out["has no code of ACLED's"] += 1
        elif not event.when.within(_LONGEST):
            left_out["not dated within a month"] += 1
        else:
            yield _row(release, event)


def _types(event: Event) -> tuple[str, str] | None:
    """The type and sub-type of an event as ACLED writes them; None where its code is none of ACLED's."""
    kind, _, sub_type = event.codes.get(SCHEME, "").partition(" / ")
    spellings = scheme().spellings
    written = spellings.get(kind, kind)
    return (written, spellings.get(sub_type, sub_type)) if written in scheme().types and sub_type else None


def _row(release: Release, event: Event) -> Row:
    index, known = release.index, scheme()
    kind, sub_type = _types(event) or ("", "")
    where = location(index, event)
    one, other = _actors(release, event, kind)
    day = event.when.earliest or date.max
    country = where.country if where is not None else None
    return {
        "event_id_cnty": f"{country.alpha_3 if country else ''}{event.id.removeprefix('e_').upper()}",
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": 1 if event.when.day is not None else 2 if event.when.within(7) else 3,
        "disorder_type": known.sub_disorders.get(sub_type, known.types[kind].disorder),
        "event_type": kind,
        "sub_event_type": sub_type,
        **_actor_cells("1", one, country.name if country else None),
        **_actor_cells("2", other, country.name if country else None),
        "interaction": _interaction(one[0], other[0]),
        "civilian_targeting": "Civilian targeting" if sub_type in known.civilian_targeting else "",
        "iso": country.numeric if country else None,
        "region": next((name for name, of in known.regions.items() if country and country.alpha_2 in of), ""),
        **_place_cells(where),
        "source": "; ".join(publishers(index, event.passages)),
        "source_scale": "",
        "notes": _notes(release, event),
        "fatalities": _fatalities(release, event),
        "tags": _tags(event),
        "timestamp": int(datetime.combine(release.day, time(), UTC).timestamp()) if release.day else None,
    }


# The type of actor of one side of an event, and the names of those on it.
Side = tuple[str, list[str]]
_NOBODY: Side = ("", [])


def _actors(release: Release, event: Event, kind: str) -> tuple[Side, Side]:
    """Who took part, on two sides; ACLED's order of them means nothing."""
    agents, targets = (_by_type(release, one) for one in (event.agents, event.targets))
    crowd = scheme().types[kind].crowd
    if crowd is None:
        done_to = _side(targets, CIVILIANS if kind == "Violence against civilians" else None)
        return _side(agents, None), done_to
    forces = [name for type_, name in agents if type_ == STATE_FORCES]
    if forces:
        return (crowd, [name for _, name in targets]), (STATE_FORCES, forces)
    others = _side(targets, CIVILIANS) if crowd == "Rioters" else _NOBODY
    return (crowd, [name for _, name in agents]), others


def _by_type(release: Release, references: Sequence[Reference]) -> list[tuple[str, str]]:
    """Each of some references by its type of actor, empty where the domain has none, and its name."""
    found: dict[str, str] = {}
    parties = release.knowledge.parties
    for reference in references:
        actors = release.index.get(Actor, [reference.entry] if reference.entry is not None else [])
        side = actors[0].side if actors else None
        name = release.index.bare_name(reference.entry) or reference.passage.quote
        found.setdefault(name, parties[side].codes.get(SCHEME, "") if side in parties else "")
    return [(type_ if type_ in scheme().actors else "", name) for name, type_ in found.items()]


def _side(of: Sequence[tuple[str, str]], unless_forces: str | None) -> Side:
    """One side: its first's type, or another one unless it is of the state's forces."""
    if not of:
        return _NOBODY
    first = of[0][0]
    type_ = first if unless_forces is None or first == STATE_FORCES else unless_forces
    return type_, [name for _, name in of]


def _actor_cells(number: str, side: Side, country: str | None) -> Row:
    type_, names = side
    if type_ in scheme().unnamed:
        name, others = f"{type_} ({country})" if country else type_, names
    else:
        name, others = names[0] if names else "", names[1:]
    return {f"actor{number}": name, f"assoc_actor_{number}": "; ".join(others), f"inter{number}": type_}


def _interaction(one: str, other: str) -> str:
    """The types of both sides; nothing where nobody knows who did it."""
    if not one:
        return ""
    ranks = scheme().actors
    both = sorted(filter(None, (one, other)), key=ranks.index)
    return f"{both[0]} only" if len(both) == 1 else "-".join(both)


def _place_cells(where: Location | None) -> Row:
    latitude, longitude = where.point if where is not None and where.point is not None else (None, None)
    precision = {"facility": 1, "city": 1, "district": 2, "state": 3, "country": 3}
    return {
        "country": where.country.name if where and where.country else "",
        "admin1": where.state or "" if where else "",
        "admin2": where.district or "" if where else "",
        "admin3": "",
        "location": where.place.name if where else "",
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": precision[where.point_of] if where is not None and where.point_of is not None else None,
    }


def _notes(release: Release, event: Event) -> str:
    """The event in a sentence of our own."""
    words = event_in_words(release.index, event)
    sources = publishers(release.index, event.passages)
    by = f", as reported by {listed(sources)}" if sources else ""
    return f"{time_of(event.when, short=True)}: {words}{by}."


def _fatalities(release: Release, event: Event) -> int | None:
    """How many died, at the least; None where the words do not tell."""
    if event.mode not in scheme().deadly:
        return 0
    known = [how_many(release.index, event, one) for one in event.targets]
    told = [one for one in known if one is not None]
    return sum(told) if told else None


def _tags(event: Event) -> str:
    tags = [f"crowd size={count(one)}" for one in event.counts[:1] if event.kind in ("protest", "strike")]
    tags += [f"modality={event.modality}"] if event.modality != "reported" else []
    return "; ".join((*tags, f"standoff={event.id}"))
