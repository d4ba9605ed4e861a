"""Names in a report: of whom or what, and where they stand."""

from itertools import pairwise

import pytest
from tests.support import domain, parsed

from standoff.language.names import Name, NameFinder

FINDER = NameFinder(domain())


def names(text: str, avoid: tuple[str, ...] = ()) -> list[Name]:
    stretches = [(text.index(words), text.index(words) + len(words)) for words in avoid]
    return FINDER.find(text, parsed(text), stretches)


def told(text: str) -> set[tuple[str, str]]:
    return {(name.kind, name.head) for name in names(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Dr. Anil Marsh spoke.", {("person", "Anil Marsh")}, id="title"),
        pytest.param("Mrs Nora Quill spoke.", {("person", "Nora Quill")}, id="title-without-a-stop"),
        pytest.param("Chief Minister Nora Quill spoke.", {("person", "Nora Quill")}, id="office-before"),
        pytest.param("The health secretary spoke.", {("office", "health secretary")}, id="bare-office"),
        pytest.param(
            "The Indian Medical Association spoke.", {("organisation", "Indian Medical Association")}, id="known-body"
        ),
        pytest.param(
            "The Milltown Nurses Federation met.", {("organisation", "Milltown Nurses Federation")}, id="other-body"
        ),
        pytest.param(
            "They met at Milltown Medical College and Hospital.",
            {("facility", "Milltown Medical College and Hospital")},
            id="facility",
        ),
        pytest.param("They met at Nabanna.", {("facility", "Nabanna")}, id="short-facility"),
        pytest.param("They met in Patna.", {("place", "Patna")}, id="city"),
        pytest.param("They met in New Delhi.", {("place", "Delhi")}, id="short-form"),
        pytest.param("Junior doctors met.", {("group", "junior doctors")}, id="group"),
        pytest.param("A post by @noraquill was seen.", {("handle", "@noraquill")}, id="handle"),
        pytest.param("Write to nora@post.example today.", set(), id="no-handle-in-an-address"),
        pytest.param("It rained.", set(), id="nothing"),
    ],
)
def test_kinds_of_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "office", "party"),
    [
        pytest.param("Chief Minister Nora Quill spoke.", "chief minister", "state", id="before"),
        pytest.param("Nora Quill, the chief minister, spoke.", "chief minister", "state", id="behind"),
        pytest.param("West Bengal Chief Minister Nora Quill spoke.", "chief minister", "state", id="with-a-place"),
        pytest.param("Chief Minister of West Bengal Nora Quill spoke.", "chief minister", "state", id="of-a-place"),
    ],
)
def test_the_office_beside_a_person(text: str, office: str, party: str) -> None:
    (person,) = [name for name in names(text) if name.kind == "person"]
    assert (person.head, person.office, person.party) == ("Nora Quill", office, party)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        pytest.param("Junior doctors met.", True, id="plural"),
        pytest.param("The government met.", True, id="collective"),
        pytest.param("A doctor wept.", False, id="one"),
        pytest.param("Two doctors wept.", False, id="two"),
        pytest.param("Over 3,500 doctors struck.", True, id="thousands"),
    ],
)
def test_a_group_as_a_whole_or_a_few_of_its_people(text: str, several: bool) -> None:
    (group,) = [name for name in names(text) if name.kind == "group"]
    assert group.several is several


def test_the_place_that_a_group_is_of() -> None:
    (group,) = [name for name in names("Resident doctors of Patna joined.") if name.kind == "group"]
    assert (group.party, group.of) == ("doctors", "Patna")


def test_what_is_known_to_be_something_else_is_no_name() -> None:
    text = "On Gandhi Jayanti Nora Quill spoke to Anil Marsh."
    assert {name.head for name in names(text, ("Gandhi Jayanti",)) if name.kind == "person"} == {
        "Nora Quill",
        "Anil Marsh",
    }


def test_names_of_surer_kinds_do_not_overlap_and_hold_their_words() -> None:
    text = (
        "Chief Minister Nora Quill met Dr Anil Marsh of the Milltown Doctors Forum at Nabanna in Kolkata. The junior "
        "doctors of Milltown Hospital waited. Quill left."
    )
    found = names(text)
    for one in found:
        assert one.head.split()[-1].lower() in text[one.start : one.end].lower() or one.kind == "place"
    others = [one for one in found if one.kind != "group"]
    for first, second in pairwise(others):
        assert first.end <= second.start
