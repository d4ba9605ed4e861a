"""A strike goes through phases; the words that govern it tell which."""

import pytest
from tests.support import annotated, only

from standoff.record.event import Phase


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        pytest.param("Junior doctors announced a strike from Monday.", "announced", id="announced"),
        pytest.param("The union called a strike for Monday.", "announced", id="called-a-strike"),
        pytest.param("The doctors threatened to go on strike.", "announced", id="threatened"),
        pytest.param("Nurses will go on strike on Monday.", "announced", id="will-go-on-strike"),
        pytest.param("Junior doctors went on strike on Tuesday.", "begun", id="went-on-strike"),
        pytest.param("Junior doctors began a strike on Tuesday.", "begun", id="began"),
        pytest.param("The strike began at 10 am on Tuesday.", "begun", id="strike-began"),
        pytest.param("Nurses launched an indefinite strike.", "begun", id="launched"),
        pytest.param("The doctors struck work on Tuesday.", "begun", id="struck-work"),
        pytest.param("Nurses downed tools on Tuesday.", "begun", id="downed-tools"),
        pytest.param("Junior doctors ceased work on Tuesday.", "begun", id="ceased-work"),
        pytest.param("The nurses' strike continued on Tuesday.", "continued", id="continued"),
        pytest.param("The doctors' strike entered its third day.", "continued", id="entered-its-third-day"),
        pytest.param("Junior doctors continued their cease-work.", "continued", id="continued-their"),
        pytest.param("Doctors intensified their strike on Tuesday.", "escalated", id="intensified"),
        pytest.param("The strike spread to six more hospitals.", "escalated", id="spread"),
        pytest.param("The doctors partially lifted their strike.", "partly lifted", id="partially-lifted"),
        pytest.param("Junior doctors partially withdrew their strike.", "partly lifted", id="partially-withdrew"),
        pytest.param(
            "The junior doctors partially returned to work on Saturday.", "partly lifted", id="partially-returned"
        ),
        pytest.param(
            "The junior doctors returned to work partially on Saturday.", "partly lifted", id="returned-partially"
        ),
        pytest.param("Junior doctors returned to emergency duty on Saturday.", "partly lifted", id="emergency-duty"),
        pytest.param(
            "Junior doctors resumed emergency services on Saturday.", "partly lifted", id="emergency-services"
        ),
        pytest.param("Resident doctors suspended their strike.", "suspended", id="suspended"),
        pytest.param("The strike was suspended on Friday.", "suspended", id="was-suspended"),
        pytest.param("The strike has been put on hold.", "suspended", id="put-on-hold"),
        pytest.param("Junior doctors resumed their cease-work on Tuesday.", "resumed", id="resumed-cease-work"),
        pytest.param("The doctors resumed their strike.", "resumed", id="resumed"),
        pytest.param("The doctors called off their strike on Friday.", "called off", id="called-off"),
        pytest.param("The strike was called off on Friday.", "called off", id="was-called-off"),
        pytest.param("The doctors have called the strike off.", "called off", id="called-it-off"),
        pytest.param("Nurses ended their strike.", "called off", id="ended"),
        pytest.param("The strike ended on Friday.", "called off", id="strike-ended"),
        pytest.param("The doctors withdrew their strike on Friday.", "called off", id="withdrew"),
        pytest.param("The junior doctors returned to work on Saturday.", "called off", id="returned-to-work"),
        pytest.param("Nurses rejoined duty on Saturday.", "called off", id="rejoined-duty"),
        pytest.param("The doctors resumed work on Saturday.", "called off", id="resumed-work"),
    ],
)
def test_the_phase_of_a_strike(text: str, phase: Phase) -> None:
    assert only(annotated(text), "strike").phase == phase


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The strike hurt patients at Milltown Hospital.", id="nothing-of-its-course"),
        pytest.param("Patients spoke of the strike.", id="only-named"),
    ],
)
def test_a_strike_that_is_only_named_has_no_phase(text: str) -> None:
    assert only(annotated(text), "strike").phase is None


def test_hunger_strikes_have_phases_too() -> None:
    event = only(annotated("The six doctors ended their hunger strike on Monday."), "strike")
    assert (event.mode, event.phase) == ("hunger strike", "called off")
