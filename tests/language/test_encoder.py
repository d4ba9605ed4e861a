"""The trained encoder reads a text the same whatever is read beside it, and long texts piece by piece."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from training.data import classes

from standoff.language.encoder import LONGEST, encode, encode_sentences, head, labels
from standoff.language.sentences import sentences

SENTENCE = "Junior doctors at Harbour Lane Hospital want cameras in every ward. "


def test_a_text_is_read_the_same_again() -> None:
    before = encode(SENTENCE)
    encode("Something else entirely, and longer than that.")
    assert np.array_equal(encode(SENTENCE).vectors, before.vectors)


def test_pieces_reproduce_the_words() -> None:
    read = encode(SENTENCE, start=100)
    held = {SENTENCE[start - 100 : end - 100].lower() for start, end in read.offsets if end > start}
    assert {"junior", "doctors", "cameras"} <= held


def test_long_reports_are_read_in_stretches_of_whole_sentences() -> None:
    text = SENTENCE * 60
    found = list(encode_sentences(text, sentences(text)))
    assert len(found) > 1
    assert all(len(one.offsets) <= LONGEST for one in found)
    starts = {one.start for one in sentences(text)}
    assert all(next(start for start, end in one.offsets if end > start) in starts for one in found)


def test_what_was_left_out_between_sentences_is_not_read() -> None:
    text = f"{SENTENCE}Also read: ten things to know about the town. {SENTENCE}"
    kept = [one for one in sentences(text) if "Also read" not in text[one.start : one.end]]
    read = [text[start:end] for one in encode_sentences(text, kept) for start, end in one.offsets]
    assert "cameras" in read
    assert "town" not in read


def test_heads_and_labels_are_of_one_training() -> None:
    vectors = encode(SENTENCE).vectors
    for name in ("entry", "party", "role", "said", "event", "plover", "verdict"):
        assert head(name, vectors).shape[-1] == len(labels(name))
    assert list(labels("event")) == classes()


def test_an_endless_sentence_is_read_as_far_as_can_be() -> None:
    text = "pay " * 5_000
    (only,) = encode_sentences(text, sentences(text))
    assert len(only.offsets) == LONGEST


def test_nothing_is_read_of_nothing() -> None:
    assert list(encode_sentences("", [])) == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for one in encode_sentences(text, sentences(text)):
        assert np.isfinite(one.vectors).all()
        assert all(0 <= start <= end <= len(text) for start, end in one.offsets)
