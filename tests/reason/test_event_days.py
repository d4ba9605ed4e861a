"""The days of events are narrowed by all reports that tell of them, and the working shows how."""

from datetime import date
from itertools import permutations

from tests.support import of_kind, record_of_texts

from standoff.record import Derivation, Event, Record

COUNTED = (
    "The cease-work of junior doctors in Patna was in its 39th day on Tuesday. The doctors demanded better security.",
    date(2024, 9, 17),
)
NEXT_DAY = (
    "Junior doctors in Patna were on cease-work for the second day on Monday. The doctors demanded better security.",
    date(2024, 8, 12),
)


def begun(record: Record) -> list[Event]:
    return [one for one in of_kind(record, "strike") if one.phase == "begun"]


def test_two_counts_leave_only_the_days_that_both_allow() -> None:
    (event,) = begun(record_of_texts(COUNTED, NEXT_DAY))
    alone = [begun(record_of_texts(each))[0].when for each in (COUNTED, NEXT_DAY)]
    assert event.when.earliest == max(when.earliest for when in alone if when.earliest)
    assert event.when.latest == min(when.latest for when in alone if when.latest)


def test_the_working_quotes_both_reports() -> None:
    record = record_of_texts(COUNTED, NEXT_DAY)
    (event,) = begun(record)
    found = record.find(event.when.derivation or "")
    assert found is not None
    _, working = found
    assert isinstance(working, Derivation)
    words = " ".join(one.quote for one in working.passages)
    assert "39th day" in words
    assert "second day" in words
    assert working.about == event.id


def test_a_week_ends_with_the_report_that_tells_of_it() -> None:
    text = "Two doctors were assaulted at City Hospital in Patna this week, police said. Doctors demanded security."
    record = record_of_texts((text, date(2024, 8, 22)))
    (event,) = of_kind(record, "attack")
    assert (event.when.earliest, event.when.latest) == (date(2024, 8, 19), date(2024, 8, 22))


def test_the_order_of_reports_does_not_matter() -> None:
    third = ("The cease-work of junior doctors in Patna ended on Friday, doctors said.", date(2024, 9, 21))
    whens = {
        tuple((one.phase, one.when.earliest, one.when.latest) for one in of_kind(record_of_texts(*order), "strike"))
        for order in permutations([COUNTED, NEXT_DAY, third])
    }
    assert len(whens) == 1


def test_the_end_of_a_strike_whose_length_and_beginning_are_told() -> None:
    text = (
        "The 10-day strike of junior doctors in Patna, which began on August 5, had crippled hospitals. "
        "The doctors demanded better security."
    )
    record = record_of_texts((text, date(2024, 8, 20)))
    (event,) = [one for one in of_kind(record, "strike") if one.phase == "called off"]
    assert event.when.earliest in {date(2024, 8, 14), date(2024, 8, 15)}
    assert event.when.latest in {date(2024, 8, 14), date(2024, 8, 15)}
