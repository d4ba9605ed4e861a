"""Which sentences tell a day best: near the centre of all that is said of it, plain, short, and said only once."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from standoff.extract.inflammatory import is_inflammatory
from standoff.reason.news_timeline.telling import Sentence, Telling
from standoff.reason.news_timeline.words import Floats, Vectors, lists, unit

# A report's first sentences tell its main day, whether or not they name it.
_LEAD = 5
# Sentences more alike than this say the same.
SAME = 0.6
# How much what a day's sentences share with one that names the day counts more than with one that only may tell of it.
_UNNAMED = 0.5
_LONG_AFTER = 30
# What a sentence counts for that has nothing of the topic: where reports were given for it, and where it was asked for.
_LEAST, _LEAST_ASKED = 0.3, 0.05
_MARKS = frozenset('"“”«»')


class Candidate(NamedTuple):
    """A sentence that may tell of a day, by its number, and whether it names the day."""

    number: int
    names_day: bool


def candidates(telling: Telling) -> dict[date, list[Candidate]]:
    """For each day the sentences that name it, and the first sentences of the reports that mainly tell of it."""
    found: dict[date, list[Candidate]] = {}
    for number, sentence in enumerate(telling.sentences):
        if sentence.again:
            continue
        for day in sentence.days:
            found.setdefault(day, []).append(Candidate(number, True))
        main = telling.main_days[sentence.report]
        if main is not None and not sentence.days and sentence.place < _LEAD:
            found.setdefault(main, []).append(Candidate(number, False))
    return found


def may_be_shown(told: str) -> bool:
    """Whether a sentence can stand in a list unasked: no hateful words, no address or handle of anybody."""
    return "@" not in told and not is_inflammatory(told)


def plainness(sentence: Sentence, told: str) -> float:
    """How much a sentence is like one of a chronicle, 0 to 1: of middling length, no quotation, no question."""
    words = lists()
    length = len(sentence.words)
    fits = min(1.0, length / 12) if length < 12 else 1.0 if length <= 32 else max(0.4, 32 / length)
    if told.rstrip().endswith("?"):
        fits *= 0.3
    elif not told.rstrip("\"”’') ").endswith((".", "!")):
        fits *= 0.6
    if not _MARKS.isdisjoint(told) or "``" in told or "''" in told:
        fits *= 0.75
    if sentence.words[0].lower() in words.leaning:
        fits *= 0.7
    # "US" is a country, and "us" is not; "I" is both small and capital.
    if any(one.lower() in words.first_person for one in sentence.words if one == "I" or not one.isupper()):
        fits *= 0.6
    if words.weighty.isdisjoint(sentence.stems):
        fits *= 0.87
    return fits


class Chooser:
    """Chooses sentences for one day after another, and says nothing twice."""

    def __init__(self, telling: Telling, vectors: Vectors, on_topic: Floats) -> None:
        self._telling = telling
        self._vectors = vectors
        self._on_topic = on_topic
        self._chosen: list[Floats] = []

    def choose(self, day: date, found: Sequence[Candidate], most: int) -> list[int]:
        """The numbers of the best sentences for a day, the best first; none where all has been said for other days."""
        heart = self._vectors.total((one.number, self._weight(one, day)) for one in found)
        own = {one.number: self._value(one, day, heart) for one in found}
        picked: list[int] = []
        while own and len(picked) < most:
            best = max(own, key=lambda number: (own[number], -number))
            del own[best]
            vector = self._vectors.dense(best)
            if any(float(vector @ other) > SAME for other in self._chosen) or not may_be_shown(self._text(best)):
                continue
            picked.append(best)
            self._chosen.append(vector)
            # What is left is measured by what it adds to the sentences picked.
            for number in own:
                own[number] *= 1.0 - 0.5 * self._vectors.likeness(number, vector)
        return picked

    def _weight(self, one: Candidate, day: date) -> float:
        """How much a sentence counts for what a day is about: more where the day is remembered long after."""
        published = self._telling.published(self._telling.sentences[one.number])
        lag = (published - day).days if published else 0
        remembered = 1.0 + min(max(lag, 0), _LONG_AFTER) / _LONG_AFTER
        return (remembered if one.names_day else _UNNAMED) * float(self._on_topic[one.number])

    def _value(self, one: Candidate, day: date, heart: Floats) -> float:
        sentence = self._telling.sentences[one.number]
        published = self._telling.published(sentence)
        lag = (published - day).days if published else 0
        place = 1.0 if sentence.listed else 1.0 / (1.0 + 0.04 * min(sentence.place, 10))
        # Of two days in a sentence either may be the one that it tells of.
        certain = (0.85 if len(sentence.days) > 1 else 1.0) * (0.85 if day in sentence.said else 1.0)
        when = 1.0 if lag >= 0 else 0.5
        central = self._vectors.likeness(one.number, heart)
        topic = 0.6 + 0.4 * float(self._on_topic[one.number])
        return (
            central
            * topic
            * place
            * certain
            * when
            * plainness(sentence, self._text(one.number))
            * (1.0 if one.names_day else 0.9)
        )

    def _text(self, number: int) -> str:
        sentence = self._telling.sentences[number]
        return self._telling.documents[sentence.report].text[sentence.start : sentence.end]


def topic_of(telling: Telling, vectors: Vectors, query: Iterable[str]) -> Floats:
    """What each sentence counts for by its nearness to the topic, above 0 and up to 1.

    Without a query the topic is the centre of all first sentences, and what is far from it still counts for something:
    reports are given because they are of the topic. ``query`` are stems; the topic is then the centre of the sentences
    that hold some of them, and the stems themselves.
    """
    asked = [vectors.numbers[one] for one in query if one in vectors.numbers]
    if asked:
        wanted = np.zeros(len(vectors.numbers) + 1)
        wanted[asked] = 1.0
        wanted = unit(wanted)
        holding = vectors.all_likenesses(wanted)
        heart = unit(wanted + vectors.total(enumerate(holding.tolist())))
    else:
        heart = vectors.total(
            (number, 1.0 / (1 + one.place)) for number, one in enumerate(telling.sentences) if not one.again
        )
    near = vectors.all_likenesses(heart)
    # Against the upper tenth, not the very best: one sentence that says it all must not make all others count little.
    touched = near[near > 0]
    if not len(touched):
        return np.ones(len(near))
    least = _LEAST_ASKED if asked else _LEAST
    return least + (1.0 - least) * (near / np.quantile(touched, 0.9)).clip(0.0, 1.0)
