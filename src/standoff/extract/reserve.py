"""What a statement holds back: that it is not said, the words that hedge it, and the condition on which it is said."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from standoff.extract.attribution import Attribution, Stretch, Stretches
from standoff.extract.clause import is_negated
from standoff.extract.speech import Speech
from standoff.language.parse import Parsed

_ASKING = frozenset({"ask", "wonder", "question", "inquire", "see", "know"})


class Reserve(NamedTuple):
    """Whether a statement is told not to have been made; its hedging words; the clause that it depends on."""

    negated: bool
    hedges: Stretches
    condition: Stretch | None


def reserve(text: str, one: Attribution, sentence: Parsed, words: Speech) -> Reserve:
    """What an attribution, whose cue stands in a sentence, holds back."""
    cue = _tokens(sentence, one.cue)
    verbs = [token for token in cue if token.pos_ in {"VERB", "AUX"}]
    # "Reportedly said": the report itself holds back.
    beside = [child for verb in verbs for child in verb.children if words.hedges.fullmatch(child.lower_)]
    hedges = {sentence.place(token) for token in beside}
    for start, end in one.content:
        hedges |= {(start + found.start(), start + found.end()) for found in words.hedges.finditer(text[start:end])}
    return Reserve(any(is_negated(verb) for verb in verbs), tuple(sorted(hedges)), _condition(text, one, cue, words))


def _condition(text: str, one: Attribution, cue: Sequence[Token], words: Speech) -> Stretch | None:
    for start, end in one.content:
        found = words.conditions.search(text[start:end])
        # "Asked if they would come" asks, and depends on nothing.
        if found is None or (found.start() == 0 and any(token.lemma_ in _ASKING for token in cue)):
            continue
        clause = re.match(r"[^,.;:!?”\"]+", text[start + found.start() : end])
        if clause is not None:
            return start + found.start(), start + found.start() + len(clause.group().rstrip())
    return None


def _tokens(sentence: Parsed, stretches: Stretches) -> list[Token]:
    return [token for start, end in stretches if (span := sentence.span(start, end)) is not None for token in span]
