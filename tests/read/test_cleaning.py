"""Cleaning mends what surrounds words, and never a word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.read import document_from_text
from standoff.read.cleaning import cleaned, one_line, storable
from standoff.record.document import Origin
from standoff.record.identity import document_id

HERE = Origin(file="-")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("one\r\ntwo\rthree\n", "one\ntwo\nthree\n", id="line ends"),
        pytest.param("one  \t\ntwo\xa0\n", "one\ntwo\n", id="spaces at line ends"),
        pytest.param("one\n\n\n\n\ntwo", "one\n\ntwo", id="empty lines"),
        pytest.param("one\n \n\t\n\ntwo", "one\n\ntwo", id="lines of spaces"),
        pytest.param("\ufeffone\ufeff two", "one two", id="byte order marks"),
        pytest.param("o\x00ne \x1b[0mtwo\x7f", "one [0mtwo", id="control characters"),
        pytest.param("one\x0ctwo\u2028three", "one\ntwo\nthree", id="other separators keep words apart"),
        pytest.param("a \ud800 b", "a \ufffd b", id="half a surrogate pair"),
        pytest.param(" date 2019-06-14 Over 3,500", " date 2019-06-14 Over 3,500", id="the start stays"),
        pytest.param("“won’t” – ‘no’ … Rs\xa040,000\u200b", "“won’t” – ‘no’ … Rs\xa040,000\u200b", id="words stay"),
        pytest.param("a\tb  c", "a\tb  c", id="spaces within lines stay"),
    ],
)
def test_cleaned(before: str, after: str) -> None:
    assert cleaned(before) == after


@settings(deadline=None)  # The machine may be busy.
@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaning_twice_is_cleaning_once_and_the_result_can_be_stored(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert once.encode("utf-8").decode("utf-8") == once


@settings(deadline=None)  # The machine may be busy.
@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaning_keeps_all_that_is_printed_and_its_order(text: str) -> None:
    def printed(words: str) -> list[str]:
        return [letter for letter in storable(words) if letter.isprintable() and letter != " "]

    assert printed(cleaned(text)) == printed(text)


@settings(deadline=None)  # The machine may be busy.
@given(st.text())
def test_as_is_is_as_it_is(text: str) -> None:
    document = document_from_text(text, origin=HERE, as_is=True)
    assert document.text == text
    assert document.id == document_id(text)


@settings(deadline=None)  # The machine may be busy.
@given(st.text(), st.booleans())
def test_a_document_is_named_by_its_words_alone(text: str, as_is: bool) -> None:
    one = document_from_text(text, origin=HERE, as_is=as_is)
    other = document_from_text(text, origin=Origin(file="b", line=2), title="T", publisher="P", as_is=as_is)
    assert one.id == other.id == document_id(one.text)


def test_a_headline_is_one_line() -> None:
    assert one_line("  Doctors\r\n strike\x00 work ") == "Doctors strike work"
    assert one_line(" \n ") is None
    assert one_line(None) is None
