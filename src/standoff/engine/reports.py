"""The reports that a record is made from: their documents at hand, what each says fetched when it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from standoff.record.annotation import Annotation
from standoff.record.document import Document
from standoff.resolve.report import Report

# Annotations that are looked at together.
BATCH = 500


class Reports(NamedTuple):
    """Documents by id, a hash of all that each and its annotation are, and how the annotations are got.

    ``last_day`` is the last on which a report was published that is not among them, because it says nothing.
    """

    documents: Mapping[str, Document]
    stamps: Mapping[str, str]
    annotations: Callable[[Sequence[str]], Mapping[str, Annotation]]
    last_day: date | None = None

    def each(self, identifiers: Sequence[str]) -> Iterator[Report]:
        """Some of the reports in full, a batch in memory at a time."""
        for start in range(0, len(identifiers), BATCH):
            batch = identifiers[start : start + BATCH]
            said = self.annotations(batch)
            for one in batch:
                yield Report(self.documents[one], said[one])


def reports_at_hand(reports: Iterable[Report]) -> Reports:
    """Reports that are in memory already, and so need no hash."""
    found = {report.document.id: report for report in reports}
    return Reports(
        {key: report.document for key, report in found.items()},
        dict.fromkeys(found, ""),
        lambda keys: {key: found[key].annotation for key in keys},
    )


def without_background(reports: Iterable[Report]) -> Reports:
    """Of reports that are in memory, those that say something: nothing in a record can rest on the others."""
    says: list[Report] = []
    days: list[date] = []
    for one in reports:
        if one.annotation.says_something:
            says.append(one)
        elif one.document.day is not None:
            days.append(one.document.day)
    return reports_at_hand(says)._replace(last_day=max(days, default=None))
