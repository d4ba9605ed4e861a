"""Dating several reports of one dispute together."""

from datetime import date
from time import process_time

import msgspec
from tests.reason.hand_made import Report

from standoff.reason.dating_together import date_reports
from standoff.reason.day_sets import days_between, first_of, weekdays
from standoff.reason.solver import Among, Apart, solve
from standoff.record.annotation import Annotation
from standoff.record.document import Document
from standoff.record.event import Event
from standoff.record.when import on

Pair = tuple[Document, Annotation]


def pair(report: Report) -> Pair:
    return report.document, report.annotation()


def dated_count(day: date, number: int) -> Pair:
    text = f"Doctors sat outside the gate. Today was day {number} of the fast."
    report = Report(text, published=day).full_date("Today", day)
    return pair(report.count(f"day {number} of the fast", number, "fast", "nth day"))


def undated_count(number: int) -> Report:
    text = f"Doctors sat outside the gate for the {number}th time. Today was day {number} of the fast."
    report = Report(text).day("Today", "XXXX-XX-XX")
    return report.count(f"day {number} of the fast", number, "fast", "nth day")


def test_report_is_dated_by_what_another_counts() -> None:
    undated = undated_count(10)
    found = date_reports([dated_count(date(2024, 10, 7), 3), pair(undated)], "IN", "WB")
    when = found[undated.document.id].published
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= date(2024, 10, 14) <= when.latest
    assert (when.latest - when.earliest).days <= 4


def test_day_of_slack_between_reports_is_said_in_the_working() -> None:
    undated = undated_count(10)
    found = date_reports([dated_count(date(2024, 10, 7), 3), pair(undated)], "IN", "WB")[undated.document.id]
    steps = next(one.steps for one in found.derivations if one.id == found.published.derivation)
    assert any("a day of slack" in step for step in steps)


def test_report_that_others_place_in_time_gets_its_year() -> None:
    text = "KOLKATA, June 11 (Agency) - Doctors padlocked the gates of a hospital on Tuesday and sat down in the yard."
    undated = Report(text).day("June 11", "XXXX-06-11").weekday("Tuesday")
    alone = date_reports([pair(undated)], "IN", "WB")[undated.document.id]
    assert not alone.published.known
    other = Report("Doctors said so.", published=date(2019, 6, 14))
    found = date_reports([pair(other), pair(undated)], "IN", "WB")[undated.document.id]
    assert (found.published.earliest, found.published.latest) == (date(2019, 6, 11), date(2019, 6, 12))


def test_known_order_of_publication_bounds_a_report() -> None:
    undated = Report("Doctors went back to the wards and nobody was hurt.")
    first = Report("A first report.", published=date(2019, 6, 11))
    last = Report("A last report.", published=date(2019, 6, 17))
    name = undated.document.id
    found = date_reports(
        [pair(undated), pair(last), pair(first)],
        "IN",
        "WB",
        published_before=[(first.document.id, name), (name, last.document.id)],
    )
    assert (found[name].published.earliest, found[name].published.latest) == (date(2019, 6, 11), date(2019, 6, 17))


def test_other_strike_is_not_forced_upon_a_report() -> None:
    text = "The fast began on May 2, 2030. Today was day 4 of the fast."
    report = Report(text).full_date("May 2, 2030", date(2030, 5, 2)).day("Today", "XXXX-XX-XX")
    report.count("day 4 of the fast", 4, "fast", "nth day")
    found = date_reports([dated_count(date(2024, 10, 7), 3), pair(report)], "IN", "WB")[report.document.id]
    assert found.published.earliest == date(2030, 5, 5)
    assert not found.conflicts


def test_young_strike_may_be_a_second_one_that_others_tell_of_without_counting() -> None:
    told = Report("Doctors began a fast again at the gate on October 20, 2024.", published=date(2024, 10, 20))
    told.full_date("October 20, 2024", date(2024, 10, 20))
    fast = Event(
        id="e_second",
        kind="strike",
        mode="hunger strike",
        trigger=told.passage("fast"),
        modality="reported",
        phase="begun",
        when=on(date(2024, 10, 20), passage=told.passage("October 20, 2024")),
    )
    second = (told.document, msgspec.structs.replace(told.annotation(), events=(fast,)))
    undated = undated_count(3)
    found = date_reports([dated_count(date(2024, 10, 7), 3), second, pair(undated)], "IN", "WB")
    when = found[undated.document.id].published
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= date(2024, 10, 7)
    assert when.latest >= date(2024, 10, 22)


def test_thousand_reports_constraints_solve_at_once() -> None:
    constraints: list[Apart | Among] = []
    for number in range(1000):
        constraints += [
            Among(f"weekday {number}", weekdays(number % 7)),
            Apart(f"weekday {number}", f"report {number}", 0, 6),
            Apart("begun", f"report {number}", number, number + 2),
        ]
    constraints.append(Among("begun", days_between(date(2024, 8, 9), date(2024, 8, 11))))
    start = process_time()
    found = solve(constraints)
    assert process_time() - start < 5
    assert found is not None
    assert first_of(found["report 100"]) == date(2024, 11, 17)


def test_hundreds_of_reports_are_dated_in_seconds() -> None:
    reports = [dated_count(date(2024, 10, 7), 3), *(pair(undated_count(number)) for number in range(4, 300))]
    start = process_time()
    found = date_reports(reports, "IN", "WB")
    assert len(found) == len(reports)
    assert process_time() - start < 20
