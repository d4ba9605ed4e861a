"""Time expressions put into reports by hand, so that dating is tested apart from the finder of expressions."""

from datetime import date

from standoff.record.annotation import Annotation, CountOf, DayCount, Furniture, TimeMention, TimexType
from standoff.record.document import Appearance, Document, Origin
from standoff.record.identity import document_id, mention_id
from standoff.record.passage import Passage
from standoff.record.when import UNKNOWN, When, on

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Report:
    """A report under test: its text, and the expressions marked in it so far."""

    def __init__(self, text: str, published: date | None = None) -> None:
        when = UNKNOWN if published is None else on(published)
        appearance = Appearance(origin=Origin(file="report.txt"), published=when)
        self.document = Document(id=document_id(text), text=text, appearances=(appearance,), published=when)
        self.times: list[TimeMention] = []
        self.furniture: list[Furniture] = []

    def passage(self, words: str, nth: int = 1) -> Passage:
        start = -1
        for _ in range(nth):
            start = self.document.text.index(words, start + 1)
        return Passage(document=self.document.id, start=start, end=start + len(words), quote=words)

    def day(self, words: str, value: str, when: When = UNKNOWN, nth: int = 1) -> "Report":
        return self._add(words, "DATE", value, when, None, nth)

    def full_date(self, words: str, day: date, nth: int = 1) -> "Report":
        return self._add(words, "DATE", day.isoformat(), on(day), None, nth)

    def weekday(self, name: str, nth: int = 1) -> "Report":
        return self.day(name, f"XXXX-WXX-{WEEKDAYS.index(name) + 1}", nth=nth)

    def count(self, words: str, days: int, of: str, kind: CountOf, nth: int = 1) -> "Report":
        whole = self.passage(words, nth)
        start = whole.start + words.index(of)
        thing = Passage(document=self.document.id, start=start, end=start + len(of), quote=of)
        value = "XXXX-XX-XX" if kind == "nth day" else f"P{days}D"
        timex: TimexType = "DATE" if kind == "nth day" else "DURATION"
        return self._add(words, timex, value, UNKNOWN, DayCount(count=kind, days=days, of=thing), nth)

    def set_aside(self, words: str, nth: int = 1) -> "Report":
        self.furniture.append(Furniture(passage=self.passage(words, nth), reason="link or page note"))
        return self

    def annotation(self) -> Annotation:
        return Annotation(
            document=self.document.id,
            published=self.document.published,
            furniture=tuple(self.furniture),
            times=tuple(self.times),
        )

    def _add(
        self, words: str, timex: TimexType, value: str, when: When, count: DayCount | None, nth: int
    ) -> "Report":
        passage = self.passage(words, nth)
        identity = mention_id("time", self.document.id, passage.start, passage.end)
        self.times.append(TimeMention(id=identity, passage=passage, type=timex, value=value, when=when, count=count))
        return self
