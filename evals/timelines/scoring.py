"""How near a timeline comes to a reference: date F1 and the ROUGE measures of Martschat and Markert (2017).

Words are compared without stop words and endings. Of the daily summaries, *concat* compares all words without regard to
days; *agreement* only those of days that both have; *align+ m:1* each day with that of the other timeline that lies
nearest in time and words, and counts what is shared the less, the more days lie between (1 / (1 + days)).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from evals.across.clusters import Score
from Stemmer import Stemmer

from standoff.reason.news_timeline.words import WORD, lists

Timeline = Mapping[date, Sequence[str]]
Grams = Counter[tuple[str, ...]]
Overlap = tuple[float, int, int]
Comparing = Callable[[dict[date, Grams], dict[date, Grams]], Iterable[Overlap]]


class Scores(NamedTuple):
    """All measures of one timeline: days, then ROUGE-1 and ROUGE-2 of each way to compare."""

    dates: Score
    concat: tuple[Score, Score]
    agreement: tuple[Score, Score]
    aligned: tuple[Score, Score]

    def figures(self) -> tuple[float, ...]:
        """The F1 of each, in that order."""
        return (self.dates.f1, *(one.f1 for pair in (self.concat, self.agreement, self.aligned) for one in pair))


def score(ours: Timeline, reference: Timeline) -> Scores:
    """All measures of a timeline against a reference.

    Raises:
        ValueError: the reference has no day.
    """
    if not reference:
        raise ValueError("a reference timeline must have a day")
    one, two = (tuple(kind(ours, reference, size) for kind in (concat, agreement, aligned)) for size in (1, 2))
    pairs = tuple(zip(one, two, strict=True))
    return Scores(date_score(ours, reference), *pairs)


def date_score(ours: Timeline, reference: Timeline) -> Score:
    """Which share of our days the reference has, and which share of its days we have."""
    both = len(ours.keys() & reference.keys())
    return Score(both / len(ours) if ours else 0.0, both / len(reference))


def concat(ours: Timeline, reference: Timeline, size: int) -> Score:
    """ROUGE of all summaries as one text."""
    # The texts are put one after the other in order of time: runs of words may cross from one day into the next.
    mine, theirs = (_grams([one for day in sorted(each) for one in each[day]], size) for each in (ours, reference))
    return _ratio([(_shared(mine, theirs), mine.total(), 1)], [(_shared(mine, theirs), theirs.total(), 1)])


def agreement(ours: Timeline, reference: Timeline, size: int) -> Score:
    """ROUGE of the summaries of days that both timelines have; words of other days count as not shared."""
    mine, theirs = _by_day(ours, size), _by_day(reference, size)
    shared = {day: _shared(mine[day], theirs[day]) for day in mine.keys() & theirs.keys()}
    return _ratio(
        [(shared.get(day, 0), grams.total(), 1) for day, grams in mine.items()],
        [(shared.get(day, 0), grams.total(), 1) for day, grams in theirs.items()],
    )


def aligned(ours: Timeline, reference: Timeline, size: int) -> Score:
    """ROUGE of each day's summary with that of the day of the other timeline which lies nearest in time and words."""
    mine, theirs = _by_day(ours, size), _by_day(reference, size)
    if not mine:
        return Score(0.0, 0.0)
    likeness = {
        (day, other): _likeness(ours[day], reference[other]) for day in sorted(ours) for other in sorted(reference)
    }
    precision = []
    for day, grams in mine.items():
        other = min(sorted(theirs), key=lambda one: _cost(day, one, likeness[day, one]))
        precision.append((_shared(grams, theirs[other]), grams.total(), 1 + abs((day - other).days)))
    recall = []
    for other, grams in theirs.items():
        day = min(sorted(mine), key=lambda one: _cost(one, other, likeness[one, other]))
        recall.append((_shared(mine[day], grams), grams.total(), 1 + abs((day - other).days)))
    return _ratio(precision, recall)


def _cost(day: date, other: date, likeness: float) -> float:
    """What it costs to take one day for another: nothing for the same day, little for one near that tells the same."""
    return (1.0 - 1.0 / (1 + abs((day - other).days))) * (1.0 - likeness)


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How much the words of two summaries are the same as they stand: F1 over single words, for aligning only."""
    mine, others = (Counter(word for one in each for word in WORD.findall(one)) for each in (ours, theirs))
    shared = (mine & others).total()
    total = mine.total() + others.total()
    return 2 * shared / total if total else 0.0


def _ratio(precision: Sequence[tuple[int, int, int]], recall: Sequence[tuple[int, int, int]]) -> Score:
    """Shared over all, summed over days; of each: what is shared, all there is, and by what the shared is divided."""
    shares = [
        sum(shared / divisor for shared, _, divisor in part) / (sum(total for _, total, _ in part) or 1)
        for part in (precision, recall)
    ]
    return Score(shares[0], shares[1])


def _shared(one: Grams, other: Grams) -> int:
    return (one & other).total()


def _by_day(timeline: Timeline, size: int) -> dict[date, Grams]:
    return {day: _grams(each, size) for day, each in timeline.items()}


def _grams(sentences: Iterable[str], size: int) -> Grams:
    """The runs of so many words of a text, without stop words and endings."""
    words = [plain for one in sentences for plain in _plain(one)]
    return Counter(pairwise_of(words, size))


def pairwise_of(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """The words one by one, or each with the next."""
    return [(one,) for one in words] if size == 1 else list(pairwise(words))


@cache
def _stemmer() -> Stemmer:
    return Stemmer("porter")


@cache
def _plain(sentence: str) -> tuple[str, ...]:
    empty = lists().empty
    words = (word.lower().rstrip(".,") for word in WORD.findall(sentence))
    return tuple(_stemmer().stemWords([word for word in words if word not in empty]))
