"""Days, months, years and parts of them, against a day of publication."""

from datetime import date

import pytest

from standoff.language.times import find_times
from standoff.record.annotation import TimeMention
from standoff.record.when import on

FRIDAY = date(2019, 6, 14)
THURSDAY_1989 = date(1989, 10, 26)


def times_in(text: str, day: date | None = FRIDAY, country: str = "IN") -> tuple[TimeMention, ...]:
    """The mentions of a text published on a day."""
    return find_times("d_test", text, on(day) if day else None, country=country)


def readings_of(text: str, day: date | None = FRIDAY, country: str = "IN") -> list[tuple[str, str]]:
    """The words and the value of each mention."""
    return [(one.passage.quote, one.value) for one in times_in(text, day, country)]


INDIAN = [
    pytest.param("They met on 14 June 2019.", [("14 June 2019", "2019-06-14")], id="day first"),
    pytest.param("They met on June 14th, 2019.", [("June 14th, 2019", "2019-06-14")], id="month first, ordinal"),
    pytest.param("The order of 2019-06-11 stands.", [("2019-06-11", "2019-06-11")], id="ISO"),
    pytest.param("The order of 11/06/2019 stands.", [("11/06/2019", "2019-06-11")], id="digits, day first in India"),
    pytest.param("The order of 11.06.19 stands.", [("11.06.19", "2019-06-11")], id="digits with dots"),
    pytest.param("Dated 11-Jun-19 by hand.", [("11-Jun-19", "2019-06-11")], id="dashes with a short month"),
    pytest.param("on the 12th of May", [("the 12th of May", "2019-05-12")], id="the 12th of"),
    pytest.param(" date 2019-06-14 Over 3,500 doctors", [("2019-06-14", "2019-06-14")], id="feed's own line"),
    pytest.param("It began on Tuesday.", [("Tuesday", "2019-06-11")], id="weekday past"),
    pytest.param("They will meet on Tuesday.", [("Tuesday", "2019-06-18")], id="weekday to come"),
    pytest.param("Doctors are to strike on Monday.", [("Monday", "2019-06-17")], id="are to"),
    pytest.param("The case was adjourned to Monday.", [("Monday", "2019-06-17")], id="put off"),
    pytest.param("If they are not met by Monday, we go.", [("Monday", "2019-06-17")], id="deadline"),
    pytest.param("He said on Friday that it was over.", [("Friday", "2019-06-14")], id="same weekday is today"),
    pytest.param("A letter went last Friday.", [("last Friday", "2019-06-07")], id="last"),
    pytest.param("They return next Friday.", [("next Friday", "2019-06-21")], id="next"),
    pytest.param("It met on Thursday last week.", [("Thursday last week", "2019-06-06")], id="of last week"),
    pytest.param("the day before yesterday", [("the day before yesterday", "2019-06-12")], id="before yesterday"),
    pytest.param("It began on December 20.", [("December 20", "2018-12-20")], id="year inferred, past"),
    pytest.param("It will begin on January 5.", [("January 5", "2020-01-05")], id="year inferred, to come"),
    pytest.param("It fell in March.", [("March", "2019-03")], id="month alone"),
    pytest.param("the early hours of Friday", [("the early hours of Friday", "2019-06-14TMO")], id="early hours"),
    pytest.param("beaten on Monday night", [("Monday night", "2019-06-10TNI")], id="night"),
    pytest.param("They slept there last night.", [("last night", "2019-06-13TNI")], id="last night"),
    pytest.param("It will end tonight.", [("tonight", "2019-06-14TNI")], id="tonight"),
    pytest.param("last week", [("last week", "2019-W23")], id="last week"),
    pytest.param(
        "from 9 August to 21 September 2024",
        [("9 August", "2024-08-09"), ("21 September 2024", "2024-09-21")],
        id="span whose year stands at its end",
    ),
    pytest.param("between June 9 and 12", [("June 9", "2019-06-09"), ("12", "2019-06-12")], id="between"),
    pytest.param("June 9-12", [("June 9", "2019-06-09"), ("12", "2019-06-12")], id="dash"),
    pytest.param("from 9 to 12 June", [("9", "2019-06-09"), ("12 June", "2019-06-12")], id="month at the end"),
    pytest.param("at 5.30 pm IST on Saturday", [("5.30 pm IST on Saturday", "2019-06-08T17:30")], id="clock and zone"),
    pytest.param("by 1730 hrs", [("1730 hrs", "2019-06-14T17:30")], id="hours"),
    pytest.param("at half past nine", [("half past nine", "2019-06-14T09:30")], id="half past"),
    pytest.param("shut since midnight", [("midnight", "2019-06-14T00:00")], id="midnight"),
    pytest.param("in the 2018-19 session", [("2018-19", "2018")], id="school year"),
    pytest.param("every Monday and daily", [("every Monday", "XXXX-WXX-1"), ("daily", "P1D")], id="frequencies"),
    pytest.param("till September 23", [("September 23", "2019-09-23")], id="deadline without a verb"),
]

