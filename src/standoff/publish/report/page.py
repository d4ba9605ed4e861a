"""What the report's template is given: the sections of each dispute, and what unfolds under each entry."""

from dataclasses import dataclass

from standoff.publish import wording
from standoff.publish.about import about
from standoff.publish.citing import Cited, cited
from standoff.publish.describe import development_in_words
from standoff.publish.index import Index
from standoff.publish.report.drawing import draw
from standoff.publish.report.shapes import Drawing
from standoff.publish.timeline import Day, Item, days
from standoff.publish.views.commitments import CommitmentRow, commitment_rows
from standoff.publish.views.conflicts import ConflictRow, conflict_rows
from standoff.publish.views.demands import DemandRow, demand_rows
from standoff.publish.views.disputes import DisputeRow, dispute_row, ordered
from standoff.publish.views.sources import SourceRow, source_rows
from standoff.publish.views.statements import StatementRow, statement_rows
from standoff.publish.working import Step, working
from standoff.record import Development, Dispute, Passage, Record


@dataclass(frozen=True)
class DisputePage:
    """One dispute, section by section."""

    row: DisputeRow
    drawing: Drawing | None
    days: list[Day]
    commitments: list[CommitmentRow]
    demands: list[DemandRow]
    conflicts: list[ConflictRow]
    statements: list[StatementRow]
    sources: list[SourceRow]
    working: list[Step]

    def ids(self) -> set[str]:
        """The ids that a link on the page can lead to."""
        of_days = {item.id for day in self.days for item in day.items}
        lists = (self.commitments, self.demands, self.conflicts, self.statements, self.sources)
        return {self.row.id, *of_days, *(row.id for rows in lists for row in rows)}


@dataclass(frozen=True)
class Page:
    """The report. Its methods are what the template asks for while it unfolds an entry.

    ``homes`` holds the ids that a link can lead to, each with the dispute under which its entry is found: the first
    that has it, so that no id stands on the page twice.
    """

    index: Index
    title: str
    as_of: str
    reports: int
    disputes: list[DisputePage]
    about: dict[str, object]
    homes: dict[str, str]

    def cited(self, passages: tuple[Passage, ...]) -> list[Cited]:
        """Passages with their sources, in order of time."""
        return cited(self.index, passages)

    def working(self, identifier: str) -> list[Step]:
        """The steps of working behind an entry."""
        found = self.index.entries.get(identifier)
        return list(working(self.index, found[1])) if found else []

    def development(self, one: Development) -> tuple[wording.Sign, str, str]:
        """What is said to have come of a commitment: its sign, the words, the day."""
        words = wording.sentence(development_in_words(self.index, one))
        return wording.SAID_SIGN[one.said], words, wording.time_of(one.when)

    def href(self, identifier: str) -> str:
        """The address of an entry: its place on this page."""
        return f"#{identifier}"

    def is_event(self, item: Item) -> bool:
        """Whether an item of the timeline is an event, which unfolds there and nowhere else."""
        found = self.index.entries.get(item.id)
        return found is not None and found[0] == "events"


def page(record: Record, dispute: Dispute | None = None) -> Page:
    """The report of a masked record, or of one of its disputes."""
    index = Index(record)
    shown = [dispute] if dispute is not None else ordered(record)
    disputes = [_dispute_page(index, one) for one in shown]
    documents = {document for one in shown for document in one.documents}
    return Page(
        index=index,
        title=shown[0].name if len(shown) == 1 else f"{wording.spelled(len(shown))} disputes on the record",
        as_of=wording.as_of(record.as_of, index.latest_report(documents)),
        reports=len(documents),
        disputes=disputes,
        about=about(record),
        homes={identifier: one.row.id for one in reversed(disputes) for identifier in one.ids()},
    )


def _dispute_page(index: Index, dispute: Dispute) -> DisputePage:
    return DisputePage(
        row=dispute_row(index, dispute),
        drawing=draw(index, dispute),
        days=days(index, dispute),
        commitments=commitment_rows(index, dispute),
        demands=demand_rows(index, dispute),
        conflicts=conflict_rows(index, dispute),
        statements=statement_rows(index, dispute),
        sources=source_rows(index, dispute),
        working=list(working(index, dispute)),
    )
