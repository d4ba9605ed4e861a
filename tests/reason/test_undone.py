"""What was done and undone again, done in part, or told by the one who promised it."""

from datetime import date

import msgspec
import pytest
from tests.reason.commitments import promise, word
from tests.support import annotated, record_of_texts

from standoff.reason.status import rule_on
from standoff.record import Commitment, Record
from standoff.record.commitment import Said, Status
from standoff.record.extension import Renewal
from standoff.record.when import on

PROMISED = (
    "Nurses at Milltown Hospital in Patna went on strike on Monday. The state government promised to install 60 "
    "cameras by June 30.",
    date(2024, 5, 7),
)
DONE = (
    "All 60 cameras have been installed at Milltown Hospital in Patna, the nurses said on Sunday.",
    date(2024, 6, 24),
)
REMOVED = (
    "The cameras at Milltown Hospital in Patna were removed on Sunday because the contractor was not paid, the nurses "
    "said.",
    date(2024, 7, 16),
)
IN_PART = (
    "Of the 60 cameras promised to Milltown Hospital in Patna, 30 have been installed, the state government said on "
    "Wednesday. The nurses said only ten cameras had been installed.",
    date(2024, 6, 20),
)


def the_promise(record: Record) -> Commitment:
    (found,) = [one for one in record.commitments if one.matter == "security > cameras"]
    return found


def status(*told: tuple[str, date]) -> Status:
    ruling = the_promise(record_of_texts(*told)).ruling
    assert ruling is not None
    return ruling.status


def test_what_is_done_and_undone_is_not_done() -> None:
    assert status(PROMISED, DONE) == "fulfilled"
    assert status(PROMISED, DONE, REMOVED) == "not done"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("The guards at Milltown Hospital were withdrawn on Sunday.", "undone", id="withdrawn"),
        pytest.param("The cameras have been removed.", "undone", id="removed"),
        pytest.param("The cameras broke down in May, doctors said.", "undone", id="broke-down"),
        pytest.param("The state has dismantled the cameras.", "undone", id="active"),
        pytest.param("The cameras no longer work.", "undone", id="no-longer"),
        pytest.param("The case against the doctors was withdrawn.", "claimed done", id="a-burden"),
        pytest.param("The union said only ten cameras had been installed.", "in progress", id="only"),
        pytest.param("Of the 60 cameras promised, 30 have been installed.", "in progress", id="of-the-60"),
        pytest.param("All 60 cameras have been installed.", "claimed done", id="all"),
    ],
)
def test_what_is_said(text: str, said: Said) -> None:
    (one,) = [one for one in annotated(text).developments if one.found_by == "words"]
    assert one.said == said


def test_the_parts_that_each_side_tells_stand_as_a_series_and_as_a_conflict() -> None:
    record = record_of_texts(PROMISED, IN_PART)
    progress = {(one.progress.done, one.progress.planned) for one in record.developments if one.progress is not None}
    assert progress == {(30.0, 60.0), (10.0, 60.0)}
    assert status(PROMISED, IN_PART) == "in progress"
    (conflict,) = [one for one in record.conflicts if one.kind == "count"]
    assert {side.holds for side in conflict.sides} == {"30 of 60", "10 of 60"}


def test_who_promised_to_remove_something_keeps_that_by_removing_it() -> None:
    promised = (
        "Traders in Patna went on strike on Monday. The state government promised to remove the gates at the market.",
        date(2024, 5, 7),
    )
    removed = ("The gates at the market in Patna were removed on Sunday, the traders on strike said.", date(2024, 6, 4))
    said = {one.said for one in record_of_texts(promised, removed).developments}
    assert "undone" not in said


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        pytest.param(("claimed done", 1), ("undone", 2), "not done", id="undone-since"),
        pytest.param(("claimed done", 3), ("undone", 2), "contested", id="claimed-since"),
        pytest.param(("claimed done", 1), ("in progress", 2), "contested", id="only-a-part"),
        pytest.param(("undone", 2), ("confirmed done", 1), "not done", id="promiser-undid-it"),
        pytest.param(("undone", 1), ("confirmed done", 2), "fulfilled", id="done-again"),
    ],
)
def test_the_last_word_on_what_was_done(mine: tuple[Said, int], theirs: tuple[Said, int], expected: Status) -> None:
    told = [word(mine[0], "state", date(2024, 2, mine[1])), word(theirs[0], "doctors", date(2024, 2, theirs[1]))]
    ruling = rule_on(promise(made=date(2024, 1, 1)), told, date(2024, 2, 10), 3).ruling
    assert ruling is not None
    assert ruling.status == expected


def test_a_promise_made_anew_stands_as_new() -> None:
    old = promise(made=date(2024, 1, 1), due=date(2024, 3, 1))
    renewal = Renewal(when=on(date(2024, 2, 5)), passage=old.passages[0])
    told = [word("confirmed done", "doctors", date(2024, 2, 1)), word("undone", "doctors", date(2024, 2, 2))]
    for renewals, expected in (((), "not done"), ((renewal,), "pending")):
        again = msgspec.structs.replace(old, renewals=renewals)
        ruling = rule_on(again, told, date(2024, 2, 10), 3).ruling
        assert ruling is not None
        assert ruling.status == expected


def test_the_one_who_promised_is_no_independent_witness_whatever_their_side() -> None:
    record = record_of_texts(
        (
            "Nurses at Milltown Hospital in Patna went on strike on Monday. Governor Ada Quill promised to install "
            "cameras by June 30.",
            date(2024, 5, 7),
        ),
        (
            "Nurses at Milltown Hospital in Patna are still on strike. Governor Ada Quill said on Sunday that the "
            "cameras had been installed.",
            date(2024, 5, 14),
        ),
    )
    ruling = the_promise(record).ruling
    assert ruling is not None
    assert ruling.status == "claimed"
