"""The demands of a dispute, each beside the commitments that answer it."""

from dataclasses import dataclass
from datetime import date

from standoff.publish import wording
from standoff.publish.describe import extension_in_words
from standoff.publish.index import Index
from standoff.publish.views.commitments import CommitmentRow, commitment_row
from standoff.record import Commitment, Demand, Dispute, Passage


@dataclass(frozen=True)
class DemandRow:
    """A demand in words; ``answers`` is empty when no commitment answers it."""

    id: str
    number: int | None
    matter: str
    text: str
    by: str
    to: str
    made: str
    deadline: str
    put_off: tuple[str, ...]
    or_else: str
    state: wording.Sign
    asked_before: tuple[str, ...]
    answers: tuple[CommitmentRow, ...]
    passages: tuple[Passage, ...]


def demand_rows(index: Index, dispute: Dispute) -> list[DemandRow]:
    """The demands of a dispute in order of time, those of one list by their numbers."""
    found = index.get(Demand, dispute.demands)
    found.sort(key=lambda one: (one.when.earliest or date.max, one.number or 0, one.matter or "~", one.id))
    return [_row(index, one) for one in found]


def _row(index: Index, demand: Demand) -> DemandRow:
    return DemandRow(
        id=demand.id,
        number=demand.number,
        matter=wording.sentence(wording.matter(demand.matter)),
        text=wording.sentence(demand.text),
        by=index.named(demand.by),
        to=index.named(demand.to),
        made=wording.time_of(demand.when, short=True),
        deadline=wording.due(demand.deadline) if demand.deadline else "",
        put_off=tuple(extension_in_words(index, one) for one in demand.put_off),
        or_else=demand.or_else.quote if demand.or_else else "",
        state=wording.DEMAND_STATE[demand.state],
        asked_before=demand.asked_before,
        answers=tuple(commitment_row(index, one) for one in index.get(Commitment, demand.answered_by)),
        passages=(*demand.passages, *([demand.or_else] if demand.or_else else [])),
    )
