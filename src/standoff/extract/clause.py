"""How words depend on each other in a clause: who does what to whom. Plain functions over parsed tokens."""

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "dative"})
# The auxiliaries of what is to come.
WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})


def children(token: Token, *dependencies: str) -> list[Token]:
    """The words that depend on a word in one of some ways."""
    return [child for child in token.children if child.dep_ in dependencies]


def conjoined(token: Token) -> list[Token]:
    """A word and those joined to it by "and" or commas."""
    return [token, *token.conjuncts] if token.dep_ != "conj" else [token]


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: "was attacked", "attacked by a mob"."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not children(verb, "nsubj", "aux"):
        return is_passive(verb.head)  # "was raped and murdered"
    if verb.tag_ == "VBN" and verb.dep_ == "advcl":
        return not children(verb, "aux", "nsubj")  # "was found murdered", "attacked in the ward, she ..."
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "oprd", "acomp", "xcomp"}


def subjects(verb: Token) -> list[Token]:
    """Who does what a verb tells, or suffers it if it stands in the passive: its own subject or an inherited one."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS]
    if own:
        return [one for subject in own for one in conjoined(_antecedent(subject))]
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBN", "VBG"}:
        return conjoined(verb.head)
    if verb.dep_ in {"oprd", "xcomp", "advcl", "conj", "pcomp", "ccomp", "prep", "dep"} and verb.head != verb:
        head = _verb_above(verb.head)
        if head is not None and verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for"} and children(head, "dobj"):
            # "Accused the guards of beating", "arrested two men for beating": those accused or arrested did it.
            return [one for thing in children(head, "dobj") for one in conjoined(thing)]
        if head is not None:
            if verb.dep_ == "xcomp":
                controlled = children(head, *_OBJECTS)
                if controlled:
                    return [one for thing in controlled for one in conjoined(thing)]
            return subjects(head)
    return []


def _verb_above(token: Token) -> Token | None:
    while token.pos_ not in {"VERB", "AUX"}:
        if token.head == token:
            return None
        token = token.head
    return token


def _antecedent(subject: Token) -> Token:
    """What "who", "which" or "that" stands for."""
    if subject.lower_ in {"who", "which", "that"} and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def objects(verb: Token) -> list[Token]:
    """What a verb is done to."""
    own = children(verb, *_OBJECTS)
    if not own and verb.dep_ == "relcl" and not any(child.lower_ in {"who", "which"} for child in verb.children):
        return []
    return [one for thing in own for one in conjoined(_antecedent(thing))]


def agents_and_targets(verb: Token) -> tuple[list[Token], list[Token]]:
    """Who does and who suffers what a verb tells, as the heads of their words."""
    if is_passive(verb):
        # "Slapped and dragged away by the uncle": he did both.
        joined = [one for one in _joined(verb) if is_passive(one)]
        return next((by for one in (verb, *joined) if (by := _by_whom(one))), []), subjects(verb)
    return subjects(verb), objects(verb)


def _by_whom(verb: Token) -> list[Token]:
    """Who a verb in the passive says did it."""
    # The parser hangs "by the uncle" of "dragged down a flight of stairs by the uncle" on the stairs.
    objects = children(verb, *_OBJECTS)
    return prepositional(verb, "by") or [one for thing in objects for one in prepositional(thing, "by")]


def _joined(verb: Token) -> list[Token]:
    """The verbs joined to a verb that share its subject."""
    after = [one for one in verb.rights if one.dep_ == "conj" and one.pos_ == "VERB"]
    after = [one for one in after if not children(one, *_SUBJECTS, *_PASSIVE_SUBJECTS)]
    before = [verb.head] if verb.dep_ == "conj" and not children(verb, *_SUBJECTS, *_PASSIVE_SUBJECTS) else []
    return [*after, *(each for one in after for each in _joined(one) if each.i > one.i), *before]


def owners(noun: Token) -> list[Token]:
    """Whose something is: "the doctors' demand", "their demand"."""
    return [one for child in children(noun, "poss") for one in conjoined(child)]


def has_to(verb: Token) -> bool:
    """Whether a verb stands in the infinitive with "to"."""
    return any(child.lower_ == "to" for child in children(verb, "aux"))


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """What stands behind one of some prepositions that depend on a word: "attack **on** the doctors"."""
    found = []
    for preposition in token.children:
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in prepositions:
            found += [one for thing in preposition.children if thing.dep_ == "pobj" for one in conjoined(thing)]
    return found


def governor(noun: Token) -> Token | None:
    """The verb that has a noun for its subject or object, or stands nearest above it."""
    token = noun
    while token.head != token:
        if token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
            token = token.head
            continue
        if token.head.pos_ in {"VERB", "AUX"}:
            return token.head
        if token.dep_ not in {"compound", "pobj", "prep", "appos", "poss", "nmod", "amod", "npadvmod", "conj", "dep"}:
            return None
        token = token.head
    return None


def verb_of(word: Token) -> Token | None:
    """The verb that a word is, or that it belongs to."""
    return word if word.pos_ in {"VERB", "AUX"} else governor(word)


def is_negated(token: Token) -> bool:
    """Whether a verb or noun is denied by "not", "no" or "never" in its own clause."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ == "det" and child.lower_ == "no")
        or (child.lower_ in {"never", "no", "not"} and child.pos_ != "NOUN")
        for child in token.children
    )


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliary verbs of a verb, in small letters, else those of the verb that it shares its subject with."""
    found = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    own = children(verb, *_SUBJECTS, *_PASSIVE_SUBJECTS)
    if not found and not own and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return auxiliaries(verb.head)
    return found
