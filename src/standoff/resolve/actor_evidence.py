"""What speaks for two actors, told by two reports, being one."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from standoff.language.gazetteer import plain
from standoff.language.likeness import same_person, same_spelling
from standoff.record.actor import Actor
from standoff.resolve.evidence import Clue, Evidence

# Any two persons of news reports are hardly ever one; a group of one side, or an office, of one place mostly is.
PRIOR_PERSON: Final = -6.0
PRIOR_OTHER: Final = -6.0

_HANDLE: Final = 12.0
_SAME_NAME: Final = 9.0
_SPELLING: Final = 8.0
_INITIALS: Final = 7.0
_SINGLE_NAME: Final = 3.0
_OFFICE: Final = 5.0
_ABBREVIATION: Final = 6.0
_SAME_SIDE: Final = 2.0
_OTHER_SIDE: Final = -1.5
_SAME_AREA: Final = 1.0
_OTHER_AREA: Final = -2.0
_SAME_DISPUTE: Final = 1.0
# A private person is known where they live; one of the same name elsewhere is somebody else.
_PRIVATE_ELSEWHERE: Final = -6.0
# An office, or a group that is called by a common noun, is another one in another state.
_ELSEWHERE: Final = -12.0
# Nothing is joined for want of a place.
_NOWHERE: Final = -8.0
_NEVER: Final = -30.0
_SHORTEST_ABBREVIATION: Final = 3
# "The union": a determiner and a noun.
_DETERMINED: Final = 2


class Told(NamedTuple):
    """Where and when a report tells of an actor: its area, its day, and the number of its dispute."""

    area: str | None
    day: date | None
    dispute: int | None = None


class Sides(NamedTuple):
    """What is known of the sides and the disputes of the record.

    The offices and groups of some sides are the same ``everywhere``. The ``claimants`` of a dispute are other people
    than those of the disputes ``beside`` it, which are of the same area and time.
    """

    everywhere: Set[str] = frozenset()
    claimants: Set[str] = frozenset()
    beside: Mapping[int, Set[int]] = MappingProxyType({})


@dataclass
class Known:
    """All that reports have told of one actor so far."""

    actors: list[Actor]
    kind: str
    side: str | None
    private: bool
    names: set[str] = field(default_factory=set)
    handles: set[str] = field(default_factory=set)
    # Each office held, with the days of the reports that say so.
    offices: dict[str, list[date | None]] = field(default_factory=dict)
    areas: set[str] = field(default_factory=set)
    disputes: set[int] = field(default_factory=set)

    def add(self, actor: Actor, told: Told) -> None:
        """Learn what one more report tells."""
        self.actors.append(actor)
        self.side = self.side or actor.side
        # On the record once is on the record.
        self.private = self.private and actor.private
        self.names |= bare_names(actor)
        self.handles |= set(actor.handles)
        for role in actor.roles:
            self.offices.setdefault(role.name, []).append(told.day)
        if told.area is not None:
            self.areas.add(told.area)
        if told.dispute is not None:
            self.disputes.add(told.dispute)

    @property
    def mentions(self) -> tuple[str, ...]:
        """The ids of all mentions."""
        return tuple(mention for actor in self.actors for mention in actor.mentions)


def known_from(actor: Actor, told: Told) -> Known:
    """What one report tells of an actor."""
    known = Known([], actor.kind, actor.side, actor.private)
    known.add(actor, told)
    return known


def bare_names(actor: Actor) -> set[str]:
    """The names by which an actor can be known again: of a person, the fullest; of a body, all."""
    if actor.kind != "organisation":
        return {actor.name}
    # "The union" is a name for it in one report only.
    return {actor.name, *(name for name in actor.names if name.isupper() or _is_full(name))}


def _is_full(name: str) -> bool:
    """Whether a body is told by a name of several words; "The union" begins with a capital only in its sentence."""
    words = name.removeprefix("The ").split()
    return len(words) > 1 and words[0][0].isupper() and any(word[0].isupper() for word in words[1:])


def evidence(entry: Known, actor: Actor, told: Told, sides: Sides) -> Evidence:
    """What speaks for an actor of one more report being one that is known, and what against it."""
    if entry.kind == "person":
        return Evidence(PRIOR_PERSON, tuple(_person(entry, actor, told)))
    if entry.kind == "organisation":
        return Evidence(PRIOR_OTHER, tuple(_organisation(entry, actor, told)))
    return Evidence(PRIOR_OTHER, tuple(_common(entry, actor, told, sides)))


def _person(entry: Known, actor: Actor, told: Told) -> Iterator[Clue]:
    shared = sorted(entry.handles & set(actor.handles))
    if shared:
        yield Clue(_HANDLE, f"the same handle, {shared[0]}")
    offices = sorted(
        min(held, role.name, key=len) for held in entry.offices for role in actor.roles if same_office(held, role.name)
    )
    if offices:
        yield Clue(_OFFICE, f"the same office, {offices[0]}")
    yield max((_names(known, actor.name) for known in entry.names), key=lambda clue: clue.weight)
    if entry.side is not None and actor.side is not None and entry.side != actor.side:
        yield Clue(_OTHER_SIDE, "named with another side")
    yield from _whereabouts(entry, told, _PRIVATE_ELSEWHERE if entry.private and actor.private else _OTHER_AREA)


def _whereabouts(entry: Known, told: Told, elsewhere: float) -> Iterator[Clue]:
    """Where two are told of. What a report says of its state is less sure than of which dispute it tells."""
    if told.dispute in entry.disputes:
        yield Clue(_SAME_DISPUTE, "told of in the same dispute")
    elif told.area is not None and entry.areas and told.area not in entry.areas:
        yield Clue(elsewhere, "told of in another state")
    elif told.area is not None and told.area in entry.areas:
        yield Clue(_SAME_AREA, "told of in the same state")


def same_office(one: str, other: str) -> bool:
    """Whether two words for an office can be of one: the same, or one in short (the police commissioner)."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _names(known: str, name: str) -> Clue:
    """How two names of persons agree."""
    if plain(known) == plain(name) and " " in name:
        return Clue(_SAME_NAME, f"the same name, {name}")
    if same_person(known, name):
        initials = any(len(word.rstrip(".")) == 1 for word in (known.split(maxsplit=1)[0], name.split(maxsplit=1)[0]))
        return Clue(*((_INITIALS, "initials that fit") if initials else (_SPELLING, "another spelling of the name")))
    single = " " not in known or " " not in name
    if single and same_spelling(known.rsplit(maxsplit=1)[-1], name.rsplit(maxsplit=1)[-1]):
        return Clue(_SINGLE_NAME, f"the same surname, {name.rsplit(maxsplit=1)[-1]}")
    # One name may be a heading's or a post's; without a name in common, only a handle tells that it is the same person.
    return Clue(-_SINGLE_NAME, "other names")


