"""The sentences of a report with the time expressions in each: what the search for clues looks at."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from standoff.language.posts import find_posts
from standoff.language.quotes import find_quotes
from standoff.language.sentences import Paragraph, paragraphs, sentences
from standoff.read.head import dates_in_head
from standoff.reason.counted_things import ThingNames, thing_named
from standoff.reason.day_mentions import DayReading, read_day
from standoff.reason.tense import Direction, direction
from standoff.record.annotation import Annotation, CountOf, TimeMention
from standoff.record.document import Document
from standoff.record.event import Event
from standoff.record.passage import Passage, cut

# No dispute is counted for longer: a higher number is a slip or a figure of speech.
LONGEST_COUNT: Final = 3660

# A shorter paragraph above the first long one is a headline, a byline or a date.
SHORTEST_LEAD: Final = 80
_STOP: Final = re.compile(r"[.!?][\"'”’)]*\s*$")

# Weeks and longer are told roundly, not counted in days.
_WHOLE_UNITS: Final = re.compile(r"^P[\dX.]+[WMY]$")
# "The Tuesday before", "two days earlier": not counted from the day of the report.
_SHIFTED: Final = re.compile(r"\W*(?:earlier|before|later|after)\b", re.IGNORECASE)
_OTHER_WEEK: Final = re.compile(r"\b(?:last|previous|past|next|coming|following)\s*$", re.IGNORECASE)


class Calendar(NamedTuple):
    """Whose named days count: an ISO country code, and a code of one of its parts."""

    country: str
    subdivision: str | None


class DayMention(NamedTuple):
    """A time expression that means a day: the solver's variable for that day, and what the words say of it."""

    mention: TimeMention
    variable: str
    reading: DayReading
    way: Direction
    quoted: bool

    @property
    def passage(self) -> Passage:
        """Its words."""
        return self.mention.passage

    @property
    def is_today(self) -> bool:
        """Whether it says *today*, or something that means it."""
        return self.reading.form == "relative" and self.reading.low == self.reading.high == 0


class CountMention(NamedTuple):
    """A count of days of some thing of the dispute; ``passage`` holds all its words."""

    passage: Passage
    kind: CountOf
    days: int
    thing: str
    quoted: bool


class SentenceView(NamedTuple):
    """A sentence of the report: its words, and the days and counts in it, in order."""

    passage: Passage
    first_paragraph: bool
    days: tuple[DayMention, ...]
    counts: tuple[CountMention, ...]

    def between(self, start: int, end: int) -> str:
        """The words of the sentence between two offsets of the document."""
        return self.passage.quote[max(0, start - self.passage.start) : max(0, end - self.passage.start)]


class ReportView(NamedTuple):
    """A report as the search for clues sees it, and why some of its counts were left out."""

    sentences: tuple[SentenceView, ...]
    own_today: bool
    notes: tuple[str, ...]


class _Page(NamedTuple):
    """What of a report its time expressions are read against."""

    document: Document
    dated: bool
    calendar: Calendar
    names: ThingNames
    speech: Sequence[tuple[int, int]]
    posts: Sequence[tuple[int, int]]
    head: Sequence[tuple[int, int]]
    told: Mapping[Passage, Event]


def view_report(
    document: Document, annotation: Annotation, dated: bool, calendar: Calendar, names: ThingNames
) -> ReportView:
    """The sentences of a report that hold a time expression, page furniture left out.

    ``dated`` says that relative expressions have been resolved against the day of the report.
    """
    furniture = [(one.passage.start, one.passage.end) for one in annotation.furniture]
    mentions = sorted(
        (one for one in annotation.times if not _inside(one.passage, furniture)),
        key=lambda one: (one.passage, one.id),
    )
    if not mentions:
        return ReportView((), False, ())
    page = _Page(
        document,
        dated,
        calendar,
        names,
        [(one.start, one.end) for one in find_quotes(document.text) if not one.scare],
        [(one.start, one.end) for one in find_posts(document.text)],
        [(one.start, one.end) for one in dates_in_head(document.text)],
        {one.when.passage: one for one in annotation.events if one.when.passage is not None},
    )
    notes: list[str] = []
    held = tuple(_sentences_with(mentions, page, furniture, notes))
    own_today = any(day.is_today and not day.quoted for sentence in held for day in sentence.days)
    return ReportView(held, own_today, tuple(notes))


