"""Fits the weights by which a sentence is taken to tell what came of a promise.

    python -m training.links [--of 'disputes-[67].txt']

The marked stories are read as any reports are; each pair of a development and a promise that it may be of becomes a row
of evidence (``standoff.reason.link_evidence``), right where the story's marks tie the two. The encoder's reading is
part of the evidence, so the stories must be ones that the encoder was not trained on: those that are kept back, and
more. Train it with ``training.train --leave-out 'disputes-[67].txt'``, fit, and only then train it on all. Prints
precision and recall on five parts, each fitted on the other four.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from standoff.domains import load_domain
from standoff.engine.build import record_of
from standoff.engine.stories import sentence_before
from standoff.extract.annotate import annotate_many
from standoff.language.ties import verdict
from standoff.reason.link_evidence import READ, START, evidence, log_odds
from standoff.reason.links import open_promises
from standoff.record.commitment import Commitment
from standoff.record.document import Appearance, Document, Origin
from standoff.record.identity import document_id
from standoff.record.record import Record
from standoff.record.when import on
from standoff.resolve.report import Report
from training.data import PASSAGES, is_kept_back
from training.marks import MarkedReport, read_stories

SEED = 7
PARTS = 5
STRENGTH = 0.5
WEIGHTS = Path("src/standoff/reason/link_weights.json")


class Row(NamedTuple):
    """A development beside a promise: where it stands, the evidence, and whether the marks tie the two."""

    story: str
    place: tuple[str, int]
    found: dict[str, float]
    right: bool


def rows(story: Sequence[MarkedReport]) -> Iterator[Row]:
    """All pairs of a development and a promise of a story."""
    documents = [_document(report) for report in story]
    reports = [
        Report(document, annotation)
        for document, annotation in zip(documents, annotate_many(documents, load_domain()), strict=True)
    ]
    record = record_of(reports, load_domain(), documents[-1].published.latest, ())
    marked = {document.id: report for document, report in zip(documents, story, strict=True)}
    promised = {one.id: set(_promises(one, marked)) for one in record.commitments}
    before = sentence_before({document.id: document.text for document in documents})
    for told in _developments(reports, record):
        may_be = open_promises(told, record.commitments)
        outcomes = {
            mark.key
            for mark in marked[told.passage.document].marks
            if mark.kind == "outcome" and mark.start < told.passage.end and told.passage.start < mark.end
        }
        for one in may_be:
            found = evidence(told, one, before(told), len(may_be))
            read = {READ: log_odds(verdict(one.text, told.passage.quote).something)}
            place = (told.passage.document, told.passage.start)
            yield Row(story[0].story, place, found | read, bool(outcomes & promised[one.id]))


def _document(report: MarkedReport) -> Document:
    published = on(date.fromisoformat(report.day))
    appearance = Appearance(origin=Origin(file=report.story), published=published)
    return Document(id=document_id(report.text), text=report.text, appearances=(appearance,), published=published)


def _developments(reports: Sequence[Report], record: Record) -> Iterator:
    joined = {mention: one.id for one in record.commitments for mention in one.mentions}
    for report in reports:
        for told in report.annotation.developments:
            yield msgspec.structs.replace(told, commitment=joined.get(told.commitment or ""))


def _promises(commitment: Commitment, marked: dict[str, MarkedReport]) -> Iterator[str]:
    """The keys of the marked promises whose words a commitment holds."""
    for document, report in marked.items():
        at = report.text.find(commitment.text)
        own = [(one.start, one.end) for one in commitment.passages if one.document == document]
        spans = [(at, at + len(commitment.text))] if at >= 0 else own
        for mark in report.marks:
            if mark.kind == "promise" and any(start < mark.end and mark.start < end for start, end in spans):
                yield mark.key


def fit(told: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """The weights of the evidence, and where to begin."""
    values = np.array([[row.found[name] for name in names] for row in told])
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(scaler.transform(values), [row.right for row in told])
    weights = model.coef_[0] / scaler.scale_
    start = float(model.intercept_[0] - weights @ scaler.mean_)
    return {START: start} | {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def likely(row: Row, weights: dict[str, float]) -> float:
    """How likely a pair is one by some weights."""
    total = weights[START] + sum(weights[name] * value for name, value in row.found.items())
    return float(1 / (1 + np.exp(-total)))


def main() -> None:
    """Fit, say how well parts that were left out are told, and write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--of", default="disputes-[67].txt")
    options.add_argument("--out", type=Path, default=WEIGHTS)
    given = options.parse_args()
    files = sorted(PASSAGES.glob("disputes-*.txt"))
    unseen = [
        story
        for file in files
        for story in read_stories(file)
        if fnmatch(file.name, given.of) or is_kept_back(story[0].story)
    ]
    told = [row for story in unseen for row in rows(story)]
    names = list(told[0].found)
    stories = sorted({row.story for row in told})
    random.Random(SEED).shuffle(stories)
    found: list[tuple[float, Row]] = []
    for part in range(PARTS):
        out = set(stories[part::PARTS])
        weights = fit([row for row in told if row.story not in out], names)
        found += [(likely(row, weights), row) for row in told if row.story in out]
    _say(found)
    weights = {name: round(weight, 3) for name, weight in fit(told, names).items()}
    given.out.write_text(json.dumps(weights, indent=2) + "\n", "utf-8")


def _say(found: Sequence[tuple[float, Row]]) -> None:
    wanted = len({row.place for _, row in found if row.right})
    print(f"{len(found)} pairs; {wanted} sentences of a promise")
    best: dict[tuple[str, int], tuple[float, bool]] = {}
    for share, row in found:
        best[row.place] = max(best.get(row.place, (0.0, False)), (share, row.right))
    for least in (0.2, 0.3, 0.4, 0.5, 0.6):
        taken = [right for share, right in best.values() if share >= least]
        print(f"likelier than {least}: precision {np.mean(taken):.2f}, recall {sum(taken) / wanted:.2f}")


if __name__ == "__main__":
    main()
