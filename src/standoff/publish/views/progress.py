"""How far a promise is kept, by the numbers that reports give: a row for each telling, in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.publish import wording
from standoff.publish.index import Index
from standoff.record import Development
from standoff.record.commitment import Progress

# The cells of a bar in a terminal.
_CELLS = 10


@dataclass(frozen=True)
class ProgressRow:
    """One telling of how far a promise is: ``share`` is the part done, 0 to 1."""

    day: str
    by: str
    words: str
    share: float

    @property
    def bar(self) -> str:
        """The share as a bar of a terminal's characters."""
        done = round(self.share * _CELLS)
        return "▰" * done + "▱" * (_CELLS - done)


def progress_rows(index: Index, developments: Sequence[Development]) -> tuple[ProgressRow, ...]:
    """The tellings that give numbers, in the order of the developments."""
    return tuple(
        _row(index, one, one.progress)
        for one in developments
        if one.progress is not None and (one.progress.planned or one.progress.share is not None)
    )


def _row(index: Index, development: Development, progress: Progress) -> ProgressRow:
    if progress.done is not None and progress.planned:
        share = progress.done / progress.planned
        words = f"{wording.number(progress.done)} of {wording.number(progress.planned)}"
    else:
        share = (progress.share or 0.0) / 100
        words = f"{wording.number(progress.share or 0.0)} per cent"
    return ProgressRow(
        day=wording.time_of(development.when, short=True),
        by=index.named(development.by) if development.by is not None else wording.OWN_VOICE,
        words=words,
        share=share,
    )
