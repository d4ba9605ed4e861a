"""The beginning of a strike that no report states but its counts give is an event, with the words it rests on."""

from datetime import date, timedelta

import pytest
from tests.support import of_kind, record_of_texts

from standoff.record import Derivation, Event, Record


def begun(record: Record, kind: str) -> list[Event]:
    return [one for one in of_kind(record, kind) if one.phase == "begun"]


@pytest.mark.parametrize(
    ("sentence", "nth"),
    [
        pytest.param(
            "Junior doctors continued their cease-work in Patna on the 20th day on Thursday.", 20, id="20th-day"
        ),
        pytest.param("The cease-work of junior doctors in Patna entered its ninth day on Thursday.", 9, id="ninth-day"),
    ],
)
def test_a_count_of_days_gives_the_beginning(sentence: str, nth: int) -> None:
    published = date(2023, 3, 16)
    text = sentence + " The junior doctors demanded better security."
    (event,) = begun(record_of_texts((text, published)), "strike")
    expected = published - timedelta(days=nth - 1)
    # Whether the first day is day 1 is not always told: the beginning is that day or the one before.
    assert event.when.earliest is not None
    assert event.when.latest is not None
    assert expected - timedelta(days=1) <= event.when.earliest <= event.when.latest <= expected
    assert event.mode == "cease-work"
    assert all(passage.quote in text for passage in event.passages)


def test_what_is_worked_out_shows_its_working() -> None:
    text = (
        "Junior doctors continued their cease-work in Patna on the 20th day on Thursday. The doctors demanded security."
    )
    record = record_of_texts((text, date(2023, 3, 16)))
    (event,) = begun(record, "strike")
    assert event.when.derivation is not None
    found = record.find(event.when.derivation)
    assert found is not None
    _, derivation = found
    assert isinstance(derivation, Derivation)
    assert "20th day" in " ".join(one.quote for one in derivation.passages)
    assert derivation.steps


def test_a_beginning_that_the_report_states_is_not_told_twice() -> None:
    text = (
        "Junior doctors in Patna began a cease-work on March 7. The cease-work entered its tenth day on Thursday. "
        "The doctors demanded better security."
    )
    record = record_of_texts((text, date(2023, 3, 16)))
    assert [one.when.day for one in begun(record, "strike")] == [date(2023, 3, 7)]
