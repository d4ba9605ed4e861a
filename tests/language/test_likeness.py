"""Which spellings can be of one name, which names of one person or one facility."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language.likeness import facility_core, same_person, same_spelling


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Mukherjee", "Mukherji", True, id="ee-and-i"),
        pytest.param("Sinha", "Singha", True, id="one-letter-more"),
        pytest.param("Núñez", "Nunez", True, id="accents"),
        pytest.param("Das", "Dey", False, id="short-names"),
        pytest.param("Roy", "Ray", False, id="short-and-one-letter-apart"),
        pytest.param("Mukherjee", "Bannerman", False, id="different"),
        pytest.param("Marsh", "Marsden", False, id="same-beginning"),
    ],
)
def test_spellings_of_one_name(one: str, other: str, expected: bool) -> None:
    assert same_spelling(one, other) is expected
    assert same_spelling(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("Nora Quill", "Nora Quill", True, id="the-same"),
        pytest.param("Nora Quill", "N. Quill", True, id="initial"),
        pytest.param("Nora Quill", "N Quill", True, id="initial-without-a-stop"),
        pytest.param("Sumita Mukherjee", "Sumita Mukherji", True, id="spelling"),
        pytest.param("Nora Quill", "Anil Quill", False, id="same-surname"),
        pytest.param("Nora Quill", "A. Quill", False, id="another-initial"),
        pytest.param("Nora Quill", "Nora Marsh", False, id="same-first-name"),
        pytest.param("Quill", "Nora Quill", False, id="a-surname-alone-settles-nothing"),
    ],
)
def test_names_of_one_person(one: str, other: str, expected: bool) -> None:
    assert same_person(one, other) is expected
    assert same_person(other, one) is expected


names = st.text(alphabet="abcdefgh", min_size=1, max_size=9).map(str.title)


@given(names, names, names, names)
def test_being_one_person_is_mutual(first: str, last: str, other_first: str, other_last: str) -> None:
    one, other = f"{first} {last}", f"{other_first} {other_last}"
    assert same_person(one, other) == same_person(other, one)
    assert same_person(one, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Harbour Lane Medical College", "Harbour Lane Hospital", True, id="college-and-hospital"),
        pytest.param(
            "Harbour Lane Medical College and Hospital", "Harbour Lane Medical College & Hospital", True, id="and"
        ),
        pytest.param("H.L. Medical College", "HL Hospital", True, id="stops"),
        pytest.param("Harbour Lane Hospital", "Mill Lane Hospital", False, id="different"),
        pytest.param("General Hospital", "Medical College", False, id="nothing-of-their-own"),
    ],
)
def test_what_tells_facilities_apart(one: str, other: str, same: bool) -> None:
    assert (facility_core(one) == facility_core(other)) is same
