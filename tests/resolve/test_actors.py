"""One actor under all names over many reports; two of one surname told apart."""

from datetime import date
from itertools import permutations

import pytest
from tests.support import reports

from standoff.record import Actor
from standoff.resolve.actors import join_actors

DAYS = (date(2023, 3, 14), date(2023, 3, 15), date(2023, 3, 16))


def joined(*texts: str) -> list[Actor]:
    """The actors of some reports, the same in whatever order these are read."""
    told = reports(*zip(texts, DAYS, strict=False))
    entries, found = join_actors(told)
    for order in permutations(told):
        again, found_again = join_actors(order)
        assert (again, found_again) == (entries, found)
    assert set(found.values()) == {one.id for one in entries}
    for one in entries:
        assert all(found[mention] == one.id for mention in one.mentions)
    return entries


def people(*texts: str) -> set[str]:
    return {one.name for one in joined(*texts) if one.kind == "person"}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("Health Secretary Nora Quill spoke.", "Nora Quill said talks had failed."), {"Nora Quill"}, id="full-names"
        ),
        pytest.param(("Dr Anil Marsh spoke.", "Dr A. Marsh said talks had failed."), {"Anil Marsh"}, id="initial"),
        pytest.param(
            ("Chief Minister Sumita Mukherjee spoke.", "Chief Minister Sumita Mukherji left."),
            {"Sumita Mukherjee"},
            id="spellings",
        ),
        pytest.param(
            ("Chief Minister Nora Quill spoke.", "Chief Minister Quill left."), {"Nora Quill"}, id="office-and-surname"
        ),
        pytest.param(
            ("Dr Anil Marsh spoke.", "Dr Ravi Marsh said talks had failed."),
            {"Anil Marsh", "Ravi Marsh"},
            id="same-surname",
        ),
        pytest.param(
            ("Chief Minister Nora Quill spoke.", "Dr Anil Quill spoke.", "Chief Minister Quill left."),
            {"Nora Quill", "Anil Quill"},
            id="same-surname-and-an-office",
        ),
        pytest.param(
            ("Health Secretary Nora Quill spoke.", "Health Secretary Anil Marsh spoke."),
            {"Nora Quill", "Anil Marsh"},
            id="one-office-two-holders",
        ),
    ],
)
def test_people_over_reports(texts: tuple[str, ...], expected: set[str]) -> None:
    assert people(*texts) == expected


def test_an_office_is_its_only_holder() -> None:
    entries = joined("Chief Minister Nora Quill spoke.", "The chief minister left.")
    (person,) = entries
    assert (person.kind, person.name) == ("person", "Nora Quill")
    assert len(person.mentions) == 2


def test_an_office_that_two_held_is_neither_of_them() -> None:
    entries = joined(
        "Health Secretary Nora Quill spoke.", "Health Secretary Anil Marsh spoke.", "The health secretary left Patna."
    )
    assert {(one.kind, one.name) for one in entries} == {
        ("person", "Nora Quill"),
        ("person", "Anil Marsh"),
        ("office", "health secretary"),
    }


def test_a_side_is_one_group_over_reports_and_groups_of_other_places_are_not() -> None:
    entries = joined(
        "Junior doctors went on strike.",
        "The medics went on strike.",
        "Doctors of Coimbatore joined the doctors of Patna.",
    )
    names = sorted(one.name for one in entries if one.side == "doctors")
    assert "doctors" in names
    assert "doctors of Coimbatore" in names
    assert names.count("doctors") == 1


def test_who_once_speaks_on_the_record_is_not_private_any_more() -> None:
    victim = "A mob beat up Anil Marsh at Milltown Hospital."
    (private,) = [one for one in joined(victim) if one.kind == "person"]
    assert private.private
    (public,) = [
        one for one in joined(victim, "Dr Anil Marsh said that the strike would go on.") if one.kind == "person"
    ]
    assert not public.private


def test_an_entry_keeps_all_names_roles_and_words() -> None:
    (person,) = [
        one
        for one in joined("Chief Minister Nora Quill spoke.", "Nora Quill said it was late.")
        if one.kind == "person"
    ]
    assert set(person.names) == {"Chief Minister Nora Quill", "Nora Quill"}
    assert [role.name for role in person.roles] == ["chief minister"]
    assert {one.quote for one in person.passages} == set(person.names)
    assert person.side == "state"


def test_the_first_report_founds_the_entry() -> None:
    texts = ("Chief Minister Nora Quill spoke.", "Nora Quill said it was late.")
    (one,) = [each for each in joined(*texts) if each.kind == "person"]
    (alone,) = [each for each in joined(texts[0]) if each.kind == "person"]
    assert one.id == alone.id
