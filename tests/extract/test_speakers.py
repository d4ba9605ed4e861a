"""Who speaks: each statement to the right actor, pronouns to whom they mean, and nobody where words do not tell."""

import pytest
from tests.support import annotated

from standoff.record import Annotation


def speakers(found: Annotation) -> list[tuple[str, str | None]]:
    """The words said and the name of who said them."""
    names = {one.id: one.name for one in found.actors}
    return [(" ".join(part.quote for part in one.content), names.get(one.speaker or "")) for one in found.statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param('"We are tired," said Nora Quill.', "Nora Quill", id="person"),
        pytest.param("Health Secretary Nora Quill said the strike was illegal.", "Nora Quill", id="person-in-office"),
        pytest.param("The health secretary said the strike was illegal.", "health secretary", id="office"),
        pytest.param("The doctors said the strike would go on.", "doctors", id="group"),
        pytest.param(
            "The Indian Medical Association said it was shocked.", "Indian Medical Association", id="organisation"
        ),
        pytest.param("According to police, five people fled.", "police", id="according-to"),
        pytest.param(
            "Nora Quill, a spokesperson for the doctors, said talks had failed.", "Nora Quill", id="with-an-aside"
        ),
        pytest.param("An official who asked not to be named said talks had failed.", None, id="nobody-known"),
        pytest.param("It is said that talks had failed.", None, id="no-source"),
    ],
)
def test_who_says_it(text: str, speaker: str | None) -> None:
    found = speakers(annotated(text))
    assert found
    assert {name for _, name in found} == {speaker}


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        pytest.param(
            "Health Secretary Nora Quill met the doctors. She said that talks would go on.",
            "that talks would go on",
            "Nora Quill",
            id="she",
        ),
        pytest.param(
            "Nora Quill said the ward was full. She added that it was cold.",
            "that it was cold",
            "Nora Quill",
            id="who-spoke-last",
        ),
        pytest.param(
            "The doctors met on Monday. They said that the strike would go on.",
            "that the strike would go on",
            "doctors",
            id="they",
        ),
        pytest.param(
            "Health Secretary Nora Quill came. Dr Anil Marsh said the ward was full. Quill said that help was near.",
            "that help was near",
            "Nora Quill",
            id="surname-alone",
        ),
        pytest.param("He said that it was late.", "that it was late", None, id="nobody-named-before"),
    ],
)
def test_pronouns_and_short_names(text: str, said: str, speaker: str | None) -> None:
    assert (said, speaker) in speakers(annotated(text))


def test_of_two_with_one_surname_each_keeps_their_own_words() -> None:
    found = annotated(
        "Chief Minister Nora Quill said that the strike was illegal. Dr Anil Quill said that the ward was unsafe."
    )
    assert set(speakers(found)) >= {
        ("that the strike was illegal", "Nora Quill"),
        ("that the ward was unsafe", "Anil Quill"),
    }


def test_a_pronoun_stands_for_the_one_without_a_name_who_spoke_last() -> None:
    text = (
        'Police arrested a driver, Arun Deb, on Saturday. "If a seminar room is not safe, what is?" a trainee asked. '
        "She said that there was no rest room."
    )
    assert dict(speakers(annotated(text)))["that there was no rest room"] is None