AMERICAN = [
    pytest.param("10/26/89", [("10/26/89", "1989-10-26")], id="digits"),
    pytest.param("Third-quarter net rose", [("Third-quarter", "1989-Q3")], id="quarter"),
    pytest.param("in the fourth quarter of 1988", [("the fourth quarter of 1988", "1988-Q4")], id="quarter of a year"),
    pytest.param("in fiscal 1990", [("fiscal 1990", "1990")], id="fiscal"),
    pytest.param(
        "Third-quarter net fell from a year earlier.",
        [("Third-quarter", "1989-Q3"), ("a year earlier", "1988-Q3")],
        id="a year before a quarter",
    ),
    pytest.param("two years ago", [("two years ago", "1987")], id="ago"),
    pytest.param("He resigned Oct. 13.", [("Oct. 13", "1989-10-13")], id="short month"),
    pytest.param("on Friday the 13th", [("Friday the 13th", "1989-10-13")], id="weekday and number"),
    pytest.param("in the mid-1980s", [("the mid-1980s", "198")], id="decade"),
    pytest.param("late last year", [("late last year", "1988")], id="late"),
    pytest.param("last summer", [("last summer", "1989-SU")], id="season"),
    pytest.param("in the second half of 1990", [("the second half of 1990", "1990-H2")], id="half"),
    pytest.param("now, recently, soon", [("now", "PRESENT_REF"), ("recently", "PAST_REF"), ("soon", "FUTURE_REF")],
                 id="vague"),
    pytest.param("from 1939 to 1945", [("1939", "1939"), ("1945", "1945")], id="years"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INDIAN)
def test_reads_indian_and_british_news(text: str, expected: list[tuple[str, str]]) -> None:
    assert readings_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), AMERICAN)
def test_reads_american_wire_copy_of_1989(text: str, expected: list[tuple[str, str]]) -> None:
    assert readings_of(text, THURSDAY_1989, "US") == expected


NO_DAY = [
    pytest.param("on 31 June", "31 June", id="31 June"),
    pytest.param("on 29 February 2023", "29 February 2023", id="29 February of a common year"),
    pytest.param("on 31/06/2019", "31/06/2019", id="digits"),
    pytest.param("on 2019-13-45", "2019-13-45", id="ISO"),
    pytest.param("on June 14, 3000", "June 14, 3000", id="far year"),
    pytest.param("on the 0th day of the fast", "the 0th day", id="0th day"),
]


@pytest.mark.parametrize(("text", "quote"), NO_DAY)
def test_makes_no_day_up_for_words_that_name_none(text: str, quote: str) -> None:
    (mention,) = times_in(text)
    assert mention.passage.quote == quote
    assert (mention.when.earliest, mention.when.latest, mention.when.granularity) == (None, None, "vague")
    assert mention.count is None


def test_29_february_is_in_the_nearest_leap_year() -> None:
    assert readings_of("on 29 February", date(2023, 12, 1)) == [("29 February", "2024-02-29")]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("in June 2019", date(2019, 6, 1), date(2019, 6, 30), id="month"),
        pytest.param("last week", date(2019, 6, 3), date(2019, 6, 9), id="week"),
        pytest.param("in the third quarter of 2018", date(2018, 7, 1), date(2018, 9, 30), id="quarter"),
        pytest.param("over the past three days", date(2019, 6, 11), date(2019, 6, 14), id="past days"),
        pytest.param("within 24 hours", date(2019, 6, 14), date(2019, 6, 15), id="within"),
        pytest.param("for the last few days", None, date(2019, 6, 14), id="kept vague"),
        pytest.param("in the 1990s", date(1990, 1, 1), date(1999, 12, 31), id="decade"),
        pytest.param("the first week of April 2019", date(2019, 4, 1), date(2019, 4, 13), id="first week, either way"),
        pytest.param("in the week of June 10", date(2019, 6, 10), date(2019, 6, 16), id="week of a day"),
        pytest.param("on the first Monday in November 2025", date(2025, 11, 3), date(2025, 11, 3), id="nth weekday"),
        pytest.param("on the last Friday of the month", date(2019, 6, 28), date(2019, 6, 28), id="last weekday"),
        pytest.param("a March date", date(2019, 3, 1), date(2019, 3, 31), id="month that tells which"),
        pytest.param("for the rest of the year", date(2019, 1, 1), date(2019, 12, 31), id="part of the year"),
    ],
)
def test_bounds_hold_all_days_that_are_meant(text: str, earliest: date | None, latest: date | None) -> None:
    (mention,) = times_in(text)
    assert (mention.when.earliest, mention.when.latest) == (earliest, latest)


def test_clock_times_keep_their_zone() -> None:
    stated, assumed = times_in("at 1400 GMT and at 5 pm")
    assert stated.when.zone == "+00:00"
    assert assumed.when.zone == "Asia/Kolkata"


def test_the_day_is_that_spoken_of_in_the_sentence() -> None:
    assert readings_of("On June 3 they sat down at 10 am.")[1] == ("10 am", "2019-06-03T10:00")


def test_a_day_may_stand_with_the_second_of_two_clock_times() -> None:
    expected = [("6 am", "2019-06-16T06:00"), ("6 pm on Sunday", "2019-06-16T18:00")]
    assert readings_of("They will fast from 6 am to 6 pm on Sunday.") == expected


def test_words_that_a_line_end_parts_are_one_expression() -> None:
    assert readings_of("The wards were shut last\nweek for two\nhours")[0] == ("last\nweek", "2019-W23")


def test_a_weekday_in_brackets_is_that_of_the_day_before_them() -> None:
    assert readings_of("Talks were held on June 4 (Tuesday).", date(2019, 6, 14)) == [
        ("June 4", "2019-06-04"),
        ("Tuesday", "2019-06-04"),
    ]


def test_a_month_that_follows_another_comes_after_it() -> None:
    assert [value for _, value in readings_of("booked for December and January", date(2019, 11, 14))] == [
        "2019-12",
        "2020-01",
    ]
