"""Where an event took place, as the words around it tell: never the dateline alone."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extract.clause import governor, verb_of
from standoff.extract.look import PARTICIPANTS, PLACES, Look
from standoff.language.names import Name
from standoff.language.parse import Parsed
from standoff.record.passage import Reference

# Behind these stands what came before the event or caused it, with a place of its own.
_OF_SOMETHING_ELSE = frozenset({"over", "after", "following", "since", "despite", "before", "about", "against", "to"})
_AT = frozenset({"including", "like", "in", "at", "outside", "near", "inside", "across", "around", "of", "from"})


def places_of(look: Look, sentence: Parsed, trigger: Sequence[Token], head: Token) -> tuple[Reference, ...]:
    """The places that prepositions tie to a trigger, to its verb or to its participants, the nearest first."""
    tied = _tied(look, sentence, head, trigger)
    if not tied:
        verb = governor(head) if head.pos_ not in {"VERB", "AUX"} else None
        mine = verb is not None and not _caused(look, sentence, verb)
        tied = _tied(look, sentence, verb, (), near=True) if verb is not None and mine else []
    if not tied:
        verb = verb_of(head)
        tied = _of_doers(look, sentence, verb) if verb is not None and not _caused(look, sentence, verb) else []
    if not tied:
        tied = _where(look, sentence, head)
    if not tied:
        tied = _the_city(look, sentence, head)
    return tuple(dict.fromkeys(look.cast.reference(name) for name in tied))


def _tied(look: Look, sentence: Parsed, head: Token, trigger: Sequence[Token], near: bool = False) -> list[Name]:
    """The places below a word; ``near`` takes only those behind a preposition of its own."""
    found: list[Name] = []
    for token in head.subtree:
        if token.dep_ == "dobj" and token.head == head:
            suffers = look.name_at(sentence, token, "facility")
            found += [suffers] if suffers is not None else []
            continue
        if token.dep_ not in {"pobj", "conj", "poss", "appos", "compound", "npadvmod"}:
            continue
        name = look.name_at(sentence, token, *PLACES)
        if (
            name is not None
            and name not in found
            and _behind_preposition(token)
            and _belongs(token, head, trigger, near)
        ):
            found.append(name)
    return found


def _behind_preposition(token: Token) -> bool:
    while token.dep_ in {"conj", "compound", "poss", "appos"} and token.head != token:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _AT


def _of_doers(look: Look, sentence: Parsed, verb: Token) -> list[Name]:
    """The place of those who take part, where the event itself has none: "doctors at the hospital were attacked"."""
    found = []
    for subject in verb.children:
        if subject.dep_ in {"nsubj", "nsubjpass"}:
            found += _tied(look, sentence, subject, (), near=True)
    return found


def _belongs(token: Token, head: Token, trigger: Sequence[Token], near: bool) -> bool:
    """Whether only words that describe the event itself stand between a place and its trigger."""
    steps = 0
    while token not in {head, token.head}:
        if (
            token.pos_ in {"VERB", "AUX"} and token.dep_ != "prep" and token not in trigger
        ) or token.lower_ in _OF_SOMETHING_ELSE:
            return False
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head == head and head.pos_ == "VERB":
            return False  # the doctors of a hospital can act elsewhere
        steps += token.dep_ == "prep"
        token = token.head
    return not near or steps == 1


def _caused(look: Look, sentence: Parsed, verb: Token) -> bool:
    """Whether a verb tells what brought something about ("was prompted by an attack at ..."): the place is of that."""
    return any(
        look.name_at(sentence, thing, *PARTICIPANTS) is None
        for agent in verb.children
        if agent.dep_ == "agent"
        for thing in agent.children
        if thing.dep_ == "pobj"
    )


def _where(look: Look, sentence: Parsed, head: Token) -> list[Name]:
    """The place that a clause with "where" tells of: "the college, where doctors were beaten"."""
    for token in (head, *head.ancestors):
        if token.dep_ == "relcl" and any(child.lower_ == "where" for child in token.subtree):
            name = look.name_at(sentence, token.head, *PLACES)
            return [name] if name is not None else []
    return []


def _the_city(look: Look, sentence: Parsed, head: Token) -> list[Name]:
    """ "In the city" means the city that was named last before."""
    for token in head.subtree:
        if token.lower_ == "city" and token.dep_ == "pobj" and token.head.lower_ in {"in", "across"}:
            before = [
                name
                for name in look.cast.names
                if name.known is not None and name.known.kind == "city" and name.end <= sentence.start + token.idx
            ]
            return before[-1:]
    return []
