"""Dating single reports from their own words."""

import os
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.reason.hand_made import Report

from standoff.domains.domain import load_domain
from standoff.language.furniture import find_furniture
from standoff.language.times import find_times
from standoff.reason.dating import Dating, date_report
from standoff.record.annotation import Annotation
from standoff.record.when import When

SHARED = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[2].parent / "shared"))
CALENDAR = When(got="calendar")


def dated(report: Report) -> Dating:
    return date_report(report.document, report.annotation(), "IN", "WB")


def bounds(when: When) -> tuple[date | None, date | None]:
    return when.earliest, when.latest


def planned_rally() -> Report:
    """Made after the shape of a real report: a planned day, a day count, and a strike of known length."""
    text = (
        "Junior doctors have stopped work again from today.\n\n"
        '"Today marks the 52nd day of our protest," a doctor said.\n\n'
        "The doctors have announced plans for a rally on October 2, coinciding with Gandhi Jayanti and Mahalaya.\n\n"
        "They had partially returned to work on September 21 after a 42-day strike."
    )
    return (
        Report(text)
        .day("today", "XXXX-XX-XX")
        .day("Today", "XXXX-XX-XX")
        .count("52nd day of our protest", 52, "protest", "nth day")
        .day("October 2", "XXXX-10-02")
        .day("Gandhi Jayanti", "XXXX-XX-XX", CALENDAR)
        .day("Mahalaya", "XXXX-XX-XX", CALENDAR)
        .day("September 21", "XXXX-09-21")
        .count("42-day strike", 42, "strike", "length")
    )


def test_report_without_date_is_dated_to_the_day() -> None:
    found = dated(planned_rally())
    assert bounds(found.published) == (date(2024, 10, 1), date(2024, 10, 1))
    assert found.published.got == "counted"
    assert not found.conflicts


def test_working_can_be_followed_with_a_calendar() -> None:
    found = dated(planned_rally())
    working = next(one for one in found.derivations if one.id == found.published.derivation)
    assert working.steps == (
        "October 2 is both Gandhi Jayanti and Mahalaya only in 2024.",
        'What is planned for "October 2" had not come when the report appeared: it is of that day or earlier.',
        '"Today" is the day of the report, 1 October 2024.',
        "A 42-day strike up to 21 September 2024 began on 10 or 11 August 2024.",
        "No other beginning is given for the protest: it is taken to have begun with the 42-day strike.",
        "If both are counted the same way, the 52nd day of the protest is 1 October 2024.",
        "So the report is of 1 October 2024.",
    )
    quotes = {passage.quote for passage in working.passages}
    assert {"October 2", "Mahalaya", "52nd day of our protest", "42-day strike", "September 21"} <= quotes


def test_beginning_that_no_report_states_is_worked_out() -> None:
    found = dated(planned_rally())
    begins = {(one.label, one.edge): one.when for one in found.begins}
    assert bounds(begins["strike", "begun"]) == (date(2024, 8, 10), date(2024, 8, 11))
    assert begins["strike", "begun"].got == "counted"
    assert bounds(begins["protest", "begun"]) == (date(2024, 8, 10), date(2024, 8, 11))
    assert bounds(begins["strike", "ended"]) == (date(2024, 9, 21), date(2024, 9, 21))


def test_real_report_is_dated_by_the_finder_of_times() -> None:
    file = SHARED / "reports" / "000_8c882805e32cfdbe.txt"
    if not file.exists():
        pytest.skip("the real reports are not there")
    report = Report(file.read_text(encoding="utf-8"))
    document = report.document
    annotation = Annotation(
        document=document.id,
        published=document.published,
        times=find_times(document.id, document.text, None),
        furniture=find_furniture(document.id, document.text, load_domain().wording.furniture),
    )
    found = date_report(document, annotation, "IN", "WB")
    assert bounds(found.published) == (date(2024, 10, 1), date(2024, 10, 1))
    assert not found.conflicts


