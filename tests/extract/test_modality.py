"""What happened is told from what is planned, alleged, denied or conditional; what is only asked for is no event."""

import pytest
from tests.support import annotated, only

from standoff.record.event import Modality


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        pytest.param("A mob attacked a nurse at Milltown Hospital.", "attack", "reported", id="happened"),
        pytest.param("Junior doctors have been on strike since Tuesday.", "strike", "reported", id="goes-on"),
        pytest.param(
            "The superintendent said that doctors went on strike.", "strike", "reported", id="said-to-have-been"
        ),
        pytest.param("Junior doctors will hold a rally on Friday.", "protest", "planned", id="will"),
        pytest.param("Junior doctors plan to hold a rally on Friday.", "protest", "planned", id="plan-to"),
        pytest.param("Junior doctors are to hold a rally on Friday.", "protest", "planned", id="are-to"),
        pytest.param("A rally is planned for Friday.", "protest", "planned", id="is-planned"),
        pytest.param("A rally has been scheduled for Friday in Patna.", "protest", "planned", id="has-been-scheduled"),
        pytest.param("Junior doctors announced a rally for Friday.", "protest", "planned", id="announced"),
        pytest.param(
            "The doctors said they would go on strike from Monday.", "strike", "planned", id="said-they-would"
        ),
        pytest.param("The doctors threatened to go on strike.", "strike", "planned", id="threatened"),
        pytest.param("Nurses may go on strike next week.", "strike", "planned", id="may"),
        pytest.param("Nurses are going to go on strike on Monday.", "strike", "planned", id="going-to"),
        pytest.param("The union called for a strike on Monday.", "strike", "planned", id="call-for-a-strike"),
        pytest.param("A nurse was allegedly assaulted at Milltown Hospital.", "attack", "alleged", id="allegedly"),
        pytest.param(
            "The doctors alleged that a nurse was assaulted at Milltown Hospital.", "attack", "alleged", id="alleged"
        ),
        pytest.param("The family claimed that guards beat a patient.", "attack", "alleged", id="claimed"),
        pytest.param("The doctors accused the police of beating a nurse.", "attack", "alleged", id="accused-of"),
        pytest.param(
            "Police are investigating the alleged assault on a nurse.", "attack", "alleged", id="alleged-noun"
        ),
        pytest.param("The police denied that any doctor was attacked.", "attack", "denied", id="denied-that"),
        pytest.param(
            "The superintendent denied that a mob had attacked nurses.", "attack", "denied", id="denied-active"
        ),
        pytest.param("No doctor was attacked at Milltown Hospital.", "attack", "negated", id="no-one"),
        pytest.param("The doctors did not go on strike.", "strike", "negated", id="did-not"),
        pytest.param("The nurses never went on strike.", "strike", "negated", id="never"),
        pytest.param("There was no strike at Milltown Hospital.", "strike", "negated", id="no-strike"),
        pytest.param(
            "If the state does not act, doctors will go on strike.", "strike", "conditional", id="if-in-front"
        ),
        pytest.param("Doctors will go on strike if the state does not act.", "strike", "conditional", id="if-behind"),
        pytest.param("Nurses will go on strike unless they are paid.", "strike", "conditional", id="unless"),
        pytest.param("Should the guards not come, a mass leave would follow.", "strike", "conditional", id="inverted"),
        pytest.param("A rally is set for Friday.", "protest", "planned", id="is-set-for"),
        pytest.param("The state has announced a judicial inquiry.", "legal step", "planned", id="inquiry-announced"),
        pytest.param("The union has no plan to go on strike.", "strike", "negated", id="no-plan"),
        pytest.param(
            "The union dismissed reports that nurses would go on strike.", "strike", "denied", id="dismissed-reports"
        ),
        pytest.param(
            "Drivers could not get to work, and so half of the trains did not run.",
            "disruption",
            "reported",
            id="could-before-it",
        ),
        pytest.param("Care would stop if doctors went on strike.", "strike", "conditional", id="inside-the-condition"),
    ],
)
def test_the_modality_of_an_event(text: str, kind: str, modality: Modality) -> None:
    assert only(annotated(text), kind).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The association urged doctors not to go on strike.", id="urged-not-to"),
        pytest.param("The nurses demanded the arrest of the attackers.", id="demanded-an-arrest"),
        pytest.param("The nurses demanded that the attackers be arrested.", id="demanded-that"),
        pytest.param("Doctors should not go on strike, the minister said.", id="should-not"),
        pytest.param("The chief minister asked doctors to call off their strike.", id="asked-to-call-off"),
        pytest.param("The state ordered doctors to end the strike.", id="ordered-to-end"),
        pytest.param("Doctors refused to call off their strike.", id="refused-to-call-off"),
        pytest.param("The doctors called for the removal of the health secretary.", id="called-for-removal"),
    ],
)
def test_what_is_only_asked_for_or_refused_has_not_happened(text: str) -> None:
    happened = [
        (one.kind, one.phase)
        for one in annotated(text).events
        if one.modality in {"reported", "alleged"} and (one.kind != "strike" or one.phase not in {None, "continued"})
    ]
    assert happened == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The doctors called off the rally planned for Friday.", id="called-off-a-planned-rally"),
        pytest.param("The rally planned for Friday was cancelled.", id="planned-and-cancelled"),
    ],
)
def test_a_rally_that_was_cancelled_is_not_told_as_held(text: str) -> None:
    rallies = [one for one in annotated(text).events if one.kind == "protest" and one.modality == "reported"]
    assert all(one.phase == "called off" for one in rallies)


def test_a_quotation_is_reported_by_its_speaker() -> None:
    found = annotated('"A mob attacked two nurses at Milltown Hospital," said superintendent Ajay Lorne.')
    event = only(found, "attack")
    assert event.modality == "reported"
    assert event.according_to is not None
