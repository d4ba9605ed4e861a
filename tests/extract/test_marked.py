"""What becomes of the encoder's marks, whatever it marks: the rules of the record hold for them too."""

from datetime import date

import pytest
from tests.support import SOME_DAY, domain, report_of

from standoff.extract import annotate as annotating
from standoff.extract.marks import Mark, MarkKind
from standoff.language.parse import parse
from standoff.record import Annotation


def annotated_with(text: str, *marks: Mark, published: date = SOME_DAY) -> Annotation:
    """What a report says in which the encoder marks just this."""
    seen = annotating._see(report_of(text, published), domain())._replace(marks=marks, coding=None)
    return annotating._annotate(seen, parse(text, seen.sentences), domain())


def mark(text: str, kind: MarkKind, words: str, by: str | None = None, to: str | None = None) -> Mark:
    """A mark of some words of a text, surely, by and to whom some other words name."""

    def place(named: str | None) -> tuple[int, int] | None:
        return (text.index(named), text.index(named) + len(named)) if named is not None else None

    start = text.index(words)
    said = "notdone" if kind == "outcome" else None
    return Mark(start, start + len(words), kind, 0.99, place(by), place(to), False, said)


ON_THE_WALL = "On the wall of Harbour Lane Hospital the nurses wrote two words, and the director read them: a creche."


def test_a_mark_becomes_a_demand_with_its_words_and_parties() -> None:
    found = annotated_with(ON_THE_WALL, mark(ON_THE_WALL, "demand", "a creche", by="the nurses", to="the director"))
    (one,) = found.demands
    assert (one.text, one.found_by) == ("a creche", "encoder")
    assert one.by is not None
    assert one.to is not None
    assert (one.by.passage.quote, one.to.passage.quote) == ("the nurses", "the director")


def test_whom_it_is_by_is_cited_where_another_sentence_names_them() -> None:
    text = "The nurses met at Harbour Lane Hospital. On the wall stood one line: a creche."
    (one,) = annotated_with(text, mark(text, "demand", "a creche", by="The nurses")).demands
    assert one.passages[0].quote == "The nurses"
    assert all(text[passage.start : passage.end] == passage.quote for passage in one.passages)


def test_what_the_words_tell_of_is_not_told_again() -> None:
    text = "The nurses demanded a creche at Harbour Lane Hospital."
    (one,) = annotated_with(text, mark(text, "demand", "a creche at Harbour Lane Hospital", by="The nurses")).demands
    assert one.found_by == "words"


def test_a_mark_becomes_a_promise_with_its_day_and_parties() -> None:
    text = "A line stood in the ministry's ledger for Harbour Lane Hospital: a canteen for the nurses by June 30."
    found = annotated_with(text, mark(text, "promise", "a canteen for the nurses by June 30", by="the ministry"))
    (one,) = found.commitments
    assert (one.text, one.found_by) == ("a canteen for the nurses by June 30", "encoder")
    assert one.due is not None
    assert one.due.latest == date(2023, 6, 30)
    assert one.by is not None


def test_those_who_demand_promise_nothing_but_to_go_back() -> None:
    text = "Junior doctors said little on Monday. A note of theirs: shut each ward of the town by Friday."
    found = annotated_with(text, mark(text, "promise", "shut each ward of the town by Friday", by="Junior doctors"))
    assert found.commitments == ()


def test_hateful_words_yield_no_entry() -> None:
    text = "These people are cockroaches. Throw them out of the ward. — Bina Roy (@binaroy) June 14, 2019"
    found = annotated_with(text, mark(text, "demand", "Throw them out of the ward"))
    hateful = [one for one in found.statements if one.marks]
    assert hateful
    assert found.demands == ()


@pytest.mark.parametrize("words", ["Hospital. The", "quiet. The nurses"])
def test_a_mark_over_two_sentences_keeps_to_the_first(words: str) -> None:
    text = "All was quiet at Harbour Lane Hospital. The nurses sang. All was quiet. The nurses slept."
    for one in annotated_with(text, mark(text, "demand", words)).demands:
        assert ". " not in one.text


def test_what_came_of_a_promise_is_kept_for_the_record_to_tie() -> None:
    text = "Junior doctors are on strike. The shelves of Harbour Lane Hospital are as bare as in spring."
    found = annotated_with(text, mark(text, "outcome", "as bare as in spring"))
    (one,) = [one for one in found.developments if one.found_by == "encoder"]
    assert one.commitment is None
    assert one.independent is True
    assert "bare" in one.passage.quote


def test_what_is_said_in_the_first_person_is_by_who_says_it() -> None:
    text = (
        '"And we shall hire thirty porters," Governor Teresa Acosta said. The nurses of Chaco said that they would see.'
    )
    (one,) = annotated_with(text, mark(text, "promise", "hire thirty porters", by="The nurses of Chaco")).commitments
    assert one.by is not None
    assert "Acosta" in one.by.passage.quote


@pytest.mark.parametrize("to", ["the paramedics", "the"])
def test_nobody_asks_their_own_side_or_a_bare_article(to: str) -> None:
    text = "On the wall the nurses wrote two words, and the paramedics read them: a creche."
    words = Mark(
        *place_of(text, "a creche"), "demand", 0.99, place_of(text, "the nurses"), place_of(text, to), False, None
    )
    (one,) = annotated_with(text, words).demands
    assert one.to is None


def place_of(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)
