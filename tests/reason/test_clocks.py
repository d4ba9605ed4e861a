"""Deadlines that are put off, run out or waited for; demands and promises made again."""

from datetime import date

import pytest
from tests.support import annotated, record_of_texts

from standoff.record import Commitment, Demand, Record
from standoff.resolve.joining import join_commitments

STRIKE = "Nurses at Milltown Hospital in Patna went on strike on Monday. "
DEMANDED = (
    f"{STRIKE}The Ward Nurses Union demanded cameras in every ward. The Ward Nurses Union gave the state government "
    "seven days to install the cameras. The state government promised to install 60 cameras by June 30.",
    date(2024, 5, 7),
)
UNANSWERED = (DEMANDED[0].split(" The state government promised")[0], DEMANDED[1])
PASSED = (
    "The seven-day deadline that the Ward Nurses Union in Patna gave the state government passed on Monday without a "
    "response.",
    date(2024, 5, 14),
)
WAITED = (
    "The Ward Nurses Union agreed on Thursday to extend the deadline for the cameras at Milltown Hospital in Patna to "
    "August 31.",
    date(2024, 6, 20),
)
RENEWED = (
    "The state government renewed its promise to install 60 cameras, this time by September 30.",
    date(2024, 6, 28),
)


def the_demand(record: Record) -> Demand:
    (found,) = [one for one in record.demands if one.matter == "security > cameras"]
    return found


def the_promise(record: Record) -> Commitment:
    (found,) = [one for one in record.commitments if one.matter == "security > cameras"]
    return found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("The doctors on Monday gave the state government seven days to post guards.", 20, id="days"),
        pytest.param("The doctors on Monday gave the state government two weeks to post guards.", 27, id="weeks"),
        pytest.param("The doctors on Monday gave the state government 48 hours to post guards.", 15, id="hours"),
        pytest.param("The doctors gave the state government a 14-day ultimatum to post guards.", 28, id="no-day"),
        pytest.param("The doctors have given the state until noon on Friday to post guards.", 17, id="until"),
    ],
)
def test_a_length_runs_from_when_it_was_given(text: str, day: int) -> None:
    (demand,) = annotated(text, date(2023, 3, 14)).demands
    assert demand.deadline is not None
    assert demand.deadline.latest == date(2023, 3, day)


def test_a_length_of_hours_ends_on_the_hour() -> None:
    text = "The doctors issued on Sunday noon a 72-hour ultimatum to the state government to post guards."
    (demand,) = annotated(text, date(2023, 3, 13)).demands
    assert demand.deadline is not None
    assert demand.deadline.day == date(2023, 3, 15)
    assert demand.deadline.clock is not None
    assert demand.deadline.clock.hour == 12


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("The union extended its deadline for guards to May 5.", "put off", id="extended"),
        pytest.param("The deadline for guards was extended to May 5.", "put off", id="passive"),
        pytest.param("The doctors agreed to wait until May 5 for the guards.", "put off", id="waits"),
        pytest.param("The deadline for guards passed on Monday.", "run out", id="passed"),
        pytest.param("The union refused to extend the deadline for guards to May 5.", None, id="refused"),
        pytest.param("The state asked the union to extend its deadline for guards to May 5.", None, id="asked"),
        pytest.param("The deadline for guards will lapse on Monday.", None, id="to-come"),
    ],
)
def test_what_is_told_of_a_deadline(text: str, said: str | None) -> None:
    found = annotated(text, date(2023, 3, 14)).clock_changes
    assert [one.said for one in found] == ([said] if said else [])
    assert all(one.until is None or one.until.latest == date(2023, 5, 5) for one in found)


def test_a_deadline_that_ran_out_lapses_and_one_put_off_runs_on() -> None:
    assert the_demand(record_of_texts(UNANSWERED, PASSED, as_of=date(2024, 5, 20))).state == "lapsed"
    demand = the_demand(record_of_texts(DEMANDED, WAITED, as_of=date(2024, 6, 21)))
    assert demand.state == "extended"
    assert demand.deadline is not None
    assert demand.deadline.latest == date(2024, 8, 31)


def test_a_deadline_put_off_by_a_length_ends_so_much_later() -> None:
    later = (
        "The Ward Nurses Union on Monday extended its deadline for cameras in Patna by 72 hours.",
        date(2024, 5, 13),
    )
    demand = the_demand(record_of_texts(UNANSWERED, later, as_of=date(2024, 5, 14)))
    assert demand.deadline is not None
    assert demand.deadline.latest == date(2024, 5, 17)


def test_who_agrees_to_wait_consents_to_the_later_day_of_a_promise() -> None:
    promise = the_promise(record_of_texts(DEMANDED, WAITED, as_of=date(2024, 7, 20)))
    assert promise.due is not None
    assert promise.due.latest == date(2024, 8, 31)
    (extension,) = promise.put_off
    assert extension.by is None
    assert extension.consent is not None
    assert promise.ruling is not None
    assert promise.ruling.status == "pending"


def test_a_promise_made_again_names_that_and_takes_over_the_later_day() -> None:
    told = [annotated(*DEMANDED), annotated(*RENEWED)]
    actors = {actor.id: actor for one in told for actor in one.actors}
    (promise,) = join_commitments([each for one in told for each in one.commitments], actors)
    assert promise.due is not None
    assert promise.due.latest == date(2024, 9, 30)
    assert [one.when.latest for one in promise.renewals] == [date(2024, 6, 28)]
    assert promise.when.latest == date(2024, 5, 7)


def test_a_promise_recalled_is_due_in_the_year_of_its_making() -> None:
    text = "The state government promised in May to clear all arrears by August 31."
    (promise,) = annotated(text, date(2024, 9, 12)).commitments
    assert promise.due is not None
    assert promise.due.latest == date(2024, 8, 31)
