"""Promises that somebody denies having made are kept, with the denial."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from standoff.reason.link_evidence import stems
from standoff.record.actor import Actor, same_side
from standoff.record.commitment import Commitment
from standoff.record.statement import Statement

# A denial is of a promise where its words speak of promising.
_PROMISING_WORDS: Final = (
    r"(?:promis|assur|pledg|undert|commit|guarante|giv(?:en?|ing) (?:its|his|her|their) word|given? (?:any|such|an) )"
)
_PROMISING: Final = re.compile(rf"\b{_PROMISING_WORDS}", re.IGNORECASE)
# Said without the word of denying: "it had never promised", "made no such promise".
_NEVER: Final = re.compile(rf"\b(?:never|not|no|nor|n[’']t)\b[\w\s’']{{0,30}}?\b{_PROMISING_WORDS}", re.IGNORECASE)
_SAYING: Final = frozenset({"says", "claims", "confirms"})


def note_denials(
    commitments: Sequence[Commitment], statements: Sequence[Statement], actors: Mapping[str, Actor]
) -> list[Commitment]:
    """Commitments with the statements in which the side that is said to have made them denies it.

    A denial in a report that tells of the promise is of it; one in another report where it shares its words.
    """
    denials = [one for one in statements if _denies_promising(one)]
    noted = []
    for commitment in commitments:
        own = tuple(one.id for one in denials if _is_of(one, commitment, actors))
        noted.append(msgspec.structs.replace(commitment, denials=own) if own else commitment)
    return noted


def _denies_promising(statement: Statement) -> bool:
    if statement.act == "denies":
        return any(_PROMISING.search(part.quote) for part in statement.content)
    return statement.act in _SAYING and any(_NEVER.search(part.quote) for part in statement.content)


def _is_of(denial: Statement, commitment: Commitment, actors: Mapping[str, Actor]) -> bool:
    """Whether the side that promised denies it, in a report that tells of the promise or in words of the promise."""
    promiser = actors.get(commitment.by.entry or "") if commitment.by is not None else None
    if not (same_side(promiser, actors.get(denial.speaker or "")) or _stands_there(denial, commitment)):
        return False
    reports = {passage.document for passage in commitment.passages}
    beside = any(passage.document in reports for passage in denial.passages)
    words = stems(" ".join(part.quote for part in denial.content))
    shared = words & stems(commitment.text)
    # What a report says besides of another promise is no denial of this one.
    return bool(shared) if not beside else bool(shared) or denial.act == "denies"


def _stands_there(denial: Statement, commitment: Commitment) -> bool:
    """Whether one of whom only the name is known denies it, and the words of the promise name them."""
    if denial.speaker is not None or not denial.source:
        return False
    name = denial.source[0].quote
    return (
        name[:1].isupper()
        and name.split()[0].lower() != "the"
        and any(name in passage.quote for passage in commitment.passages)
    )
