"""Who speaks: the source of a cue verb, from the sentence's dependencies."""

from spacy.tokens import Token

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_LENDS = frozenset(["conj", "xcomp", "advcl", "ccomp", "dep", "acl", "parataxis", "pcomp", "prep"])
_LONGEST_CHAIN = 6


def source_tokens(verb: Token) -> list[Token]:
    """The words that name who speaks, with what describes them; empty where the sentence does not tell."""
    subject = source_head(verb)
    return [] if subject is None else described(subject, verb)


def source_head(verb: Token) -> Token | None:
    """The head of the words that name the speaker: the verb's own subject, else that of the verb it hangs on."""
    if is_passive(verb):
        return passive_agent(verb)
    token = verb
    for _ in range(_LONGEST_CHAIN):
        own = [child for child in token.children if child.dep_ in SUBJECTS]
        if own and not (token != verb and own[0].i > verb.i and token.dep_ != "ROOT"):
            return own[0]
        if token.dep_ == "acl":
            return token.head
        if token.dep_ not in _LENDS or token.head == token:
            return None
        token = token.head
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, with or without its auxiliary."""
    deps = {child.dep_ for child in verb.children}
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and "aux" not in deps


def passive_agent(verb: Token) -> Token | None:
    """Who stands after *by*."""
    for agent in verb.children:
        if agent.dep_ == "agent":
            return next((child for child in agent.children if child.dep_ == "pobj"), None)
    return None


def described(head: Token, verb: Token) -> list[Token]:
    """A noun with all that describes it, up to the cue verb when that stands inside (a relative clause)."""
    relative = head.is_ancestor(verb)
    inside = [token for token in head.subtree if not (relative and (token == verb or verb.is_ancestor(token)))]
    if head.i < verb.i:
        inside = [token for token in inside if token.i < verb.i]
    return _run(inside, head)


def _run(tokens: list[Token], head: Token) -> list[Token]:
    """The unbroken run of tokens around the head."""
    places = {token.i for token in tokens}
    low = high = head.i
    while low - 1 in places:
        low -= 1
    while high + 1 in places:
        high += 1
    return [token for token in tokens if low <= token.i <= high]
