"""The timeline of plain reports: days, and the sentences of reports that tell of them."""

from datetime import date

from standoff.record.passage import Passage
from standoff.record.value import Value


class ToldSentence(Value, frozen=True, kw_only=True):
    """A sentence of a report, with where it stands and where the report is from."""

    passage: Passage
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    file: str | None = None
    published: date | None = None

    @property
    def words(self) -> str:
        """The sentence, in one line."""
        return " ".join(self.passage.quote.split())


class ToldDay(Value, frozen=True, kw_only=True):
    """A day, how much it weighs beside the other days, how many reports speak of it, and the sentences that tell it."""

    day: date
    weight: float
    reports: int
    sentences: tuple[ToldSentence, ...]
