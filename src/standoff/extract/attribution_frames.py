"""What a cue verb governs: the clause, the object, the infinitive or the person that holds what is said."""

from typing import NamedTuple

from spacy.tokens import Token

from standoff.extract.attribution_source import SUBJECTS, is_passive
from standoff.extract.speech import Frames
from standoff.record.statement import Act

# After an object these say what is said of it: "criticised the state for its delay".
_OF_WHAT = frozenset(["for", "of", "as", "over", "against", "about", "with", "by", "to"])
_STRONG_STOPS = frozenset([";", ":"])
_TO_WHOM = frozenset(["on", "upon", "to", "with"])


class Frame(NamedTuple):
    """An act, the words of what is said, those that the cue gains by it, and whom it is said to.

    ``full`` marks what only a statement has: a clause, or words said of or to a person.
    """

    act: Act
    content: list[Token]
    cue: list[Token]
    addressee: Token | None
    full: bool


def frame_of(verb: Token, frames: Frames) -> Frame | None:
    """The first frame that the sentence fills, the surest first."""
    for fill in (_clause, _person, _asked_for, _named, _infinitive, _preposition, _object):
        found = fill(verb, frames)
        if found is not None and found.content:
            return found
    return None


def told(verb: Token) -> Token | None:
    """Whom something is told: the object of a verb that has a clause as well, or the subject of its passive."""
    if is_passive(verb):
        return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return next((child for child in verb.children if child.dep_ in ("dobj", "dative") and child.i > verb.i), None)


def _clause(verb: Token, frames: Frames) -> Frame | None:
    if frames.clause is None:
        return None
    clause = _clause_head(verb)
    if clause is not None and not (_is_infinitive(clause) and frames.person is not None):
        return Frame(frames.clause, list(clause.subtree), [], told(verb), full=True)
    clause = _told_clause(verb, frames)
    if clause is not None:
        return Frame(frames.clause, list(clause.subtree), [], clause.head, full=True)
    if verb.dep_ == "parataxis" and verb.head != verb:
        own = set(verb.subtree)
        return Frame(frames.clause, [one for one in verb.head.subtree if one not in own], [], told(verb), full=True)
    return None


def _told_clause(verb: Token, frames: Frames) -> Token | None:
    """The clause of "told the nurses that work had begun", which the parser often takes to describe the nurses."""
    person = told(verb)
    if person is None or person.i < verb.i or frames.object is not None:
        return None
    for clause in person.children:
        if clause.dep_ in ("relcl", "acl") and clause.left_edge.lower_ == "that":
            subjects = [child for child in clause.children if child.dep_ in SUBJECTS]
            if subjects and subjects[0].i > clause.left_edge.i:
                return clause
    return None


