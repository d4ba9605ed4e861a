"""Promises that somebody denies having made are kept, with the denial."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from standoff.record.actor import Actor, same_side
from standoff.record.commitment import Commitment
from standoff.record.statement import Statement

# A denial is of a promise where its words speak of promising.
_PROMISING: Final = re.compile(
    r"\b(?:promis|assur|pledg|undert|commit|guarante|given? (?:any|such|an) )", re.IGNORECASE
)


def note_denials(
    commitments: Sequence[Commitment], statements: Sequence[Statement], actors: Mapping[str, Actor]
) -> list[Commitment]:
    """Commitments with the statements in which the side that is said to have made them denies it."""
    denials = [one for one in statements if one.act == "denies" and _speaks_of_promising(one)]
    noted = []
    for commitment in commitments:
        own = tuple(one.id for one in denials if _is_of(one, commitment, actors))
        noted.append(msgspec.structs.replace(commitment, denials=own) if own else commitment)
    return noted


def _speaks_of_promising(statement: Statement) -> bool:
    return any(_PROMISING.search(part.quote) for part in statement.content)


def _is_of(denial: Statement, commitment: Commitment, actors: Mapping[str, Actor]) -> bool:
    """Whether the side that promised denies it in a report that tells of the promise."""
    promiser = actors.get(commitment.by.entry or "") if commitment.by is not None else None
    reports = {passage.document for passage in commitment.passages}
    return same_side(promiser, actors.get(denial.speaker or "")) and any(
        passage.document in reports for passage in denial.passages
    )
