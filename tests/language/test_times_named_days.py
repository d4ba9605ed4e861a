"""Festivals and holidays by name."""

from datetime import date

import pytest
from tests.language.test_times_dates import readings_of, times_in

from standoff.language.named_days import days_named, names_known


def test_days_that_coincide_are_mentions_of_their_own() -> None:
    text = "a rally on October 2, coinciding with Gandhi Jayanti and Mahalaya"
    found = times_in(text, date(2024, 10, 1))
    assert [(one.passage.quote, one.value) for one in found] == [
        ("October 2", "2024-10-02"),
        ("Gandhi Jayanti", "2024-10-02"),
        ("Mahalaya", "2024-10-02"),
    ]
    assert [one.when.got for one in found] == ["relative", "calendar", "calendar"]


@pytest.mark.parametrize(
    ("name", "year", "days"),
    [
        pytest.param("Mahalaya", 2024, [date(2024, 10, 2)], id="lunar"),
        pytest.param("Mahalaya", 2019, [date(2019, 9, 28)], id="another year"),
        pytest.param("Gandhi Jayanti", 1999, [date(1999, 10, 2)], id="alias of a fixed day"),
        pytest.param("gandhi jayanti", 2024, [date(2024, 10, 2)], id="small letters"),
        pytest.param("Dussehra", 2024, [date(2024, 10, 12)], id="alias"),
        pytest.param("Eid", 2024, [date(2024, 4, 11), date(2024, 6, 17)], id="either of two"),
        pytest.param("Thanksgiving", 1996, [date(1996, 11, 28)], id="of another country"),
        pytest.param("New Year's Eve", 2030, [date(2030, 12, 31)], id="keeps its date"),
        pytest.param("All India Protest Day", 2019, [], id="by proclamation"),
        pytest.param("Mahalaya", 2090, [], id="not calculated so far"),
    ],
)
def test_days_of_a_name(name: str, year: int, days: list[date]) -> None:
    assert list(days_named(name, (year,)).get(year, ())) == days


def test_the_years_in_which_two_names_fall_together() -> None:
    years = range(2015, 2030)
    mahalaya, gandhi = days_named("Mahalaya", years), days_named("Gandhi Jayanti", years)
    assert [year for year in years if mahalaya.get(year) == gandhi.get(year)] == [2024]


def test_a_festival_of_several_days_runs_from_first_to_last() -> None:
    days = days_named("Durga Puja", (2024,))[2024]
    assert (days[0], days[-1], len(days)) == (date(2024, 10, 10), date(2024, 10, 12), 3)


def test_a_country_without_a_calendar_has_only_days_known_everywhere() -> None:
    assert "Diwali" not in names_known("XX", None)
    assert days_named("Diwali", (2024,), "XX", None) == {}
    assert days_named("Halloween", (2024,), "XX", None) == {2024: (date(2024, 10, 31),)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("It will open after Diwali.", "2024-10-31", id="to come"),
        pytest.param("It opened on Holi.", "2024-03-25", id="past"),
        pytest.param("since Christmas 2019", "2019-12-25", id="with its year"),
        pytest.param("before Diwali last year", "2023-11-12", id="last year"),
        pytest.param("a fair on DIWALI", "2024-10-31", id="capitals"),
    ],
)
def test_a_named_day_is_read_against_publication(text: str, value: str) -> None:
    assert times_in(text, date(2024, 9, 1))[0].value == value


def test_a_name_within_a_word_is_none() -> None:
    assert readings_of("Holiday plans and Eidetic memory") == []
