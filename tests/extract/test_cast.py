"""Who and where in one report: groups, organisations, offices and places, each one once under all its names."""

import pytest
from tests.support import annotated, place, words

from standoff.record import Annotation


def actors(found: Annotation, kind: str) -> dict[str, tuple[str | None, set[str]]]:
    return {one.name: (one.side, set(one.names)) for one in found.actors if one.kind == kind}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Junior doctors went on strike. The doctors said the medics would not give in.",
            {"doctors": ("doctors", {"Junior doctors", "The doctors", "the medics"})},
            id="one-side-under-several-words",
        ),
        pytest.param(
            "The state government was silent. The doctors blamed the administration.",
            {
                "the state government": ("state", {"The state government", "the administration"}),
                "doctors": ("doctors", {"The doctors"}),
            },
            id="two-sides",
        ),
        pytest.param(
            "Doctors of Coimbatore joined the doctors of Patna. The doctors of Patna were glad.",
            {
                "doctors of Patna": ("doctors", {"the doctors", "The doctors"}),
                "doctors of Coimbatore": ("doctors", {"Doctors"}),
            },
            id="by-the-place-they-are-of",
        ),
    ],
)
def test_groups(text: str, expected: dict[str, tuple[str, set[str]]]) -> None:
    assert actors(annotated(text), "group") == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A mob attacked two junior doctors at Milltown Hospital.", id="two-doctors"),
        pytest.param("A doctor was attacked at Milltown Hospital.", id="a-doctor"),
        pytest.param("Another nurse fell ill.", id="another-nurse"),
    ],
)
def test_one_or_a_few_people_are_not_the_whole_group(text: str) -> None:
    assert "doctors" not in actors(annotated(text), "group")


def test_an_organisation_and_its_short_form_in_brackets_are_one() -> None:
    found = annotated("The Milltown Doctors Forum (MDF) called a strike. The MDF said so on Monday.")
    organisations = [one for one in found.actors if one.kind == "organisation"]
    assert [set(one.names) for one in organisations] == [{"Milltown Doctors Forum", "MDF"}]


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        pytest.param(
            "The Indian Medical Association joined the strike.", "Indian Medical Association", "doctors", id="domain"
        ),
        pytest.param("The Supreme Court heard the case.", "Supreme Court", "courts", id="court"),
        pytest.param(
            "The Harbour Town Traders Association shut its shops.", "Harbour Town Traders Association", None, id="other"
        ),
    ],
)
def test_organisations(text: str, name: str, side: str | None) -> None:
    found = annotated(text)
    assert [(one.name, one.side) for one in found.actors if one.kind == "organisation"] == [(name, side)]


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        pytest.param("The chief minister spoke to the press.", "chief minister", "state", id="chief-minister"),
        pytest.param("The health secretary was absent.", "health secretary", "state", id="health-secretary"),
        pytest.param("The prime minister flew home.", "prime minister", "union government", id="prime-minister"),
        pytest.param("The police commissioner was removed.", "police commissioner", "police", id="police-commissioner"),
    ],
)
def test_an_office_without_a_name_is_an_actor(text: str, name: str, side: str) -> None:
    found = annotated(text)
    assert [(one.name, one.side) for one in found.actors if one.kind == "office"] == [(name, side)]


def test_one_facility_under_several_names() -> None:
    found = annotated(
        "A mob attacked a nurse at Harbour Lane Medical College and Hospital in Patna. Nurses at Harbour Lane Hospital "
        "went on strike."
    )
    facility = place(found, "Harbour Lane Hospital")
    assert facility.name == "Harbour Lane Medical College and Hospital"
    assert facility.kind == "facility"
    assert facility.parents == ("Patna", "Bihar", "India")


@pytest.mark.parametrize(
    ("text", "name", "kind", "parents"),
    [
        pytest.param("Doctors in Patna went on strike.", "Patna", "city", ("Bihar", "India"), id="city"),
        pytest.param("Doctors in West Bengal went on strike.", "West Bengal", "state", ("India",), id="state"),
        pytest.param("Doctors in India went on strike.", "India", "country", (), id="country"),
        pytest.param("Doctors in UP went on strike.", "Uttar Pradesh", "state", ("India",), id="short-form"),
        pytest.param("Doctors in France went on strike.", "France", "country", (), id="abroad"),
    ],
)
def test_places_by_the_gazetteer(text: str, name: str, kind: str, parents: tuple[str, ...]) -> None:
    (found,) = annotated(text).places
    assert (found.name, found.kind, found.parents) == (name, kind, parents)
    assert found.gazetteer


def test_names_cite_each_place_where_they_stand() -> None:
    text = "Health Secretary Nora Quill came. Later Quill left Patna. In Patna it rained."
    found = annotated(text)
    for passages in [one.passages for one in found.actors] + [one.passages for one in found.places]:
        assert passages
        for passage in passages:
            assert text[passage.start : passage.end] == passage.quote
    assert [passage.quote for passage in place(found, "Patna").passages] == ["Patna", "Patna"]


def test_they_means_the_group_named_before() -> None:
    found = annotated("The junior doctors were angry. They went on strike on Tuesday.")
    (event,) = found.events
    (doctors,) = [one for one in found.actors if one.side == "doctors"]
    assert words(event.agents) == ["They"]
    assert event.agents[0].entry == doctors.id
