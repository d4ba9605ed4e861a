"""Sentences are parsed as they were cut, one by one or together, and each token is tied to the text."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import parsed

from standoff.language.parse import BATCH_CHARACTERS, LONGEST_SENTENCE, parse, parse_many
from standoff.language.sentences import sentences

TEXT = "\U0001f600 Nurses wept. “Doctors left,” Nora Quill said.\n\nIt rained in Patna."


def test_each_sentence_is_parsed_as_it_was_cut() -> None:
    cut = sentences(TEXT)
    found = parsed(TEXT)
    assert [(one.start, one.end, one.paragraph) for one in found] == [tuple(one) for one in cut]
    for one in found:
        assert len(list(one.doc.sents)) == 1


def test_tokens_know_their_place_in_the_text() -> None:
    for one in parsed(TEXT):
        for token in one.doc:
            start, end = one.place(token)
            assert TEXT[start:end] == token.text


def test_a_stretch_of_the_text_grows_to_whole_tokens() -> None:
    *_, last = parsed(TEXT)
    start = TEXT.index("atna")
    span = last.span(start, start + 2)
    assert span is not None
    assert span.text == "Patna"


def test_texts_parsed_together_are_parsed_as_each_alone() -> None:
    texts = [TEXT, "", "Doctors went on strike on Monday. They came back."]
    together = list(parse_many((text, sentences(text)) for text in texts))
    for text, found in zip(texts, together, strict=True):
        alone = parse(text, sentences(text))
        assert [[(token.text, token.dep_, token.head.i) for token in one.doc] for one in found] == [
            [(token.text, token.dep_, token.head.i) for token in one.doc] for one in alone
        ]


def test_an_endless_sentence_is_cut_off() -> None:
    text = "strike " * 2000
    (one,) = parsed(text)
    assert len(one.doc.text) == LONGEST_SENTENCE
    assert one.end == one.start + LONGEST_SENTENCE


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_parsed(text: str) -> None:
    for one in parsed(text):
        assert text[one.start : one.end] == one.doc.text


def test_no_batch_is_too_long_and_none_loses_a_sentence() -> None:
    text = "\n".join(["Nurses wept and " + "wept and " * 150 + "left."] * 40)
    assert len(text) > BATCH_CHARACTERS
    found = parsed(text)
    assert [one.paragraph for one in found] == list(range(40))
