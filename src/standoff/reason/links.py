"""What answers what: developments to the commitments they speak of, commitments to the demands they answer."""

from collections.abc import Sequence

import msgspec

from standoff.record.commitment import Commitment, Development
from standoff.record.demand import Demand
from standoff.record.matter import related, within


def tie_developments(developments: Sequence[Development], commitments: Sequence[Commitment]) -> list[Development]:
    """Developments with the commitment that each speaks of: of its own report, else of the same matter, else wider."""
    known = {one.id for one in commitments}
    return [
        one if one.commitment in known else msgspec.structs.replace(one, commitment=_spoken_of(one, commitments))
        for one in developments
    ]


def _spoken_of(development: Development, commitments: Sequence[Commitment]) -> str | None:
    if development.matter is None:
        return None
    same = [one for one in commitments if one.matter == development.matter]
    wider = [one for one in commitments if one.matter is not None and within(development.matter, one.matter)]
    found = [one for one in same or wider if not _made_later(one, development)]
    return found[0].id if found else None


def _made_later(commitment: Commitment, development: Development) -> bool:
    made, said = commitment.when.earliest or commitment.when.latest, development.when.latest
    return made is not None and said is not None and said < made


def answer_demands(demands: Sequence[Demand], commitments: Sequence[Commitment]) -> list[Demand]:
    """Demands with the commitments, of somebody else, on the same matter or a part of it."""
    answered = []
    for demand in demands:
        asker = demand.by.entry if demand.by is not None else None
        answers = tuple(
            one.id
            for one in commitments
            if one.matter is not None
            and demand.matter is not None
            and related(one.matter, demand.matter)
            and (one.by is None or one.by.entry != asker)
        )
        answered.append(msgspec.structs.replace(demand, answered_by=answers))
    return answered
