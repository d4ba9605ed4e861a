"""What is remembered of words in their uses is what the model's own patterns and lemmatizer say of them."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from standoff.language.parse import load, parser

# Words that the model's patterns look at together with their neighbours, beside others.
WORDS = [
    *"There is no union , they say ai n't gon na got ta let 's y' all c'm on I you it had have 'd do did doing".split(),  # noqa: SIM905
    *"guards Guards better BETTER were assaulted Doctors striking 12 . ?".split(),  # noqa: SIM905
    "\n",
    "",
]


@cache
def bare() -> Language:
    """The model as its package loads it, given each text as one sentence."""
    nlp = load()
    nlp.add_pipe("standoff_one_sentence", before="parser")
    return nlp


def told(nlp: Language, texts: list[str]) -> list[list[tuple[str, ...]]]:
    return [
        [(token.text, token.tag_, token.pos_, token.lemma_, str(token.morph), token.dep_) for token in doc]
        for doc in nlp.pipe(texts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The doctors were assaulted, and there is no guard.", id="plain"),
        pytest.param("Doctors had doctors' bags; the Doctors' Front had none.", id="one-word-in-several-uses"),
        pytest.param("They ain't gonna go, and we've gotta let's see y'all.", id="neighbours"),
        pytest.param("Two  spaces \n and a line.", id="white-space"),
        pytest.param("", id="nothing"),
    ],
)
def test_forms_are_those_of_the_model(text: str) -> None:
    assert told(parser(), [text, text]) == told(bare(), [text, text])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), max_size=5))
def test_forms_of_any_mixture_are_those_of_the_model(texts: list[str]) -> None:
    assert told(parser(), texts) == told(bare(), texts)
