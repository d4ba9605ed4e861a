"""A facility under all its names, a city under its gazetteer's id."""

from datetime import date
from itertools import permutations

from tests.support import domain, reports

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


def test_a_facility_is_one_under_its_full_name_and_its_letters() -> None:
    """The first report gives the letters; the second uses them alone, as the domain's files list them."""
    (hospital,) = [
        one
        for one in joined(
            "Nurses left Harbour Lane Medical College and Hospital (HLMCH) in Patna. Doctors stayed in HLMCH.",
            "Nurses left Harbour Lane Hospital.",
        )
        if one.kind == "facility"
    ]
    assert {"HLMCH", "Harbour Lane Medical College and Hospital", "Harbour Lane Hospital"} == set(hospital.names)


def test_the_domain_says_what_a_facility_is_called_for_short() -> None:
    told = reports(
        ("Nurses left AIIMS.", DAYS[0]), ("Nurses left the All India Institute of Medical Sciences in Delhi.", DAYS[1])
    )
    entries, _ = join_places(told, short_forms=domain().places.facilities)
    (hospital,) = [one for one in entries if one.kind == "facility"]
    assert len(hospital.mentions) == 2
    assert hospital.parents == ("Delhi", "India")


def test_facilities_of_one_name_in_two_cities_are_two_and_who_names_no_city_means_neither() -> None:
    entries = joined(
        "Nurses left Park Street Hospital in Patna.",
        "Nurses left Park Street Hospital in Nagpur.",
        "Nurses left Park Street Hospital.",
    )
    hospitals = [one for one in entries if one.kind == "facility"]
    assert sorted(one.parents[:1] for one in hospitals) == [(), ("Nagpur",), ("Patna",)]
    assert all(len(one.mentions) == 1 for one in hospitals)


def test_a_facility_at_the_edge_of_a_city_is_in_the_city_or_in_the_town_beside_it() -> None:
    (hospital,) = [
        one
        for one in joined("Nurses left Canal Bank Hospital in Kolkata.", "Nurses left Canal Bank Hospital in Howrah.")
        if one.kind == "facility"
    ]
    assert len(hospital.mentions) == 2
