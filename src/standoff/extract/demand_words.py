"""A domain's words of demanding, made ready for parsed sentences."""

from functools import cache
from typing import Literal, NamedTuple

from spacy.tokens import Token

from standoff.domains.domain import Domain
from standoff.extract.matters import MatterFinder, matter_finder
from standoff.extract.promise_words import paper_nouns
from standoff.extract.sides import Sides, sides_of
from standoff.language.lexicon import Lexicon
from standoff.language.parse import Parsed


class DemandWords(NamedTuple):
    """A domain's words of demanding, with its sides and matters.

    ``pressing`` are phrases for what presses a demand, ``papers`` the nouns for what demands are written on, ``orders``
    those for papers of the other side; ``wishes`` are verbs that mean a demand only where others are to do a thing.
    """

    sides: Sides
    matters: MatterFinder
    verbs: Lexicon[bool]
    nouns: Lexicon[str]
    papers: Lexicon[bool]
    pressing: Lexicon[bool]
    threats: Lexicon[bool]
    refusals: Lexicon[bool]
    answers: Lexicon[Literal["withdrawn", "met"]]
    wishes: frozenset[str]
    weighing: frozenset[str]
    orders: frozenset[str]

    def named_in(self, sentence: Parsed) -> list[Token]:
        """The words of a sentence by which it names demands."""
        return [hit.head for hit in self.nouns.find(sentence.doc) if hit.head.pos_ == "NOUN"]


@cache
def demand_words(domain: Domain) -> DemandWords:
    """The words of demanding of a domain."""
    words = domain.demands
    states: tuple[Literal["withdrawn", "met"], ...] = ("withdrawn", "met")
    return DemandWords(
        sides=sides_of(domain),
        matters=matter_finder(domain),
        verbs=Lexicon((verb, True) for verb in words["demanded"].verbs),
        nouns=Lexicon((noun, cue) for cue in ("demanded", "ultimatum") if cue in words for noun in words[cue].nouns),
        papers=Lexicon((noun, True) for noun in words["written"].nouns),
        pressing=Lexicon((phrase, True) for phrase in words["demanded"].phrases),
        threats=Lexicon((phrase, True) for phrase in words["threatened"].phrases),
        refusals=Lexicon((phrase, True) for phrase in (*words["refused"].phrases, *words["refused"].verbs)),
        answers=Lexicon((verb, state) for state in states for verb in words[state].verbs),
        wishes=frozenset(words["wanted"].verbs),
        weighing=frozenset(domain.commitments["will consider"].verbs),
        orders=frozenset(paper_nouns(domain)),
    )
