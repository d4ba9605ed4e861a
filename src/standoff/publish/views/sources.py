"""The reports that a dispute rests on, copies of one report together."""

from dataclasses import dataclass
from datetime import date

from standoff.publish.citing import publisher_of, web_address
from standoff.publish.index import Index
from standoff.publish.wording import agency, time_of
from standoff.record import Dispute, Document


@dataclass(frozen=True)
class Copy:
    """A near-copy of a report: a report of its own, with its id, publisher and day."""

    id: str
    publisher: str
    published: str


@dataclass(frozen=True)
class SourceRow:
    """A report: its first publisher, day, title and address, who else carried it or a near-copy of it, and the agency.

    ``agency`` names those that one of the copies says the text is from; of several, the first to be published counts.
    """

    id: str
    publisher: str
    published: str
    got: str
    title: str
    url: str | None
    also: tuple[str, ...]
    agency: str | None
    copies: tuple[Copy, ...] = ()


def source_rows(index: Index, dispute: Dispute) -> list[SourceRow]:
    """The reports of a dispute in order of publication; near-copies stand in the row of the first of them."""
    known = [index.documents[one] for one in dict.fromkeys(dispute.documents) if one in index.documents]
    known.sort(key=_order)
    groups: dict[str, list[Document]] = {}
    for document in known:
        groups.setdefault(document.copies or document.id, []).append(document)
    return [_row(group) for group in groups.values()]


def _order(document: Document) -> tuple[date, str, str]:
    return document.published.earliest or date.max, document.publisher or "", document.id


def _row(group: list[Document]) -> SourceRow:
    first = group[0]
    carried = [one.publisher for document in group for one in document.appearances if one.publisher]
    return SourceRow(
        id=first.id,
        publisher=publisher_of(first),
        published=time_of(first.published),
        got=first.published.got,
        title=first.title or "without a title",
        url=web_address(first.url),
        also=tuple(name for name in dict.fromkeys(carried) if name != publisher_of(first)),
        agency=next((agency(one.agency) for one in group if one.agency is not None), None),
        copies=tuple(Copy(one.id, publisher_of(one), time_of(one.published)) for one in group[1:]),
    )
