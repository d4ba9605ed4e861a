"""A facility under all its names, a city under its gazetteer's id."""

from datetime import date
from itertools import permutations

from tests.support import reports

from standoff.record import Place
from standoff.resolve.places import join_places

DAYS = (date(2023, 3, 14), date(2023, 3, 15), date(2023, 3, 16))


def joined(*texts: str) -> list[Place]:
    told = reports(*zip(texts, DAYS, strict=False))
    entries, found = join_places(told)
    for order in permutations(told):
        assert join_places(order) == (entries, found)
    return entries


def test_one_facility_under_several_names() -> None:
    (hospital,) = [
        one
        for one in joined(
            "Nurses left Harbour Lane Hospital.",
            "Nurses left Harbour Lane Medical College and Hospital in Patna.",
            "Nurses left Harbour Lane Medical College.",
        )
        if one.kind == "facility"
    ]
    assert hospital.name == "Harbour Lane Medical College and Hospital"
    assert set(hospital.names) == {
        "Harbour Lane Hospital",
        "Harbour Lane Medical College and Hospital",
        "Harbour Lane Medical College",
    }
    assert hospital.parents == ("Patna", "Bihar", "India")
    assert len(hospital.mentions) == 3


def test_two_facilities_stay_two() -> None:
    names = {one.name for one in joined("Nurses left Harbour Lane Hospital.", "Nurses left Mill Lane Hospital.")}
    assert names == {"Harbour Lane Hospital", "Mill Lane Hospital"}


def test_a_city_under_its_old_and_new_names_is_one() -> None:
    (city,) = joined("Nurses left Kolkata.", "Nurses left Calcutta.")
    assert set(city.names) == {"Kolkata", "Calcutta"}
    assert city.gazetteer is not None


def test_every_place_keeps_the_words_that_name_it() -> None:
    for place in joined("Nurses left Harbour Lane Hospital in Patna.", "Nurses left Patna."):
        assert {one.quote for one in place.passages} == set(place.names)
