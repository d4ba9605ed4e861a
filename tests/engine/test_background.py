"""Reports that the gate lets pass by are kept; the record does without them, and so does the memory of a build."""

import tracemalloc
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.engine.test_principles import annotated_samples, written
from tests.support import domain, report_of

from standoff.engine.build import build_in_store, record_in_store, record_of
from standoff.record import Annotation, Document
from standoff.resolve.report import Report
from standoff.store import Store, open_store

READING = "made for a test"
STRUCK = "Doctors in the city struck work on Tuesday over an assault on two of them. They demanded security."
WEATHER = "Rain fell on the coast from morning to night, and the ferries stayed in the harbour."


def background(number: int, words: int = 60, day: date | None = None) -> Report:
    text = f"{number} {WEATHER} {'It rained. ' * words}"
    document = report_of(text, day, file="weather.jsonl")
    return Report(document, Annotation(document=document.id, published=document.published))


def added(store: Store, reports: Sequence[Report]) -> None:
    store.add(reports, READING)


def test_the_record_is_that_of_the_reports_that_say_something(tmp_path: Path) -> None:
    samples = annotated_samples()
    with open_store(tmp_path / "desk.db") as store:
        added(store, [*samples, *(background(number) for number in range(30))])
        record = record_in_store(store, domain())
        assert written(record) == written(record_of(samples, domain()))
        assert store.background() == 30
        assert len(list(store.reports())) == len(samples) + 30


def test_in_memory_and_kept_it_is_the_same_record(tmp_path: Path) -> None:
    # The last report known of tells what is overdue, whatever it is about.
    reports = [*annotated_samples(), background(1, day=date(2031, 1, 1))]
    with open_store(tmp_path / "desk.db") as store:
        added(store, reports)
        record = record_in_store(store, domain())
    assert written(record) == written(record_of(reports, domain()))
    days = {one.ruling.as_of for one in record.commitments if one.ruling is not None}
    assert days == {date(2031, 1, 1)}


def test_its_memory_does_not_grow_with_what_says_nothing(tmp_path: Path) -> None:
    """What is held at once while the record is made from a few reports, with few and with many others beside them."""
    taken = {}
    with open_store(tmp_path / "desk.db") as store:
        added(store, annotated_samples()[:2])
        record_in_store(store, domain(), learns=True)
        for beside in (0, 4_000):
            added(store, [background(number) for number in range(beside)])
            tracemalloc.start()
            record = record_in_store(store, domain())
            store.replace_record(record)
            taken[beside] = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    assert len(record.documents) == 2
    # Their texts alone are 3 MB.
    assert taken[4_000] < taken[0] + 1_500_000


def test_what_is_said_by_other_rules_comes_into_the_record_and_its_search_and_leaves_again(tmp_path: Path) -> None:
    document, annotation = next(one for one in annotated_samples() if one.annotation.events)
    nothing = Annotation(document=document.id, published=document.published)
    word = document.text.split()[0]
    with open_store(tmp_path / "desk.db") as store:
        for number, says in enumerate((nothing, annotation, nothing)):
            store.add([(document, says)], f"reading {number}")
            record = record_in_store(store, domain())
            store.replace_record(record)
            there = says is annotation
            assert [one.id for one in record.documents] == [document.id] * there
            found = [one.id for one in store.search(word, kinds=["documents"]).hits]
            assert found == [document.id] * there
            assert store.background() == (not there)


def test_how_many_there_are_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("a.txt", STRUCK), ("b.txt", WEATHER), ("c.txt", f"Again. {WEATHER}")):
        (tmp_path / "in" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    for new in (3, 0):
        ran = run("build", "in", "--db", "desk.db")
        assert ran.status == 0
        assert f"Read 3 reports, {new} new. desk.db holds 1 report in 1 dispute, and 2 beside the matter." in ran.out
    with open_store("desk.db") as store:
        built = build_in_store(["in"], store, domain())
        assert (built.met, built.background, len(built.record.documents)) == (3, 2, 1)
        assert {type(one) for one, _ in store.reports()} == {Document}
