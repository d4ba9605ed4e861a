"""Demands and promises that no list of words foresees, as the trained encoder marks them."""

import pytest
from tests.support import annotated, domain, named, report_of

from standoff.extract.annotate import annotate, annotate_many
from standoff.extract.marks import find_marks
from standoff.language.encoder import encode_sentences
from standoff.language.sentences import sentences

CRECHE = (
    "Nurses at Harbour Lane Hospital wore black ribbons on Monday. The nurses' union has put three points on paper: a "
    "creche on the campus, regular posts for 214 contract nurses and a bus for the night shift."
)
BOWSER = (
    "The nurses' union went back to work on Friday after the ministry undertook to clear the arrears by June and to "
    "take back the 23 who had been sacked. A bus will run for the night shift, the ministry's letter says."
)


def test_a_demand_without_a_word_of_demanding() -> None:
    (one,) = [one for one in annotated(CRECHE).demands if "a bus for the night shift" in one.text]
    assert one.found_by == "encoder"


def test_it_is_by_those_whose_it_is() -> None:
    (one,) = [one for one in annotated(CRECHE).demands if "a bus for the night shift" in one.text]
    assert one.by is not None
    assert "nurses' union" in one.by.passage.quote


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The town's new library has 40,000 books and a room that faces the river.", id="a-library"),
        pytest.param("Rovers won by two goals, and the crowd sang until the lights went out.", id="sport"),
        pytest.param("Rain fell on the coast on Monday, and more is expected inland by the weekend.", id="weather"),
    ],
)
def test_other_news_is_not_marked(text: str) -> None:
    encoded = tuple(encode_sentences(text, sentences(text)))
    assert [one for one in find_marks(text, sentences(text), encoded) if one.sure >= 0.7] == []


def test_marks_are_the_same_whatever_is_read_with_the_report() -> None:
    one, other = report_of(CRECHE), report_of(BOWSER)
    alone = [annotate(one, domain()), annotate(other, domain())]
    assert list(annotate_many([one, other], domain())) == alone
    assert list(annotate_many([other, one], domain())) == alone[::-1]


def test_every_entry_cites_its_sentence_and_keeps_its_words() -> None:
    for text in (CRECHE, BOWSER):
        found = annotated(text)
        told = [(one.text, one.passages) for one in found.demands]
        told += [(one.text, one.passages) for one in found.commitments]
        for words, passages in told:
            assert any(words in passage.quote for passage in passages)
            assert all(text[each.start : each.end] == each.quote for each in passages)


def test_who_asks_is_no_place() -> None:
    found = annotated(CRECHE)
    places = {one.name for one in found.places}
    assert not places & {name for one in found.demands if one.by for name in named(found, [one.by])}
