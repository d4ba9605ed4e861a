"""Where an event took place, as the words around it tell: never the dateline alone."""

from spacy.tokens import Token

from standoff.extract.clause import governor
from standoff.extract.look import PLACES, Look
from standoff.language.names import Name
from standoff.language.parse import Parsed
from standoff.record.passage import Reference

_AT = frozenset({"in", "at", "outside", "near", "inside", "across", "around", "of", "from"})


def places_of(look: Look, sentence: Parsed, head: Token) -> tuple[Reference, ...]:
    """The places that prepositions tie to a trigger, to its verb or to its participants, the nearest first."""
    tied = _tied(look, sentence, head)
    if not tied:
        verb = governor(head) if head.pos_ not in {"VERB", "AUX"} else head
        tied = _tied(look, sentence, verb) if verb is not None else []
    if not tied:
        tied = _the_city(look, sentence, head)
    return tuple(dict.fromkeys(look.cast.reference(name) for name in tied))


def _tied(look: Look, sentence: Parsed, head: Token) -> list[Name]:
    found: list[Name] = []
    for token in head.subtree:
        if token.dep_ not in {"pobj", "conj", "poss", "appos", "compound", "npadvmod"}:
            continue
        name = look.name_at(sentence, token, *PLACES)
        if name is not None and name not in found and _behind_preposition(token) and _same_clause(token, head):
            found.append(name)
    return found


def _behind_preposition(token: Token) -> bool:
    while token.dep_ in {"conj", "compound", "poss", "appos"} and token.head != token:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _AT


def _same_clause(token: Token, head: Token) -> bool:
    """Whether no other finite clause stands between a place and the trigger ("where …" still tells the place)."""
    while token not in (head, token.head):
        if token.dep_ in {"advcl", "ccomp"} and token != head:
            return False
        token = token.head
    return True


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
