"""Which sentences tell a day best: near the centre of all that is said of it, plain, short, and said only once."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from standoff.reason.news_timeline.telling import Sentence, Telling
from standoff.reason.news_timeline.words import Floats, Vectors, lists, unit

# A report's first sentences tell its main day, whether or not they name it.
_LEAD = 5
# Sentences more alike than this say the same.
SAME = 0.6
# How much what a day's sentences share with one that names the day counts more than with one that only may tell of it.
_UNNAMED = 0.5
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


def plainness(sentence: Sentence, text: str) -> float:
    """How much a sentence is like one of a chronicle, 0 to 1: of middling length, no quotation, no question."""
    words = lists()
    length = len(sentence.words)
    fits = min(1.0, length / 12) if length < 12 else 1.0 if length <= 32 else max(0.4, 32 / length)
    told = text[sentence.start : sentence.end]
    if told.rstrip().endswith("?"):
        fits *= 0.3
    elif not told.rstrip("\"”’') ").endswith((".", "!")):
        fits *= 0.6
    if not _MARKS.isdisjoint(told) or "``" in told or "''" in told:
        fits *= 0.75
    small = [one.lower() for one in sentence.words]
    if small[0] in words.leaning:
        fits *= 0.7
    if not words.first_person.isdisjoint(small):
        fits *= 0.6
    if not words.weighty.isdisjoint(sentence.stems):
        fits *= 1.15
    return min(fits, 1.15) / 1.15


class Chooser:
    """Chooses sentences for one day after another, and says nothing twice."""

    def __init__(self, telling: Telling, vectors: Vectors, on_topic: Floats) -> None:
        self._telling = telling
        self._vectors = vectors
        self._on_topic = on_topic
        self._chosen: list[Floats] = []

    def choose(self, day: date, found: Sequence[Candidate], most: int) -> list[int]:
        """The numbers of the best sentences for a day, the best first; none where all has been said for other days."""
        heart = self._vectors.total((one.number, self._weight(one)) for one in found)
        own = {one.number: self._value(one, day, heart) for one in found}
        picked: list[int] = []
        while own and len(picked) < most:
            best = max(own, key=lambda number: (own[number], -number))
            del own[best]
            vector = self._vectors.dense(best)
            if any(float(vector @ other) > SAME for other in self._chosen):
                continue
            picked.append(best)
            self._chosen.append(vector)
            # What is left is measured by what it adds to the sentences picked.
            for number in own:
                own[number] *= 1.0 - 0.5 * self._vectors.likeness(number, vector)
        return picked

    def _weight(self, one: Candidate) -> float:
        return (1.0 if one.names_day else _UNNAMED) * (0.3 + 0.7 * float(self._on_topic[one.number]))

    def _value(self, one: Candidate, day: date, heart: Floats) -> float:
        sentence = self._telling.sentences[one.number]
        published = self._telling.published(sentence)
        lag = (published - day).days if published else 0
        place = 1.0 / (1.0 + 0.04 * min(sentence.place, 10))
        # Of two days in a sentence either may be the one that it tells of.
        certain = 1.0 if not sentence.days else 1.0 if len(sentence.days) == 1 else 0.8
        when = 1.0 if lag >= 0 else 0.5
        text = self._telling.documents[sentence.report].text
        central = self._vectors.likeness(one.number, heart)
        topic = 0.7 + 0.3 * float(self._on_topic[one.number])
        return central * topic * place * certain * when * plainness(sentence, text) * (1.0 if one.names_day else 0.9)


def topic_of(telling: Telling, vectors: Vectors, query: Iterable[str]) -> Floats:
    """How near each sentence is to the topic, 0 to 1: to the centre of all first sentences, and to the words asked for.

    ``query`` are stems.
    """
    asked = [vectors.numbers[one] for one in query if one in vectors.numbers]
    heart = vectors.total(
        (number, 1.0 / (1 + one.place)) for number, one in enumerate(telling.sentences) if not one.again
    )
    if asked:
        wanted = heart * 0
        wanted[asked] = 1.0
        heart = unit(heart + unit(wanted))
    near = vectors.all_likenesses(heart)
    # Against the upper tenth, not the very best: one sentence that says it all must not make all others count little.
    top = sorted(near)[int(0.9 * (len(near) - 1))] if len(near) else 0.0
    return (near / top).clip(0.0, 1.0) if top else near
