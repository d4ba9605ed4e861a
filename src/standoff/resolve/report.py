"""A dated report with its mentions, and the order in which mentions found entries."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from standoff.record.annotation import Annotation
from standoff.record.document import Document
from standoff.record.passage import Passage

_UNDATED = date.max


class Report(NamedTuple):
    """A document, dated as well as it can be, and what it says."""

    document: Document
    annotation: Annotation

    @property
    def order(self) -> tuple[date, str]:
        """Where the report stands among others: by day of publication, then by id.

        One of which only bounds are known stands at the end of them: it may look back on what those before it tell.
        """
        return self.document.day or self.document.published.latest or _UNDATED, self.document.id


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Reports in the order in which their mentions found entries."""
    return sorted(reports, key=lambda report: report.order)


def joined_passages(*passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages of several mentions, each once, in order of document and offset."""
    return tuple(sorted({passage for several in passages for passage in several}))
