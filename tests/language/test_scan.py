"""The first look lets through all that can matter and keeps out what cannot."""

from pathlib import Path

import pytest
from tests.support import EXAMPLES, domain

from standoff.language.scan import scan
from standoff.read import read
from standoff.record import Document


@pytest.mark.parametrize(
    ("text", "can_matter"),
    [
        pytest.param("Doctors went on strike.", True, id="plain"),
        pytest.param("JUNIOR DOCTORS STRUCK WORK.", True, id="capitals"),
        pytest.param("The medics downed tools.", True, id="other-words"),
        pytest.param("Nurses demanded higher pay.", True, id="a-demand"),
        pytest.param("A nurse was attacked.", True, id="an-attack"),
        pytest.param("The state promised the doctors more guards.", True, id="a-promise"),
        pytest.param("The council opened a new park.", False, id="another-matter"),
        pytest.param("Railway workers went on strike.", False, id="a-strike-of-others-and-no-more"),
        pytest.param("Railway workers went on strike and put up four demands.", True, id="others-with-demands"),
        pytest.param("Internet firms worked on their housing list.", False, id="words-within-words"),
        pytest.param("The nurses were beaten by a mob.", True, id="an-irregular-form"),
        pytest.param("The doctor gave a lecture on diabetes.", False, id="a-doctor-and-nothing-that-happens"),
        pytest.param("", False, id="empty"),
    ],
)
def test_the_first_look(text: str, can_matter: bool) -> None:
    assert scan(text, domain()).can_matter is can_matter


def test_every_sample_report_that_names_a_side_gets_through() -> None:
    documents = [one for one in read(EXAMPLES) if isinstance(one, Document)]
    assert len(documents) > 30
    lost = [Path(one.origin.file).name for one in documents if not scan(one.text, domain()).can_matter]
    # A page of trifles, which names nobody who takes part in the dispute.
    assert lost == ["2019-06-16-ganga-sunday-notebook.txt"]