def _clause_head(verb: Token) -> Token | None:
    """The clause after the verb, else the one before it unless a stop stronger than a comma parts them."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    after = next((child for child in clauses if child.i > verb.i), None)
    if after is not None or not clauses or any(child.dep_ == "xcomp" for child in verb.children):
        return after
    parted = any(token.text in _STRONG_STOPS for token in verb.doc[clauses[-1].right_edge.i : verb.i])
    return None if parted else clauses[-1]


def _is_infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def _person(verb: Token, frames: Frames) -> Frame | None:
    """Somebody, and what is asked or said of them: "urged doctors to ...", "called on the state to ..."."""
    if frames.person is None:
        return None
    for clause in verb.children:
        if clause.dep_ not in ("ccomp", "xcomp", "advcl") or clause.i < verb.i or not _is_infinitive(clause):
            continue
        own = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
        preposition, addressed = _addressed(verb, clause)
        person = own or addressed or told(verb)
        if person is not None and (clause.dep_ != "advcl" or addressed is not None):
            content = [*person.subtree, *clause.subtree] if person.i > verb.i else list(clause.subtree)
            return Frame(frames.person, content, up_to(verb, preposition), person, full=True)
    return None


def _addressed(verb: Token, clause: Token) -> tuple[Token | None, Token | None]:
    """The *on the state* of "called on the state to ...": the preposition and the person."""
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in _TO_WHOM and verb.i < child.i < clause.i:
            return child, next((one for one in child.children if one.dep_ == "pobj"), None)
    return None, None


def _asked_for(verb: Token, frames: Frames) -> Frame | None:
    """ "Called for the minister to resign": a clause that *for* opens."""
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp", "advcl") and clause.i > verb.i:
            mark = next((child for child in clause.children if child.dep_ == "mark"), None)
            act = frames.prepositions.get(mark.lower_) if mark is not None else None
            if mark is not None and act is not None and _is_infinitive(clause):
                return Frame(act, [one for one in clause.subtree if one != mark], up_to(verb, mark), None, full=True)
    return None


def _named(verb: Token, frames: Frames) -> Frame | None:
    """ "Called the order a disgrace", "described it as ...": what is named, and the name it is given."""
    if frames.named is None:
        return None
    names = [child for child in verb.children if child.dep_ == "oprd" or _is_as(child) or _is_name(child)]
    if not names:
        return _named_in_quotes(verb, frames.named)
    named = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    content = [token for child in (*named, *names) for token in child.subtree]
    return Frame(frames.named, content, [], None, full=True)


def _named_in_quotes(verb: Token, act: Act) -> Frame | None:
    """ "Called the order "a disgrace"", where the parser did not tell the name from the named."""
    target = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if target is None:
        return None
    end = target.right_edge.i + 1
    marks = [token for token in verb.doc[target.i : end + 1] if token.is_quote and token.i > target.left_edge.i]
    if not marks or marks[0].i + 1 >= len(verb.doc):
        return None
    content = verb.doc[target.left_edge.i : max(end, marks[0].i + 2)]
    return Frame(act, list(content), [], None, full=True)


def _is_name(child: Token) -> bool:
    return child.dep_ in ("ccomp", "xcomp") and child.i > child.head.i


def _is_as(child: Token) -> bool:
    return child.dep_ == "prep" and child.lower_ in ("as", "to", "with") and child.i > child.head.i


def _infinitive(verb: Token, frames: Frames) -> Frame | None:
    if frames.infinitive is None:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and (_is_infinitive(child) or _is_gerund(child)):
            return Frame(frames.infinitive, list(child.subtree), [], None, full=False)
    return None


def _is_gerund(token: Token) -> bool:
    """ "Reported seeing ...", "reported being seen"."""
    return token.tag_ == "VBG" or any(child.lower_ == "being" for child in token.children)


def _preposition(verb: Token, frames: Frames) -> Frame | None:
    for preposition, act in frames.prepositions.items():
        for child in verb.children:
            if child.lower_ == preposition and child.dep_ in ("prep", "agent", "dative") and child.i > verb.i:
                content = [token for token in child.subtree if token != child]
                if content:
                    return Frame(act, content, up_to(verb, child), None, full=False)
    return None


def up_to(verb: Token, preposition: Token | None) -> list[Token]:
    """The preposition as a part of the cue, when nothing but a short word stands between."""
    if preposition is None or preposition.i - verb.i > 2:
        return []
    return list(verb.doc[verb.i : preposition.i + 1])


def _object(verb: Token, frames: Frames) -> Frame | None:
    act = frames.object or (frames.person if frames.person == "accuses" else None)
    if act is None:
        return None
    dep = "nsubjpass" if is_passive(verb) else "dobj"
    # The parser gives "Rs 100 crore" as two objects.
    targets = [child for child in verb.children if child.dep_ == dep and (child.i > verb.i) == (dep == "dobj")]
    if not targets:
        return None
    target = targets[-1]
    if frames.light and dep == "dobj":
        held = _held(verb, target)
        if held is not None:
            return Frame(act, held[0], held[1], None, full=False)
    content = [token for one in targets for token in one.subtree]
    for child in verb.children:
        if child.i > max(target.i, verb.i) and child.dep_ in ("prep", "oprd", "dative") and child.lower_ in _OF_WHAT:
            content += child.subtree
    return Frame(act, content, [], None, full=False)


def _held(verb: Token, target: Token) -> tuple[list[Token], list[Token]] | None:
    """What "expressed support *for the strike*" or "voiced concern *that it went on*" holds, and its longer cue."""
    for child in target.children:
        if child.dep_ == "prep" and child.i == target.i + 1:
            return [one for one in child.subtree if one != child], list(verb.doc[verb.i : child.i + 1])
        if child.dep_ == "acl" and any(one.lower_ == "that" and one.dep_ == "mark" for one in child.children):
            return list(child.subtree), list(verb.doc[verb.i : target.i + 1])
    return None
