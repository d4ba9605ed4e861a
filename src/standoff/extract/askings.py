"""All that asks for something in a sentence: verbs, papers, nouns, orders and duties in what those who demand say."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.asked import Asked, Asking, asked_by_noun, asked_by_paper, asked_by_verb, asked_through
from standoff.extract.askers import bearer, holder, whose
from standoff.extract.clause import (
    auxiliaries,
    children,
    has_to,
    is_negated,
    is_passive,
    owners,
    prepositional,
    subjects,
)
from standoff.extract.demand_words import DemandWords
from standoff.extract.look import Look, references, side, tokens_in
from standoff.extract.provisos import asked_by_proviso
from standoff.extract.sides import Sides
from standoff.extract.time_given import time_given
from standoff.language.parse import Parsed
from standoff.record.passage import Reference

_NO_ORDERS = frozenset({"let", "look", "thank", "imagine", "please", "come", "see", "god", "ask", "remember", "say"})
_MUST = frozenset({"must", "should", "ought"})


def askings(words: DemandWords, look: Look, sentence: Parsed) -> Iterator[Asking]:
    """All that asks for something in a sentence, what asks most plainly first."""
    yield from _by_verb(words, sentence)
    for verb, asked in time_given(look, sentence):
        yield Asking(verb, asked, surely=True)
    for hit in words.pressing.find(sentence.doc):
        asked = asked_through(hit)
        if asked.content:
            yield Asking(hit.last, asked)
    yield from _by_paper(words, look, sentence)
    yield from _by_noun(words, look, sentence)
    yield from _owed(words.sides, look, sentence)
    yield from _told_to(words.sides, look, sentence)
    yield from asked_by_proviso(words.sides, look, sentence)


def _by_verb(words: DemandWords, sentence: Parsed) -> Iterator[Asking]:
    for hit in words.verbs.find(sentence.doc):
        if hit.head.pos_ in {"VERB", "ADP", "ADV"} and not is_negated(hit.head):
            for asked in asked_by_verb(hit):
                wish = _is_wish(hit.head, asked)
                if wish or hit.head.lemma_ != "want":  # "want to go home" asks nobody for anything
                    yield Asking(hit.head, asked, surely=wish and hit.head.lemma_ in words.wishes)


def _is_wish(verb: Token, asked: Asked) -> bool:
    """Whether a verb asks others for something: "want it raised", "want to be paid"; not "want to go home"."""
    if verb.lemma_ != "want" and asked.to:
        return bool(asked.content)
    own = [one for one in children(verb, "xcomp") if has_to(one) and not children(one, "nsubj")]
    return bool(asked.content) and not any(not is_passive(one) for one in own)


def _by_paper(words: DemandWords, look: Look, sentence: Parsed) -> Iterator[Asking]:
    for paper in words.papers.find(sentence.doc):
        asked = asked_by_paper(paper.head)
        if asked is not None:
            yield Asking(paper.head, asked, by=bearer(words.sides, look, sentence, asked), surely=True)


def _by_noun(words: DemandWords, look: Look, sentence: Parsed) -> Iterator[Asking]:
    for hit in words.nouns.find(sentence.doc):
        if hit.head.pos_ not in {"NOUN", "PROPN"}:
            continue
        asked = asked_by_noun(hit.head)
        if not asked.content:
            asked = _of_thing(look, sentence, hit.head, asked)
        listed = bool(asked.content) and any(token.text == ":" for token in sentence.doc)
        named = hit.label == "demanded" and (listed or hit.head.lemma_ in {"demand", "condition"})
        clocked = hit.label == "ultimatum" and any(has_to(token) for token in asked.content)
        by = whose(words, look, sentence, hit.head)
        by = by or (None if asked.by else holder(look, sentence, hit.head))
        yield Asking(hit.head, asked, by=by, surely=named or clocked)


def _of_thing(look: Look, sentence: Parsed, noun: Token, asked: Asked) -> Asked:
    """ "Their demand of equal pay": what is asked, where it names nobody who asks."""
    things = prepositional(noun, "of")
    if not things or noun.lemma_ != "demand" or references(look, sentence, things):
        return asked
    return asked._replace(content=[token for thing in things for token in thing.subtree], by=owners(noun))


def _owed(sides: Sides, look: Look, sentence: Parsed) -> Iterator[Asking]:
    """What the side that demands says must or should be done: "Tutors must be transferred, the union said"."""
    for statement in look.statements:
        if not sides.claims(look.cast.actor(statement.speaker)) or statement.act in {"denies", "promises"}:
            continue
        for content in statement.content:
            tokens = tokens_in(sentence, content)
            verbs = (one for one in tokens if one.pos_ in {"VERB", "AUX"})
            verb = next((one for one in verbs if _is_owed(sides, look, sentence, one)), None)
            if verb is not None and statement.source:
                inside = {token.i for token in tokens}
                own = [token for token in verb.subtree if token.i in inside]
                by = Reference(passage=statement.source[0], entry=statement.speaker)
                yield Asking(verb, Asked(own, [], []), by=by)


def _is_owed(sides: Sides, look: Look, sentence: Parsed, verb: Token) -> bool:
    """Whether a clause says what others must do: "should be given permanent jobs"; not "we must", whoever demands."""
    doers = subjects(verb) if not is_passive(verb) else []
    own = any(one.lower_ in {"we", "i"} or side(look, sentence, one) in sides.claimants for one in doers)
    return bool(auxiliaries(verb) & _MUST) and not own


def _told_to(sides: Sides, look: Look, sentence: Parsed) -> Iterator[Asking]:
    """What a speaker tells others to do in so many words: "Fix this barracks and pay the widows"."""
    for statement in look.statements:
        answers = sides.answers(look.cast.actor(statement.speaker))
        if statement.manner == "indirect" or not statement.source or answers:
            continue
        for content in statement.content:
            tokens = [token for token in tokens_in(sentence, content) if not token.is_punct]
            if tokens and _is_imperative(tokens[0]):
                by = Reference(passage=statement.source[0], entry=statement.speaker)
                yield Asking(tokens[0], Asked(tokens, [], []), by=by)


def _is_imperative(first: Token) -> bool:
    """Whether a quotation begins by telling somebody to do something: "Give us letters"; not "Let us see"."""
    return first.tag_ == "VB" and not subjects(first) and not has_to(first) and first.lemma_ not in _NO_ORDERS
