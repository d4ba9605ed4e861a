"""What a report says has come of a promise, and who says so."""

import pytest
from tests.support import annotated, parsed

from standoff.extract.done_or_not import plainly_told
from standoff.record import Annotation, Development
from standoff.record.commitment import Said


def the_development(found: Annotation) -> Development:
    """The one that words tell of; what only the encoder marks is for the record to tie, or to leave out."""
    (one,) = [one for one in found.developments if one.found_by == "words"]
    return one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("The cameras have been installed.", "claimed done", id="have-been-installed"),
        pytest.param("The cameras have already been installed.", "claimed done", id="already"),
        pytest.param("The cameras had been installed by the state, the secretary said.", "claimed done", id="had-been"),
        pytest.param("Guards have been deployed at Milltown Hospital.", "claimed done", id="deployed"),
        pytest.param("The state has installed the cameras.", "claimed done", id="active"),
        pytest.param("Work on the cameras is complete.", "claimed done", id="complete"),
        pytest.param("The cameras have not been installed.", "not done", id="have-not-been"),
        pytest.param("The cameras had not been installed, the doctors said.", "not done", id="had-not-been"),
        pytest.param("None of the promised cameras has been installed.", "not done", id="none-of-them"),
        pytest.param("Nothing promised on cameras has been done, the doctors said.", "not done", id="nothing-promised"),
        pytest.param("Only 26 per cent of the cameras have been installed.", "in progress", id="a-share"),
        pytest.param("No cameras have been installed.", "not done", id="no-cameras"),
        pytest.param("The state has not installed the cameras.", "not done", id="has-not"),
        pytest.param("The cameras are yet to be installed.", "not done", id="yet-to"),
        pytest.param("No effort was made to install the cameras.", "not done", id="no-effort"),
        pytest.param("The promise of cameras was not kept.", "not done", id="not-kept"),
        pytest.param("The promise of cameras remains on paper.", "not done", id="on-paper"),
        pytest.param("The cameras are not working.", "not done", id="not-working"),
        pytest.param("Work on the cameras has begun.", "begun", id="work-on-it-has-begun"),
        pytest.param("The secretary said work has commenced on the cameras.", "begun", id="work-has-commenced-on"),
        pytest.param("Work on the toilets is under way.", "in progress", id="under-way"),
        pytest.param("The cameras are being installed.", "in progress", id="are-being"),
        pytest.param("Installing the cameras will take time, the secretary said.", "in progress", id="will-take-time"),
    ],
)
def test_what_is_said_of_a_promise(text: str, said: Said) -> None:
    assert the_development(annotated(text)).said == said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The cameras will have been installed by May.", id="to-come"),
        pytest.param("The cameras should be installed.", id="ought-to-be"),
        pytest.param("The doctors demanded that the cameras be installed.", id="demanded"),
        pytest.param("The state promised that cameras would be installed.", id="promised"),
        pytest.param("The strike is over.", id="of-something-else"),
        pytest.param("The minister must stay until the inquiry is over.", id="until"),
        pytest.param("The cameras should work half of the day.", id="half-of-what-is-to-be"),
    ],
)
def test_what_tells_of_no_development(text: str) -> None:
    assert annotated(text).developments == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The minister said she was ready to resign.", id="ready-to"),
        pytest.param("The minister promised this again; the survey was done twice.", id="of-another-thing"),
        pytest.param("A mob tore down the doctors' cameras.", id="what-was-their-own"),
    ],
)
def test_what_tells_of_no_matter(text: str) -> None:
    told = [one for one in annotated(text).developments if one.found_by == "words"]
    assert [one for one in told if one.matter is not None or one.commitment is not None] == []


@pytest.mark.parametrize(
    ("text", "independent"),
    [
        pytest.param("The cameras have been installed.", True, id="the-reports-own-voice"),
        pytest.param("The doctors said that the cameras had been installed.", True, id="those-it-was-promised-to"),
        pytest.param("The health secretary said that the cameras had been installed.", False, id="the-promiser"),
        pytest.param("According to the state government, the cameras have been installed.", False, id="according-to"),
        pytest.param('"The cameras have been installed," said Health Secretary Nora Quill.', False, id="quoted"),
    ],
)
def test_whose_word_it_is(text: str, independent: bool) -> None:
    assert the_development(annotated(text)).independent is independent


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        pytest.param("The cameras have been installed.", {"security > cameras"}, id="one"),
        pytest.param("The promise has not been kept.", {None}, id="of-all-promises"),
    ],
)
def test_which_promise_it_is_about(text: str, matters: set[str | None]) -> None:
    assert {one.matter for one in annotated(text).developments} == matters


def test_it_is_tied_to_the_promise_of_its_report() -> None:
    found = annotated("The state government promised to install cameras. No effort was made to install the cameras.")
    (promise,) = found.commitments
    assert the_development(found).commitment == promise.id


def test_it_cites_its_sentence() -> None:
    found = annotated("Rain fell. The cameras have been installed. It was cold.")
    assert the_development(found).passage.quote == "The cameras have been installed."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "The state government agreed to install cameras in July, yet not a single camera has come.",
            "not done",
            id="set-against-it",
        ),
        pytest.param(
            "The state government promised to install cameras in July, but they have been shelved.",
            "dropped",
            id="given-up",
        ),
        pytest.param(
            "The second ambulance promised to Ganze was dropped from the budget.", "dropped", id="its-subject"
        ),
    ],
)
def test_what_the_sentence_of_a_promise_says_came_of_it(text: str, said: Said) -> None:
    found = annotated(text)
    (promise,) = found.commitments
    told = the_development(found)
    assert (told.said, told.commitment) == (said, promise.id)


def test_what_both_sides_say_is_independent() -> None:
    assert the_development(annotated("The cameras have been installed, both sides said.")).independent is True


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("The order is still not out.", "pending", id="still-not-out"),
        pytest.param("Not one rupee has been paid.", "pending", id="not-one"),
        pytest.param("Hardly a guard has come.", "pending", id="hardly"),
    ],
)
def test_what_is_as_before_waits_still(text: str, said: Said) -> None:
    (sentence,) = parsed(text)
    assert [one for one, _ in plainly_told(sentence.doc)] == [said]
