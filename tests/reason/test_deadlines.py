"""A demand with a clock: it runs, is put off, lapses, or what was threatened follows."""

from datetime import date

import pytest
from tests.support import record_of_texts

from standoff.publish.index import Index
from standoff.publish.views.deadlines import deadline_rows
from standoff.record import Demand, Record

DEMAND = (
    "Junior doctors at Harbour Lane Hospital in Patna demanded on Monday that the state government post guards by "
    "Friday, failing which they will go on strike.",
    date(2023, 3, 13),
)
STRIKE = ("Junior doctors at Harbour Lane Hospital in Patna began a strike on Saturday.", date(2023, 3, 18))
QUIET = ("Junior doctors at Harbour Lane Hospital in Patna held a rally on Wednesday.", date(2023, 3, 29))
PUT_OFF = (
    "Junior doctors at Harbour Lane Hospital in Patna demanded that the state government post guards by March 31.",
    date(2023, 3, 16),
)


def clocked(record: Record) -> Demand:
    (found,) = [one for one in record.demands if one.deadline is not None]
    return found


def test_it_runs_until_its_day() -> None:
    demand = clocked(record_of_texts(DEMAND))
    assert demand.deadline is not None
    assert demand.deadline.latest == date(2023, 3, 17)
    assert demand.state == "open"


def test_what_was_threatened_followed() -> None:
    assert clocked(record_of_texts(DEMAND, STRIKE)).state == "carried out"


def test_nothing_followed() -> None:
    assert clocked(record_of_texts(DEMAND, QUIET)).state == "lapsed"


def test_a_later_deadline_puts_it_off() -> None:
    demand = clocked(record_of_texts(DEMAND, PUT_OFF))
    assert demand.state == "extended"
    assert demand.deadline is not None
    assert demand.deadline.latest == date(2023, 3, 31)


@pytest.mark.parametrize(
    ("as_of", "left"),
    [
        pytest.param(date(2023, 3, 15), "2 days left", id="before"),
        pytest.param(date(2023, 3, 17), "ends that day", id="on-the-day"),
        pytest.param(date(2023, 3, 20), "passed 3 days before", id="after"),
    ],
)
def test_what_is_left_is_told_for_the_day_of_the_record(as_of: date, left: str) -> None:
    record = record_of_texts(DEMAND, as_of=as_of)
    (row,) = deadline_rows(Index(record), record.disputes[0])
    assert row.left == left
