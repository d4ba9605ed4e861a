"""Adding to a record gives what building it all anew gives, and works out again only what it touches."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest
from benchmarks.made_reports import made_reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from tests.engine.test_principles import annotated_samples, sample_record, written
from tests.support import domain, reports

from standoff.engine import memory
from standoff.engine.build import decide_in_store, record_in_store, record_of
from standoff.engine.deciding import now
from standoff.engine.stories import Inputs, Told, work_out
from standoff.language import ties
from standoff.language.encoder import Vectors, encode_pair
from standoff.record import Decision, Record
from standoff.record.decision import decide
from standoff.resolve.disputes import Story, part_disputes
from standoff.resolve.gist import gist_of
from standoff.resolve.likely_copies import signatures
from standoff.resolve.report import Report
from standoff.store import Store, open_store, schema

READING = "made for a test"
FEW = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@cache
def made() -> tuple[Report, ...]:
    """Reports of a few disputes of several states, some without places."""
    return tuple(made_reports(annotated_samples(), 30, seed=3))


@cache
def made_record() -> Record:
    return record_of(made(), domain())


def added(store: Store, reports: Sequence[Report]) -> Record:
    """The record once reports have been added, which is kept."""
    store.add(reports, READING)
    record = record_in_store(store, domain(), learns=True)
    store.replace_record(record)
    return record


def parts(items: Sequence[Report], cuts: Sequence[int]) -> list[Sequence[Report]]:
    ends = [*sorted(cut for cut in cuts if cut <= len(items)), len(items)]
    return [items[begun:end] for begun, end in zip([0, *ends], ends, strict=False) if begun < end]


def shuffled(count: int) -> st.SearchStrategy[tuple[list[int], list[int]]]:
    return st.tuples(st.permutations(range(count)), st.lists(st.integers(1, count - 1), max_size=3, unique=True))


@FEW
@given(data=st.data())
@pytest.mark.parametrize("kind", ["samples", "made"])
def test_in_any_order_and_any_number_of_goes_the_kept_record_is_that_of_all_reports(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    reports, whole = (annotated_samples(), sample_record()) if kind == "samples" else (made(), made_record())
    order, cuts = data.draw(shuffled(len(reports)))
    with open_store(tmp_path_factory.mktemp("stores") / "desk.db") as store:
        for part in parts([reports[place] for place in order], cuts):
            before = added(store, part)
        assert written(before) == written(whole)
        # Ids that an entry bore before are kept for good, and those of its mentions in a table of their own.
        kept = msgspec.structs.replace(store.record(), aliases=whole.aliases)
        assert written(kept) == written(whole)
        assert written(added(store, reports)) == written(whole)


def test_what_is_known_of_a_day_comes_from_the_same_memory(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store:
        added(store, annotated_samples())
        for day in (date(2019, 6, 13), date(2024, 9, 25), date(2024, 10, 5)):
            assert written(record_in_store(store, domain(), day)) == written(
                record_of(annotated_samples(), domain(), day)
            )


def test_only_the_dispute_that_a_report_is_of_is_worked_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[Story] = []

    def noted(story: Story, inputs: Inputs, *rest: object) -> Told:
        worked.append(story)
        return work_out(story, inputs, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("standoff.engine.telling.work_out", noted)
    *before, last = made()
    with open_store(tmp_path / "desk.db") as store:
        assert len(added(store, before).disputes) == len(worked) >= 2
        worked.clear()
        added(store, before)
        assert not worked
        added(store, [last])
    assert [last.document.id in {report.document.id for report in story.reports} for story in worked] == [True]


def test_of_a_dispute_that_a_report_is_added_to_the_encoder_is_asked_only_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def noted(promise: str, told: str) -> Vectors:
        asked.append((promise, told))
        return encode_pair(promise, told)

    def as_if_begun_anew() -> None:
        monkeypatch.setattr(ties, "_MIND", ties._Asked())
        asked.clear()

    monkeypatch.setattr(ties, "encode_pair", noted)
    *before, last = sorted(annotated_samples(), key=lambda one: (one.document.day or date.min, one.document.id))
    with open_store(tmp_path / "desk.db") as store:
        as_if_begun_anew()
        added(store, before)
        known = set(asked)
        as_if_begun_anew()
        both = added(store, [last])
        assert known
        assert not known & set(asked)
    as_if_begun_anew()
    with open_store(tmp_path / "anew.db") as store:
        assert written(added(store, [*before, last])) == written(both)
        assert known <= set(asked)


def test_texts_that_were_read_before_are_not_signed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed: list[str] = []

    def noted(texts: Iterable[str]) -> Iterator[bytes]:
        signed.extend(those := list(texts))
        return signatures(those)

    monkeypatch.setattr("standoff.engine.dating.signatures", noted)
    *before, last = made()
    with open_store(tmp_path / "desk.db") as store:
        added(store, before)
        assert len(signed) == len(before)
        signed.clear()
        added(store, [last])
    assert signed == [last.document.text]


def test_a_promise_falls_due_though_no_report_of_its_dispute_was_added(tmp_path: Path) -> None:
    promised = (
        "Junior doctors of Harbour Lane Hospital in Patna went on strike on Monday. "
        "On Tuesday the state government promised that cameras would be installed by July 1."
    )
    early = reports((promised, date(2019, 6, 19)))
    late = [one for one in annotated_samples() if one.document.day is not None and one.document.day.year > 2019]
    with open_store(tmp_path / "desk.db") as store:
        (before,) = added(store, early).commitments
        both = added(store, late)
    assert written(both) == written(record_of([*early, *late], domain()))
    (after,) = [one for one in both.commitments if one.id == before.id]
    assert [one.ruling and one.ruling.status for one in (before, after)] == ["pending", "overdue"]


def test_decisions_are_carried_out_on_what_is_remembered(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store:
        record = added(store, annotated_samples())
        made_now = _decisions(record)
        for number, _ in enumerate(made_now):
            kept = decide_in_store(store, [made_now[number]], domain())
            assert written(kept) == written(record_of(annotated_samples(), domain(), decisions=made_now[: number + 1]))
        assert kept.events != record.events
        assert kept.demands != record.demands


def _decisions(record: Record) -> list[Decision]:
    """A decision of each kind that changes what is joined or what follows from it."""
    event, other = (one for one in record.events if len(one.mentions) > 1 and one.kind == "strike"), record.events
    several = next(event)
    people = [one for one in record.actors if one.kind == "person"]
    state = next(one for one in record.actors if one.side == "state")
    return [
        decide("reject", by="a", at=now(), mentions=other[0].mentions),
        decide("correct", by="a", at=now(), mentions=record.demands[0].mentions, field="to", value=state.id),
        decide("merge", by="a", at=now(), mentions=(people[0].mentions[0], people[1].mentions[0])),
        decide("split", by="a", at=now(), mentions=several.mentions[:1], apart_from=several.mentions[1:]),
        decide("status", by="a", at=now(), reason="b", mentions=record.commitments[0].mentions, value="dropped"),
        decide("mask", by="a", at=now(), mentions=people[2].mentions),
    ]


def test_what_is_remembered_and_cannot_be_read_is_worked_out_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store:
        added(store, annotated_samples())
        with store._database.writing() as connection:
            connection.execute(update(schema.remembered).values(data=b"not what was kept"))
        assert written(record_in_store(store, domain())) == written(sample_record())


def test_looking_at_a_day_adds_nothing_to_the_database(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store:
        added(store, annotated_samples())
    before = (tmp_path / "desk.db").read_bytes()
    with open_store(tmp_path / "desk.db") as store:
        record_in_store(store, domain(), date(2024, 9, 25))
    assert (tmp_path / "desk.db").read_bytes() == before


def test_gists_part_into_the_same_disputes_as_full_reports() -> None:
    for told in (annotated_samples(), made()):
        gists = [Report(document, gist_of(said).said) for document, said in told]
        parted = [
            [(story.area, story.side, [one.document.id for one in story.reports]) for story in stories]
            for stories in (part_disputes(each, {}, domain()) for each in (told, gists))
        ]
        assert parted[0] == parted[1]
        assert len(parted[0]) >= 2


@pytest.mark.parametrize("name", ["links.py", "words.yaml", "link_weights.json"])
def test_nothing_is_taken_from_a_program_with_other_rules_words_or_weights(tmp_path: Path, name: str) -> None:
    def known() -> str:
        total = hashlib.sha256()
        memory._add_code(tmp_path, total)
        return total.hexdigest()

    (tmp_path / name).write_text("1", "utf-8")
    before = known()
    assert known() == before
    (tmp_path / name).write_text("2", "utf-8")
    assert known() != before
