"""The commitments of a dispute, a row each: what was promised, by whom, by when, and what came of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from standoff.publish import wording
from standoff.publish.citing import independent_sources
from standoff.publish.describe import development_in_words, extension_in_words
from standoff.publish.index import Index
from standoff.publish.views.progress import ProgressRow, progress_rows
from standoff.record import Commitment, Development, Dispute, Passage
from standoff.record.commitment import Status

FEW_WORDS = 90
_MOST_PRESSING: tuple[Status, ...] = (
    "overdue",
    "not done",
    "contested",
    "in progress",
    "claimed",
    "pending",
    "fulfilled",
    "dropped",
)


@dataclass(frozen=True)
class CommitmentRow:
    """A commitment in words. ``last`` is what was last said of it and by whom; ``sources`` counts copies once.

    ``put_off`` tells, a sentence each, until when and by whom its day was put off.
    """

    id: str
    matter: str
    matter_path: str
    promise: str
    by: str
    to: str
    on_behalf_of: str
    made: str
    due: str
    put_off: tuple[str, ...]
    status: wording.Sign
    why: str
    last: str
    last_day: str
    last_spoken_of: date | None
    sources: int
    passages: tuple[Passage, ...]
    developments: tuple[Development, ...]
    progress: tuple[ProgressRow, ...]
    measured_by: str


def commitment_rows(index: Index, dispute: Dispute) -> list[CommitmentRow]:
    """The commitments of a dispute, those that press most first, then by matter and day."""
    found = index.get(Commitment, dispute.commitments)
    found.sort(key=lambda one: (_pressing(one), one.matter or "~", one.when.earliest or date.max, one.id))
    return [commitment_row(index, one) for one in found]


def commitment_row(index: Index, commitment: Commitment) -> CommitmentRow:
    """One commitment in words."""
    developments = tuple(index.developments.get(commitment.id, ()))
    last = max(developments, key=_day_of) if developments else None
    rests_on = (*commitment.passages, *(one.passage for one in developments))
    return CommitmentRow(
        id=commitment.id,
        matter=wording.sentence(wording.matter(commitment.matter)),
        matter_path=wording.matter_path(commitment.matter),
        promise=wording.few_words(_promise(commitment), FEW_WORDS),
        by=index.named(commitment.by),
        to=index.named(commitment.to),
        on_behalf_of=index.named(commitment.on_behalf_of) if commitment.on_behalf_of is not None else "",
        made=wording.time_of(commitment.when, short=True),
        due=wording.due(commitment.due, short=True),
        put_off=tuple(extension_in_words(index, one) for one in commitment.put_off),
        status=wording.STATUS[commitment.ruling.status] if commitment.ruling else wording.NO_STATUS,
        why=commitment.ruling.rule if commitment.ruling else "",
        last=wording.sentence(development_in_words(index, last)) if last else "Nothing reported since",
        last_day=wording.time_of(last.when, short=True) if last else "",
        last_spoken_of=commitment.last_spoken_of,
        sources=independent_sources(index, rests_on),
        passages=rests_on,
        developments=developments,
        progress=progress_rows(index, developments),
        measured_by=commitment.measured_by or "",
    )


def status_counts(rows: list[CommitmentRow]) -> list[tuple[wording.Sign, int]]:
    """How many commitments bear each status, those that press most first."""
    counts = Counter(row.status for row in rows)
    signs = (*(wording.STATUS[status] for status in _MOST_PRESSING), wording.NO_STATUS)
    return [(sign, counts[sign]) for sign in signs if counts[sign]]


def _pressing(commitment: Commitment) -> int:
    return _MOST_PRESSING.index(commitment.ruling.status) if commitment.ruling else len(_MOST_PRESSING)


def _promise(commitment: Commitment) -> str:
    if commitment.quantity is None:
        return wording.sentence(commitment.text)
    amount = f"{wording.number(commitment.quantity.amount)} {commitment.quantity.unit}".strip()
    held = commitment.quantity.passage.quote in commitment.text or amount in commitment.text
    return wording.sentence(commitment.text if held else f"{commitment.text} ({amount})")


def _day_of(development: Development) -> tuple[date, str]:
    when = development.when
    return when.latest or when.earliest or date.min, development.id
