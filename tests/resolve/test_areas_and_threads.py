"""Which state a report tells of, and disputes of one state and one time told apart."""

from datetime import date, timedelta

from tests.support import domain, record_of_texts, reports

from standoff.record import Record
from standoff.resolve.areas import areas_of
from standoff.resolve.places import join_places

FIRST = date(2023, 3, 14)
ONE = (
    "Junior doctors went on strike at Harbour Lane Hospital in Patna on {day}. The Lane Doctors Union wants guards.",
    "The strike of junior doctors at Harbour Lane Hospital went on. The Lane Doctors Union met officials in Patna.",
    "Junior doctors marched from Harbour Lane Hospital in Patna. The Lane Doctors Union demanded a police post.",
    "The Lane Doctors Union called off the strike of junior doctors at Harbour Lane Hospital in Patna.",
)
OTHER = (
    "Nurses went on strike at Mill Road Hospital in Gaya on {day}. The Mill Nurses Union wants its allowances.",
    "The strike of nurses at Mill Road Hospital went on. The Mill Nurses Union met officials in Gaya.",
    "Nurses marched from Mill Road Hospital in Gaya. The Mill Nurses Union demanded arrears.",
    "The Mill Nurses Union called off the strike of nurses at Mill Road Hospital in Gaya.",
)


def told(*stories: tuple[str, ...]) -> Record:
    days = [
        (text.format(day="Monday"), FIRST + timedelta(days=number))
        for one in stories
        for number, text in enumerate(one)
    ]
    return record_of_texts(*days)


def test_two_disputes_of_one_state_and_one_time_are_two() -> None:
    record = told(ONE, OTHER)
    assert sorted(len(one.documents) for one in record.disputes) == [4, 4]
    assert {one.area for one in record.disputes} == {"Bihar"}


def test_one_dispute_at_two_buildings_is_one() -> None:
    spread = tuple(text.replace("Harbour Lane Hospital", "Ferry Hospital") for text in ONE)
    assert len(told(ONE, spread).disputes) == 1


def test_a_report_that_names_no_place_is_of_the_area_of_its_people() -> None:
    here = reports(
        ("Dr Anil Marsh of Patna spoke for junior doctors on strike.", FIRST),
        ("Dr Anil Marsh said that the strike of junior doctors would go on.", FIRST),
        ("Dr Ravi Quill said that the strike of junior doctors would go on.", FIRST),
    )
    places, _ = join_places(here)
    by_mention = {mention: one for one in places for mention in one.mentions}
    areas = areas_of(here, by_mention, domain().sides("claimant"))
    assert [areas[one.document.id] for one in here] == ["Bihar", "Bihar", None]


def test_groups_of_two_states_are_two_and_nobody_is_joined_for_want_of_a_place() -> None:
    record = record_of_texts(
        ("Nurses went on strike in Patna.", FIRST),
        ("Nurses went on strike in Jaipur.", FIRST),
        ("Nurses went on strike somewhere.", FIRST),
    )
    nurses = [one for one in record.actors if one.kind == "group" and one.side == "doctors"]
    assert {frozenset(link.passage.document for link in one.links) for one in nurses if len(one.links) > 1} == set()
