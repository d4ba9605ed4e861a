"""The cue: a verb with its auxiliaries, negation, particle and closest adverbs, as PolNeAR marks it."""

from spacy.tokens import Token

from standoff.extract.speech import Speech

_BEFORE = frozenset(["aux", "auxpass", "neg", "advmod"])
_PLACES = frozenset(["in", "on", "during", "at"])
_LONGEST_MEDIUM = 5
_QUESTION_TAGS = frozenset(["WRB", "WDT", "WP"])


def cue_tokens(verb: Token, words: Speech) -> list[Token]:
    """The tokens of the cue around its verb, in order."""
    cue = {verb}
    before = {child.i: child for child in verb.children if child.dep_ in _BEFORE and child.i < verb.i}
    place = verb.i - 1
    while place in before and not _opens_clause(before[place]):
        cue.update(before[place].subtree if before[place].dep_ == "advmod" else [before[place]])
        place = min(token.i for token in cue) - 1
    for child in verb.children:
        following = child.i == max(token.i for token in cue) + 1
        particle = child.dep_ == "prt" and child.i == verb.i + 1
        if particle or (following and child.dep_ == "advmod" and _is_adverb(child)):
            cue.add(child)
        elif following and child.dep_ == "prep" and _is_medium(child, words):
            cue.update(child.subtree)
    return sorted(cue, key=lambda token: token.i)


def _opens_clause(token: Token) -> bool:
    return token.tag_ in _QUESTION_TAGS or token.lower_ in ("so", "thus", "however", "instead", "meanwhile")


def _is_medium(preposition: Token, words: Speech) -> bool:
    """Whether it is the *in a statement* of "said in a statement", or the *on television* of "said on television"."""
    if preposition.lower_ not in _PLACES:
        return False
    named = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return (
        named is not None and named.lemma_.lower() in words.medium and len(list(preposition.subtree)) <= _LONGEST_MEDIUM
    )


def _is_adverb(token: Token) -> bool:
    """Whether it is a bare adverb, as in "replied angrily": nothing hangs on it."""
    return token.tag_ == "RB" and not any(True for _ in token.children)
