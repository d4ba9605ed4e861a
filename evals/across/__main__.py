"""Joining across reports: actors, events and disputes of our own marked reports.

    python -m evals.across [tuning|heldout] [--misses]

All reports of a part make one record. Compared are those marked mentions that Standoff found (their share is told too),
by the entries that they were joined into: B-cubed and CEAF-e. ``--misses`` lists the clusters that differ, of the part
*tuning* only: *heldout* stays unseen.
"""

import sys
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from evals.across.clusters import Score, b_cubed, ceaf_e
from evals.across.reports import PARTS, Mark, Marked, Set, read_set

from standoff.domains import load_domain
from standoff.engine.build import record_of
from standoff.extract.annotate import annotate_many
from standoff.record.annotation import Annotation
from standoff.record.event import Event
from standoff.record.record import Record
from standoff.resolve.report import Report

Clusters = dict[Hashable, Hashable]
# A stretch of a report, by offsets, and the entry that it tells of.
Told = tuple[tuple[int, int], str]
# So many characters may lie between a strike's name and the word for its phase.
NEAR = 40
FAR = 9


class Compared(NamedTuple):
    """Of one kind: the clusters of the editor and ours over the same mentions, and how many mentions there were."""

    kind: str
    gold: Clusters
    ours: Clusters
    marked: int

    def line(self) -> str:
        """The figures."""
        three, ceaf = b_cubed(self.gold, self.ours), ceaf_e(self.gold, self.ours)
        return (
            f"{self.kind:<9} {len(self.gold):>4} of {self.marked:>4} mentions   "
            f"B-cubed {_percent(three)}   CEAF-e {_percent(ceaf)}"
        )


def main() -> None:
    for part in [one for one in PARTS if one in sys.argv] or PARTS:
        marked = read_set(part)
        print(part)
        for compared in comparisons(marked):
            print(f"  {compared.line()}")
            if part == "tuning" and "--misses" in sys.argv:
                _tell(compared, marked)


def comparisons(marked: Set) -> Iterator[Compared]:
    """Actors, events and disputes, as an editor and Standoff put them together."""
    documents = [one.document for one in marked.reports]
    domain = load_domain()
    annotations = list(annotate_many(documents, domain))
    record = record_of([Report(*pair) for pair in zip(documents, annotations, strict=True)], domain, None)
    told = {one.document: one for one in annotations}
    yield _actors(marked.reports, told, record)
    yield _events(marked.reports, told, record)
    yield _disputes(marked.reports, record)


def _actors(reports: Iterable[Marked], told: Mapping[str, Annotation], record: Record) -> Compared:
    entry_of = {mention: one.id for one in record.actors for mention in one.mentions}
    gold: Clusters = {}
    ours: Clusters = {}
    marked = 0
    for report in reports:
        named = [
            ((passage.start, passage.end), entry_of.get(one.id, one.id))
            for one in told[report.document.id].actors
            for passage in one.passages
        ]
        for mark in report.marks:
            if mark.kind == "a":
                marked += 1
                found = _found(mark, named)
                if found is not None:
                    gold[report.name, mark.start] = mark.key
                    ours[report.name, mark.start] = found
    return Compared("actors", gold, ours, marked)


def _events(reports: Sequence[Marked], told: Mapping[str, Annotation], record: Record) -> Compared:
    """Events: each that was found is compared by one mark, that of its phase where it has one."""
    entry_of = {mention: one.id for one in record.events for mention in one.mentions}
    disputes = {one.dispute for one in reports}
    gold: Clusters = {}
    ours: Clusters = {}
    marked = 0
    for report in reports:
        marks = [one for one in report.marks if one.kind == "e"]
        marked += len(marks)
        pairs = sorted(
            (*_fit(mark, event), mark.start, event.id, mark.key)
            for event in told[report.document.id].events
            for mark in marks
            if event.id in entry_of and _fit(mark, event)[0] < FAR
        )
        used: set[str | int] = set()
        for _, _, start, event_id, key in pairs:
            if not used & {start, event_id}:
                used |= {start, event_id}
                gold[report.name, start] = _of_dispute(report.dispute, key, disputes)
                ours[report.name, start] = entry_of[event_id]
    return Compared("events", gold, ours, marked)


def _of_dispute(dispute: str, key: str, disputes: Collection[str]) -> tuple[str, str]:
    """An event's dispute and key: the key of another dispute's event begins with the name of that dispute."""
    other = next((one for one in disputes if key.startswith(one)), None)
    return (dispute, key) if other is None else (other, key.removeprefix(other).lstrip("-"))


def _fit(mark: Mark, event: Event) -> tuple[int, int]:
    """How badly a mark fits an event: the less, the better; ``FAR`` where it does not."""
    apart = max(event.trigger.start - mark.end, mark.start - event.trigger.end)
    of_phase = event.phase not in {None, "continued"}
    if of_phase and mark.key.startswith("strike-") and apart < NEAR:
        return 0, apart
    return (1 if of_phase else 0, apart) if apart < 0 else (FAR, apart)


def _found(mark: Mark, told: Iterable[Told]) -> str | None:
    """The entry whose words share most with a mark's; of several, the one told in fewest."""
    shared = [
        (min(mark.end, end) - max(mark.start, start), start - end, entry)
        for (start, end), entry in told
        if start < mark.end and mark.start < end
    ]
    return max(shared)[2] if shared else None


def _disputes(reports: Iterable[Marked], record: Record) -> Compared:
    dispute_of = {document: one.id for one in record.disputes for document in one.documents}
    gold: Clusters = {one.name: one.dispute for one in reports}
    # A report that is of no dispute is a cluster of its own.
    ours: Clusters = {one.name: dispute_of.get(one.document.id, one.name) for one in reports}
    return Compared("disputes", gold, ours, len(gold))


def _tell(compared: Compared, marked: Set) -> None:
    texts = {one.name: one.document.text for one in marked.reports}
    marks = {(one.name, mark.start): mark for one in marked.reports for mark in one.marks}

    def words(mention: Hashable) -> str:
        if not isinstance(mention, tuple):
            return str(mention)
        name, start = mention
        return f"{name.split('/')[1]}:{texts[name][start : marks[name, start].end]}"

    for what, here, there in (("parted", compared.gold, compared.ours), ("mixed", compared.ours, compared.gold)):
        members: dict[Hashable, dict[Hashable, list[Hashable]]] = defaultdict(lambda: defaultdict(list))
        for mention, cluster in here.items():
            members[cluster][there[mention]].append(mention)
        for cluster, pieces in members.items():
            if len(pieces) > 1:
                shown = " || ".join(f"{key}: {', '.join(map(words, each))}" for key, each in pieces.items())
                print(f"    {what} {cluster}: {shown}")


def _percent(score: Score) -> str:
    return f"P {100 * score.precision:5.1f} R {100 * score.recall:5.1f} F1 {100 * score.f1:5.1f}"


if __name__ == "__main__":
    main()
