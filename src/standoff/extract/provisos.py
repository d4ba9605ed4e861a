"""Demands put as a proviso: "will not teach if the council does not pay", "will stay out until the men are held"."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.asked import Asked, Asking
from standoff.extract.askers import speaker
from standoff.extract.clause import WILL, auxiliaries, is_negated, subjects
from standoff.extract.look import Look, first_of
from standoff.extract.sides import Sides
from standoff.language.parse import Parsed

# Who does these until something comes about demands it.
_STAYING = frozenset({"stay", "remain", "continue", "refuse", "keep", "hold"})
_PROVISOS = frozenset({"unless", "if", "until", "till"})


def asked_by_proviso(sides: Sides, look: Look, sentence: Parsed) -> Iterator[Asking]:
    """What must be before they go back, or lest they stop work.

    "Unless Congress overrides the veto, they will strike", "will not teach if the council does not pay", "will stay
    out until the men are arrested".
    """
    for mark in sentence.doc:
        clause, main = mark.head, mark.head.head
        if clause == main or not _is_proviso(mark, clause, main):
            continue
        content = [token for token in clause.subtree if token != mark and token.dep_ != "neg"]
        threat = _threat(main, clause)
        said = look.innermost_statement(*sentence.place(main))
        by = speaker(said, []) or first_of(look, sentence, subjects(main))
        if content and threat and sides.claims(look.actor(by)):
            or_else = look.passage(*sentence.place(*threat)) if not _is_only(mark) else None
            yield Asking(mark, Asked(content, [], subjects(clause)), by=by, surely=True, or_else=or_else)


def _is_proviso(mark: Token, clause: Token, main: Token) -> bool:
    """Whether a word opens a clause on which it hangs what those who demand will do."""
    if mark.lower_ not in _PROVISOS:
        return False
    will = bool(auxiliaries(main) & WILL)
    if mark.lower_ == "unless":
        return will
    if mark.lower_ == "if":
        return will and mark.dep_ == "mark" and (is_negated(clause) or (_is_only(mark) and not is_negated(main)))
    staying = is_negated(main) or main.lemma_ in _STAYING
    return mark.dep_ == "mark" and will and staying


def _is_only(mark: Token) -> bool:
    """Whether "only" stands before a word: "only if"."""
    return mark.i > 0 and mark.nbor(-1).lower_ == "only"


def _threat(main: Token, clause: Token) -> list[Token]:
    """What will be done unless a clause comes true: the words of the main clause on its own side of it."""
    inside = set(clause.subtree)
    first = min(token.i for token in inside)
    before = first < main.i
    words = [token for token in main.subtree if token not in inside and (token.i > first) == before]
    while words and (words[0].is_punct or words[0].lower_ in {"that", "then"}):
        words = words[1:]
    while words and (words[-1].is_punct or words[-1].lower_ == "only"):
        words = words[:-1]
    return words
