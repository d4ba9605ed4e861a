"""What the interface answers with, beside the vocabulary; these types make the schemas of OpenAPI."""

from datetime import date
from typing import Any

import msgspec

from standoff.publish.explain import Explanation
from standoff.publish.timeline import Day
from standoff.publish.views.commitments import CommitmentRow
from standoff.publish.views.conflicts import ConflictRow
from standoff.publish.views.deadlines import DeadlineRow
from standoff.publish.views.demands import DemandRow
from standoff.publish.views.disputes import DisputeRow
from standoff.publish.views.sources import SourceRow
from standoff.publish.views.statements import StatementRow
from standoff.record import (
    Actor,
    Commitment,
    Conflict,
    Demand,
    Derivation,
    Development,
    Dispute,
    Event,
    Place,
    Statement,
)
from standoff.record.value import Value
from standoff.record.when import When

OneEntry = Actor | Place | Event | Statement | Demand | Commitment | Development | Conflict | Dispute | Derivation


class About(Value, frozen=True, kw_only=True):
    """Which record this is. ``record`` changes whenever the record does."""

    domain: str
    as_of: date | None
    latest_report: date | None
    record: str
    program: str
    disputes: int
    masking: str


class DisputeItem(Value, frozen=True, kw_only=True):
    """A dispute in a list."""

    id: str
    name: str
    state: str
    area: str | None
    span: When
    days: int | None
    open_commitments: int
    overdue_commitments: int
    reports: int
    latest_report: date | None


class Disputes(Value, frozen=True, kw_only=True):
    """A page of disputes. ``next`` is the address of the page after it."""

    items: list[DisputeItem]
    page: int
    total: int
    next: str | None = None


class DisputeSections(Value, frozen=True, kw_only=True):
    """A dispute as its page shows it; a section that was not asked for is null."""

    as_of: date | None
    dispute: DisputeRow
    timeline: list[Day] | None = None
    commitments: list[CommitmentRow] | None = None
    demands: list[DemandRow] | None = None
    deadlines: list[DeadlineRow] | None = None
    conflicts: list[ConflictRow] | None = None
    statements: list[StatementRow] | None = None
    sources: list[SourceRow] | None = None
    places: list[Place] | None = None
    actors: list[Actor] | None = None


class EntryItem(Value, frozen=True, kw_only=True):
    """An entry in the words of the vocabulary, with the name of its kind."""

    kind: str
    entry: dict[str, Any]


class Entries(Value, frozen=True, kw_only=True):
    """A page of entries."""

    items: list[EntryItem]
    page: int
    next: str | None = None


class ExplainedEntry(Value, frozen=True, kw_only=True):
    """An entry, the passages and the working behind it, and what belongs to it."""

    kind: str
    entry: dict[str, Any]
    explanation: Explanation


class DocumentItem(Value, frozen=True, kw_only=True):
    """A report in a list."""

    id: str
    title: str | None
    publisher: str
    url: str | None
    published: When
    copies: str | None


class Documents(Value, frozen=True, kw_only=True):
    """A page of reports."""

    items: list[DocumentItem]
    page: int
    next: str | None = None


class Marked(Value, frozen=True, kw_only=True):
    """An entry that rests on words of a report: its offsets count Unicode code points of the text."""

    id: str
    kind: str
    words: str
    spans: list[tuple[int, int]]


class OneDocument(Value, frozen=True, kw_only=True):
    """A report with its text, and what stands off from it."""

    document: DocumentItem
    text: str
    annotations: list[Marked]
    disputes: list[str]


class SearchHit(Value, frozen=True, kw_only=True):
    """Something found. ``snippet`` is in pieces; in each the words, and whether they were looked for."""

    id: str
    kind: str
    title: str
    beside: str
    snippet: list[tuple[str, bool]]


class SearchHits(Value, frozen=True, kw_only=True):
    """A page of what was found."""

    items: list[SearchHit]
    page: int
    next: str | None = None


class Problem(Value, frozen=True, kw_only=True):
    """Why there is no answer (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


ANSWERS: tuple[type, ...] = (
    About,
    Disputes,
    DisputeSections,
    Entries,
    ExplainedEntry,
    Documents,
    OneDocument,
    SearchHits,
    Problem,
)


def components() -> dict[str, Any]:
    """The schemas of all answers, and of the vocabulary that they hold."""
    _, found = msgspec.json.schema_components(
        (*ANSWERS, *OneEntry.__args__), ref_template="#/components/schemas/{name}"
    )
    return found
