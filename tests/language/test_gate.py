"""The gate: which reports are worth reading for a dispute, weighed by all their words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import EXAMPLES, domain

from standoff.language.gate import STRETCH, can_matter, stretches, weight
from standoff.read import read
from standoff.record.document import Document


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Junior doctors at Harbour Lane Hospital stopped work on Monday after relatives of a patient beat two.",
            id="a-strike",
        ),
        pytest.param(
            "The state government has promised the doctors cameras, guards and a panic button in wards by October.",
            id="promises-to-doctors",
        ),
        pytest.param(
            "The bus drivers' strike for unpaid wages went into its ninth day. The drivers rejected the offer, asked "
            "for talks with the minister and held a protest march to the depot.",
            id="another-field",
        ),
    ],
)
def test_a_dispute_passes(text: str) -> None:
    assert can_matter(text, domain())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The striker scored twice as Rovers won at United on Saturday. His ankle would be fine for the cup tie, "
            "the manager said, and promised an attack without fear.",
            id="sport",
        ),
        pytest.param(
            "Shares in the carmaker rose by 4 per cent after it said that demand for its vans had doubled in Asia. "
            "Workers at its plant in the north will build a new model from May.",
            id="business",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_other_news_does_not(text: str) -> None:
    assert not can_matter(text, domain())


def test_the_sample_reports_pass_but_for_the_one_that_tells_of_no_dispute() -> None:
    documents = [one for one in read(EXAMPLES) if isinstance(one, Document)]
    lost = [one.text for one in documents if not can_matter(one.text, domain())]
    assert len(lost) == 1
    assert "march of time" in lost[0]


def test_what_matters_is_seen_in_one_paragraph_of_a_long_page() -> None:
    dispute = "The nurses' union called off its strike after the ministry agreed to pay the arrears by June.\n"
    page = "The gardens are open from ten to five, and tea is served by the pond.\n" * 40
    assert weight(page + dispute + page) > weight(page) + 2.0


@given(st.text(max_size=600))
def test_stretches_cover_the_words_in_order(text: str) -> None:
    found = list(stretches(text))
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    covered = "".join(text[start:end] for start, end in found)
    assert covered.split() == text.split()


def test_a_stretch_is_of_about_so_many_words() -> None:
    text = "One two three four five. " * 100
    assert all(STRETCH <= len(text[start:end].split()) <= STRETCH + 5 for start, end in list(stretches(text))[:-1])
