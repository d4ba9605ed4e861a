"""How a demand is answered where it is named: met, withdrawn, refused, or only weighed; and by whom."""

from spacy.tokens import Token

from standoff.extract.asked import Asked
from standoff.extract.clause import agents_and_targets, governor, is_negated
from standoff.extract.demand_words import DemandWords
from standoff.language.parse import Parsed
from standoff.record.demand import DemandState


def state_of(words: DemandWords, sentence: Parsed, cue: Token) -> DemandState:
    """What has become of a demand by the verb that has the word for it: *open* where none tells."""
    if cue.pos_ not in {"NOUN", "PROPN"}:
        return "open"
    verb = governor(cue)
    for hit in words.refusals.find(sentence.doc):
        if hit.last.i < cue.i or (verb is not None and verb in hit.tokens):
            return "refused"
    for answer in words.answers.find(sentence.doc):
        if verb is not None and verb in answer.tokens and not is_negated(verb):
            return answer.label
    return "open"


def unanswered(words: DemandWords, sentence: Parsed, cue: Token, asked: Asked) -> Asked | None:
    """What is asked without those who only answer it: "the demand was rejected by the board".

    None where nobody is said to answer it.
    """
    verb = governor(cue) if cue.pos_ in {"NOUN", "PROPN"} else None
    if verb is None or not (verb.lemma_ in words.weighing or verb in answering(words, sentence)):
        return None
    answerers, _ = agents_and_targets(verb)
    return asked._replace(by=[one for one in asked.by if one not in answerers])


def answering(words: DemandWords, sentence: Parsed) -> set[Token]:
    """The words of a sentence that say that a demand is met or refused."""
    met = [hit.tokens for hit in words.answers.find(sentence.doc) if hit.label == "met"]
    refused = [hit.tokens for hit in words.refusals.find(sentence.doc)]
    return {token for tokens in (*met, *refused) for token in tokens}
