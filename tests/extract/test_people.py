"""Which names in a report mean one person: spellings, initials, surnames alone, offices; and which do not."""

import pytest
from tests.support import annotated

from standoff.record import Annotation


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
        pytest.param("Dr Anil Marsh said the strike would go on.", False, id="quoted-as-a-professional"),
        pytest.param("Anil Marsh, a spokesman for the doctors, said it would go on.", False, id="speaks-for-others"),
        pytest.param("Anil Marsh took over as police commissioner of Patna.", False, id="office-told-behind"),
        pytest.param("Anil Marsh said his brother had died.", True, id="a-quoted-bystander"),
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
