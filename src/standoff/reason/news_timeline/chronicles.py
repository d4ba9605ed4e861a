"""Reports that are chronicles themselves: days as headings or at the head of lines, and below them what happened."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from standoff.language.sentences import Sentence

# A report with fewer such days is no chronicle: a single line with a day tells when the page was made.
_FEWEST = 3
_BULLETS = " \t•*·-–—"
_BEHIND_DAY = re.compile(r"[\s.,]*(?:[:–—-]|\s--?)\s*(?=[\"“‘'(]*[A-Z0-9])")
_NOTHING = re.compile(r"[\s.,:;()–—*-]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?[\s.,:;()–—*-]*", re.IGNORECASE)


class Dated(NamedTuple):
    """A day that a text names, and where."""

    start: int
    end: int
    day: date


class Entry(NamedTuple):
    """Where a sentence stands, without the day that it begins with, and the day under which it is listed."""

    start: int
    end: int
    listed: date | None


def entries(text: str, own: Sequence[Sentence], dated: Sequence[Dated]) -> list[Entry]:
    """The sentences of a report; in a chronicle each with the day that it is listed under."""
    by_start = {one.start: one for one in dated}
    heads = [_head(text, one, by_start) for one in own]
    if len({head.listed for head in heads if head is not None}) < _FEWEST:
        return [Entry(one.start, one.end, None) for one in own]
    return list(_listed(own, heads))


def _head(text: str, sentence: Sentence, by_start: dict[int, Dated]) -> Entry | None:
    """The day that a sentence begins with or consists of, and what stands behind it."""
    words = text[sentence.start : sentence.end]
    first = sentence.start + len(words) - len(words.lstrip(_BULLETS))
    found = by_start.get(first)
    if found is None:
        return None
    if _NOTHING.fullmatch(text, found.end, sentence.end):
        return Entry(sentence.end, sentence.end, found.day)
    behind = _BEHIND_DAY.match(text, found.end, sentence.end)
    return Entry(behind.end(), sentence.end, found.day) if behind else None


def _listed(own: Sequence[Sentence], heads: Sequence[Entry | None]) -> Iterable[Entry]:
    day: date | None = None
    for sentence, head in zip(own, heads, strict=True):
        if head is None:
            yield Entry(sentence.start, sentence.end, day)
            continue
        day = head.listed
        if head.start < head.end:
            yield head
