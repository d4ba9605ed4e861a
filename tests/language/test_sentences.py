"""Paragraphs and sentences, cut by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language.sentences import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Nurses wept. Doctors left.", ["Nurses wept.", "Doctors left."], id="two"),
        pytest.param("Dr. Anil Marsh wept.", ["Dr. Anil Marsh wept."], id="title"),
        pytest.param("A. B. Marsh wept.", ["A. B. Marsh wept."], id="initials"),
        pytest.param("It cost Rs. 20 crore.", ["It cost Rs. 20 crore."], id="currency"),
        pytest.param("At 10 a.m. Tuesday they left.", ["At 10 a.m. Tuesday they left."], id="clock"),
        pytest.param("The U.S. Embassy closed.", ["The U.S. Embassy closed."], id="short-form"),
        pytest.param("On Oct. 2 they met. It rained.", ["On Oct. 2 they met.", "It rained."], id="month"),
        pytest.param("“We left.” They wept.", ["“We left.”", "They wept."], id="closing-quote"),
        pytest.param('"Why? We left," he said.', ['"Why?', 'We left," he said.'], id="question-in-a-quotation"),
        pytest.param("Is it so? Yes! It is.", ["Is it so?", "Yes!", "It is."], id="other-marks"),
        pytest.param("It cost 3.5 crore.", ["It cost 3.5 crore."], id="decimal"),
        pytest.param("So did I. They left.", ["So did I.", "They left."], id="the-word-i"),
        pytest.param("First line\nSecond line.", ["First line", "Second line."], id="a-line-ends-a-sentence"),
        pytest.param("", [], id="empty"),
        pytest.param("\n \n", [], id="white-space"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_paragraphs_are_numbered_and_trimmed() -> None:
    text = "  First. Still first.\n\n\n  Second. \r\n\r\nThird."
    assert [text[one.start : one.end] for one in paragraphs(text)] == ["First. Still first.", "Second.", "Third."]
    assert [one.paragraph for one in sentences(text)] == [0, 0, 1, 2]


words = st.lists(
    st.sampled_from(["Dr.", "Nora", "wept", ".", "?", " ", "\n", "\n\n", "“", "”", "Oct. 2", "a.m.", "…"])
    | st.text(max_size=5),
    max_size=20,
).map(" ".join)


@given(words)
def test_sentences_hold_all_that_is_not_white_space_once_and_in_order(text: str) -> None:
    found = sentences(text)
    position = 0
    for one in found:
        assert one.start >= position
        assert one.start < one.end
        assert not text[position : one.start].strip()
        position = one.end
    assert not text[position:].strip()
    assert [one.paragraph for one in found] == sorted(one.paragraph for one in found)
