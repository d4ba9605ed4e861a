"""Timelines of plain reports against those that an editor wrote, beside two ways known from the literature.

    python -m evals.timelines [tuning|heldout|examples] [--misses]

Each way is asked for as many days as the reference has, within its first and last day. Told are date F1 and the F1 of
ROUGE-1 and ROUGE-2 (see ``scoring``), and seconds a topic. The timeline of a dispute, made of its entries, is measured
by the same references, though they were not written for it. ``--misses`` tells which days differ, but not of *heldout*.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from statistics import mean
from time import perf_counter
from typing import NamedTuple

from evals.timelines.baselines import clustering, datewise
from evals.timelines.scoring import Scores, score
from evals.timelines.topics import SETS, Topic, topics

from standoff.domains import load_domain
from standoff.engine.build import record_of
from standoff.extract.annotate import annotate_many
from standoff.publish.index import Index
from standoff.publish.masking import masked
from standoff.publish.short_timeline import Shortening, short_days
from standoff.reason.news_timeline.making import news_timeline
from standoff.record.document import Document
from standoff.resolve.report import Report

Way = Callable[[Iterable[Document], int, int, date, date], dict[date, list[str]]]
HEADS = ("dates", "concat 1", "2", "agree 1", "2", "align+ 1", "2")


def ours(documents: Iterable[Document], at_most: int, sentences: int, start: date, end: date) -> dict[date, list[str]]:
    """The timeline that ``standoff timeline`` makes."""
    days = news_timeline(documents, load_domain(), at_most=at_most, sentences=sentences, start=start, end=end)
    return {one.day: [each.words for each in one.sentences] for one in days}


def of_entries(
    documents: Iterable[Document], at_most: int, sentences: int, start: date, end: date
) -> dict[date, list[str]]:
    """The timeline that ``standoff show --timeline --at-most`` makes of the largest dispute: a sentence a day."""
    domain = load_domain()
    read = list(documents)
    reports = [Report(*pair) for pair in zip(read, annotate_many(read, domain), strict=True)]
    index = Index(masked(record_of(reports, domain, None)))
    disputes = sorted(index.record.disputes, key=lambda one: (-len(one.documents), one.id))
    days = short_days(index, disputes[0], Shortening(at_most, domain)) if disputes else []
    return {one.day: [one.words] for one in days if start <= one.day <= end}


WAYS: dict[str, Way] = {"standoff": ours, "date-wise": datewise, "clustering": clustering}
# Made of entries and not of sentences; it parses the reports, and so takes far longer.
OF_ENTRIES = "standoff, of entries"


class Measured(NamedTuple):
    """What one way made of one topic, how good it is, and how many seconds it took."""

    topic: Topic
    timeline: dict[date, list[str]]
    scores: Scores
    seconds: float


def measured(way: Way, topic: Topic) -> Measured:
    """One way measured on one topic."""
    began = perf_counter()
    days = topic.reference
    timeline = way(topic.documents, len(days), topic.sentences, min(days), max(days))
    return Measured(topic, timeline, score(timeline, days), perf_counter() - began)


def table(name: str, ways: Mapping[str, Way]) -> list[str]:
    """The lines of the table of a set: the mean over its topics for each way."""
    found = list(topics(name))
    lines = [f"{name}, {len(found)} topics".ljust(24) + "".join(f"{head:>9}" for head in HEADS) + "  seconds"]
    for label, way in ways.items():
        each = [measured(way, topic) for topic in found]
        lines.append(f"  {label:<22}{_percent([one.scores for one in each])}{mean(one.seconds for one in each):9.2f}")
    return lines


def _percent(scores: Sequence[Scores]) -> str:
    return "".join(f"{100 * mean(each):9.1f}" for each in zip(*(one.figures() for one in scores), strict=True))


def _tell(one: Measured) -> None:
    reference = one.topic.reference
    print(f"    {one.topic.name}: {_percent([one.scores])}")
    for day in sorted(one.timeline.keys() ^ reference.keys()):
        what, words = ("only ours", one.timeline[day]) if day in one.timeline else ("missed", reference[day])
        print(f"      {day} {what:<9} {' '.join(words)}")


def main() -> None:
    for name in [one for one in SETS if one in sys.argv] or SETS:
        print("\n".join(table(name, {**WAYS, OF_ENTRIES: of_entries})))
        if name != "heldout" and "--misses" in sys.argv:
            for topic in topics(name):
                _tell(measured(ours, topic))


if __name__ == "__main__":
    main()
