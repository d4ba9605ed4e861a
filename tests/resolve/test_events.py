"""One event told many times is one entry; two events are two, however alike."""

from datetime import date
from itertools import permutations

import pytest
from tests.support import of_kind, record_of_texts

from standoff.record import Event, Record

MONDAY_NIGHT = "Relatives of a patient attacked two junior doctors at Harbour Lane Hospital in Patna on Monday night. "
STRIKE = "Junior doctors at Harbour Lane Hospital went on strike on Tuesday. "
TUESDAY, WEDNESDAY, SATURDAY = date(2023, 3, 14), date(2023, 3, 15), date(2023, 3, 18)


def record_in_any_order(*told: tuple[str, date | None]) -> Record:
    """The record of some reports, which is the same in whatever order they are read."""
    first = record_of_texts(*told)
    assert all(record_of_texts(*order) == first for order in permutations(told))
    return first


def attacks(*told: tuple[str, date | None]) -> list[Event]:
    return of_kind(record_in_any_order(*told), "attack")


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("The attack at Harbour Lane Hospital shocked the city.", id="the-attack"),
        pytest.param("The two doctors were beaten by the relatives, police said.", id="in-other-words"),
        pytest.param("The assault at Harbour Lane Hospital lasted an hour.", id="its-place"),
    ],
)
def test_a_report_that_tells_an_event_twice_tells_one_event(again: str) -> None:
    (event,) = attacks((MONDAY_NIGHT + again + " " + STRIKE, TUESDAY))
    assert len(event.mentions) == 2
    assert len(event.passages) == 2
    assert event.when.day == date(2023, 3, 13)


@pytest.mark.parametrize(
    ("again", "published"),
    [
        pytest.param(
            "Two junior doctors were attacked at Harbour Lane Hospital on Monday night. ", TUESDAY, id="same-day"
        ),
        pytest.param(
            "The strike followed an attack on junior doctors at Harbour Lane Hospital on March 13. ",
            SATURDAY,
            id="by-its-date",
        ),
    ],
)
def test_two_reports_of_one_event_make_one_event(again: str, published: date) -> None:
    (event,) = attacks((MONDAY_NIGHT + STRIKE, TUESDAY), (again + STRIKE, published))
    assert len({passage.document for passage in event.passages}) == 2
    assert event.when.day == date(2023, 3, 13)


@pytest.mark.parametrize(
    ("other", "published"),
    [
        pytest.param(
            "A mob attacked a nurse at Mill Lane Hospital in Patna on Wednesday. ", SATURDAY, id="other-hospital"
        ),
        pytest.param(
            "A mob attacked a nurse at Harbour Lane Hospital on Thursday. ", SATURDAY, id="same-hospital-later"
        ),
        pytest.param(
            "A mob attacked two doctors at Mill Lane Hospital on Monday night. ", TUESDAY, id="same-night-elsewhere"
        ),
    ],
)
def test_two_attacks_in_one_week_are_kept_apart(other: str, published: date) -> None:
    found = attacks((MONDAY_NIGHT + STRIKE, TUESDAY), (other + STRIKE, published))
    assert len(found) == 2
    assert len({one.when.day for one in found} | {one.places[0].entry for one in found}) > 2


def test_two_attacks_told_in_one_report_are_kept_apart() -> None:
    found = attacks(
        (
            MONDAY_NIGHT + "A mob attacked a nurse at Mill Lane Hospital in Patna on Tuesday morning. " + STRIKE,
            WEDNESDAY,
        )
    )
    assert len(found) == 2


def test_a_strike_that_begins_and_is_called_off_has_two_events() -> None:
    record = record_in_any_order(
        (MONDAY_NIGHT + STRIKE, TUESDAY),
        (
            "Junior doctors at Harbour Lane Hospital ended their strike on Friday. They went on strike on Tuesday.",
            SATURDAY,
        ),
    )
    phases = sorted((str(one.when.day), one.phase) for one in of_kind(record, "strike"))
    assert phases == [("2023-03-14", "begun"), ("2023-03-17", "called off")]


def test_what_is_planned_is_not_what_happened() -> None:
    record = record_in_any_order(
        (MONDAY_NIGHT + "Junior doctors will hold a rally in Patna on Friday.", TUESDAY),
        (STRIKE + "Junior doctors held a rally in Patna on Friday.", SATURDAY),
    )
    assert {one.modality for one in of_kind(record, "protest")} == {"planned", "reported"}


def test_an_event_that_one_report_doubts_and_another_tells_is_reported() -> None:
    (event,) = attacks(
        (
            STRIKE + "Two junior doctors were allegedly attacked at Harbour Lane Hospital in Patna on Monday night.",
            TUESDAY,
        ),
        (MONDAY_NIGHT + STRIKE, TUESDAY),
    )
    assert event.modality == "reported"
    assert event.according_to is None


def test_mentions_keep_their_ids_whatever_is_joined() -> None:
    alone = record_of_texts((MONDAY_NIGHT + STRIKE, TUESDAY))
    older = ("Two junior doctors were attacked at Harbour Lane Hospital on Monday night. " + STRIKE, date(2023, 3, 13))
    both = record_of_texts(older, (MONDAY_NIGHT + STRIKE, TUESDAY))
    (before,), (after,) = of_kind(alone, "attack"), of_kind(both, "attack")
    assert set(before.mentions) < set(after.mentions)
    assert after.id != before.id
    assert both.find(before.id) == ("events", after)
