"""What a reviewer decides stays decided: through new reports, in any order, and until it is undone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.support import domain, of_kind, reports

from standoff.engine import deciding
from standoff.engine.build import decide_in_store, record_of
from standoff.record import Actor, Commitment, Decision, Event, Record
from standoff.resolve.decisions import DecisionError
from standoff.resolve.report import Report
from standoff.store import open_store

ASSAULT = (
    "Relatives of a patient beat up Dr Anil Marsh at Harbour Lane Hospital in Patna on Monday night. "
    "Junior doctors went on strike on Tuesday. Health Secretary Nora Quill promised 40 guards by 30 April."
)
AGAIN = "Dr Ravi Marsh said the strike of junior doctors in Patna would go on. Health Secretary Nora Quill left Patna."
LATER = (
    "Junior doctors in Patna called off their strike on Friday. The attack on Dr Anil Marsh at Harbour Lane Hospital "
    "is before a court. Health Secretary Quill did not speak of the 40 guards."
)
HOW = {"by": "mira", "at": "2023-04-01T10:00:00Z"}


@pytest.fixture(scope="module")
def told() -> list[Report]:
    return reports((ASSAULT, date(2023, 3, 14)), (AGAIN, date(2023, 3, 16)), (LATER, date(2023, 3, 18)))


@pytest.fixture(scope="module")
def record(told: list[Report]) -> Record:
    return record_of(told, domain())


def decided(told: list[Report], *made: Decision) -> Record:
    """The record by some decisions: the same in whatever order reports and decisions come."""
    first = record_of(told, domain(), decisions=made)
    assert record_of(told[::-1], domain(), decisions=made[::-1]) == first
    return first


def person(record: Record, name: str) -> Actor:
    return next(one for one in record.actors if one.name == name)


def attack(record: Record) -> Event:
    return of_kind(record, "attack")[0]


def promise(record: Record) -> Commitment:
    return next(one for one in record.commitments if one.matter is not None and one.by is not None)


def test_what_is_rejected_leaves_the_record_and_nothing_else_does(told: list[Report], record: Record) -> None:
    entry = attack(record)
    after = decided(told, deciding.reject(record, entry.id, **HOW))
    assert entry.id not in {one.id for one in after.events}
    assert [one for one in record.events if one.kind == "strike"] == [
        one for one in after.events if one.kind == "strike"
    ]


def test_a_correction_holds_for_the_entry_and_what_follows_from_it(told: list[Report], record: Record) -> None:
    entry = promise(record)
    after = decided(told, deciding.correct(record, domain(), entry.id, "due", "2023-03-15", **HOW))
    (corrected,) = [one for one in after.commitments if set(one.mentions) & set(entry.mentions)]
    assert corrected.due is not None
    assert corrected.due.day == date(2023, 3, 15)
    assert corrected.ruling is not None
    assert corrected.ruling.status == "overdue"


def test_two_persons_are_merged_and_split_again(told: list[Report], record: Record) -> None:
    one, other = person(record, "Anil Marsh"), person(record, "Ravi Marsh")
    merged = deciding.merge(record, [one.id, other.id], **HOW)
    after = decided(told, merged)
    (both,) = [each for each in after.actors if set(each.mentions) >= {*one.mentions, *other.mentions}]
    parted = deciding.split(after, both.id, other.mentions, by="jonas", at="2023-04-02T10:00:00Z")
    last = decided(told, merged, parted)
    assert {tuple(sorted(each.mentions)) for each in last.actors if each.kind == "person"} == {
        tuple(sorted(each.mentions)) for each in record.actors if each.kind == "person"
    }


def test_events_that_are_split_stay_apart(told: list[Report], record: Record) -> None:
    entry = attack(record)
    assert len(entry.mentions) == 2
    after = decided(told, deciding.split(record, entry.id, entry.mentions[1:], **HOW))
    assert {one.mentions for one in of_kind(after, "attack")} == {entry.mentions[:1], entry.mentions[1:]}


def test_a_status_by_a_reviewer_says_so_and_why(told: list[Report], record: Record) -> None:
    after = decided(
        told, deciding.set_status(record, promise(record).id, "fulfilled", reason="seen at the gate", **HOW)
    )
    ruling = promise(after).ruling
    assert ruling is not None
    assert ruling.status == "fulfilled"
    assert "seen at the gate" in ruling.rule
    assert "mira" not in ruling.rule


@pytest.mark.parametrize("hide", [True, False])
def test_a_name_is_withheld_or_shown(told: list[Report], record: Record, hide: bool) -> None:
    after = decided(told, deciding.mask(record, person(record, "Nora Quill").id, hide=hide, **HOW))
    assert person(after, "Nora Quill").private is hide


def test_what_is_undone_is_as_if_it_had_never_been_decided(told: list[Report], record: Record) -> None:
    made = deciding.reject(record, attack(record).id, **HOW)
    undone = deciding.undo((made,), made.id, by="jonas", at="2023-04-02T10:00:00Z")
    after = decided(told, made, undone)
    assert after.events == record.events
    assert [one.verdict for one in deciding.history(after, attack(after))] == ["reject", "undo"]


def test_a_decision_outlasts_an_older_report_that_founds_the_entry_anew(told: list[Report], record: Record) -> None:
    made = deciding.mask(record, person(record, "Nora Quill").id, hide=True, **HOW)
    older = reports(("Health Secretary Nora Quill met junior doctors in Patna on Sunday.", date(2023, 3, 13)))
    after = decided([*told, *older], made)
    assert person(after, "Nora Quill").id != person(record, "Nora Quill").id
    assert person(after, "Nora Quill").private


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda r: deciding.accept(r, "e_nothing", **HOW), "no entry bears", id="unknown"),
        pytest.param(lambda r: deciding.merge(r, [attack(r).id], **HOW), "two entries", id="one-entry"),
        pytest.param(lambda r: deciding.merge(r, [attack(r).id, r.actors[0].id], **HOW), "of one kind", id="two-kinds"),
        pytest.param(
            lambda r: deciding.split(r, attack(r).id, attack(r).mentions, **HOW), "must leave some", id="all-of-it"
        ),
        pytest.param(lambda r: deciding.split(r, attack(r).id, ["e_x"], **HOW), "no mention of", id="not-its-mention"),
        pytest.param(
            lambda r: deciding.correct(r, domain(), attack(r).id, "kind", "party", **HOW), "does not know", id="kind"
        ),
        pytest.param(
            lambda r: deciding.correct(r, domain(), attack(r).id, "trigger", "x", **HOW), "cannot be", id="field"
        ),
        pytest.param(
            lambda r: deciding.correct(r, domain(), promise(r).id, "due", "soon", **HOW), "cannot be 'soon'", id="day"
        ),
        pytest.param(
            lambda r: deciding.set_status(r, promise(r).id, "fulfilled", reason=" ", **HOW), "reason", id="why"
        ),
        pytest.param(lambda r: deciding.mask(r, attack(r).id, hide=True, **HOW), "only the names", id="mask-an-event"),
        pytest.param(lambda r: deciding.undo(r.decisions, "j_1", **HOW), "no decision", id="undo-nothing"),
    ],
)
def test_a_decision_that_cannot_be_made_says_why(
    record: Record, make: Callable[[Record], Decision], words: str
) -> None:
    with pytest.raises(DecisionError, match=words):
        make(record)


def test_decisions_are_kept_in_the_store_through_later_builds(told: list[Report], tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store:
        store.add([(one.document, one.annotation) for one in told[:2]], "test")
        record = record_of(told[:2], domain())
        store.replace_record(record)
        made = deciding.mask(record, person(record, "Nora Quill").id, hide=True, **HOW)
        decide_in_store(store, [made, made], domain())
        assert store.decisions() == (made,)
        assert not store.stale()
        store.add([(told[2].document, told[2].annotation)], "test")
        assert store.stale()
        after = decide_in_store(store, [], domain())
        assert person(after, "Nora Quill").private
        assert store.record() == after


def test_what_a_rejected_actor_said_was_said_by_nobody_known(told: list[Report], record: Record) -> None:
    speaker = person(record, "Ravi Marsh")
    assert any(one.speaker == speaker.id for one in record.statements)
    after = decided(told, deciding.reject(record, speaker.id, **HOW))
    known = {one.id for one in after.actors}
    assert {one.speaker for one in after.statements if one.speaker is not None} <= known
    assert len(after.statements) == len(record.statements)
