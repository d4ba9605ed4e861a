"""Whether a demand is met, by what became of the promises that answer it."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from standoff.record.commitment import Commitment, Development
from standoff.record.demand import Demand, DemandState
from standoff.record.matter import within

_UNDECIDED: Final[frozenset[DemandState]] = frozenset({"open", "extended"})


def rule_on_answers(
    demands: Sequence[Demand], commitments: Sequence[Commitment], developments: Sequence[Development]
) -> list[Demand]:
    """Demands with what the promises that answer them have made of them.

    One is *met* when all of these are fulfilled and none is only for a part of what is demanded; *partly met* when some
    are, or when somebody other than the promiser reports a part of one as done. What reports say of a demand
    itself goes before.
    """
    by_id = {one.id: one for one in commitments}
    in_part = {
        one.commitment
        for one in developments
        if one.independent and one.progress is not None and (one.progress.done or one.progress.share)
    }
    return [
        msgspec.structs.replace(one, state=_state(one, by_id, in_part)) if one.state in _UNDECIDED else one
        for one in demands
    ]


def _state(demand: Demand, commitments: Mapping[str, Commitment], in_part: set[str | None]) -> DemandState:
    answers = [commitments[one] for one in demand.answered_by]
    kept = [one for one in answers if one.ruling is not None and one.ruling.status == "fulfilled"]
    whole = [one for one in kept if not within(one.matter or "", demand.matter or "")]
    if answers and len(whole) == len(answers):
        return "met"
    begun = any(one.id in in_part and not _is_off(one) for one in answers)
    return "partly met" if kept or begun else demand.state


def _is_off(commitment: Commitment) -> bool:
    """Whether a promise is given up or undone, whatever part of it was done before."""
    return commitment.ruling is not None and commitment.ruling.status in {"dropped", "not done"}
