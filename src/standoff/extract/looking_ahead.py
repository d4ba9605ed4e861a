"""Whether verbs tell of what is to come: "will install", "are to be paid"; and whether anybody is to do it."""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from standoff.extract.clause import WILL, auxiliaries, children, has_to, is_negated


def looks_ahead(tokens: Sequence[Token], kept_from: bool = False) -> bool:
    """Whether a clause tells what will be: "will install", "would be posted"; not "will not", nor "nobody will".

    ``kept_from``: its matter is one where a promise that something will not be done counts too.
    """
    return any(
        token.pos_ in {"VERB", "AUX"}
        and (auxiliaries(token) & WILL or is_to_be(token))
        and not (token.lemma_ == "be" and children(token, "attr"))
        and (kept_from or not is_ruled_out(token))
        for token in tokens
    )


def is_to_be(verb: Token) -> bool:
    """ "Are to be paid", "is to be held": what is settled for the days to come."""
    return (
        has_to(verb) and verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and not children(verb.head, "acomp", "attr")
    )


def is_sure(verb: Token) -> bool:
    """ "Will be paid", "shall be victimised", "is to be opened": not "would be"."""
    return bool(auxiliaries(verb) & {"will", "shall"}) or is_to_be(verb)


def is_ruled_out(verb: Token) -> bool:
    """ "Will not be punished", "no one will be punished"."""
    return is_negated(verb) or any(
        child.dep_ == "neg" or any(one.lower_ in {"no", "nobody", "none"} for one in child.subtree)
        for child in verb.children
        if child.dep_ in {"nsubj", "nsubjpass"}
    )


def is_main(verb: Token, inside: Collection[int]) -> bool:
    """Whether a verb's clause is not one that only describes or supposes: "who will", "if it would", "when they do"."""
    token = verb
    while True:
        if token.dep_ in {"relcl", "acl", "csubj", "pcomp"}:
            return False
        if token.dep_ == "advcl" and any(one.dep_ in {"mark", "advmod"} for one in token.children if one.i < token.i):
            return False
        if token.head == token or token.head.i not in inside:
            return True
        token = token.head


def is_past(tokens: Sequence[Token]) -> bool:
    """Whether words tell of what has been done: "a quarter of the cameras had been put up" promises nothing."""
    inside = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in inside or token.head == token), None)
    if head is None or head.pos_ not in {"VERB", "AUX"}:
        return False
    helpers = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    bound = any(child.tag_ in {"MD", "TO"} for child in helpers)
    # "Has agreed to put up cameras", "have been told that they will be paid" bind for the days to come.
    bound = bound or any(has_to(one) or auxiliaries(one) & WILL for one in tokens if one.pos_ in {"VERB", "AUX"})
    return not bound and any(child.lemma_ == "have" for child in helpers)
