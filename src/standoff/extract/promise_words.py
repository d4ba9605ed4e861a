"""A domain's words of promising, made ready for parsed sentences."""

from functools import cache
from typing import Final, NamedTuple

from standoff.domains.domain import Domain
from standoff.extract.matters import MatterFinder, matter_finder
from standoff.extract.sides import Sides, sides_of
from standoff.language.lexicon import Lexicon
from standoff.language.parse import Parsed
from standoff.record.commitment import Said, Strength

# A promise in so many words is one even where its matter is not named.
FIRM: Final[frozenset[Strength]] = frozenset({"assured"})
# Of these a promise that something will not be done is one too.
KEPT_FROM: Final = ("no reprisals", "staffing > reinstatement", "privatisation")

# How long these go on is foretold, and promised by nobody.
STOPPAGES: Final = frozenset(
    {"strike", "protest", "agitation", "stoppage", "walkout", "march", "boycott", "fast", "blockade"}
)


class PromiseWords(NamedTuple):
    """A domain's words of promising, with its sides and matters.

    ``settled`` are phrases that tell of a promise wherever they stand, ``deals`` nouns for what both sides agree,
    ``progress`` what tells that something is being done, ``papers`` the forms of the nouns for orders and deals.
    """

    sides: Sides
    matters: MatterFinder
    verbs: Lexicon[Strength]
    nouns: Lexicon[Strength]
    settled: Lexicon[Strength]
    deals: Lexicon[bool]
    progress: Lexicon[Said]
    papers: frozenset[str]

    def strength(self, sentence: Parsed) -> Strength:
        """How firm a promise is by the words of its sentence; *planned* where none of them tells."""
        found = [hit for words in (self.verbs, self.nouns, self.settled) for hit in words.find(sentence.doc)]
        return min(found, key=lambda hit: hit.first.i).label if found else "planned"


def paper_nouns(domain: Domain) -> tuple[str, ...]:
    """The nouns for what holds orders and what both sides agree."""
    return (*domain.commitments["ordered"].nouns, *domain.commitments["agreed"].nouns)


@cache
def promise_words(domain: Domain) -> PromiseWords:
    """The words of promising of a domain."""
    words = domain.commitments.items()
    under_way: tuple[Said, ...] = ("begun", "in progress")
    return PromiseWords(
        sides=sides_of(domain),
        matters=matter_finder(domain),
        verbs=Lexicon((verb, strength) for strength, cues in words for verb in cues.verbs),
        nouns=Lexicon((noun, strength) for strength, cues in words for noun in cues.nouns),
        settled=Lexicon((phrase, strength) for strength, cues in words for phrase in cues.phrases),
        deals=Lexicon((noun, True) for noun in domain.commitments["agreed"].nouns),
        progress=Lexicon((phrase, said) for said in under_way for phrase in domain.developments[said].phrases),
        papers=frozenset(form for noun in paper_nouns(domain) for form in (noun, f"{noun}s")),
    )
