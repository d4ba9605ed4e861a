"""What a demand or promise is about: the narrowest matter of the domain that its words tell of."""

import pytest
from tests.support import domain, parsed

from standoff.extract.matters import MatterFinder


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        pytest.param("They want better security.", ["security"], id="wide"),
        pytest.param("They want CCTV cameras.", ["security > cameras"], id="narrow"),
        pytest.param("They want security and cameras.", ["security > cameras"], id="the-narrower-of-two"),
        pytest.param("They want cameras and toilets.", ["security > cameras", "facilities > toilets"], id="two"),
        pytest.param("They want toilets, and clean toilets at that.", ["facilities > toilets"], id="once-each"),
        pytest.param("They want rest rooms.", ["facilities > rest rooms"], id="two-words"),
        pytest.param("They want rest-rooms.", ["facilities > rest rooms"], id="hyphen"),
        pytest.param("They want the vacancies filled.", ["system > recruitment"], id="other-forms-of-the-word"),
        pytest.param("They want justice.", ["accountability"], id="justice"),
        pytest.param("They want tea.", [], id="none"),
    ],
)
def test_matters_in_words(text: str, matters: list[str]) -> None:
    (sentence,) = parsed(text)
    assert [one.path for one in MatterFinder(domain()).find(sentence.doc)] == matters
