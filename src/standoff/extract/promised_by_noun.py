"""What nouns tell is undertaken: an assurance, an offer, the terms of an order or of the minutes of a meeting."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.clause import children, is_negated, is_passive, owners, prepositional, subjects
from standoff.extract.look import Look
from standoff.extract.promise_words import PromiseWords
from standoff.extract.promisers import answerable_one, issuer
from standoff.extract.undertaken import Undertaken
from standoff.language.parse import Parsed
from standoff.record.commitment import Strength

_GIVING = frozenset({"give", "make"})
_ON_PAPER: frozenset[Strength] = frozenset({"ordered", "agreed"})
# What a paper does with what it holds.
_PAPER_VERBS = frozenset({"deal", "order", "provide", "include", "cover", "ask", "contain", "require"})


def promised_by_noun(words: PromiseWords, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
    """ "The promises made during meetings with the Chief Minister", "the state's assurance of security"."""
    for hit in words.nouns.find(sentence.doc):
        noun = hit.head
        offer = hit.label == "offered" and bool(prepositional(noun, "of"))
        if noun.pos_ != "NOUN" or not (hit.label == "assured" or offer) or is_negated(noun):
            continue
        near = [*owners(noun), *prepositional(noun, "by", "from", "of")]
        near += [token for token in noun.subtree if token.dep_ in {"pobj", "agent"} and token not in near]
        near += [one for verb in children(noun, "relcl") if verb.lemma_ in _GIVING for one in subjects(verb)]
        by = answerable_one(words.sides, look, sentence, near)
        whole = list(noun.subtree)
        told = noun.tag_ != "NNS" or children(noun, "acl", "relcl", "det", "amod", "nummod", "poss")
        # "We are tired of promises of security" tells of none that somebody made.
        if by is not None or (told and children(noun, "acl", "prep") and words.matters.among(whole)):
            yield Undertaken(noun, hit.label, whole, by, None)


def promised_on_paper(words: PromiseWords, look: Look, sentence: Parsed) -> Iterator[Undertaken]:
    """ "The directives order the department to fit alarms", "minutes signed on Monday provide for cameras"."""
    for hit in words.nouns.find(sentence.doc):
        noun, verb = hit.head, hit.head.head
        if (
            hit.label not in _ON_PAPER
            or noun.dep_ not in {"nsubj", "nsubjpass"}
            or verb.pos_ not in {"VERB", "AUX"}
            or is_passive(verb)
        ):
            continue
        named = answerable_one(words.sides, look, sentence, owners(noun))
        by = named or issuer(words.sides, look, sentence, noun)
        if by is not None and not is_negated(verb):
            # A list behind the verb, divided by semicolons, is often more than the parser hangs on it.
            yield Undertaken(noun, hit.label, list(sentence.doc[verb.i + 1 :]), by, None)
    if _goes_on_about_paper(words, look, sentence):
        first = sentence.doc[0]
        by = issuer(words.sides, look, sentence, first)
        if by is not None:
            yield Undertaken(first, "ordered", _behind(first.head), by, None)


def _behind(verb: Token) -> list[Token]:
    """What stands behind a verb and its preposition: "deal with duty rooms"."""
    words = list(verb.doc[verb.i + 1 :])
    return words[1:] if words and words[0].dep_ == "prep" else words


def _goes_on_about_paper(words: PromiseWords, look: Look, sentence: Parsed) -> bool:
    """Whether "they" at the head of a sentence are the directives of the sentence before."""
    first = sentence.doc[0]
    if first.lower_ not in {"they", "these"} or first.dep_ != "nsubj" or first.head.lemma_ not in _PAPER_VERBS:
        return False
    place = look.parsed.index(sentence)
    return place > 0 and any(hit.label in _ON_PAPER for hit in words.nouns.find(look.parsed[place - 1].doc))
