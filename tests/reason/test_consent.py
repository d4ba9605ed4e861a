"""Whose word puts a promise off, and whether those it was made to agree."""

from datetime import date

from tests.support import record_of_texts

from standoff.publish.index import Index
from standoff.publish.views.commitments import commitment_row
from standoff.record import Commitment, Record

PROMISED = (
    "The West Bengal government promised on Monday to install cameras at Harbour Lane Hospital by March 31. "
    "Junior doctors are on strike.",
    date(2023, 3, 13),
)
PUT_OFF = (
    "The West Bengal government promised on Thursday to install the cameras at Harbour Lane Hospital by May 31. "
    "Junior doctors are on strike.",
    date(2023, 4, 6),
)
DEMANDED = (
    "Junior doctors demanded on Monday that the West Bengal government install cameras by March 31.",
    date(2023, 3, 13),
)
WAITED = (
    "Junior doctors demanded on Friday that the West Bengal government install cameras by June 15.",
    date(2023, 4, 7),
)


def cameras(record: Record) -> Commitment:
    (found,) = [one for one in record.commitments if one.matter == "security > cameras"]
    return found


def told(record: Record) -> tuple[str, ...]:
    return commitment_row(Index(record), cameras(record)).put_off


def test_a_later_day_of_the_same_promise_puts_it_off() -> None:
    record = record_of_texts(PROMISED, PUT_OFF)
    assert cameras(record).due is not None
    assert told(record) == ("put off to 31 May 2023 by West Bengal government",)


def test_a_promise_told_again_with_its_day_is_not_put_off() -> None:
    again = (PROMISED[0].replace("on Monday", "on March 13"), date(2023, 3, 20))
    assert told(record_of_texts(PROMISED, again)) == ()


def test_a_look_back_at_the_first_day_changes_nothing() -> None:
    recalled = (
        PROMISED[0].replace("on Monday", "in March").replace("by March 31", "by March 31, 2023"),
        date(2023, 4, 20),
    )
    record = record_of_texts(PROMISED, PUT_OFF, recalled)
    due = cameras(record).due
    assert due is not None
    assert due.latest == date(2023, 5, 31)
    assert len(told(record)) == 1


def test_those_who_put_off_their_own_deadline_consent() -> None:
    (words,) = told(record_of_texts(PROMISED, DEMANDED, PUT_OFF, WAITED))
    assert words.endswith("with the consent of doctors")


def test_those_who_keep_to_their_deadline_do_not_consent() -> None:
    (words,) = told(record_of_texts(PROMISED, DEMANDED, PUT_OFF))
    assert "consent" not in words
