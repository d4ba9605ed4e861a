"""What goes on for years without a silence is parted by the names that go through it."""

from datetime import date, timedelta
from random import Random

from tests.support import report_of

from standoff.record.annotation import Annotation
from standoff.resolve.courses import courses
from standoff.resolve.report import Report

QUIET = timedelta(days=180)
FIRST = date(2010, 1, 1)


def told(*days_and_names: tuple[int, str]) -> tuple[list[Report], dict[str, set[str]]]:
    """Reports by the number of their day, and the names in each, parted by commas."""
    reports = []
    names = {}
    for day, words in days_and_names:
        document = report_of(f"On day {day}: {words}.", FIRST + timedelta(days=day))
        reports.append(Report(document, Annotation(document=document.id, published=document.published)))
        names[document.id] = set(filter(None, words.split(", ")))
    return reports, names


def parted(*days_and_names: tuple[int, str]) -> tuple[list[list[int]], list[int]]:
    """The courses and what is of none, by the places of the reports."""
    reports, names = told(*days_and_names)
    place = {report.document.id: number for number, report in enumerate(reports)}
    found, unsure = courses(reports, names, QUIET)
    return [[place[one.document.id] for one in each] for each in found], [place[one.document.id] for one in unsure]


def test_what_is_over_within_two_years_is_one_whatever_it_names() -> None:
    assert parted((0, "a"), (150, "b"), (300, "c"), (700, "d")) == ([[0, 1, 2, 3]], [])


def test_two_disputes_of_a_capital_that_never_rests_are_two() -> None:
    early, late = [(day, "a, b") for day in (0, 100, 200)], [(day, "c") for day in (350, 500, 600, 700, 800)]
    assert parted(*early, *late) == ([[0, 1, 2], [3, 4, 5, 6, 7]], [])


def test_names_lead_on_from_report_to_report() -> None:
    assert parted((0, "a"), (170, "a, b"), (340, "b, c"), (500, "c, d"), (680, "d"), (800, "d")) == (
        [[0, 1, 2, 3, 4, 5]],
        [],
    )


def test_a_name_that_is_met_again_after_a_silence_ties_nothing() -> None:
    assert parted((0, "a"), (10, "a"), (400, "b"), (401, "b"), (900, "a"), (901, "a")) == ([[0, 1], [2, 3], [4, 5]], [])


def test_a_report_of_its_own_names_goes_with_what_it_stands_among_or_is_unsure() -> None:
    told_by_day = ((0, "a"), (5, "x"), (10, "a"), (300, "y"), (400, "b"), (405, ""), (500, "b"), (900, "b, c"))
    assert parted(*told_by_day) == ([[0, 1, 2], [4, 5, 6]], [3, 7])


def test_nothing_is_parted_where_no_names_are_shared() -> None:
    assert parted((0, "a"), (150, ""), (300, "b"), (900, "c")) == ([[0, 1, 2, 3]], [])


def test_every_report_is_of_one_course_or_unsure() -> None:
    chance = Random(5)
    several = [(day, chance.choice("abcdefgh")) for day in sorted(chance.sample(range(4000), 200))]
    found, unsure = parted(*several)
    assert sorted([*unsure, *(one for each in found for one in each)]) == list(range(200))
    assert len(found) > 1
