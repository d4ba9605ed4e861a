"""Clues from the head of a report: a dateline or a line with a date that leaves out the year."""

from collections.abc import Iterator
from typing import Final

from standoff.read.head import dates_in_head
from standoff.reason.clue import REPORT, Clue
from standoff.reason.day_sets import every_year
from standoff.reason.solver import Among, Apart
from standoff.record.document import Document
from standoff.record.passage import cut

# How many days before the report each kind of line lies, at least and at most. Agency copy is often printed on the
# day after its dateline; a line that tells of a later change says nothing firm.
_BEFORE_REPORT: Final = {"opening": (0, 0), "label": (0, 0), "line": (0, 0), "dateline": (0, 1)}


def head_clues(document: Document) -> Iterator[Clue]:
    """What the dates in a report's head say of its day where the year is missing."""
    for one in dates_in_head(document.text):
        month, day, year = one.parts
        if year is not None or day is None or one.kind not in _BEFORE_REPORT:
            continue
        days = every_year(month, day)
        if days:
            passage = cut(document.id, document.text, one.start, one.end)
            low, high = _BEFORE_REPORT[one.kind]
            later = " or of the day after" if high else ""
            yield Clue(
                (one.start, "head"),
                "head",
                (passage,),
                (f'The head of the report says "{passage.quote}", so it is of that day{later}.',),
                (Among(f"head {one.start}", days), Apart(f"head {one.start}", REPORT, low, high)),
            )
