"""The day of publication: what wins, what it rests on, and what is said of the rest."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read import document_from_text, how_dated, publication_day
from standoff.read.calendar_words import in_words
from standoff.read.stamps import stamp
from standoff.record.document import Origin
from standoff.record.when import UNKNOWN, When, on

JUNE_14 = date(2019, 6, 14)
ADDRESS = "https://paper.example/2019/06/14/strike"


def day_of(text: str, stated: When | None = None, url: str | None = None) -> date | None:
    return publication_day(text, document="d_1", stated=stated, url=url).when.day


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param(" date 2019-06-14 Over 3,500 doctors have struck", "2019-06-14", id="opening words"),
        pytest.param("Published: 14 June 2019\nDoctors struck.", "14 June 2019", id="published"),
        pytest.param("Published on Friday, 14th June, 2019\nDoctors struck.", "14th June, 2019", id="published on"),
        pytest.param("Published 14.06.19, 04:09 AM\nDoctors struck.", "14.06.19", id="published in figures"),
        pytest.param("Posted: 14/06/2019.\nDoctors struck.", "14/06/2019", id="posted"),
        pytest.param("Updated Jun 14, 2019 18:05 IST\nDoctors struck.", "Jun 14, 2019", id="updated"),
        pytest.param("Last Updated: 06:05 PM, June 14, 2019\nDoctors struck.", "June 14, 2019", id="clock first"),
        pytest.param("Doctors strike work\nJune 14, 2019 10:05 am\nThey struck.", "June 14, 2019", id="a line"),
        pytest.param("By A. Reporter | 14 Jun 2019 | City\nThey struck.", "14 Jun 2019", id="part of a line"),
        pytest.param("KOLKATA, June 14, 2019 (Agency) — Doctors struck.", "June 14, 2019", id="dateline"),
        pytest.param("NEW DELHI: 14 JUNE 2019: Doctors struck.", "14 JUNE 2019", id="dateline in capitals"),
        pytest.param("Kolkata, West Bengal, Friday, June 14, 2019 – Doctors", "June 14, 2019", id="dateline, weekday"),
        pytest.param(
            "Published: Jun 14, 2019 | Updated: Jun 16, 2019\nDoctors struck.", "Jun 14, 2019", id="first published"
        ),
        pytest.param("Updated: 16 June 2019 | Published: 14 June 2019\nDoctors", "14 June 2019", id="in either order"),
    ],
)
def test_a_report_that_states_its_day(text: str, quote: str) -> None:
    when = publication_day(text, document="d_1").when
    assert when.day == JUNE_14
    assert when.got == "stated"
    assert when.passage is not None
    assert when.passage.quote == quote
    assert text[when.passage.start : when.passage.end] == quote


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Friday, June 14, 2019 — the state gave way.", id="within a sentence"),
        pytest.param("The assault of June 10, 2019 (Monday) set it off.", id="of an event"),
        pytest.param("Updated on 3 March 2018, the law has no teeth.", id="of a law"),
        pytest.param("KOLKATA, June 12 (Agency) — Doctors struck.", id="dateline without a year"),
        pytest.param("Published: 06/12/2019\nDoctors struck.", id="day and month may be either"),
        pytest.param("Published: 31 June 2019\nDoctors struck.", id="no such day"),
        pytest.param("Doctors struck.\n" * 20 + "Published: 14 June 2019\n", id="far below the head"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_report_that_does_not(text: str) -> None:
    dated = publication_day(text, document="d_1")
    assert dated.when == UNKNOWN
    assert dated.reason


def test_a_date_without_a_year_is_named_in_the_reason() -> None:
    dated = publication_day("KOLKATA, June 12 (Agency) — Doctors struck.", document="d_1")
    assert "“June 12”" in dated.reason
    assert "year" in dated.reason


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://p.example/2019/06/14/strike", JUNE_14),
        ("https://p.example/2019/jun/14/strike", JUNE_14),
        ("https://p.example/news/strike-2019-06-14.html", JUNE_14),
        ("https://p.example/20190614/strike", JUNE_14),
        ("https://p.example/2019/13/45/strike", None),
        ("https://p.example/2019/strike", None),
        ("https://p.example/article/120190614123", None),
        ("https://[broken", None),
    ],
)
def test_web_addresses(url: str, day: date | None) -> None:
    assert day_of("Doctors struck.", url=url) == day


def test_a_month_in_the_address_gives_bounds() -> None:
    when = publication_day("Doctors struck.", document="d_1", url="https://p.example/2019/06/strike").when
    assert (when.earliest, when.latest) == (date(2019, 6, 1), date(2019, 6, 30))
    assert when.granularity == "month"


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        pytest.param(None, "https://p.example/2019/06/strike", id="address with a month"),
        pytest.param(None, "https://p.example/2019/strike", id="address with a year"),
        pytest.param(stamp("2019"), None, id="year that came with the report"),
        pytest.param(stamp("2019-06"), None, id="month that came with the report"),
    ],
)
def test_a_dateline_gets_its_year_from_elsewhere(stated: When | None, url: str | None) -> None:
    dated = publication_day("KOLKATA, June 12 (Agency) — Doctors struck.", document="d_1", stated=stated, url=url)
    assert dated.when.day == date(2019, 6, 12)
    assert dated.when.passage is not None
    assert dated.when.passage.quote == "June 12"
    assert "year" in dated.reason


def test_a_dateline_in_another_month_than_the_address_is_not_completed() -> None:
    dated = publication_day(
        "KOLKATA, Dec 31 (Agency) — Doctors struck.", document="d_1", url="https://p.example/2020/01/strike"
    )
    assert (dated.when.earliest, dated.when.latest) == (date(2020, 1, 1), date(2020, 1, 31))


def test_what_came_with_the_report_goes_first_and_the_rest_is_told() -> None:
    dated = publication_day(
        "Published: 13 June 2019\nDoctors struck.", document="d_1", stated=on(date(2019, 6, 15)), url=ADDRESS
    )
    assert dated.when.day == date(2019, 6, 15)
    assert "came with the report" in dated.reason
    head, address = dated.disagreements
    assert "13 June 2019" in head
    assert "14 June 2019" in address
    assert "a day apart" in address


def test_the_head_goes_before_the_address() -> None:
    dated = publication_day("Published: 13 June 2019\nDoctors struck.", document="d_1", url=ADDRESS)
    assert dated.when.day == date(2019, 6, 13)
    assert len(dated.disagreements) == 1


def test_sources_that_agree_leave_nothing_to_tell() -> None:
    text = "Published: 14 June 2019\nKOLKATA, June 14 (Agency) — Doctors struck."
    assert publication_day(text, document="d_1", stated=on(JUNE_14), url=ADDRESS).disagreements == ()


def test_a_dateline_of_the_day_before_is_told() -> None:
    dated = publication_day("KOLKATA, June 13 (Agency) — Doctors struck.", document="d_1", stated=on(JUNE_14))
    assert dated.when.day == JUNE_14
    assert "“June 13”" in dated.disagreements[0]


@pytest.mark.parametrize(
    ("text", "published", "url", "word"),
    [
        pytest.param("Published: 14 June 2019\nDoctors struck.", None, None, "published", id="head"),
        pytest.param("Doctors struck.", None, ADDRESS, "web address", id="address"),
        pytest.param("Doctors struck.", on(JUNE_14), None, "came with the report", id="stated"),
        pytest.param("Published: 13 June 2019\nDoctors struck.", on(JUNE_14), None, "came with", id="stated, not head"),
        pytest.param("Doctors struck.", None, None, "Nothing states", id="nothing"),
    ],
)
def test_the_working_can_be_asked_for_later(text: str, published: When | None, url: str | None, word: str) -> None:
    document = document_from_text(text, origin=Origin(file="a"), published=published, url=url)
    dated = how_dated(document)
    assert dated.when == document.published
    assert word in dated.reason


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019-06-14", JUNE_14),
        ("20190614", JUNE_14),
        ("2019-06-14 10:05:00", JUNE_14),
        ("2019-06-14T23:30:00-05:00", JUNE_14),
        ("Fri, 14 Jun 2019 10:00:00 GMT", JUNE_14),
        ("June 14, 2019 10:05 pm", JUNE_14),
        ("Friday, 14 June 2019", JUNE_14),
        ("14/06/2019", JUNE_14),
        ("06/07/2019", None),
        ("yesterday", None),
        ("0000-00-00", None),
        ("0001-01-01", None),
        ("", None),
    ],
)
def test_dates_that_come_with_reports(words: str, day: date | None) -> None:
    when = stamp(words)
    assert (when.day if when else None) == day


def test_the_clock_and_the_zone_are_kept_and_midnight_is_none() -> None:
    exact = stamp("2019-06-14T10:05:09+05:30")
    assert exact is not None
    assert (exact.clock, exact.zone, exact.granularity) == (time(10, 5), "+05:30", "minute")
    midnight = stamp("2019-06-14 00:00:00")
    assert midnight == on(JUNE_14)


@settings(deadline=None)  # The machine may be busy.
@given(st.text(max_size=200), st.none() | st.text(max_size=80))
def test_no_text_and_no_address_breaks_the_dating(text: str, url: str | None) -> None:
    when = publication_day(text, document="d_1", url=url).when
    assert when.passage is None or text[when.passage.start : when.passage.end] == when.passage.quote


@settings(deadline=None)  # The machine may be busy.
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from(["iso", "words"]))
def test_every_day_is_read_back(day: date, form: str) -> None:
    words = day.isoformat() if form == "iso" else in_words(day)
    assert day_of(f"Published: {words}\nDoctors struck.") == day
    read_back = stamp(words)
    assert read_back is not None
    assert read_back.day == day
