"""Ultimatums without the word: who gives whom how long, to do what, or to answer what was asked before."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Token

from standoff.extract.asked import Asked
from standoff.extract.clause import agents_and_targets, children
from standoff.extract.look import Look
from standoff.language.parse import Parsed
from standoff.record.annotation import TimeMention

_GIVING: Final = frozenset({"give", "allow", "set"})
_DATES: Final = frozenset({"TIME", "DATE"})
_LONGEST_UNTIL: Final = 10
# To do no more than these is to do what was asked before.
_ANSWERING: Final = frozenset({"meet", "answer", "respond", "comply", "reply", "accept", "agree", "concede", "decide"})


class Given(NamedTuple):
    """A time that is given for what was asked before: the verb, who gives it, and to whom."""

    verb: Token
    by: list[Token]
    to: list[Token]


def time_given(look: Look, sentence: Parsed) -> Iterator[tuple[Token, Asked]]:
    """What is asked by giving a time for it: "gave the doctors four hours to return to their wards"."""
    for verb in sentence.doc:
        if verb.lemma_ in _GIVING and verb.pos_ == "VERB" and _holds_time(look, sentence, verb):
            infinitives = _infinitives(verb)
            if any(one.lemma_ not in _ANSWERING for one in infinitives):
                by, to = _parties(verb)
                yield verb, Asked([token for one in infinitives[:1] for token in one.subtree], by, to)


def time_alone(look: Look, sentence: Parsed) -> Iterator[Given]:
    """A time given for what was asked before: "gave the council until Friday", "the firm has until Friday"."""
    for verb in sentence.doc:
        if verb.pos_ not in {"VERB", "AUX"} or any(one.lemma_ not in _ANSWERING for one in _infinitives(verb)):
            continue
        if verb.lemma_ in _GIVING and _holds_time(look, sentence, verb):
            by, to = _parties(verb)
            if to:
                yield Given(verb, by, to)
        elif verb.lemma_ == "have" and children(verb, "nsubj") and _has_until(look, sentence, verb):
            yield Given(verb, [], children(verb, "nsubj"))


def _parties(verb: Token) -> tuple[list[Token], list[Token]]:
    by, suffers = agents_and_targets(verb)
    to = [one for one in children(verb, "dative", "dobj") if one.ent_type_ not in _DATES]
    # "The council was given until Friday": whoever suffers it has to answer.
    return by, to or [one for one in suffers if one.dep_ == "nsubjpass"]


def _infinitives(verb: Token) -> list[Token]:
    return [token for token in verb.subtree if token.tag_ == "VB" and any(one.lower_ == "to" for one in token.children)]


def _holds_time(look: Look, sentence: Parsed, verb: Token) -> bool:
    start, end = sentence.place(*verb.subtree)
    return any(
        start <= time.passage.start < end for time in look.times if time.type == "DURATION" or _is_until(look, time)
    )


def _has_until(look: Look, sentence: Parsed, verb: Token) -> bool:
    """Whether "until" stands directly behind a verb: "has until 16 September"."""
    _, end = sentence.place(verb)
    between = (
        look.document.text[end : time.passage.start] for time in look.times if end <= time.passage.start < sentence.end
    )
    return any(one.strip().lower() in {"until", "till"} for one in between)


def _is_until(look: Look, time: TimeMention) -> bool:
    """Whether a time is one until which: "gave managers until noon on Friday to table an offer"."""
    before = look.document.text[max(0, time.passage.start - _LONGEST_UNTIL) : time.passage.start]
    return before.rstrip().lower().endswith((" until", " till"))
