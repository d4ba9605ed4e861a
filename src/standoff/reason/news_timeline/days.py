"""Which days matter, by how dated reports speak of them.

What is known to tell the days of a chronicle from others, without training: a day counts by the reports that tell of
it at once, and more so by those that still name it days and weeks later (Kessler and others 2012, Tran and others
2015). A day's weight is the sum, over four kinds of mention, of the logarithm of its count, so that a day which is
told at once *and* remembered outranks one that is only told much.

| kind | mentions in reports published | counts |
| --- | --- | --- |
| at once | on the day itself or up to ``AT_ONCE`` days after it | reports, more for their first sentences |
| soon after | up to ``SOON`` days after it | reports |
| in later times | still later | days of publication, against how many such days there are |
| ahead | before it | reports |

A mention counts by what it is worth: how near its sentence is to the topic, whether it tells of what a chronicle tells
(``words.yaml``), and whether an earlier sentence said the same word for word: copies count once.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from math import log1p
from statistics import mean
from typing import NamedTuple

from standoff.reason.news_timeline.telling import Sentence, Telling
from standoff.reason.news_timeline.words import Floats, lists

AT_ONCE, SOON = 1, 7
# How much each kind of mention weighs, beside the day's own news of AT_ONCE.
_SOON, _LATER, _AHEAD, _SUDDEN, _MAIN = 0.8, 1.0, 0.3, 0.4, 0.5
# What a report counts for on its main day where no sentence of it names the day.
_UNNAMED = 0.4
# Sentences of one report beyond the best that name the day: what all together may add.
_MORE = 0.5
_NEAR_BY = 3
# What a mention counts for that only tells when something was said.
_ONLY_SAID = 0.6
_LISTED = 2.0


class DayWeight(NamedTuple):
    """A day, its weight, and how many reports name it or mainly tell of it."""

    day: date
    weight: float
    reports: int


class _Mentions(NamedTuple):
    """What the sentences of one report that name a day are worth, and the report's distance from the day."""

    report: int
    lag: int
    worth: float


def rank_days(telling: Telling, on_topic: Floats, start: date, end: date) -> list[DayWeight]:
    """The days from ``start`` to ``end`` that reports speak of, the weightiest first.

    ``on_topic`` says for each sentence what it counts for by its nearness to the topic, 0 to 1.
    """
    near = _topic_of_reports(telling.sentences, on_topic)
    mentions = _mentions(telling, on_topic, near)
    at_once = {day: sum(one.worth for one in found if 0 <= one.lag <= AT_ONCE) for day, found in mentions.items()}
    mainly: dict[date | None, float] = defaultdict(float)
    for report, nearness in near.items():
        mainly[telling.main_days[report]] += nearness
    days = sorted({day for day in telling.days if day is not None})
    weighed = [
        DayWeight(
            day,
            _weight(day, found, at_once, telling, days) + _MAIN * log1p(mainly[day]),
            len({one.report for one in found}),
        )
        for day, found in mentions.items()
        if start <= day <= end
    ]
    return sorted(weighed, key=lambda one: (-one.weight, one.day))


def _mentions(telling: Telling, on_topic: Floats, near: dict[int, float]) -> dict[date, list[_Mentions]]:
    worths: dict[tuple[int, date], list[float]] = defaultdict(list)
    for number, sentence in enumerate(telling.sentences):
        published = telling.published(sentence)
        for day in sentence.days:
            if not sentence.again:
                lag = (published - day).days if published else SOON + 1
                told = _ONLY_SAID if day in sentence.said else 1.0
                worths[sentence.report, day].append(told * worth(sentence, float(on_topic[number]), lag))
    for report, main in enumerate(telling.main_days):
        if main is not None and (report, main) not in worths and report in near:
            worths[report, main].append(_UNNAMED * near[report])
    found: dict[date, list[_Mentions]] = defaultdict(list)
    for (report, day), each in worths.items():
        published = telling.days[report]
        best = max(each)
        total = best + min(_MORE, 0.3 * (sum(each) - best))
        found[day].append(_Mentions(report, (published - day).days if published else SOON + 1, total))
    return found


def _topic_of_reports(sentences: Sequence[Sentence], on_topic: Floats) -> dict[int, float]:
    """How near each report is to the topic, by its new sentences; reports without any are left out."""
    found: dict[int, list[float]] = defaultdict(list)
    for number, one in enumerate(sentences):
        if not one.again:
            found[one.report].append(float(on_topic[number]))
    return {report: mean(each) for report, each in found.items()}


def worth(sentence: Sentence, on_topic: float, lag: int) -> float:
    """What a sentence is worth as a mention of a day that lies ``lag`` days before its report."""
    place = 1.0
    if lag <= AT_ONCE and not sentence.listed:  # what is news stands at the head; what is remembered stands anywhere
        place = 1.0 if sentence.place < 3 else 0.7 if sentence.place < 8 else 0.45
    tells = 1.3 if not lists().weighty.isdisjoint(sentence.stems) else 1.0
    # Who made a chronicle has chosen its days as we must.
    chosen = _LISTED if sentence.listed else 1.0
    return place * tells * chosen * on_topic


def _weight(
    day: date, found: Sequence[_Mentions], at_once: dict[date, float], telling: Telling, days: Sequence[date]
) -> float:
    soon = sum(one.worth for one in found if AT_ONCE < one.lag <= SOON)
    ahead = sum(one.worth for one in found if one.lag < 0)
    # A day that many reports of one day recall is recalled once: by day of publication.
    recalled: dict[date | None, float] = defaultdict(float)
    for one in found:
        if one.lag > SOON:
            published = telling.days[one.report]
            recalled[published] = max(recalled[published], one.worth)
    chances = sum(1 for one in days if (one - day).days > SOON)
    # The first days of a story have more days after them on which they can be recalled than the last.
    later = sum(recalled.values()) * (len(days) / (chances + 0.25 * len(days))) ** 0.5 if days else 0.0
    own = at_once.get(day, 0.0)
    around = [at_once.get(day + timedelta(days=step), 0.0) for step in range(-_NEAR_BY, _NEAR_BY + 1) if step != 0]
    sudden = max(0.0, log1p(own) - log1p(mean(around)))
    return log1p(own) + _SOON * log1p(soon) + _LATER * log1p(later) + _AHEAD * log1p(ahead) + _SUDDEN * sudden
