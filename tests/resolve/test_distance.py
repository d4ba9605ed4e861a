"""How far apart places lie, and what that says of two events."""

from datetime import date

import pytest
from tests.support import of_kind, record_of_texts

from standoff.record.place import Place
from standoff.resolve.distance import Map, Point, kilometres

TUESDAY, WEDNESDAY = date(2023, 3, 14), date(2023, 3, 15)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(Point(22.57, 88.36), Point(22.57, 88.36), 0, id="the same"),
        pytest.param(Point(0, 0), Point(0, 1), 111.2, id="a degree at the equator"),
        pytest.param(Point(60, 0), Point(60, 1), 55.6, id="a degree far north"),
        pytest.param(Point(0, 179.5), Point(0, -179.5), 111.2, id="over the date line"),
        pytest.param(Point(90, 0), Point(-90, 0), 20015, id="from pole to pole"),
    ],
)
def test_kilometres(one: Point, other: Point, expected: float) -> None:
    assert kilometres(one, other) == pytest.approx(expected, rel=0.001)
    assert kilometres(other, one) == kilometres(one, other)


def test_a_facility_lies_where_its_city_does_and_a_state_nowhere() -> None:
    city = Place(id="p_1", name="Patna", kind="city", parents=("Bihar", "India"), latitude=25.6, longitude=85.1)
    inside = Place(id="p_2", name="Mill Hospital", kind="facility", parents=("Patna", "Bihar", "India"))
    nowhere = Place(id="p_3", name="Hill Hospital", kind="facility")
    state = Place(id="p_4", name="Bihar", kind="state", parents=("India",))
    places = Map([city, inside, nowhere, state])
    assert places.apart(city, inside) == 0
    assert places.apart(city, nowhere) is None
    assert places.apart(city, state) is None


ATTACK = (
    "Relatives of a patient attacked a junior doctor at Canal Bank Hospital in {} on Monday night. The doctor lost "
)


def test_one_attack_is_told_to_be_in_a_city_or_in_the_town_at_its_edge() -> None:
    record = record_of_texts(
        (ATTACK.format("Howrah") + "two teeth. Junior doctors went on strike on Tuesday.", TUESDAY),
        (ATTACK.format("Kolkata") + "an eye. Junior doctors went on strike on Tuesday.", WEDNESDAY),
    )
    (attack,) = of_kind(record, "attack")
    assert len({one.document for one in attack.passages}) == 2


def test_rallies_of_one_day_in_two_towns_side_by_side_are_two() -> None:
    strike = "They went on strike on Tuesday over security."
    record = record_of_texts(
        (f"Junior doctors held a rally in Howrah on Monday. {strike}", TUESDAY),
        (f"Junior doctors held a rally in Kolkata on Monday. {strike}", WEDNESDAY),
    )
    assert len(of_kind(record, "protest")) == 2


def test_attacks_at_hospitals_of_one_name_in_two_cities_are_two() -> None:
    record = record_of_texts(
        (ATTACK.format("Patna") + "two teeth. Junior doctors went on strike on Tuesday.", TUESDAY),
        (ATTACK.format("Nagpur") + "an eye. Junior doctors went on strike on Tuesday.", WEDNESDAY),
    )
    assert len(of_kind(record, "attack")) == 2
