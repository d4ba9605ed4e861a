"""The words by which a report says that somebody said something: read from the general domain file."""

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import standoff.domains
from standoff.domains.loading import load
from standoff.record.statement import Act

FILE = Path(standoff.domains.__file__).parent / "general" / "speech.yaml"

Words = tuple[str, ...]


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words for one act, by what stands beside them; the file says what each key means."""

    clause: Words = ()
    object: Words = ()
    infinitive: Words = ()
    person: Words = ()
    named: Words = ()
    preposition: Words = ()
    noun: Words = ()
    adjective: Words = ()


class SpeechFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands."""

    acts: dict[Act, ActWords]
    forms: dict[str, str]
    seeming: Words
    seeming_passive: Words
    light: Words
    going_on: Words
    according: Words
    medium: Words
    surveys: Words
    not_speakers: Words
    hedges: Words
    conditions: Words


class Frames(NamedTuple):
    """For each thing that can stand beside a word as what is said: the act that it then performs."""

    clause: Act | None = None
    object: Act | None = None
    infinitive: Act | None = None
    person: Act | None = None
    named: Act | None = None
    prepositions: dict[str, Act] = {}  # noqa: RUF012 - never changed after loading
    light: bool = False


class Speech(NamedTuple):
    """Cue words, ready for looking up by base form.

    ``nouns`` gives the act and the preposition that must follow ("criticism *of*"), or none.
    """

    verbs: dict[str, Frames]
    nouns: dict[str, dict[str, Act]]
    adjectives: dict[str, Act]
    forms: dict[str, str]
    seeming: frozenset[str]
    seeming_passive: frozenset[str]
    going_on: frozenset[str]
    according: Words
    medium: frozenset[str]
    surveys: frozenset[str]
    not_speakers: frozenset[str]
    hedges: re.Pattern[str]
    conditions: re.Pattern[str]


@cache
def speech() -> Speech:
    """The cue words of the general domain file.

    Raises:
        DomainFileError: the file is not as it should be.
    """
    file = load(FILE, SpeechFile)
    verbs: dict[str, Frames] = {}
    nouns: dict[str, dict[str, Act]] = {}
    adjectives: dict[str, Act] = {}
    for act, words in file.acts.items():
        _add_verbs(verbs, act, words)
        for entry in words.noun:
            noun, _, preposition = entry.partition(" ")
            nouns.setdefault(noun, {}).setdefault(preposition, act)
        for adjective in words.adjective:
            adjectives.setdefault(adjective, act)
    for verb in file.light:
        verbs[verb] = verbs.get(verb, Frames())._replace(light=True)
    return Speech(
        verbs,
        nouns,
        adjectives,
        file.forms,
        frozenset(file.seeming),
        frozenset(file.seeming_passive),
        frozenset(file.going_on),
        file.according,
        frozenset(file.medium),
        frozenset(file.surveys),
        frozenset(file.not_speakers),
        _any_of(file.hedges),
        _any_of(file.conditions),
    )


def _any_of(words: Words) -> re.Pattern[str]:
    """Any of some words, the longest first, as they are written: the month of May is not "may"."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in longest_first)})\b")


def _add_verbs(verbs: dict[str, Frames], act: Act, words: ActWords) -> None:
    """Adds the verbs of an act; where a verb stands under several acts, the first keeps it."""
    for frame in ("clause", "object", "infinitive", "person", "named"):
        for verb in getattr(words, frame):
            held = verbs.get(verb, Frames())
            if getattr(held, frame) is None:
                changed: dict[str, Any] = {frame: act}
                verbs[verb] = held._replace(**changed)
    for entry in words.preposition:
        verb, _, preposition = entry.partition(" ")
        held = verbs.get(verb, Frames())
        if preposition not in held.prepositions:
            verbs[verb] = held._replace(prepositions={**held.prepositions, preposition: act})
