"""The sentences of dated reports, with the days that they speak of: all that the ranking of days and sentences needs.

No parser runs: sentences are cut by rule, days are found by ``language.times``.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from standoff.domains.domain import Domain
from standoff.language.furniture import find_furniture, report_sentences
from standoff.language.sentences import Sentence as Cut
from standoff.language.sentences import sentences
from standoff.language.times import find_times
from standoff.language.times.calendar import in_range
from standoff.reason.news_timeline.chronicles import Dated, entries
from standoff.reason.news_timeline.words import WORD, stems
from standoff.record.document import Document, same_document

# Words that reports of so many different days share, and that name no day, are part of the page, not of the report.
_PAGE_DAYS = 4
# The same words within so many days are a copy; later they are told anew, as an agency tells again what went before.
_COPIED = 3
# Shorter stretches are captions, names of sections and the like.
SHORTEST, LONGEST, FEWEST_STEMS = 5, 80, 2
# An article's main day stands in its first sentences, and lies no more than so many days back.
_HEAD, _FRESH = 3, 3
# "The minister said on Friday": the day is that of the saying, not of what is told.
_SAID = re.compile(r"\b(?:said|says|told|added|saying|speaking)\b[^.,;:\"“”]{0,30}$")
_BEFORE = 50
# A line that ends within a sentence, and the next that goes on in small letters.
_WRAP = re.compile(r"[^.!?…:\n][ \t]*\n[ \t]*[a-z]")


class Sentence(NamedTuple):
    """A sentence: its report by number, its offsets, its place among the report's sentences (from 0), its words and
    stems, and the days that it names; ``said`` are those of them on which it only says that something was said.
    ``listed`` is true where the report is a chronicle that lists it under its day, ``again`` where a sentence of the
    days before says the same, word for word.
    """

    report: int
    start: int
    end: int
    place: int
    words: tuple[str, ...]
    stems: tuple[str, ...]
    days: tuple[date, ...]
    said: frozenset[date] = frozenset()
    listed: bool = False
    again: bool = False


class Telling(NamedTuple):
    """Reports by day of publication, these days, the sentences in order, and the day that each report mainly tells of.

    A report's day of publication is None where it is not known, or lies beyond the years that days are worked out in.
    """

    documents: tuple[Document, ...]
    days: tuple[date | None, ...]
    sentences: tuple[Sentence, ...]
    main_days: tuple[date | None, ...]

    def published(self, sentence: Sentence) -> date | None:
        """The day on which the report of a sentence was published, where it is known."""
        return self.days[sentence.report]


def read_telling(documents: Iterable[Document], domain: Domain) -> Telling:
    """The sentences of reports, each report once, in the same order whatever the order that they are given in."""
    texts: dict[str, Document] = {}
    for document in documents:
        texts[document.id] = same_document(texts[document.id], document) if document.id in texts else document
    ordered = sorted(texts.values(), key=lambda one: (_day_of(one) or date.max, one.id))
    days = tuple(map(_day_of, ordered))
    cut = [one for number, document in enumerate(ordered) for one in _cut(number, document, domain)]
    kept = list(_without_page(cut, days))
    heads: dict[int, list[Sentence]] = defaultdict(list)
    for one in kept:
        if one.place < _HEAD:
            heads[one.report].append(one)
    main_days = (_main_day(heads[number], day) for number, day in enumerate(days))
    return Telling(tuple(ordered), days, tuple(kept), tuple(main_days))


def _day_of(document: Document) -> date | None:
    """A report's day of publication, where days can be reckoned from it."""
    return document.day if document.day is not None and in_range(document.day.year) else None


def _cut(number: int, document: Document, domain: Domain) -> Iterable[Sentence]:
    text, settings = document.text, domain.settings
    furniture = find_furniture(document.id, text, domain.wording.furniture)
    own = list(_unwrapped(text, report_sentences(sentences(text), furniture)))
    times = find_times(
        document.id,
        text,
        document.published,
        country=settings.country,
        subdivision=settings.subdivision,
        zone=settings.zone,
    )
    dated = [
        Dated(one.passage.start, one.passage.end, day)
        for one in times
        if one.type in ("DATE", "TIME") and (day := one.when.day)
    ]
    starts = [one.start for one in dated]
    place = 0
    for start, end, listed in entries(text, own, dated):
        words = tuple(WORD.findall(text, start, end))
        about = stems(words) if SHORTEST <= len(words) <= LONGEST else ()
        if sum(one.isalpha() for one in about) >= FEWEST_STEMS:
            inside = dated[bisect_left(starts, start) : bisect_left(starts, end)]
            # What stands under a day in a chronicle is of that day; other days in it lie before or behind.
            days = (listed,) if listed is not None else tuple(dict.fromkeys(one.day for one in inside))
            said = frozenset(days) - {one.day for one in inside if not _only_said(text, start, one.start)} - {listed}
            yield Sentence(number, start, end, place, words, about, days, said, listed is not None)
            place += 1


def _unwrapped(text: str, own: Sequence[Cut]) -> Iterable[Cut]:
    """The sentences of a text, those put together again that the lines of a narrow column part."""
    held: Cut | None = None
    for one in own:
        if held is not None and _WRAP.fullmatch(text, held.end - 1, one.start + 1):
            held = held._replace(end=one.end)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _only_said(text: str, start: int, day: int) -> bool:
    """Whether a day at an offset is that of a saying, in a sentence that starts at another."""
    return _SAID.search(text, max(start, day - _BEFORE), day) is not None


def _without_page(cut: Sequence[Sentence], published: Sequence[date | None]) -> Iterable[Sentence]:
    """The sentences without those that pages repeat day after day; what copies repeat is marked."""
    days: dict[tuple[str, ...], set[date | None]] = defaultdict(set)
    for one in cut:
        days[one.words].add(published[one.report])
    last: dict[tuple[str, ...], date | None] = {}
    for one in cut:
        if one.days or len(days[one.words]) < _PAGE_DAYS:
            own = published[one.report]
            before = last.get(one.words)
            again = one.words in last and (own is None or before is None or (own - before).days <= _COPIED)
            yield one._replace(again=again)
            last[one.words] = own


def _main_day(head: Sequence[Sentence], published: date | None) -> date | None:
    """The first day of the last few that a report's first sentences name; else its day of publication."""
    if published is None:
        return None
    named = (day for one in head if not one.listed for day in one.days)
    return next((day for day in named if 0 <= (published - day).days <= _FRESH), published)