def test_words_of_page_furniture_are_no_evidence() -> None:
    text = (
        "Must Read: Principal in custody till a day past, as on June 3, 2030\n\nDoctors stopped work on June 2, 2019."
    )
    report = Report(text).full_date("June 3, 2030", date(2030, 6, 3)).full_date("June 2, 2019", date(2019, 6, 2))
    report.set_aside("Must Read: Principal in custody till a day past, as on June 3, 2030")
    assert bounds(dated(report).published) == (date(2019, 6, 2), None)


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        pytest.param(
            "Doctors were attacked on Tuesday, October 1.",
            [("Tuesday, October 1", "XXXX-10-01")],
            (None, None),
            id="a weekday and a day of the month leave several years",
        ),
        pytest.param(
            "Doctors were attacked at a hospital in Kolkata, and nobody was held.",
            [],
            (None, None),
            id="nothing said, nothing known",
        ),
        pytest.param(
            "A rally is planned for Mahalaya, which falls on October 2.",
            [("Mahalaya", "XXXX-XX-XX"), ("October 2", "XXXX-10-02")],
            (date(2023, 10, 3), date(2024, 10, 2)),
            id="a festival and a day of the month fix the year of the plan",
        ),
    ],
)
def test_as_wide_as_the_words_allow(
    text: str, marks: list[tuple[str, str]], expected: tuple[date | None, date | None]
) -> None:
    report = Report(text)
    for words, value in marks:
        report.day(words, value, CALENDAR if value == "XXXX-XX-XX" else When())
    assert bounds(dated(report).published) == expected


def test_past_dates_in_full_bound_the_report_from_below() -> None:
    text = (
        "Doctors were attacked on June 10, 2019.\n\nA law was passed on 3 July 2019.\n\nPolls are due on May 4, 2021."
    )
    report = (
        Report(text)
        .full_date("June 10, 2019", date(2019, 6, 10))
        .full_date("3 July 2019", date(2019, 7, 3))
        .full_date("May 4, 2021", date(2021, 5, 4))
    )
    assert bounds(dated(report).published) == (date(2019, 7, 3), date(2021, 5, 4))


def test_count_beside_its_weekday_is_of_that_day() -> None:
    text = (
        "The six doctors met the secretary on Monday, on the tenth day of the fast, and came out with nothing.\n\n"
        "The fast began on October 5, 2024."
    )
    report = (
        Report(text)
        .weekday("Monday")
        .count("tenth day of the fast", 10, "fast", "nth day")
        .full_date("October 5, 2024", date(2024, 10, 5))
    )
    found = dated(report)
    assert found.published.earliest == date(2024, 10, 14)
    assert found.published.latest == date(2024, 10, 16)
    working = next(one for one in found.derivations if one.id == found.published.derivation)
    assert any("first day is counted as day 1" in step for step in working.steps)


def test_stated_day_is_kept_and_only_checked() -> None:
    text = "Doctors were attacked on October 20, 2024, police said."
    report = Report(text, published=date(2024, 10, 1)).full_date("October 20, 2024", date(2024, 10, 20))
    found = dated(report)
    assert found.published == report.document.published


def test_sentences_that_cannot_all_be_true_are_a_conflict() -> None:
    text = (
        "The fast began on October 5, 2024.\n\n"
        '"Today is the 17th day of our fast," she said.\n\n'
        "The fast, he said, is today in its 12th day of the fast."
    )
    report = (
        Report(text, published=date(2024, 10, 21))
        .full_date("October 5, 2024", date(2024, 10, 5))
        .full_date("Today", date(2024, 10, 21))
        .count("17th day of our fast", 17, "fast", "nth day")
        .full_date("today", date(2024, 10, 21))
        .count("12th day of the fast", 12, "fast", "nth day")
    )
    found = dated(report)
    assert [one.kind for one in found.conflicts] == ["date"]
    quotes = {passage.quote for side in found.conflicts[0].sides for passage in side.passages}
    assert "12th day of the fast" in quotes
    assert found.published.day == date(2024, 10, 21)


def test_weekday_that_its_date_does_not_fall_on_is_a_conflict() -> None:
    report = Report("The strike was called off on Tuesday, October 2, 2024.")
    report.full_date("Tuesday, October 2, 2024", date(2024, 10, 2))
    found = dated(report)
    assert len(found.conflicts) == 1
    assert not found.published.known


