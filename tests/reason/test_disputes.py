"""Which reports tell of which dispute, and how each dispute stands."""

from datetime import date
from itertools import permutations

import pytest
from tests.support import record_of_texts

from standoff.record import Dispute, Record

HOSPITAL = "Harbour Lane Hospital in Patna"
ATTACK = f"Relatives of a patient attacked a junior doctor at {HOSPITAL} on Monday night. "
STRIKE = (
    f"Junior doctors at {HOSPITAL} went on strike on Tuesday, demanding better security from the state government. "
)
PROMISED = "The state government promised better security at hospitals. "
RALLY = f"Junior doctors of {HOSPITAL} held a rally on Friday and demanded better security. "
LOOKS_BACK = f"The state government promised more guards, a year after the strike of junior doctors at {HOSPITAL}. "
ENDED = f"Junior doctors at {HOSPITAL} called off their strike on Friday. "


def told_together(record: Record) -> set[frozenset[date]]:
    """The days of publication of the reports of each dispute."""
    days = {document.id: document.published.day for document in record.documents}
    return {frozenset(day for one in dispute.documents if (day := days[one])) for dispute in record.disputes}


def only_dispute(record: Record) -> Dispute:
    (one,) = record.disputes
    return one


LARGEST = "It was the largest strike in Bihar for years. "
MAY_2017 = (ATTACK + STRIKE + PROMISED, date(2017, 5, 10))
AUGUST_2022 = (STRIKE + "The doctors said that no promise had been kept. ", date(2022, 8, 17))


@pytest.mark.parametrize(
    "named", [pytest.param("", id="only-the-city-is-named"), pytest.param(LARGEST, id="the-state-is-named")]
)
def test_two_disputes_five_years_apart_are_told_apart_and_linked(named: str) -> None:
    for order in permutations([MAY_2017, (AUGUST_2022[0] + named, AUGUST_2022[1])]):
        record = record_of_texts(*order)
        old, new = sorted(record.disputes, key=lambda one: str(one.span.earliest))
        assert told_together(record) == {frozenset({MAY_2017[1]}), frozenset({AUGUST_2022[1]})}
        assert old.precedents == ()
        (precedent,) = new.precedents
        assert precedent.dispute == old.id
        assert any("Bihar" in reason for reason in precedent.reasons)
        assert any("security" in reason for reason in precedent.reasons)


@pytest.mark.parametrize(
    ("later", "day", "disputes"),
    [
        pytest.param(RALLY, date(2017, 5, 19), 1, id="nine-days-later"),
        pytest.param(STRIKE, date(2017, 10, 4), 1, id="new-strike-within-the-silence"),
        pytest.param(STRIKE, date(2018, 5, 16), 2, id="new-strike-after-the-silence"),
        pytest.param(LOOKS_BACK, date(2018, 5, 16), 1, id="looks-back-after-the-silence"),
    ],
)
def test_only_a_new_strike_after_a_silence_begins_a_new_dispute(later: str, day: date, disputes: int) -> None:
    record = record_of_texts(MAY_2017, (later, day))
    assert len(record.disputes) == disputes


def test_disputes_of_two_states_at_different_times_are_told_apart() -> None:
    elsewhere = (
        "Resident doctors at Palm Street Hospital in Coimbatore went on strike on Tuesday, demanding higher pay. ",
        date(2018, 3, 14),
    )
    record = record_of_texts(MAY_2017, elsewhere)
    assert told_together(record) == {frozenset({MAY_2017[1]}), frozenset({elsewhere[1]})}


def test_a_strike_taken_up_in_another_state_is_part_of_the_dispute_that_set_it_off() -> None:
    support = (
        "Resident doctors in Coimbatore went on strike on Thursday in support of the junior doctors of Patna. ",
        date(2017, 5, 12),
    )
    record = record_of_texts(MAY_2017, (RALLY, date(2017, 5, 13)), support)
    assert len(only_dispute(record).documents) == 3


def test_a_strike_of_others_in_the_same_place_is_a_dispute_of_its_own() -> None:
    railway = ("Railway workers in Patna went on strike on Tuesday over pay.", date(2017, 5, 11))
    assert told_together(record_of_texts(MAY_2017, railway)) == {frozenset({MAY_2017[1]}), frozenset({railway[1]})}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The council of Patna opened a new park on Tuesday.", id="no-dispute-at-all"),
        pytest.param("A doctor in Patna gave a talk on diabetes.", id="a-side-but-no-dispute"),
    ],
)
def test_reports_beside_the_matter_are_of_no_dispute(text: str) -> None:
    record = record_of_texts(MAY_2017, (text, date(2017, 5, 11)))
    assert len(record.documents) == 2
    assert only_dispute(record).documents == (record_of_texts(MAY_2017).documents[0].id,)


@pytest.mark.parametrize(
    ("last", "state"),
    [
        pytest.param(ENDED, "ended", id="called-off"),
        pytest.param("Junior doctors suspended their strike on Friday. ", "suspended", id="suspended"),
        pytest.param("Junior doctors resumed their strike on Friday. ", "open", id="resumed"),
        pytest.param("Junior doctors said the strike would continue. ", "open", id="nothing-new"),
        pytest.param("The junior doctors threatened to call off the strike. ", "open", id="only-threatened"),
    ],
)
def test_the_state_of_a_dispute_is_that_of_its_last_strike(last: str, state: str) -> None:
    record = record_of_texts(MAY_2017, (RALLY + last, date(2017, 5, 13)))
    dispute = only_dispute(record)
    assert dispute.state == state
    assert dispute.state_reason


REFUSED = "On Wednesday junior doctors refused to heed the government's directive to end the strike. "


def test_a_dispute_is_open_whose_strikers_refuse_to_end_the_strike() -> None:
    only_support = "Nurses in Patna support the striking junior doctors of Harbour Lane Hospital. "
    dispute = only_dispute(record_of_texts((ATTACK + only_support + REFUSED, date(2017, 5, 11))))
    assert dispute.state == "open"
    assert dispute.state_reason.endswith("its end was refused, 2017-05-10")
    ended = record_of_texts((ATTACK + only_support + REFUSED, date(2017, 5, 11)), (ENDED, date(2017, 5, 13)))
    assert only_dispute(ended).state == "ended"


def test_as_of_an_earlier_day_the_dispute_was_open() -> None:
    told = (MAY_2017, (RALLY + ENDED, date(2017, 5, 13)))
    assert only_dispute(record_of_texts(*told)).state == "ended"
    early = record_of_texts(*told, as_of=date(2017, 5, 11))
    assert only_dispute(early).state == "open"
    assert len(early.documents) == 1


def test_a_dispute_names_its_sides_place_and_span() -> None:
    record = record_of_texts(MAY_2017, (RALLY, date(2017, 5, 13)))
    dispute = only_dispute(record)
    assert {party.side for party in dispute.parties} == {"doctors", "the state government"}
    assert (dispute.span.earliest, dispute.span.latest) == (date(2017, 5, 9), date(2017, 5, 13))
    places = {one.id: one.name for one in record.places}
    assert "Bihar" in dispute.name
    assert "2017" in dispute.name
    assert "Harbour Lane Hospital" in {places[one] for one in dispute.places}


def test_an_older_report_founds_the_dispute_anew_and_its_earlier_id_goes_on_finding_it() -> None:
    later = (RALLY, date(2017, 5, 13))
    before = only_dispute(record_of_texts(later)).id
    record = record_of_texts(later, MAY_2017)
    after = only_dispute(record)
    assert after.id != before
    assert record.find(before) == ("disputes", after)
