"""Who said what in a dispute. Hateful words are not among the rows: a notice stands in their place."""

from dataclasses import dataclass
from datetime import date

from standoff.publish import wording
from standoff.publish.describe import said_words, speaker
from standoff.publish.index import Index
from standoff.publish.names_to_mask import is_hateful
from standoff.record import Dispute, Passage, Statement


@dataclass(frozen=True)
class StatementRow:
    """A statement. ``passages`` is empty for hateful words, which are shown only when asked for by id."""

    id: str
    speaker: str
    act: str
    when: str
    words: str
    hateful: bool
    post: bool
    passages: tuple[Passage, ...]


def statement_rows(index: Index, dispute: Dispute) -> list[StatementRow]:
    """The statements of a dispute in order of time."""
    found = index.get(Statement, dispute.statements)
    found.sort(key=lambda one: (one.when.earliest or date.max, one.id))
    return [_row(index, one) for one in found]


def _row(index: Index, statement: Statement) -> StatementRow:
    hateful = is_hateful(statement)
    return StatementRow(
        id=statement.id,
        speaker=wording.sentence(speaker(index, statement)),
        act="" if hateful else wording.ACT[statement.act],
        when=wording.time_of(statement.when),
        words=said_words(statement),
        hateful=hateful,
        post=statement.post,
        passages=() if hateful else statement.passages or statement.content,
    )
