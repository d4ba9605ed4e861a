"""What speaks for two tellings, of two reports of one dispute, being of one event."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import log2
from typing import Final, NamedTuple

from standoff.record.actor import Actor
from standoff.record.event import Event
from standoff.record.passage import Reference
from standoff.record.place import Place
from standoff.record.when import When
from standoff.resolve.distance import Map
from standoff.resolve.evidence import Clue, Evidence

# Two events of one kind in one dispute: of all pairs of tellings, few are of one event.
PRIOR: Final = -5.0

# Two attacks in one day are no rarity; two arrests, marches or meetings are told as one.
_SAME_DAY: Final = 4.5
_SAME_DAY_OF_ATTACK: Final = 4.0
_SAME_DAYS: Final = 2.5
_DAYS_MEET: Final = 0.5
_SAME_BUILDING: Final = 4.0
_SAME_CITY: Final = 1.5
# Two towns side by side see two marches in one day; a hospital at the edge of a city is told to be in either.
_OTHER_TOWN: Final = -6.0
_AT_ITS_EDGE: Final = -1.0
_SAME_PERSON: Final = 5.0
# "The beating of Dr Marsh" and "Dr Marsh's beating" do not tell by themselves who was beaten.
_NAMED_WITH_BOTH: Final = 3.0
_SAME_GROUP: Final = 1.5
_SAME_MODE: Final = 1.0
_SAME_PHASE: Final = 3.0
_SAME_NUMBER: Final = 2.0
_SAME_SENTENCE: Final = 8.0
_GOES_ON: Final = 8.0
# "The walkout of 15 May", where one is told to have begun on that day, is that beginning.
_BEGAN_THEN: Final = 7.0
# "The assault", with no day of its own, is the one that was told of; and surer so, if there was only one.
_ONLY_ONE: Final = 5.5
# Talks, marches and arrests come again and again.
_ONLY_ONE_OF_MANY: Final = 4.5
# Of what neither report gives the day, there can be several.
_NEITHER_DATED: Final = -1.0
_LAST_ONE: Final = 1.0
# Of several, the one that most reports tell of comes to mind, if they are at least so large a share of all.
_MOST_TOLD: Final = 2 / 3
_RIVALLED: Final = -1.5

# Kilometres between the middles of a city and of a town that may be told as a part of it.
NEAR: Final = 25.0

# Two tellings whose days are known no better than this say little of being the same.
NARROW: Final = timedelta(days=3)
# What is told without its day happened within so many days before.
REMEMBERED: Final = timedelta(days=366)
_UNDER_WAY: Final = frozenset({None, "continued"})
# What is told again and again as "the ...", when it is over.
_RECALLED: Final = frozenset({"attack", "force against protest", "legal step", "talks", "protest", "official act"})

# Of these a dispute has few enough for two tellings without a day to be of one; steps, arrests and talks come in rows.
_SELDOM: Final = frozenset({"attack", "force against protest", "protest"})


class Known(NamedTuple):
    """What the evidence is read by: actors and places of the record, by id."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    map: Map

    def near(self, one: Place, other: Place) -> bool:
        """Whether two places are known to lie so near each other that one event can be told to be in either."""
        apart = self.map.apart(one, other)
        return apart is not None and apart <= NEAR


def evidence(entry: Event, event: Event, known: Known, share: float, latest: bool) -> Evidence:
    """What speaks for a telling being of an event, where nothing that they tell excludes it.

    ``share`` is the event's share of the reports that tell of any event that the telling could be of: 1 for the only
    one. ``latest`` is whether this is the last of those of which the day is known.
    """
    return Evidence(PRIOR, tuple(_clues(entry, event, known, share, latest)))


def _clues(entry: Event, event: Event, known: Known, share: float, latest: bool) -> Iterator[Clue]:
    same = {one.quote for one in entry.passages} & {one.quote for one in event.passages}
    if same:
        yield Clue(_SAME_SENTENCE, "told in the same words")
    if goes_on(entry) and goes_on(event):
        yield Clue(_GOES_ON, "the strike that goes on")
    if told_by_its_day(entry, event):
        yield Clue(_BEGAN_THEN, "told by the day on which it began")
    yield from _days(entry.when, event.when, _SAME_DAY_OF_ATTACK if event.kind == "attack" else _SAME_DAY)
    if _is_recalled(entry, event):
        weight = _ONLY_ONE if event.kind == "attack" else _ONLY_ONE_OF_MANY
        weight += _NEITHER_DATED if is_vague(entry) and is_vague(event) else 0.0
        if share == 1:
            yield Clue(weight, "the only one told of by then")
        elif share >= _MOST_TOLD and event.kind in _SELDOM:
            odds = log2(share / (1 - share))
            yield Clue(min(weight, weight + _RIVALLED + odds), "the one that most reports told of by then")
        elif latest:
            yield Clue(_LAST_ONE, "the last one told of by then")
    yield from _places(entry.places, event.places, known.places)
    if not (goes_on(entry) and goes_on(event)):  # a strike goes on in many towns at once
        yield from _beside(entry.places, event.places, known)
    yield from _actors(entry, event, known.actors)
    if entry.mode is not None and entry.mode == event.mode:
        yield Clue(_SAME_MODE, f"the same kind of thing, {entry.mode}")
    if entry.phase is not None and step_of(entry) == step_of(event) and not goes_on(entry):
        yield Clue(_SAME_PHASE, f"both {entry.phase}" if entry.phase == event.phase else "both ends of the strike")
    numbers = {(one.what, one.low, one.high) for one in entry.counts} & {
        (one.what, one.low, one.high) for one in event.counts
    }
    if numbers:
        what, low, high = min(numbers, key=str)
        yield Clue(_SAME_NUMBER, f"the same number, {low if low is not None else high} ({what})")


