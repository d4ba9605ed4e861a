"""What is undone that had been done: "were withdrawn", "broke down"; not a relief, nor what is kept by an undoing."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extract.done_or_not import done_to
from standoff.extract.matters import MatterFound
from standoff.extract.outcome_words import STEM, OutcomeWords
from standoff.language.parse import Parsed


def undone_at(words: OutcomeWords, sentence: Parsed) -> frozenset[int]:
    """The places of the verbs by which something is undone: "were withdrawn", "have been removed", "broke down"."""
    return frozenset(
        hit.head.i
        for hit in words.undoing.find(sentence.doc)
        if hit.head.pos_ == "VERB" and not is_relief(words, hit.head) and not _is_of_clock(words, hit.head)
    )


def is_relief(words: OutcomeWords, verb: Token) -> bool:
    """Whether what is taken away is a burden: "the charges were withdrawn", "the fee has been cut"."""
    return any(token.lemma_.lower() in words.burdens for thing in done_to(verb) for token in thing.subtree)


def keeps(words: OutcomeWords, verb: Token, matters: Sequence[MatterFound]) -> bool:
    """Whether what is promised on a matter is just what the verb tells: "the director was removed"."""
    stem = verb.lemma_.lower()[:STEM]
    return any(stem in words.stems.get(one.path, ()) for one in matters)


def _is_of_clock(words: OutcomeWords, verb: Token) -> bool:
    """Whether what ends is only a deadline: "the ultimatum lapsed", "the ten days have run out"."""
    return any(token.lemma_.lower() in words.clocks or token.ent_type_ in {"DATE", "TIME"} for token in done_to(verb))
