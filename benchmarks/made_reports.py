"""Annotated reports of as many disputes as are asked for, made from the annotations of the sample reports.

No report is parsed again: names, days, areas and ids are replaced in what was found in the samples. A dispute has about
twenty reports, of one state of the world, and names a few other states; its persons, buildings, cities and bodies are
its own, the states' offices and bodies are shared with other disputes. One report in twenty names no place, and so must
find its dispute by its names. Every third plain word of a text is spelt anew for each dispute, so that the texts of two
disputes are no copies of each other; quotes are left as they are.
"""

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

import msgspec
import pycountry

from standoff.language.gazetteer import plain
from standoff.record.actor import Actor
from standoff.record.annotation import Annotation
from standoff.record.document import Document
from standoff.record.place import Place
from standoff.resolve.report import Report

REPORTS_A_DISPUTE: Final = 20
NAMELESS: Final = 0.05
# Days on which the disputes begin lie between these.
FIRST: Final = date(1992, 1, 1)
LAST: Final = date(2030, 1, 1)
COUNTRY: Final = "India"

_ID = re.compile(rb'"([a-z]_[0-9a-f]{16})"')
_DAY = re.compile(rb'"(\d{4}-\d{2}-\d{2})"')
_WORD = re.compile(r"\b[a-z]+\b")
_VOWELS: Final = "aeiou"
_CONSONANTS: Final = "bcdfghjklmnpqrstvwxyz"
_FIRST_NAMES: Final = 400
_SURNAMES: Final = 1_500


def made_reports(samples: Sequence[Report], count: int, seed: int = 7) -> Iterator[Report]:
    """So many reports, dispute by dispute. The same count and seed give the same reports."""
    dated = sorted((one for one in samples if one.document.day is not None), key=lambda one: one.order)
    encoded = [(one.document.day, one.document.to_json(), one.annotation.to_json()) for one in dated]
    made = number = 0
    while made < count:
        chance = random.Random(f"{seed} {number}")
        size = min(count - made, chance.randint(REPORTS_A_DISPUTE // 2, REPORTS_A_DISPUTE * 3 // 2))
        start = chance.randrange(max(1, len(encoded) - size))
        chosen = encoded[start : start + size]
        first = chosen[0][0] or FIRST
        begins = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        for _, document, annotation in chosen:
            yield _made(document, annotation, number, begins - first, chance)
        made += len(chosen)
        number += 1


def _made(document: bytes, annotation: bytes, dispute: int, later: timedelta, chance: random.Random) -> Report:
    ids = re.compile(_ID)

    def new_id(found: re.Match[bytes]) -> bytes:
        old = found[1].decode()
        return f'"{old[:2]}{hashlib.sha256(f"{old} {dispute}".encode()).hexdigest()[:16]}"'.encode()

    def new_day(found: re.Match[bytes]) -> bytes:
        return f'"{date.fromisoformat(found[1].decode()) + later}"'.encode()

    about = msgspec.json.decode(_DAY.sub(new_day, ids.sub(new_id, document)), type=Document)
    said = msgspec.json.decode(_DAY.sub(new_day, ids.sub(new_id, annotation)), type=Annotation)
    # Texts lie up to a decade apart: a phrase of the sample's own year would contradict the new day.
    text = _respelt(about.text, dispute)
    nameless = chance.random() < NAMELESS
    return Report(
        msgspec.structs.replace(about, text=text),
        msgspec.structs.replace(
            said,
            actors=tuple(_actor(one, dispute) for one in said.actors),
            places=() if nameless else tuple(_place(one, dispute) for one in said.places),
        ),
    )


def _actor(actor: Actor, dispute: int) -> Actor:
    if actor.kind == "person":
        name = _person(actor.name, dispute)
        handles = tuple(f"{one}{dispute}" for one in actor.handles)
        return msgspec.structs.replace(actor, name=name, names=(name,), handles=handles)
    if actor.kind == "organisation" and actor.side != "state":
        name = _spelt(actor.name, dispute)
        return msgspec.structs.replace(actor, name=name, names=(name,))
    return actor


def _place(place: Place, dispute: int) -> Place:
    if place.kind in {"state", "country"} and place.name != COUNTRY:
        state = _state(place.name, dispute)
        return msgspec.structs.replace(place, name=state, names=(state,), gazetteer=f"state {state}")
    if place.kind == "country":
        return place
    name = " ".join(
        one if plain(one) in {"medical", "college", "hospital"} else _spelt(one, dispute) for one in place.name.split()
    )
    return msgspec.structs.replace(
        place,
        name=name,
        names=(name,),
        parents=tuple(_parent(place.parents, number, dispute) for number in range(len(place.parents))),
        gazetteer=f"{place.gazetteer} {dispute}" if place.gazetteer else None,
    )


def _parent(parents: Sequence[str], number: int, dispute: int) -> str:
    """What stands in a dispute for one of the places that a place lies in, the state and the country last."""
    if parents[number] == COUNTRY:
        return COUNTRY
    return _state(parents[number], dispute) if number >= len(parents) - 2 else _spelt(parents[number], dispute)


def _state(sample: str, dispute: int) -> str:
    """The state that stands in a dispute for one of the samples."""
    states = _states()
    return states[random.Random(f"state {sample} {dispute}").randrange(len(states))]


@cache
def _states() -> tuple[str, ...]:
    return tuple(sorted({one.name for one in pycountry.subdivisions if one.name.isascii()}))


def _person(name: str, dispute: int) -> str:
    """A name of as many words, as common as names are: the tenth surname is borne by a tenth as many as the first."""
    chance = random.Random(f"{name} {dispute}")
    *given, _ = name.split()
    words = [_word("given", int(_FIRST_NAMES ** chance.random()), chance_length=5) for _ in given]
    return " ".join((*words, _word("surname", int(_SURNAMES ** chance.random()), chance_length=6)))


@cache
def _word(kind: str, number: int, chance_length: int) -> str:
    chance = random.Random(f"{kind} {number}")
    letters = [chance.choice(_VOWELS if place % 2 else _CONSONANTS) for place in range(chance_length)]
    return "".join(letters).capitalize()


@cache
def _letters(dispute: int) -> dict[int, int]:
    chance = random.Random(f"letters {dispute}")
    old, new = "", ""
    for group in (_VOWELS, _CONSONANTS):
        shuffled = "".join(chance.sample(group, len(group)))
        old, new = old + group + group.upper(), new + shuffled + shuffled.upper()
    return str.maketrans(old, new)


def _spelt(name: str, dispute: int) -> str:
    return name.translate(_letters(dispute))


def _respelt(text: str, dispute: int) -> str:
    """The text at the same length, every third plain word of it spelt with other letters."""
    letters = _letters(dispute)
    place = 0

    def respelt(found: re.Match[str]) -> str:
        nonlocal place
        place += 1
        return found[0] if place % 3 else found[0].translate(letters)

    return _WORD.sub(respelt, text)