def _organisation(entry: Known, actor: Actor, told: Told) -> Iterator[Clue]:
    names = bare_names(actor)
    shared = sorted({plain(name) for name in names} & {plain(name) for name in entry.names})
    if shared:
        yield Clue(_SAME_NAME, "the same name")
    else:
        short = [
            (one, other) for one in names for other in entry.names if abbreviates(one, other) or abbreviates(other, one)
        ]
        yield Clue(_ABBREVIATION, f"{min(short[0], key=len)} is short for it") if short else Clue(_NEVER, "other names")
    if entry.side is not None and actor.side is not None:
        same = entry.side == actor.side
        yield Clue(_SAME_SIDE, "of the same side") if same else Clue(_OTHER_SIDE, "of another side")
    yield from _whereabouts(entry, told, _OTHER_AREA)


def _common(entry: Known, actor: Actor, told: Told, sides: Sides) -> Iterator[Clue]:
    """An office, or a group called by a common noun: the same words in the same state."""
    if entry.kind == "group":
        same = entry.side == actor.side and {place_of(name) for name in entry.names} == {place_of(actor.name)}
        yield Clue(_SAME_NAME, "people of the same side") if same else Clue(_NEVER, "other people")
    else:
        same = plain(actor.name) in {plain(name) for name in entry.names}
        yield Clue(_SAME_NAME, "the same office") if same else Clue(_NEVER, "another office")
    if actor.side in sides.everywhere:
        return
    if told.dispute in entry.disputes:
        yield Clue(_SAME_DISPUTE, "told of in the same dispute")
    elif told.area is None or not entry.areas:
        yield Clue(_NOWHERE, "told of nowhere known")
    elif told.area not in entry.areas:
        yield Clue(_ELSEWHERE, "told of in another state")
    elif _of_another(entry, actor, told, sides):
        yield Clue(_ELSEWHERE, "told of in another dispute of that time")
    else:
        yield Clue(_SAME_AREA, "told of in the same state")


def _of_another(entry: Known, actor: Actor, told: Told, sides: Sides) -> bool:
    """Whether a group of those who demand is that of another dispute of the same area and time."""
    beside = sides.beside.get(told.dispute, frozenset()) if told.dispute is not None else frozenset()
    return entry.kind == "group" and actor.side in sides.claimants and not entry.disputes.isdisjoint(beside)


def noun_for_body(actor: Actor) -> str | None:
    """The noun, if a report calls a group by no more than one word for a body: "the union", "her union"."""
    nouns = {name.split()[-1] for name in actor.names}
    noun = min(nouns, default="")
    short = all(len(name.split()) == _DETERMINED and not name.split()[-1][0].isupper() for name in actor.names)
    # Plural nouns are people ("the workers"), whatever their body is called.
    is_one = len(nouns) == 1 and short and not noun.endswith("s")
    return noun if actor.kind == "group" and is_one else None


def place_of(group: str) -> str | None:
    """The place that a group is told to be of: *nurses of Milltown*."""
    _, behind, place = group.partition(" of ")
    return plain(place) if behind else None


def abbreviates(short: str, long: str) -> bool:
    """Whether a word is made of the first letters of the words of a name: *IMA*, *Indian Medical Association*."""
    if " " in short or not short.isupper() or len(short) < _SHORTEST_ABBREVIATION or " " not in long:
        return False
    words = lettered_words(long)
    return short in {capitals_of(words).upper(), "".join(word[0] for word in words).upper()}


def lettered_words(name: str) -> list[str]:
    """The words of a name that begin with a letter, those that a hyphen ties taken apart."""
    return [word for word in name.replace("-", " ").split() if word[:1].isalpha()]


def capitals_of(words: Iterable[str]) -> str:
    """The first letters of those words that begin with a capital."""
    return "".join(word[0] for word in words if word[0].isupper())