def goes_on(event: Event) -> bool:
    """Whether a telling is of a strike as a whole, not of its beginning, its end, or another phase."""
    return event.kind == "strike" and event.phase in _UNDER_WAY and event.modality == "reported"


def step_of(event: Event) -> str | None:
    """The phase that tells one step of a strike from others. Who goes back to work for now ends the strike for now."""
    return (
        "ended" if event.phase in {"suspended", "called off"} else "begun" if event.phase == "resumed" else event.phase
    )


def _days(one: When, other: When, same_day: float) -> Iterator[Clue]:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return
    first, last = max(one.earliest, other.earliest), min(one.latest, other.latest)
    wide = max(one.latest - one.earliest, other.latest - other.earliest)
    if first > last:
        return
    if wide == timedelta(0):
        yield Clue(same_day, f"the same day, {first}")
    elif wide <= NARROW:
        yield Clue(_SAME_DAYS, f"the same days, {first} to {last}")
    else:
        yield Clue(_DAYS_MEET, "their days can meet")


def told_by_its_day(entry: Event, event: Event) -> bool:
    """Whether a telling of a strike as a whole gives it no more than the very day on which the strike began."""
    whole = event.kind == "strike" and event.phase is None and event.modality == "reported"
    begun = entry.kind == "strike" and step_of(entry) == "begun" and entry.modality == "reported"
    return whole and begun and event.when.day is not None and event.when.day == entry.when.day


def _is_recalled(entry: Event, event: Event) -> bool:
    """Whether one of two tellings can look back on what the other tells: it does not know the day, or not well."""
    told_again = entry.kind in _RECALLED or (entry.kind == "strike" and not goes_on(entry))
    if is_vague(entry) and is_vague(event):
        told_again = entry.kind in _SELDOM
    return told_again and (is_vague(event) or is_vague(entry)) and entry.modality == "reported"


def is_vague(event: Event) -> bool:
    """Whether the day of an event is not known, or no better than "last month"."""
    first, last = event.when.earliest, event.when.latest
    return first is None or last is None or last - first > NARROW


def without_day(event: Event) -> bool:
    """Whether all that is known of an event's day is that it had come by the day of the report."""
    return event.when.earliest is None


def _places(one: Sequence[Reference], other: Sequence[Reference], places: Mapping[str, Place]) -> Iterator[Clue]:
    shared = [places[key] for key in sorted(_entries(one) & _entries(other)) if key in places]
    building = next((place for place in shared if place.kind == "facility"), None)
    city = next((place for place in shared if place.kind == "city"), None)
    if building is not None:
        yield Clue(_SAME_BUILDING, f"the same place, {building.name}")
    elif city is not None:
        yield Clue(_SAME_CITY, f"the same city, {city.name}")


def _beside(one: Sequence[Reference], other: Sequence[Reference], known: Known) -> Iterator[Clue]:
    """That two tellings name places side by side and none in common, and neither is told to be in the other."""
    here, there = (
        [known.places[key] for key in sorted(_entries(each)) if key in known.places] for each in (one, other)
    )
    apart = [
        (distance, first.name, second.name)
        for first in here
        for second in there
        if not {first.name, second.name} & {*first.parents, *second.parents}
        and (distance := known.map.apart(first, second)) is not None
    ]
    if apart and not any(place in there and place.kind in {"facility", "city"} for place in here):
        distance, near, beside = min(apart)
        building = any(place.kind == "facility" for place in (*here, *there))
        yield Clue(_AT_ITS_EDGE if building else _OTHER_TOWN, f"{near} and {beside} are {distance:.0f} km apart")


def _actors(one: Event, other: Event, actors: Mapping[str, Actor]) -> Iterator[Clue]:
    found = False
    for words, here, there in (("by", one.agents, other.agents), ("done to", one.targets, other.targets)):
        shared = [actors[key] for key in sorted(_entries(here) & _entries(there)) if key in actors]
        person = next((actor for actor in shared if actor.kind == "person"), None)
        if person is not None:
            found = True
            yield Clue(_SAME_PERSON, f"{words} the same person, {person.name}")
        elif shared:
            yield Clue(_SAME_GROUP, f"{words} the same, {shared[0].name}")
    crossed = None if found else person_in_both(one, other, actors)
    if crossed is not None:
        yield Clue(_NAMED_WITH_BOTH, f"told of the same person, {crossed.name}")


def person_in_both(one: Event, other: Event, actors: Mapping[str, Actor]) -> Actor | None:
    """A person whom one telling of an attack names as who was attacked, and another as who attacked."""
    if one.kind != "attack":
        return None
    crossed = (_entries(one.agents) & _entries(other.targets)) | (_entries(one.targets) & _entries(other.agents))
    people = (actors[key] for key in sorted(crossed) if key in actors)
    return next((actor for actor in people if actor.kind == "person"), None)


def _entries(references: Sequence[Reference]) -> set[str]:
    return {one.entry for one in references if one.entry is not None}


def can_be_recalled(entry: Event, told: date | None) -> bool:
    """Whether an event lies so near before the report of a telling that "the assault" can mean it."""
    day = entry.when.latest
    return told is None or day is None or timedelta(0) <= told - day <= REMEMBERED
