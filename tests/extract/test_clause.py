"""Who does what to whom in a clause, whatever way the sentence is turned."""

import pytest
from tests.support import parsed

from standoff.extract.clause import agents_and_targets, governor, is_negated, is_passive, objects, subjects


@pytest.mark.parametrize(
    ("text", "verb", "agents", "targets"),
    [
        pytest.param("The mob attacked a nurse.", "attacked", ["mob"], ["nurse"], id="active"),
        pytest.param("A nurse was attacked by the mob.", "attacked", ["mob"], ["nurse"], id="passive"),
        pytest.param("A nurse was attacked.", "attacked", [], ["nurse"], id="agentless-passive"),
        pytest.param("A nurse attacked by the mob wept.", "attacked", ["mob"], ["nurse"], id="reduced-relative"),
        pytest.param("The mob that attacked a nurse fled.", "attacked", ["mob"], ["nurse"], id="relative-subject"),
        pytest.param(
            "A nurse who was attacked by a mob is recovering.", "attacked", ["mob"], ["nurse"], id="relative-passive"
        ),
        pytest.param("The mob shouted and attacked a nurse.", "attacked", ["mob"], ["nurse"], id="joined-verb"),
        pytest.param("Men and boys attacked a nurse.", "attacked", ["Men", "boys"], ["nurse"], id="joined-subjects"),
        pytest.param(
            "The mob attacked a nurse and a guard.", "attacked", ["mob"], ["nurse", "guard"], id="joined-objects"
        ),
        pytest.param("The mob tried to attack a nurse.", "attack", ["mob"], ["nurse"], id="infinitive"),
    ],
)
def test_who_does_and_who_suffers(text: str, verb: str, agents: list[str], targets: list[str]) -> None:
    (sentence,) = parsed(text)
    (token,) = [one for one in sentence.doc if one.text == verb]
    does, suffers = agents_and_targets(token)
    assert [one.text for one in does] == agents
    assert [one.text for one in suffers] == targets
    if not is_passive(token):
        assert (subjects(token), objects(token)) == (does, suffers)


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        pytest.param("The doctors called off the strike.", "strike", "called", id="object"),
        pytest.param("The strike began.", "strike", "began", id="subject"),
        pytest.param("The doctors went on strike.", "strike", "went", id="behind-a-preposition"),
        pytest.param("The doctors announced plans for a strike.", "strike", "announced", id="part-of-the-object"),
    ],
)
def test_the_verb_that_governs_a_noun(text: str, noun: str, verb: str) -> None:
    (sentence,) = parsed(text)
    (token,) = [one for one in sentence.doc if one.text == noun]
    found = governor(token)
    assert found is not None
    assert found.text == verb


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        pytest.param("The doctors did not strike work.", "strike", True, id="not"),
        pytest.param("There was no strike.", "strike", True, id="no"),
        pytest.param("They never struck work.", "struck", True, id="never"),
        pytest.param("The doctors struck work.", "struck", False, id="plain"),
        pytest.param("The doctors who did not sleep struck work.", "struck", False, id="of-another-clause"),
    ],
)
def test_negation(text: str, word: str, negated: bool) -> None:
    (sentence,) = parsed(text)
    (token,) = [one for one in sentence.doc if one.text == word]
    assert is_negated(token) is negated
