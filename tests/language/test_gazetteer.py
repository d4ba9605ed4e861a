"""Places by name, those of the home country first."""

import pytest
from tests.support import domain

from standoff.language.gazetteer import Gazetteer, plain

GAZETTEER = Gazetteer(domain().settings.country, domain().places.areas)


@pytest.mark.parametrize(
    ("name", "kind", "known", "parents"),
    [
        pytest.param("Kolkata", "city", "Kolkata", ("West Bengal", "India"), id="city"),
        pytest.param("Calcutta", "city", "Kolkata", ("West Bengal", "India"), id="old-name"),
        pytest.param("kolkata", "city", "Kolkata", ("West Bengal", "India"), id="small-letters"),
        pytest.param("West Bengal", "state", "West Bengal", ("India",), id="state"),
        pytest.param("Bihār", "state", "Bihar", ("India",), id="accent"),
        pytest.param("Delhi", "state", "Delhi", ("India",), id="area-before-city"),
        pytest.param("India", "country", "India", (), id="country"),
        pytest.param("Britain", "country", "United Kingdom", (), id="common-name"),
        pytest.param("Hyderabad", "city", "Hyderabad", ("Telangana", "India"), id="home-before-abroad"),
        pytest.param("Nairobi", "city", "Nairobi", ("Kenya",), id="large-city-abroad"),
    ],
)
def test_a_place_and_what_it_lies_in(name: str, kind: str, known: str, parents: tuple[str, ...]) -> None:
    found = GAZETTEER.find(name)
    assert found is not None
    assert (found.kind, found.name, found.parents) == (kind, known, parents)


@pytest.mark.parametrize("name", ["Milltown Hospital", "Doctors", "", "Nora Quill", "Strike"])
def test_what_is_no_place(name: str) -> None:
    assert GAZETTEER.find(name) is None


def test_cities_bear_coordinates_and_a_gazetteer_id() -> None:
    found = GAZETTEER.find("Patna")
    assert found is not None
    assert found.latitude == pytest.approx(25.6, abs=0.2)
    assert found.longitude == pytest.approx(85.1, abs=0.2)
    assert found.gazetteer.startswith("geonames:")


def test_states_bear_their_iso_code() -> None:
    found = GAZETTEER.find("West Bengal")
    assert found is not None
    assert found.gazetteer == "iso3166-2:IN-WB"


def test_names_are_compared_without_accents_and_case() -> None:
    assert plain("  Hôpital ÉTÉ ") == "hopital ete"
