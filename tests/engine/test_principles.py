"""The design's principles over the sample reports: evidence for every entry, the same record in whatever order."""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import EXAMPLES, domain, passages_in

from standoff.engine.build import build_in_memory, build_in_store, record_of
from standoff.extract.annotate import annotate_many
from standoff.read import read
from standoff.record import Document, Record
from standoff.resolve.report import Report
from standoff.store import open_store

# A handful of each dispute: dated and undated ones, copies, a page, a file of several reports.
FILES = (
    "2019-06-11-eastern-press-service.txt",
    "2019-06-13-eastern-press-service.txt",
    "2019-06-13-hooghly-courier.txt",
    "2019-06-14-river-city-news.html",
    "2024-08-13-bengal-ledger.html",
    "2024-09-20-eastern-press-service.txt",
    "2024-10-01-bengal-ledger.txt",
    "2024-10-07-eastern-press-service.txt",
    "city-desk-duties-resume-at-midnight.txt",
    "district-desk-attack-at-sagore-dutta.txt",
)
PATHS = tuple(EXAMPLES / name for name in FILES)
FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@cache
def annotated_samples() -> tuple[Report, ...]:
    documents = [one for one in read(*PATHS) if isinstance(one, Document)]
    return tuple(Report(*pair) for pair in zip(documents, annotate_many(documents, domain()), strict=True))


@cache
def sample_record() -> Record:
    return record_of(annotated_samples(), domain())


def written(record: Record) -> bytes:
    """A record without what was set aside, which depends on what was read and not on what was said."""
    return msgspec.structs.replace(record, set_aside=()).to_json()


def test_the_sample_makes_a_record_worth_testing() -> None:
    record = sample_record()
    assert len(record.documents) == len(FILES)
    assert len(record.disputes) >= 2
    assert len(record.events) > 20
    assert record.statements
    assert record.demands
    assert record.commitments
    assert record.derivations


def test_no_entry_without_evidence() -> None:
    record = sample_record()
    texts = {document.id: document.text for document in record.documents}
    for kind, entry in record.entries():
        cited = list(passages_in(entry))
        if kind != "disputes":
            assert cited, f"{kind} {entry.id} cites no words"
        for passage in cited:
            assert texts[passage.document][passage.start : passage.end] == passage.quote


def test_a_dispute_rests_on_its_documents() -> None:
    documents = {document.id for document in sample_record().documents}
    for dispute in sample_record().disputes:
        assert dispute.documents
        assert set(dispute.documents) <= documents


def test_texts_are_never_changed() -> None:
    texts = {report.document.id: report.document.text for report in annotated_samples()}
    assert {document.id: document.text for document in sample_record().documents} == texts


def test_what_is_worked_out_shows_its_working() -> None:
    record = sample_record()
    told = {one.id: one for one in record.derivations}
    events = [one for one in record.events if one.when.got == "counted"]
    for event in events:
        if event.when.derivation is not None:
            assert told[event.when.derivation].steps
    for derivation in record.derivations:
        assert derivation.steps
        assert derivation.result


@FEW
@given(st.permutations(range(len(FILES))))
def test_the_order_of_reading_does_not_matter(order: Sequence[int]) -> None:
    samples = annotated_samples()
    assert written(record_of([samples[place] for place in order], domain())) == written(sample_record())


@settings(max_examples=4, deadline=None)
@given(st.permutations(PATHS), st.lists(st.sampled_from(PATHS), max_size=2))
def test_sources_in_any_order_and_named_twice_give_the_same_record(order: Sequence[Path], again: list[Path]) -> None:
    built = build_in_memory([*order, *again], domain())
    assert written(built.record) == written(sample_record())
    assert built.new == len(FILES)


@settings(max_examples=4, deadline=None)
@given(order=st.permutations(PATHS), cut=st.integers(min_value=0, max_value=len(PATHS)))
def test_built_at_once_or_in_two_goes_the_stored_record_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, order: Sequence[Path], cut: int
) -> None:
    where = tmp_path_factory.mktemp("stores") / "desk.db"
    with open_store(str(where)) as store:
        first = build_in_store(order[:cut], store, domain()) if cut else None
        second = build_in_store(order[cut:] or order, store, domain())
        assert written(second.record) == written(sample_record())
        assert (first.new if first else 0) + second.new == len(FILES)
        again = build_in_store(order, store, domain())
        assert again.new == 0
        assert again.record == second.record


@pytest.mark.parametrize("as_of", [date(2019, 6, 12), date(2019, 12, 31), date(2024, 9, 25), date(2024, 10, 5)])
def test_as_of_a_day_the_record_is_that_of_the_reports_published_by_then(as_of: date) -> None:
    record = record_of(annotated_samples(), domain(), as_of)
    assert record.as_of == as_of
    for document in record.documents:
        assert document.published.latest is not None
        assert document.published.latest <= as_of
    texts = {document.id: document.text for document in record.documents}
    for passage in passages_in([entry for _, entry in record.entries()]):
        assert passage.quote in texts[passage.document]


def test_the_record_is_plain_json() -> None:
    plain = json.loads(sample_record().to_json())
    assert json.loads(json.dumps(plain)) == plain
    assert set(plain) >= {"documents", "events", "disputes", "commitments"}
