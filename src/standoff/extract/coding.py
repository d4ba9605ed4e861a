"""How the trained encoder codes a report: the class of its main event, and who acts on whom in it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from standoff.extract.marks import Mark
from standoff.language.encoder import Encoded, Vectors, head, labels, shares
from standoff.language.tagging import stretches, whole_words

# The class of what is no event of conflict, protest, diplomacy or disaster.
NO_EVENT: Final = "NONE"

# A report is taken to tell nothing where its lead is so surely no event, and no mark is even so sure.
_SURELY_NONE: Final = 0.8
_LEAST_MARK: Final = 0.4

# The lead of a report in pieces of words: its main event is told there (90 words, as the passages trained on have).
_LEAD: Final = 128


class Coding(NamedTuple):
    """The class of a report's main event (by CASE 2021's names), its PLOVER type, and how sure each is (0 to 1).

    ``nothing`` is how sure it is that the report tells of no such event at all; ``lead`` is where the lead ends;
    ``sources`` and ``targets`` are the words for those who act and those acted on.
    """

    case: str
    sure: float
    nothing: float
    plover: str
    plover_sure: float
    lead: int
    sources: tuple[tuple[int, int], ...]
    targets: tuple[tuple[int, int], ...]


def code_lead(text: str, encoded: Sequence[Encoded]) -> Coding | None:
    """The coding of a report by its lead; None for a report without words."""
    if not encoded:
        return None
    first = encoded[0]
    vectors = first.vectors[:_LEAD]
    mean = vectors.mean(axis=0)
    case, plover = shares(head("event", mean)), shares(head("plover", mean))
    roles = shares(head("role", vectors))
    return Coding(
        case=labels("event")[int(case.argmax())],
        sure=float(case.max()),
        nothing=float(case[labels("event").index(NO_EVENT)]),
        plover=labels("plover")[int(plover.argmax())],
        plover_sure=float(plover.max()),
        lead=max(end for _, end in first.offsets[:_LEAD]),
        sources=_playing(text, first, roles, "source"),
        targets=_playing(text, first, roles, "target"),
    )


def may_tell(coding: Coding | None, marks: Sequence[Mark]) -> bool:
    """Whether a report may tell anything of a dispute: an event of some class in its lead, or anything marked."""
    if coding is None:
        return False
    told = any(mark.sure >= _LEAST_MARK for mark in marks)
    return told or coding.nothing < _SURELY_NONE


def _playing(text: str, encoded: Encoded, roles: Vectors, role: str) -> tuple[tuple[int, int], ...]:
    """The words for those who play a role in the lead."""
    found = stretches(encoded, roles, "role", cost=0.0)
    return tuple(whole_words(text, encoded, first, last) for name, first, last, _ in found if name == role)
