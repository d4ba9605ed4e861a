"""A domain's words for what came of promises, made ready for parsed sentences."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Final, NamedTuple

from standoff.domains.domain import Cues, Domain
from standoff.extract.matters import MatterFinder, matter_finder
from standoff.extract.sides import Sides, sides_of
from standoff.language.lexicon import Lexicon
from standoff.record.commitment import Said

# Verbs are compared with the words of a matter by so many letters: "removed" with "removal of the director".
STEM: Final = 5
# Where a report names the promises but no matter, what it says is of all of them.
_OF_PROMISES: Final = ("promise", "assurance", "commitment", "pledge", "directive")


class OutcomeWords(NamedTuple):
    """A domain's words for what came of promises, with its sides and matters.

    ``cues`` are verbs of asking and promising, ``burdens`` what it is a relief to have taken away, ``clocks`` the nouns
    for deadlines, ``stems`` how the words of each matter begin.
    """

    sides: Sides
    matters: MatterFinder
    phrases: Lexicon[Said]
    contesting: Lexicon[bool]
    verbs: Lexicon[Said]
    promises: Lexicon[bool]
    undoing: Lexicon[bool]
    cues: frozenset[str]
    burdens: frozenset[str]
    clocks: frozenset[str]
    stems: dict[str, frozenset[str]]


@cache
def outcome_words(domain: Domain) -> OutcomeWords:
    """The words of a domain for what came of promises."""
    told = domain.developments.items()
    undone = domain.developments.get("undone", Cues())
    cues = (*domain.demands["demanded"].verbs, *domain.commitments["assured"].verbs)
    return OutcomeWords(
        sides=sides_of(domain),
        matters=matter_finder(domain),
        phrases=Lexicon((phrase, said) for said, words in told if said != "contested" for phrase in words.phrases),
        contesting=Lexicon((phrase, True) for phrase in domain.developments.get("contested", Cues()).phrases),
        verbs=Lexicon((verb, said) for said, words in told for verb in words.verbs),
        promises=Lexicon((word, True) for word in _OF_PROMISES),
        undoing=Lexicon((verb, True) for verb in undone.verbs),
        cues=frozenset(verb for verb in cues if " " not in verb),
        burdens=frozenset(undone.nouns),
        clocks=frozenset(domain.demands["ultimatum"].nouns),
        stems={path: frozenset(_stems(matter.words)) for path, matter in domain.matters_by_path()},
    )


def _stems(words: Collection[str]) -> Iterator[str]:
    return (part[:STEM] for phrase in words for part in phrase.lower().split())
