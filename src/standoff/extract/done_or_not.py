"""What verbs alone tell has been done, or has not: "no letter has come", "two of the three months were paid"."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from standoff.extract.clause import auxiliaries, is_negated, is_passive, objects, subjects
from standoff.extract.measured import only_in_part
from standoff.language.lexicon import Hit
from standoff.record.commitment import Said

_AHEAD: Final = frozenset({"will", "shall", "would", "could", "should", "must", "may", "might", "to"})
_PAST: Final = frozenset({"has", "have", "had", "did", "is", "was", "were", "do", "does"})
_SAYING: Final = frozenset(
    {"say", "tell", "add", "insist", "maintain", "claim", "confirm", "complain", "report", "note", "explain"}
)
# "Not one rupee", "not a single guard", "hardly a guard": none.
_SINGLE: Final = frozenset({"one", "a", "an", "even"})
_HARDLY: Final = frozenset({"hardly", "scarcely", "barely"})
_GIVEN_UP: Final = frozenset({"drop", "scrap", "abandon", "shelve"})
# What those to whom it was promised do when they get it.
GOT: Final = frozenset(
    {"receive", "get", "reach", "arrive", "pay", "come", "open", "begin", "start", "go", "rejoin", "report"}
)


def plainly_told(doc: Doc, undone: Collection[int] = ()) -> Iterator[tuple[Said, Token]]:
    """What the clauses of a sentence tell has been done, or has not, whatever they speak of, with their verbs.

    "Has not come", "no letter has come" and "still waits" are *pending*; "never came" is *not done*; a share of a whole
    is *in progress*; "was paid", "have received" are *claimed done*; what was given up is *dropped*. ``undone`` are the
    places of verbs that tell of an undoing.
    """
    share = only_in_part(doc.text)
    for verb in doc:
        if verb.pos_ != "VERB":
            if _is_as_before(verb):
                yield "pending", verb
            continue
        supposed = is_ahead(verb) or is_supposed(verb) or verb.dep_ in {"relcl", "acl", "amod"}
        if supposed or (verb.lemma_ in _SAYING and verb.dep_ == "ROOT"):
            continue
        said = _plainly(verb, share, verb.i in undone)
        if said is not None:
            yield said, verb


def _is_as_before(verb: Token) -> bool:
    """ "Is still not out", "are still on the system": what was to change has not."""
    stands = verb.lemma_ == "be" and verb.pos_ == "AUX" and verb.dep_ not in {"aux", "auxpass"}
    still = any(child.lower_ == "still" and child.dep_ == "advmod" for child in verb.children)
    return stands and still and not is_ahead(verb) and not is_supposed(verb) and bool(subjects(verb))


def is_ahead(verb: Token) -> bool:
    """Whether a verb tells of what may come, or is to: "will be installed", "should have been"."""
    return bool(auxiliaries(verb) & _AHEAD)


def is_phrase_ahead(hit: Hit[Said]) -> bool:
    """Whether the words tell of what is to come: "will have been installed by May"."""
    verbs = [token for token in hit.tokens if token.pos_ in {"VERB", "AUX"}] or [hit.head]
    own = {token.lower_ for token in hit.tokens}
    return hit.label != "not done" and any((auxiliaries(verb) & _AHEAD) - own for verb in _with_heads(verbs))


def is_supposed(verb: Token) -> bool:
    """Whether a clause only supposes, or tells of a day to come: "if they had put up cameras", "until it is over"."""
    return any(
        child.dep_ == "mark" and child.lower_ in {"if", "unless", "until", "till"}
        for token in (verb, verb.head)
        for child in token.children
    )


def is_denied(hit: Hit[Said]) -> bool:
    """ "No camera has been installed", "cameras have not been installed"."""
    verbs = _with_heads([token for token in hit.tokens if token.pos_ in {"VERB", "AUX"}])
    return any(
        is_negated(verb) or any(is_nothing(subject) for subject in (*subjects(verb), *verb.children)) for verb in verbs
    )


def is_nothing(subject: Token) -> bool:
    """ "Nothing promised", "none of the cameras", "no camera", "not one rupee", "hardly a guard"."""
    if subject.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    first = subject.left_edge
    counted = first.lower_ == "not" and first.i < subject.i and first.nbor().lower_ in _SINGLE
    return (
        counted
        or subject.lower_ in {"nothing", "none", "nobody", "neither"}
        or (first.lower_ in _HARDLY and first.i < subject.i)
        or any(child.lower_ in {"no", "not"} for child in subject.children)
    )


def done_to(verb: Token) -> list[Token]:
    """What a verb is done to: its subject in the passive, its object, or its subject where it has none."""
    return subjects(verb) if is_passive(verb) else objects(verb) or subjects(verb)


def thing_of(verb: Token) -> list[Token]:
    """What is done or not, as the noun with what stands before it: of an active verb its object, if it has one."""
    things = objects(verb) if not is_passive(verb) else []
    things = things or [one for one in subjects(verb) if one.pos_ in {"NOUN", "PROPN"}]
    if not things:
        return []
    head = things[0]
    return [token for token in head.subtree if token.i <= head.i and token.dep_ not in {"det", "relcl", "acl"}]


def _plainly(verb: Token, share: bool, undone: bool) -> Said | None:
    near = {child.lower_ for child in verb.children}
    nothing = any(is_nothing(one) for one in verb.children)
    if verb.lemma_ in _GIVEN_UP and is_passive(verb):
        return "dropped"
    if "never" in near:
        return "not done"
    if (is_negated(verb) or nothing) and (auxiliaries(verb) & _PAST or verb.tag_ in {"VBD", "VBN"}):
        return "pending"
    if "still" in near:
        return "pending"
    if undone and verb.tag_ in {"VBN", "VBD"}:
        return "undone"
    if {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}} == {"be"}:
        return None  # "that the land be valued afresh" is asked
    if share and verb.tag_ == "VBD" and any(_is_counted(one) for one in objects(verb)):
        return "in progress"  # "assessed 112 of 340 parcels"
    perfect = is_passive(verb) or bool(auxiliaries(verb) & {"has", "have", "had", "did", "'ve", "’ve"})
    if (verb.tag_ in {"VBN", "VB"} and perfect) or (verb.tag_ == "VBD" and verb.lemma_ in GOT):
        return "in progress" if share else "claimed done"
    return None


def _is_counted(thing: Token) -> bool:
    return thing.pos_ == "NUM" or any(child.dep_ == "nummod" for child in thing.children)


def _with_heads(verbs: Sequence[Token]) -> list[Token]:
    return [*verbs, *(verb.head for verb in verbs if verb.dep_ in {"aux", "auxpass"})]
