"""Attribution by a noun or adjective: "the union's claim that ...", "she was confident that ..."."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.attribution import Attribution, Stretch, pieces, stretch
from standoff.extract.attribution_cue import cue_tokens
from standoff.extract.attribution_source import SUBJECTS, described, source_tokens
from standoff.extract.attribution_verbs import is_quoted
from standoff.extract.speech import Speech
from standoff.language.parse import Parsed
from standoff.record.statement import Act

_CLAUSES = frozenset(["acl", "ccomp", "xcomp", "relcl"])


def noun_attributions(parsed: Parsed, number: int, words: Speech, quoted: list[Stretch]) -> Iterator[Attribution]:
    """The attributions of one sentence's cue nouns and adjectives."""
    for token in parsed.doc:
        if token.tag_ in ("NN", "NNS"):
            acts = words.nouns.get(token.lemma_.lower())
            found = _of_noun(parsed, token, acts) if acts else None
        elif token.pos_ == "ADJ" and token.dep_ == "acomp":
            act = words.adjectives.get(token.lemma_.lower())
            found = _of_adjective(parsed, token, act, words) if act else None
        else:
            continue
        if found is not None and not is_quoted(parsed, token, quoted):
            yield found._replace(sentence=number)


def _of_noun(parsed: Parsed, noun: Token, acts: dict[str, Act]) -> Attribution | None:
    source = _owner(noun)
    if source is None:
        return None
    filled = _noun_content(noun, acts)
    if filled is None:
        return None
    act, content, cue = filled
    who = [one for one in described(source, noun) if one.dep_ != "case" and one != noun]
    named, at = stretch(parsed, who), stretch(parsed, cue)
    left = pieces(parsed, [one for one in content if one not in who and one not in cue])
    if named is None or at is None or not left:
        return None
    return Attribution(act, (named,), (at,), left, None, act != "believes")


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: a possessive, or who stands after *by* or *from*."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None


def _noun_content(noun: Token, acts: dict[str, Act]) -> tuple[Act, list[Token], list[Token]] | None:
    for child in noun.children:
        act = acts.get(child.lower_)
        if act is not None and child.dep_ == "prep" and child.i == noun.i + 1:
            return act, [one for one in child.subtree if one != child], [noun, child]
    act = acts.get("")
    if act is None:
        return None
    for child in noun.children:
        if child.dep_ in _CLAUSES and child.i > noun.i and _is_content(child):
            return act, list(child.subtree), [noun]
    verb = noun.head
    if noun.dep_ in SUBJECTS and verb.lemma_ == "be":
        said = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
        if said is not None:
            return act, list(said.subtree), list(verb.doc[noun.i : verb.i + 1])
    return None


def _is_content(clause: Token) -> bool:
    """Whether a clause says what the noun holds ("that ...", "to ...") and does not merely describe it."""
    return any(
        (child.dep_ == "mark" and child.lower_ == "that") or (child.dep_ == "aux" and child.lower_ == "to")
        for child in clause.children
    )


def _of_adjective(parsed: Parsed, adjective: Token, act: Act, words: Speech) -> Attribution | None:
    """ "X is confident that ...", "X is willing to ...", "X is worried about ...": the verb belongs to the cue."""
    verb = adjective.head
    if verb.lemma_ != "be" or any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children):
        return None
    held = next((c for c in adjective.children if c.dep_ in ("ccomp", "xcomp", "prep") and c.i > adjective.i), None)
    source = source_tokens(verb)
    if held is None or not source or (source[0].lower_ == "it" and held.dep_ != "prep"):
        return None
    cue = {*cue_tokens(verb, words), *verb.doc[verb.i : adjective.i + 1]} - set(source)
    content = [token for token in held.subtree if held.dep_ != "prep" or token != held]
    if held.dep_ == "prep" and held.i == adjective.i + 1:
        cue.add(held)
    named, at = stretch(parsed, source), stretch(parsed, cue)
    left = pieces(parsed, content)
    return Attribution(act, (named,), (at,), left, None, False) if named and at and left else None
