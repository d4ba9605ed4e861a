"""A dispute in a few lines: how it stands, since when, between whom, and what came before it."""

from dataclasses import dataclass
from datetime import date

from standoff.publish import wording
from standoff.publish.index import Index
from standoff.publish.views.commitments import commitment_rows, status_counts
from standoff.publish.views.sources import source_rows
from standoff.record import Dispute, Record


class UnknownDispute(ValueError):  # noqa: N818 - reads as what it is
    """No dispute, or more than one, answers to what was given."""


@dataclass(frozen=True)
class PrecedentRow:
    """An earlier dispute that is repeated, and why that is said."""

    id: str
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DisputeRow:
    """A dispute in words. ``parties`` are pairs of a side and the names on it."""

    id: str
    name: str
    state: wording.Sign
    state_reason: str
    span: str
    began: str
    place: str
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    reports: int
    latest_report: date | None
    statuses: tuple[tuple[wording.Sign, int], ...]
    commitments: int
    demands: int
    conflicts: int
    precedents: tuple[PrecedentRow, ...]


def ordered(record: Record) -> list[Dispute]:
    """The disputes of a record, the latest first."""
    return sorted(record.disputes, key=lambda one: (one.span.earliest or date.min, one.id), reverse=True)


def dispute_row(index: Index, dispute: Dispute) -> DisputeRow:
    """One dispute in words."""
    commitments = commitment_rows(index, dispute)
    began = dispute.span.earliest
    places = [name for one in dispute.places if (name := index.name(one)) is not None]
    return DisputeRow(
        id=dispute.id,
        name=dispute.name,
        state=wording.DISPUTE_STATE[dispute.state],
        state_reason=dispute.state_reason,
        span=wording.time_of(dispute.span),
        began=wording.day(began) if began else wording.UNKNOWN_DAY,
        place=wording.listed(places[:3]) + (f" and {len(places) - 3} more" if len(places) > 3 else ""),
        parties=tuple((party.side, _names(index, party.actors)) for party in dispute.parties),
        reports=len(source_rows(index, dispute)),
        latest_report=index.latest_report(dispute.documents),
        statuses=tuple(status_counts(commitments)),
        commitments=len(commitments),
        demands=len(dispute.demands),
        conflicts=len(dispute.conflicts),
        precedents=tuple(
            PrecedentRow(index.now(one.dispute), _dispute_name(index, one.dispute), one.reasons)
            for one in dispute.precedents
        ),
    )


def find_dispute(record: Record, given: str) -> Dispute:
    """The dispute that somebody means by an id, the beginning of one, or words of its name.

    Raises:
        UnknownDispute: none or several answer to it; the message lists those that there are.
    """
    identifier = record.aliases.get(given, given)
    words = given.casefold().split()
    found = [one for one in record.disputes if one.id == identifier]
    found = found or [one for one in record.disputes if len(given) > 2 and one.id.startswith(given)]
    found = found or [one for one in record.disputes if words and all(word in one.name.casefold() for word in words)]
    if len(found) == 1:
        return found[0]
    there = "\n".join(f"  {one.id[:8]}  {one.name}" for one in found or ordered(record))
    if not record.disputes:
        raise UnknownDispute("this record holds no dispute yet; read some reports first: standoff build REPORTS")
    many = "more than one dispute answers" if found else "no dispute answers"
    raise UnknownDispute(f"{many} to {given!r}. Give the id, or words of the name, of one of these:\n{there}")


def _names(index: Index, actors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in actors if (name := index.name(one)) is not None))


def _dispute_name(index: Index, identifier: str) -> str:
    found = index.get(Dispute, [identifier])
    return found[0].name if found else "an earlier dispute that is not in this record"
