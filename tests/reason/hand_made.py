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
        return self._mark(self.passage(words, nth), value, when)

    def full_date(self, words: str, day: date) -> "Report":
        return self._mark(self.passage(words), day.isoformat(), on(day))

    def weekday(self, name: str, nth: int = 1) -> "Report":
        return self.day(name, f"XXXX-WXX-{WEEKDAYS.index(name) + 1}", nth=nth)

    def count(self, words: str, days: int, of: str, kind: CountOf) -> "Report":
        return self._count(self.passage(words), days, of, kind)

    def day_in(self, sentence: str, words: str, value: str, known: date | None = None) -> "Report":
        return self._mark(self._within(sentence, words), value, UNKNOWN if known is None else on(known))

    def count_in(self, sentence: str, words: str, days: int, of: str) -> "Report":
        return self._count(self._within(sentence, words), days, of, "nth day")

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

    def _within(self, sentence: str, words: str) -> Passage:
        start = self.document.text.index(sentence) + sentence.index(words)
        return Passage(document=self.document.id, start=start, end=start + len(words), quote=words)

    def _mark(self, passage: Passage, value: str, when: When, count: DayCount | None = None) -> "Report":
        timex: TimexType = "DURATION" if value[0] == "P" and value[1].isdigit() else "DATE"
        identity = mention_id("time", self.document.id, passage.start, passage.end)
        self.times.append(TimeMention(id=identity, passage=passage, type=timex, value=value, when=when, count=count))
        return self

    def _count(self, passage: Passage, days: int, of: str, kind: CountOf) -> "Report":
        start = passage.start + passage.quote.index(of)
        thing = Passage(document=self.document.id, start=start, end=start + len(of), quote=of)
        value = "XXXX-XX-XX" if kind == "nth day" else f"P{days}D"
        return self._mark(passage, value, UNKNOWN, DayCount(count=kind, days=days, of=thing))
