"""Two ways to make a timeline that ours is measured against, after Ghalandari and Ifrim (2020), written anew.

*Date-wise*: the days that most sentences name are taken, and each is told by the sentences that lie nearest to the
centre of all that name it or stand at the head of reports published on it. *Clustering*: reports of neighbouring days
that are alike are put together by Markov clustering; the clusters whose day is named most are told, each by the
sentences nearest to its centre. Neither is trained: the paper's best figures are of a date-wise way with a ranker
that was.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from standoff.domains import load_domain
from standoff.reason.news_timeline.telling import Sentence, Telling, read_telling
from standoff.reason.news_timeline.words import Floats, Vectors, vectors
from standoff.record.document import Document

_HEAD = 5
_SAME = 0.5
# Of the clustering: reports less alike than this, or further apart in days, are not tied to one another.
_ALIKE, _APART = 0.1, 1
_ROUNDS, _INFLATION = 30, 2.0


def datewise(
    documents: Iterable[Document], at_most: int, sentences: int, start: date, end: date
) -> dict[date, list[str]]:
    """The days named most, told by the sentences nearest to the centre of what is said of each."""
    telling, space = _read(documents)
    naming: dict[date, list[int]] = defaultdict(list)
    for number, one in enumerate(telling.sentences):
        for day in one.days:
            naming[day].append(number)
    ranked = sorted((day for day in naming if start <= day <= end), key=lambda day: (-len(naming[day]), day))
    found = {}
    for day in ranked[:at_most]:
        head = [
            number
            for number, one in enumerate(telling.sentences)
            if telling.published(one) == day and one.place < _HEAD
        ]
        found[day] = _central(telling, space, [*dict.fromkeys([*naming[day], *head])], sentences)
    return found


def clustering(
    documents: Iterable[Document], at_most: int, sentences: int, start: date, end: date
) -> dict[date, list[str]]:
    """The clusters of reports whose day is named most, each told by the sentences nearest to its centre."""
    telling, space = _read(documents)
    own: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(telling.sentences):
        own[one.report].append(number)
    reports = sorted(own)
    dense = [space.total((number, 1.0) for number in own[report]) for report in reports]
    named = Counter(day for one in telling.sentences for day in one.days)
    found: dict[date, list[str]] = {}
    days = [telling.days[report] for report in reports]
    clusters = [[reports[one] for one in group] for group in _markov(_ties(dense, days))]
    dated = [(_day_of(telling, own, group), group) for group in clusters]
    for day, group in sorted(dated, key=lambda one: (-named[one[0]] if one[0] else 0, -len(one[1]), one[1])):
        if day is not None and day not in found and start <= day <= end and len(found) < at_most:
            found[day] = _central(telling, space, [number for report in group for number in own[report]], sentences)
    return found


def _read(documents: Iterable[Document]) -> tuple[Telling, Vectors]:
    telling = read_telling(documents, load_domain())
    return telling, vectors([one.stems for one in telling.sentences], [one.report for one in telling.sentences])


def _central(telling: Telling, space: Vectors, numbers: Sequence[int], most: int) -> list[str]:
    """The sentences nearest to the centre of some, none like another."""
    heart = space.total((number, 1.0) for number in numbers)
    picked: list[int] = []
    for number in sorted(numbers, key=lambda one: (-space.likeness(one, heart), one)):
        if len(picked) == most:
            break
        if all(space.likeness(number, space.dense(other)) <= _SAME for other in picked):
            picked.append(number)
    return [_words(telling, telling.sentences[number]) for number in picked]


def _words(telling: Telling, sentence: Sentence) -> str:
    return telling.documents[sentence.report].text[sentence.start : sentence.end]


def _ties(dense: Sequence[Floats], days: Sequence[date | None]) -> Floats:
    """How alike reports are, those of neighbouring days only."""
    ties = np.eye(len(dense))
    for one in range(len(dense)):
        for other in range(one):
            first, second = days[one], days[other]
            if first is not None and second is not None and abs((first - second).days) <= _APART:
                likeness = float(dense[one] @ dense[other])
                ties[one, other] = ties[other, one] = likeness if likeness >= _ALIKE else 0.0
    return ties


def _markov(ties: Floats) -> list[list[int]]:
    """Markov clustering (van Dongen 2000): walks spread and are sharpened until they stay within clusters."""
    flow = ties / ties.sum(axis=0, keepdims=True)
    for _ in range(_ROUNDS):
        flow = (flow @ flow) ** _INFLATION
        flow /= flow.sum(axis=0, keepdims=True)
    groups: dict[int, list[int]] = defaultdict(list)
    for column in range(flow.shape[1]):
        groups[int(flow[:, column].argmax())].append(column)
    return list(groups.values())


def _day_of(telling: Telling, own: dict[int, list[int]], group: Sequence[int]) -> date | None:
    """The day that a cluster's sentences name most; else the first day on which one of its reports was published."""
    named = Counter(day for report in group for number in own[report] for day in telling.sentences[number].days)
    if named:
        return min(named, key=lambda day: (-named[day], day))
    return min((day for one in group if (day := telling.days[one]) is not None), default=None)
