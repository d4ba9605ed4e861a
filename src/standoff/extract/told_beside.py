"""What a sentence that tells of a promise says, in the same breath, has come of it.

"The owners agreed to the allowance in July, yet not a single company has paid it"; "the ambulance promised to the town
was dropped from the budget".
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from standoff.extract.clause import is_negated, subjects
from standoff.extract.done_or_not import is_nothing, plainly_told
from standoff.record.commitment import Said

_SETTING_AGAINST: Final = frozenset({"yet", "but", "though", "although", "however", "only"})
_AGAINST: Final[frozenset[Said]] = frozenset({"pending", "not done", "dropped", "undone"})


def told_beside(promise: Sequence[Token], undone: Collection[int] = ()) -> Iterator[tuple[Said, Token]]:
    """What the clauses around the words of a promise tell has come of it, with their verbs.

    Those count that are set against it ("yet", "but"), and those of which the promise itself is the subject. ``undone``
    are the places of verbs that tell of an undoing.
    """
    doc, places = promise[0].doc, {token.i for token in promise}
    last = max(places)
    for said, verb in plainly_told(doc, undone):
        if verb.i in places:
            continue
        if verb.i > last and said in _AGAINST and _is_set_against(promise, verb):
            denied = is_negated(verb) or any(is_nothing(one) for one in verb.children)
            yield ("not done" if said == "pending" and denied else said), verb
        elif any(_holds(subject, places) for subject in subjects(verb) if subject.head == verb):
            yield said, verb


def _is_set_against(promise: Sequence[Token], verb: Token) -> bool:
    """Whether a word that sets a clause against what stands before it stands between a promise and a verb."""
    between = promise[0].doc[max(token.i for token in promise) + 1 : verb.i]
    return any(token.lower_ in _SETTING_AGAINST and token.dep_ in {"cc", "mark", "advmod"} for token in between)


def _holds(subject: Token, places: Collection[int]) -> bool:
    """Whether the words of a promise stand within those of a subject."""
    own = {token.i for token in subject.subtree}
    return all(place in own for place in places)
