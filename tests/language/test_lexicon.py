"""Phrases of a word list are found in whatever form their words stand, and only whole."""

import pytest
from tests.support import parsed

from standoff.language.lexicon import Lexicon


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        pytest.param("strike", "Two strikes ended.", ["strikes"], id="plural"),
        pytest.param("call off", "They called off the march.", ["called off"], id="past"),
        pytest.param("cease-work", "The cease-work went on.", ["cease-work"], id="hyphen"),
        pytest.param("cease-work", "The cease work went on.", ["cease work"], id="space-for-hyphen"),
        pytest.param("cease work", "The cease-work went on.", ["cease-work"], id="hyphen-for-space"),
        pytest.param("go on strike", "Nurses went on strike.", ["went on strike"], id="irregular"),
        pytest.param(
            "have be instal", "It has already been instaled.", ["has already been instaled"], id="adverb-inside"
        ),
        pytest.param("junior doctor", "JUNIOR DOCTORS spoke.", ["JUNIOR DOCTORS"], id="capitals"),
        pytest.param("junior doctor", "The junior, doctors say, wept.", [], id="comma-inside"),
        pytest.param("strike", "The striker scored.", [], id="other-word"),
        pytest.param("nurse's desk", "The nurse’s desk was empty.", ["nurse’s desk"], id="curly-apostrophe"),
    ],
)
def test_forms_of_a_phrase(phrase: str, text: str, found: list[str]) -> None:
    (sentence,) = parsed(text)
    hits = Lexicon([(phrase, True)]).find(sentence.doc)
    assert [sentence.doc[hit.first.i : hit.last.i + 1].text for hit in hits] == found


def test_of_two_phrases_one_within_the_other_the_longer_counts() -> None:
    (sentence,) = parsed("Six doctors began a hunger strike.")
    hits = Lexicon([("strike", "strike"), ("hunger strike", "fast")]).find(sentence.doc)
    assert [hit.label for hit in hits] == ["fast"]


def test_phrases_are_found_in_the_order_of_the_text() -> None:
    (sentence,) = parsed("The strike ended and the march began and another strike followed.")
    hits = Lexicon([("march", "m"), ("strike", "s")]).find(sentence.doc)
    assert [hit.label for hit in hits] == ["s", "m", "s"]


def test_the_head_is_the_word_that_the_others_hang_on() -> None:
    (sentence,) = parsed("They called off the march.")
    (hit,) = Lexicon([("call off", True)]).find(sentence.doc)
    assert hit.head.text == "called"
