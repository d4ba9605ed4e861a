"""The promises of the sample reports have the status that the chronology gives them, on several days."""

from datetime import date

import pytest
from tests.support import EXAMPLES, domain

from standoff.engine.build import record_of
from standoff.extract.annotate import annotate_many
from standoff.read import read
from standoff.record import Commitment, Document
from standoff.resolve.report import Report

# Each promise by its matter and the day by which it was made; its status as of some days.
COURSES = [
    pytest.param(
        "security > cameras",
        date(2024, 9, 3),
        {date(2024, 9, 20): "pending", date(2024, 10, 8): "in progress", date(2025, 10, 26): "overdue"},
        id="cameras",
    ),
    pytest.param(
        "security > panic buttons",
        date(2024, 9, 19),
        {date(2024, 10, 1): "pending", date(2024, 11, 2): "contested", date(2025, 8, 9): "overdue"},
        id="panic-buttons",
    ),
    pytest.param(
        "system > bed vacancy display",
        date(2024, 9, 19),
        {date(2024, 10, 5): "pending", date(2024, 11, 2): "fulfilled", date(2025, 8, 9): "overdue"},
        id="a-display-that-went-dark",
    ),
    pytest.param(
        "security > task force",
        date(2024, 9, 16),
        {date(2024, 10, 1): "pending", date(2024, 10, 23): "fulfilled", date(2025, 8, 9): "fulfilled"},
        id="task-force",
    ),
]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    documents = [one for one in read(EXAMPLES) if isinstance(one, Document)]
    return [Report(*pair) for pair in zip(documents, annotate_many(documents, domain()), strict=True)]


def promises(reports: list[Report], as_of: date, matter: str, made: date) -> list[Commitment]:
    record = record_of(reports, domain(), as_of)
    return [one for one in record.commitments if one.matter == matter and one.when.latest == made]


@pytest.mark.parametrize(("matter", "made", "course"), COURSES)
def test_the_course_of_a_promise(reports: list[Report], matter: str, made: date, course: dict[date, str]) -> None:
    for day, status in course.items():
        (promise,) = promises(reports, day, matter, made)
        assert promise.ruling is not None
        assert (day, promise.ruling.status) == (day, status)