@pytest.mark.parametrize("days", [0, -4, 10_000])
def test_impossible_counts_are_left_out_with_a_reason(days: int) -> None:
    text = "The doctors said on October 1, 2024 that today is a certain day of the strike."
    report = (
        Report(text)
        .full_date("October 1, 2024", date(2024, 10, 1))
        .count("day of the strike", days, "strike", "nth day")
    )
    found = dated(report)
    assert len(found.notes) == 1
    assert f"{days:,}" in found.notes[0]
    assert not found.begins


@pytest.mark.parametrize(
    ("words", "of"),
    [pytest.param("10-day Durga Puja", "Durga Puja", id="festival"), pytest.param("9-day trek", "trek", id="journey")],
)
def test_counts_of_other_things_count_for_nothing(words: str, of: str) -> None:
    text = f"The state opened the {words} on October 2, 2024, officials said."
    report = Report(text).count(words, 10, of, "length").full_date("October 2, 2024", date(2024, 10, 2))
    assert not dated(report).begins


def test_resumed_strike_is_not_the_long_one_before_it() -> None:
    text = (
        "Doctors returned to work on September 21, 2024 after a 42-day strike.\n\n"
        "The strike was today in its third day of the strike."
    )
    report = (
        Report(text)
        .full_date("September 21, 2024", date(2024, 9, 21))
        .count("42-day strike", 42, "strike", "length")
        .day("today", "XXXX-XX-XX")
        .count("third day of the strike", 3, "strike", "nth day")
    )
    found = dated(report)
    assert bounds(found.published) == (date(2024, 9, 21), None)
    assert not found.conflicts


def test_dateline_without_year_and_festival_give_the_day() -> None:
    text = (
        "KOLKATA, Oct 2 (Eastern Press Service) - Doctors marched to the river on Wednesday, which was Mahalaya, "
        "and lit lamps for their colleague.\n"
    )
    report = Report(text).day("Oct 2", "XXXX-10-02").weekday("Wednesday").day("Mahalaya", "XXXX-XX-XX", CALENDAR)
    assert bounds(dated(report).published) == (date(2024, 10, 2), date(2024, 10, 3))


def test_post_does_not_date_the_report_that_holds_it() -> None:
    text = (
        "Doctors wore bandages on their heads and kept away from the wards.\n\n"
        "If Kolkata bleeds, Delhi bleeds. — Night Duty Diary (@nightduty_diary_x) June 14, 2019"
    )
    report = Report(text).full_date("June 14, 2019", date(2019, 6, 14))
    assert bounds(dated(report).published) == (date(2019, 6, 13), None)


def test_notes_say_what_was_left_out_where_the_tenses_cannot_all_be_right() -> None:
    text = "Doctors were attacked on June 10, 2019, police said.\n\nThey will hold a rally on June 3, 2018."
    report = Report(text).full_date("June 10, 2019", date(2019, 6, 10)).full_date("June 3, 2018", date(2018, 6, 3))
    found = dated(report)
    assert not found.published.known
    assert len(found.notes) == 1
    assert "June 3, 2018" in found.notes[0]


def test_order_of_mentions_does_not_matter() -> None:
    report = planned_rally()
    annotation = report.annotation()
    turned = msgspec.structs.replace(annotation, times=tuple(reversed(annotation.times)))
    assert date_report(report.document, turned, "IN", "WB") == date_report(report.document, annotation, "IN", "WB")


@pytest.mark.parametrize(
    "value", ["XXXX-06-31", "XXXX-13-01", "XXXX-00-10", "XXXX-WXX-9", "", "XXXX-XX-XX", "FUTURE_REF"]
)
def test_days_that_no_calendar_has_date_nothing(value: str) -> None:
    report = Report("Doctors were attacked on some day, police said.")
    report.day("some day", value or "X")
    found = dated(report)
    assert not found.published.known
    assert not found.conflicts


@pytest.mark.parametrize("year", [1884, 1947, 2090])
def test_days_outside_the_calendar_are_neither_used_nor_lost(year: int) -> None:
    day = date(year, 3, 1)
    report = Report("Doctors struck work on March 1.", published=day).full_date("March 1", day)
    found = dated(report)
    assert found.published.day == day
    assert not found.conflicts
