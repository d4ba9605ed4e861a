"""Which names in a report mean one person: spellings, initials, surnames alone, offices; and which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import annotated

from standoff.extract.people import same_person, same_spelling
from standoff.record import Annotation


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


def people(found: Annotation) -> dict[str, set[str]]:
    """The persons of a report and the words that name them."""
    return {one.name: set(one.names) for one in found.actors if one.kind == "person"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Health Secretary Nora Quill met the doctors. Quill said talks would go on.",
            {"Nora Quill": {"Health Secretary Nora Quill", "Quill"}},
            id="surname-alone-afterwards",
        ),
        pytest.param(
            "Quill was blunt. Health Secretary Nora Quill said talks would go on.",
            {"Nora Quill": {"Quill", "Health Secretary Nora Quill"}},
            id="surname-alone-before",
        ),
        pytest.param(
            "Health Secretary Nora Quill met the doctors. The health secretary said talks would go on.",
            {"Nora Quill": {"Health Secretary Nora Quill", "health secretary"}},
            id="the-office-means-its-holder",
        ),
        pytest.param(
            "Dr Anil Marsh spoke first. Dr Ravi Marsh spoke next.",
            {"Anil Marsh": {"Dr Anil Marsh"}, "Ravi Marsh": {"Dr Ravi Marsh"}},
            id="two-of-one-surname",
        ),
        pytest.param(
            "Dr Anil Marsh spoke first. Dr Ravi Marsh spoke next. Marsh then left.",
            {"Anil Marsh": {"Dr Anil Marsh"}, "Ravi Marsh": {"Dr Ravi Marsh"}},
            id="a-shared-surname-alone-means-neither",
        ),
        pytest.param(
            "Chief Minister Nora Quill spoke. Dr Anil Quill of the union answered. Quill, the chief minister, left.",
            {"Nora Quill": {"Chief Minister Nora Quill", "Quill", "chief minister"}, "Anil Quill": {"Dr Anil Quill"}},
            id="the-office-tells-which",
        ),
        pytest.param(
            "Chief Minister Sumita Mukherjee spoke. Mukherji then left. Sumita Mukherji came back.",
            {"Sumita Mukherjee": {"Chief Minister Sumita Mukherjee", "Mukherji", "Sumita Mukherji"}},
            id="spellings",
        ),
        pytest.param(
            "Dr. A. Marsh spoke. Dr Anil Marsh then left.",
            {"Anil Marsh": {"Dr. A. Marsh", "Dr Anil Marsh"}},
            id="initial",
        ),
    ],
)
def test_the_people_of_a_report(text: str, expected: dict[str, set[str]]) -> None:
    assert people(annotated(text)) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("Chief Minister Nora Quill spoke.", ["chief minister"], id="before-the-name"),
        pytest.param("Nora Quill, the health secretary, spoke.", ["health secretary"], id="behind-a-comma"),
        pytest.param("Nora Quill spoke.", [], id="none"),
        pytest.param("Union Health Minister Nora Quill spoke.", ["union health minister"], id="long-office"),
    ],
)
def test_the_office_beside_a_name(text: str, roles: list[str]) -> None:
    (person,) = [one for one in annotated(text).actors if one.kind == "person"]
    assert person.name == "Nora Quill"
    assert [role.name for role in person.roles] == roles


@pytest.mark.parametrize(
    ("text", "private"),
    [
        pytest.param("A mob beat up Anil Marsh at Milltown Hospital.", True, id="a-victim"),
        pytest.param("Chief Minister Anil Marsh visited Milltown Hospital.", False, id="an-office"),
        pytest.param("Anil Marsh said the strike would go on.", False, id="speaks-on-the-record"),
    ],
)
def test_who_is_a_private_person(text: str, private: bool) -> None:
    (person,) = [one for one in annotated(text).actors if one.kind == "person"]
    assert person.private is private


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Meanwhile, doctors in Patna went on strike on Monday.", id="sentence-openers-and-places"),
        pytest.param("Milltown Hospital and the Indian Medical Association joined the protest.", id="bodies"),
        pytest.param("The State Government and the Supreme Court were silent.", id="institutions"),
        pytest.param("Doctors observed a Black Day on Durga Puja.", id="named-days"),
    ],
)
def test_what_is_nobodys_name(text: str) -> None:
    assert people(annotated(text)) == {}