def _sentences_with(
    mentions: Sequence[TimeMention], page: _Page, furniture: Sequence[tuple[int, int]], notes: list[str]
) -> Iterator[SentenceView]:
    text = page.document.text
    first = _first_paragraph(text, furniture)
    waiting = 0
    for sentence in sentences(text):
        here = []
        while waiting < len(mentions) and mentions[waiting].passage.start < sentence.end:
            here.append(mentions[waiting])
            waiting += 1
        if here:
            passage = cut(page.document.id, text, sentence.start, sentence.end)
            days = (_day(one, passage, page) for one in here)
            counts = (_count(one, passage, page, notes) for one in here)
            yield SentenceView(
                passage,
                first is not None and first.start <= sentence.start < first.end,
                tuple(one for one in days if one is not None),
                tuple(one for one in counts if one is not None),
            )


def _first_paragraph(text: str, furniture: Sequence[tuple[int, int]]) -> Paragraph | None:
    """The first paragraph of the report itself, after headline and byline: the first that is long and full-stopped."""
    return next(
        (
            one
            for one in paragraphs(text)
            if one.end - one.start >= SHORTEST_LEAD
            and _STOP.search(text, one.start, one.end)
            and not any(start <= one.start < end for start, end in furniture)
        ),
        None,
    )


def _inside(passage: Passage, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= passage.start < end for start, end in stretches)


def _day(mention: TimeMention, sentence: Passage, page: _Page) -> DayMention | None:
    if _inside(mention.passage, page.head):
        return None
    start, end = mention.passage.start - sentence.start, mention.passage.end - sentence.start
    before, after = sentence.quote[:start], sentence.quote[end:]
    in_post = _inside(mention.passage, page.posts)
    way: Direction = "past" if in_post else _way(direction(before, after), page.told.get(mention.passage))
    reading = read_day(mention, way, page.dated, *page.calendar)
    if reading is None or (in_post and reading.form != "date"):
        return None
    if in_post:
        # A post bears the day of its reader's zone, which may be a day ahead.
        reading = reading._replace(low=-1)
    if reading.form in ("weekday", "relative") and _SHIFTED.match(after):
        return None
    if reading.form == "weekday" and _OTHER_WEEK.search(before):
        reading = reading._replace(low=_doubled(reading.low), high=_doubled(reading.high))
    return DayMention(mention, f"day {mention.passage.start}", reading, way, _inside(mention.passage, page.speech))


def _doubled(bound: int | None) -> int | None:
    return None if bound is None else 2 * bound + (2 if bound > 0 else 0)


def _way(words: Direction, event: Event | None) -> Direction:
    """The direction by the words of the sentence, left open where the event told there says otherwise."""
    if event is None:
        return words
    if event.modality == "planned":
        return "open" if words == "past" else "future"
    return "open" if words == "future" else words


def _count(mention: TimeMention, sentence: Passage, page: _Page, notes: list[str]) -> CountMention | None:
    count = mention.count
    if count is None or _WHOLE_UNITS.match(mention.value) or _inside(mention.passage, page.posts):
        return None
    start = min(mention.passage.start, count.of.start) if count.of else mention.passage.start
    end = max(mention.passage.end, count.of.end) if count.of else mention.passage.end
    passage = cut(mention.passage.document, page.document.text, start, end)
    thing = _counted_thing(mention, sentence, passage, page.names)
    if thing is None:
        return None
    if not 1 <= count.days <= LONGEST_COUNT:
        notes.append(f'"{passage.quote}" was left out: no {thing} is counted to {count.days:,} days.')
        return None
    return CountMention(passage, count.count, count.days, thing, _inside(mention.passage, page.speech))


def _counted_thing(mention: TimeMention, sentence: Passage, words: Passage, names: ThingNames) -> str | None:
    """What is counted, by the words that say so; where a day is "its 17th", by the thing last named before it."""
    of = mention.count.of if mention.count else None
    thing = thing_named(of.quote if of else words.quote, names)
    if thing is None and mention.count and mention.count.count == "nth day":
        guessed = of is None or of.start < mention.passage.start
        before = sentence.quote[: max(0, mention.passage.start - sentence.start)]
        return thing_named(before, names, last=True) if guessed else None
    return thing
