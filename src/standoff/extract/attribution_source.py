"""Who speaks: the source of a cue verb, from the sentence's dependencies."""

from spacy.tokens import Token

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_LENDS = frozenset(["conj", "xcomp", "advcl", "ccomp", "dep", "acl", "parataxis", "pcomp", "prep"])
_LONGEST_CHAIN = 6


def source_tokens(verb: Token) -> list[Token]:
    """The words that name who speaks, with what describes them; empty where the sentence does not tell."""
    subject = source_head(verb)
    if subject is None and not is_passive(verb):
        subject = _beside(verb)
    return [] if subject is None else described(subject, verb)


def source_head(verb: Token) -> Token | None:
    """The head of the words that name the speaker: the verb's own subject, else that of the verb it hangs on."""
    if is_passive(verb):
        return passive_agent(verb)
    token = joined_to(verb) or verb
    inverted = _after(verb) if verb.i and verb.nbor(-1).is_quote else None
    if inverted is not None:
        return inverted
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


def _beside(verb: Token) -> Token | None:
    """The noun next to a verb that the parser left without a subject: "the minister said", "said the minister"."""
    sentence = verb.doc
    before = verb.i - 1
    while before >= 0 and sentence[before].dep_ in ("aux", "auxpass", "neg", "advmod"):
        before -= 1
    if verb.dep_ in ("ROOT", "ccomp", "parataxis", "dep") and before >= 0 and sentence[before].pos_ in _NAMES:
        return _chunk_head(sentence[before], verb)
    return _after(verb) if verb.i and sentence[verb.i - 1].is_punct else None


def _after(verb: Token) -> Token | None:
    """The head of the noun phrase that follows the verb: "said the minister"."""
    after = next((token for token in verb.doc[verb.i + 1 :] if token.pos_ in _NAMES or token.is_punct), None)
    return _chunk_head(after, verb) if after is not None and after.pos_ in _NAMES else None


_NAMES = frozenset(["NOUN", "PROPN", "PRON"])


def _chunk_head(token: Token, verb: Token) -> Token:
    """The head of the noun phrase that a token stands in, as far as it does not hold the verb."""
    while token.head.pos_ in _NAMES and token.head != token and not token.head.is_ancestor(verb):
        token = token.head
    return token


def joined_to(verb: Token) -> Token | None:
    """The *said* that the *warned* of "said that it was ready and warned that ..." belongs to.

    The parser often joins such a verb to the clause between, whose tense is another.
    """
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    first = clause.head
    return first if first.tag_ == verb.tag_ != clause.tag_ and first.i < clause.i else None


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
    found = _run(inside, head)
    while len(found) > 1 and _leads_in(found[0], head):
        found.pop(0)
    day = next((child for child in head.children if child in found and child.i > head.i and _is_day(child)), None)
    return [token for token in found if token.i < day.i] if day is not None else found


def _is_day(token: Token) -> bool:
    """Whether it is the *on Thursday* of "the minister on Thursday said", which belongs to the verb."""
    named = next(token.children, None) if token.dep_ == "prep" and token.lower_ == "on" else token
    return named is not None and named.ent_type_ == "DATE" and token.dep_ in ("prep", "npadvmod")


def _leads_in(token: Token, head: Token) -> bool:
    """Whether a word only leads into the name: "but the minister", "even the minister"."""
    return token.pos_ == "CCONJ" or token.is_punct or (token.dep_ == "advmod" and token.head == head)


def _run(tokens: list[Token], head: Token) -> list[Token]:
    """The unbroken run of tokens around the head."""
    places = {token.i for token in tokens}
    low = high = head.i
    while low - 1 in places:
        low -= 1
    while high + 1 in places:
        high += 1
    return [token for token in tokens if low <= token.i <= high]
