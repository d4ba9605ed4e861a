"""What a word of demanding asks for, of whom, by whom: the shapes that sentences of demanding take."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Token

from standoff.extract.clause import (
    agents_and_targets,
    auxiliaries,
    children,
    governor,
    has_to,
    is_passive,
    owners,
    prepositional,
    subjects,
)
from standoff.language.lexicon import Hit
from standoff.record.passage import Passage, Reference

_ASKED_THROUGH: Final = ("for", "on", "that")
LISTING: Final = frozenset({"include", "be", "comprise", "are", "cover", "read"})
TELLING: Final = frozenset({"tell", "order", "direct", "instruct"})
_STOPPING: Final = frozenset({"strike", "march", "rally", "protest", "walk", "fight"})
_WANTING: Final = frozenset({"want", "demand", "seek", "need", "ask"})
_OPENERS: Final = frozenset({"among them", "among these", "such as"})
# "What they want" stands within the first words of its sentence.
_LATEST_WANT: Final = 6
# A list of demands that is named opens no later than so many words behind its name.
_LONGEST_OPENING: Final = 22
_REACHING: Final = frozenset({"run", "have", "hold", "contain", "list", "stretch", "come"})


class Asked(NamedTuple):
    """A demand before it is written down: its words as tokens, and whom its words name."""

    content: list[Token]
    by: list[Token]
    to: list[Token]


class Asking(NamedTuple):
    """Something that is asked for: the word that asks, what it asks, and by whom where that is settled already.

    ``surely`` holds where the word means a demand even if what is asked is of no known matter.
    """

    cue: Token
    asked: Asked
    by: Reference | None = None
    surely: bool = False
    or_else: Passage | None = None


def asked_by_verb(hit: Hit[bool]) -> Iterator[Asked]:
    """What a verb asks for: "demanded guards", "asked the state for guards", "wants them to be posted"."""
    verb = hit.head
    by, _ = agents_and_targets(verb)
    if opened := _all_they_want(verb):
        yield Asked(opened, by, [])
        return
    clauses = children(verb, "xcomp", "ccomp")
    if verb.lemma_ == "insist":
        # "Insisted that it be paid" asks for something; "insisted that it had been paid" does not.
        clauses = [one for one in clauses if one.tag_ == "VB" or auxiliaries(one) & {"must", "should", "be"}]
    if verb.lemma_ == "ask":
        clauses = [one for one in clauses if not _is_question(one)]
    if verb.lemma_ == "seek":
        clauses = []  # "sought to sell its plans" asks for nothing
    if verb.lemma_ in TELLING:
        # "Told them to stop" asks for something; "told them that it had stopped" does not.
        clauses = [one for one in clauses if has_to(one)]
        if not clauses:
            return
    things = [
        thing
        for preposition in [*verb.children, *(child for child in hit.last.children)]
        if preposition.dep_ == "prep" and preposition.lower_ in _ASKED_THROUGH
        for thing in preposition.children
        if thing.dep_ in {"pobj", "pcomp"}
    ]
    things = [thing for thing in things if thing.ent_type_ not in {"DATE", "TIME"}]
    if verb.lemma_ in _STOPPING:
        # "Struck for three days" asks for nothing.
        things = [thing for thing in things if thing.ent_type_ not in {"CARDINAL", "PERCENT"}]
    direct = [thing for thing in children(verb, "dobj") if thing not in things]
    to = prepositional(verb, "to", "from", "upon")
    if clauses:
        to += direct
        to += [subject for clause in clauses for subject in children(clause, "nsubj")] if not to else []
        yield Asked([token for clause in clauses for token in clause.subtree], by, to)
    elif things and (opened := opens_list(things[-1])):
        # "Asks for three things: ..."
        yield Asked(opened, by, to or direct)
    elif things:
        # "Asked the state for guards": who stands before the thing is asked for it.
        yield Asked([token for thing in things for token in thing.subtree], by, to or direct)
    elif direct or is_passive(verb):
        whole = direct or subjects(verb)
        inside = [token for thing in whole for token in thing.subtree]
        to += [thing for token in inside for thing in prepositional(token, "from")]
        yield Asked(inside, by, to)


def _all_they_want(verb: Token) -> list[Token]:
    """ "All they want is their jobs back", "what the drivers want is simple: ...": what stands behind."""
    doc = verb.doc
    if doc[0].lower_ not in {"what", "all"} or verb.i > _LATEST_WANT or verb.lemma_ not in _WANTING:
        return []
    mark = next((token for token in doc[verb.i :] if token.text == ":"), None)
    mark = mark or next((token for token in doc[verb.i :] if token.lemma_ == "be" and token.lower_ != "been"), None)
    return list(doc[mark.i + 1 :]) if mark is not None else []


def _is_question(clause: Token) -> bool:
    """Whether a clause only asks: "asked whether they had looked", "asked what it was"."""
    first = clause.left_edge.lower_
    return first in {"whether", "if", "what", "how", "why", "who", "when", "where", "which"}


def _named_as(noun: Token) -> list[Token]:
    """What is called a demand: "regularisation, the main demand of the tutors", "pay is one of six demands"."""
    counted = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if counted.lower_ in {"one", "part", "first", "last"}:
        noun = counted
    if noun.dep_ == "appos" and noun.head.pos_ in {"NOUN", "PROPN"}:
        thing = noun.head
    elif noun.dep_ == "attr" and noun.head.lemma_ == "be" and children(noun.head, "nsubj"):
        thing = children(noun.head, "nsubj")[0]
    else:
        return []
    own = set(noun.subtree)
    return [token for token in thing.subtree if token not in own] if thing.pos_ != "PRON" else []


def _named_behind(noun: Token) -> list[Token]:
    """ "Among the demands of the communities were a halt and a seat": what stands behind the verb."""
    if noun.doc[0].lower_ != "among":
        return []
    verb = next((token for token in noun.doc[noun.i :] if token.lemma_ == "be"), None)
    return list(noun.doc[verb.i + 1 :]) if verb is not None else []


def opens_list(noun: Token) -> list[Token]:
    """What stands behind "their demands:", "ten points, among them", "demands such as"; empty if nothing does."""
    doc = noun.doc
    for token in doc[noun.i + 1 : noun.i + _LONGEST_OPENING]:
        if token.text == ":":
            return list(doc[token.i + 1 :])
        words = doc[token.i : token.i + 2].text.lower()
        if words in _OPENERS:
            return list(doc[token.i + 2 :])
        if token.lower_ in {"including", "namely"}:
            return list(doc[token.i + 1 :])
        if token.dep_ == "ROOT" and token.lemma_ not in LISTING | _REACHING:
            return []
    return []


def asked_by_noun(noun: Token) -> Asked:
    """What a noun asks for: "a demand for guards", "their conditions include an apology", "her call to return"."""
    if opened := opens_list(noun) or _named_behind(noun):
        return Asked(opened, [*owners(noun), *prepositional(noun, "of", "by", "from")], [])
    given = [child for child in children(noun, "acl", "relcl") if child.tag_ in {"VBN", "VBD"}]
    by = [*owners(noun), *prepositional(noun, "by", "from")]
    of = [one for one in prepositional(noun, "of") if one.ent_type_ not in {"DATE", "TIME"}]
    by += of
    by += [agent for verb in given for agent in agents_and_targets(verb)[0]]
    if named := _named_as(noun):
        return Asked(named, by, [])
    verb = governor(noun)
    to = prepositional(noun, "to")
    if not to and verb is not None and noun.dep_ == "dobj":
        to = children(verb, "dative")  # "gave the firm an ultimatum"
    content = [
        token
        for child in children(noun, "acl", "relcl", "xcomp", "ccomp")
        if child not in given
        for token in child.subtree
    ]
    content += [token for one in given for child in children(one, "xcomp", "advcl", "ccomp") for token in child.subtree]
    content += [token for thing in prepositional(noun, "for") for token in thing.subtree]
    if not content and noun.dep_ == "nsubj" and has_to(noun.head):
        # The parser often takes "their demand to raise pay" for a clause whose subject is the demand.
        content = [token for token in noun.head.subtree if token != noun and not noun.is_ancestor(token)]
    if verb is not None:
        actors, _ = agents_and_targets(verb)
        if not by and noun not in actors:
            by = actors
        if not content and verb.lemma_ in LISTING and noun.dep_ in {"nsubj", "nsubjpass"}:
            content = [
                token for child in children(verb, "dobj", "attr", "ccomp", "acomp", "oprd") for token in child.subtree
            ]
        infinitives = [one for one in verb.subtree if one.i > noun.i and one.tag_ == "VB" and has_to(one)]
        if not content and infinitives and noun.dep_ not in {"nsubj", "nsubjpass"}:
            content = list(infinitives[0].subtree)
        if not content and noun.dep_ == "dobj":
            # "Set six conditions, the first of them an apology": what follows the noun says what they are.
            content = [token for token in verb.subtree if token.i > noun.i]
        if not content and noun.dep_ != "nsubj":
            content = [
                token for child in children(verb, "xcomp", "advcl") for token in child.subtree if child.i > noun.i
            ]
    return Asked(content, by, to)


def asked_through(hit: Hit[bool]) -> Asked:
    """What stands behind a phrase: "marched in support of permanent jobs"."""
    things = [thing for token in hit.tokens for thing in children(token, "pobj", "pcomp") if thing not in hit.tokens]
    verb = governor(hit.first.head) if hit.first.head.pos_ not in {"VERB", "AUX"} else hit.first.head
    by = agents_and_targets(verb)[0] if verb is not None else []
    return Asked([token for thing in things for token in thing.subtree], by, [])


def asked_by_paper(noun: Token) -> Asked | None:
    """What a charter, petition or placard holds: "the charter includes ...", "their agenda reads: ..."."""
    if opened := opens_list(noun):
        return Asked(opened, owners(noun), [])
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass", "pobj"} or verb.lemma_ not in LISTING - {"be"}:
        return None
    inside = [token for child in children(verb, "dobj", "attr", "oprd") for token in child.subtree]
    return Asked(inside, owners(noun), []) if inside else None
