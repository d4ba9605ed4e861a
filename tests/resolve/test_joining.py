"""Demands, commitments and statements that several reports tell are each one entry."""

from datetime import date
from itertools import permutations

import pytest
from tests.reason.commitments import promise
from tests.support import record_of_texts

from standoff.record import Record
from standoff.resolve.joining import join_commitments

HEAD = "Junior doctors at Harbour Lane Hospital in Patna went on strike on Tuesday. "
DAYS = (date(2023, 3, 15), date(2023, 3, 16), date(2023, 3, 17))


def record(*texts: str) -> Record:
    told = [(HEAD + text, day) for text, day in zip(texts, DAYS, strict=False)]
    first = record_of_texts(*told)
    assert all(record_of_texts(*order) == first for order in permutations(told))
    return first


@pytest.mark.parametrize(
    ("texts", "demands"),
    [
        pytest.param(
            ("The doctors demanded CCTV cameras.", "The doctors insisted on cameras."), 1, id="same-side-same-matter"
        ),
        pytest.param(("The doctors demanded CCTV cameras.", "The doctors demanded toilets."), 2, id="two-matters"),
        pytest.param(
            ("The doctors demanded an apology.", "The chief minister demanded an apology."),
            2,
            id="two-sides-same-matter",
        ),
    ],
)
def test_demands(texts: tuple[str, ...], demands: int) -> None:
    found = record(*texts).demands
    assert len(found) == demands
    assert sum(len(one.mentions) for one in found) == 2


@pytest.mark.parametrize(
    ("texts", "commitments"),
    [
        pytest.param(
            ("The state government promised to install cameras.", "The health secretary promised cameras."),
            1,
            id="side-and-its-officer",
        ),
        pytest.param(
            ("The state government promised to install cameras.", "The state government promised toilets."),
            2,
            id="two-matters",
        ),
        pytest.param(
            (
                "The ministry said arrears of interns would be paid within 72 hours, "
                "and that a new hazard allowance would be settled in May.",
            ),
            2,
            id="two-side-by-side",
        ),
    ],
)
def test_commitments(texts: tuple[str, ...], commitments: int) -> None:
    found = record(*texts).commitments
    assert len(found) == commitments
    assert sum(len(one.mentions) for one in found) == 2


def test_a_promise_keeps_the_day_it_was_first_made_and_the_last_day_it_is_due() -> None:
    (promise,) = record(
        "On Wednesday the state government promised to install cameras.",
        "The state government promised to install cameras by the end of 2023.",
    ).commitments
    assert promise.when.day == date(2023, 3, 15)
    assert promise.due is not None
    assert promise.due.latest == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("told", "due"),
    [
        pytest.param(date(2023, 4, 3), date(2023, 10, 1), id="soon"),
        pytest.param(date(2023, 9, 4), None, id="half-a-year-later"),
    ],
)
def test_a_day_named_long_after_a_promise_is_no_day_of_that_promise(told: date, due: date | None) -> None:
    first = promise(made=date(2023, 3, 15))
    again = promise(made=told, due=date(2023, 10, 1), entry="c_2")
    (joined,) = join_commitments([first, again], {})
    assert (joined.due.latest if joined.due is not None else None) == due


@pytest.mark.parametrize(
    ("texts", "statements"),
    [
        pytest.param(
            ('"We will not go back," said Anil Marsh.', 'Anil Marsh said: "We will not go back".'), 1, id="same-words"
        ),
        pytest.param(
            ('"We will not go back," said Anil Marsh.', '"We will not go back," said Nora Quill.'), 2, id="two-speakers"
        ),
        pytest.param(
            ('"We will not go back," said Anil Marsh.', '"We are tired," said Anil Marsh.'), 2, id="two-sayings"
        ),
    ],
)
def test_statements(texts: tuple[str, ...], statements: int) -> None:
    found = [one for one in record(*texts).statements if one.manner == "direct"]
    assert len(found) == statements


def test_a_promise_answers_the_demand_it_meets() -> None:
    found = record("The doctors demanded CCTV cameras.", "The state government promised to install cameras.")
    (demand,), (promise,) = found.demands, found.commitments
    assert demand.answered_by == (promise.id,)


def test_a_development_in_a_later_report_is_tied_to_the_promise() -> None:
    found = record(
        "The state government promised to install cameras.", "The doctors said the cameras had not been installed."
    )
    (promise,), (news,) = found.commitments, found.developments
    assert news.commitment == promise.id
    assert promise.developments == (news.id,)
    assert promise.last_spoken_of == DAYS[1]
