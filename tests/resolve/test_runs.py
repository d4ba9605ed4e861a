"""Runs of words as numbers stand for the same runs as strings would."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.resolve.runs import RUN, Compared, runs_of

TEXTS = st.lists(
    st.one_of(
        st.text(alphabet="aAb1é _-.\n’İß\U0001f600", max_size=60),
        st.lists(st.sampled_from(["strike", "Strike", "on", "2", "ward's", "\n\n"]), max_size=20).map(" ".join),
    ),
    max_size=5,
)


def as_strings(text: str) -> tuple[list[str], int]:
    words = re.findall(r"[^\W_]+", text.lower())
    return [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)], len(words)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_two_runs_have_one_number_just_if_they_have_the_same_words(texts: list[str]) -> None:
    found = list(runs_of(texts))
    assert [one.words for one in found] == [as_strings(text)[1] for text in texts]
    numbers = [number for one in found for number in one.numbers.tolist()]
    strings = [run for text in texts for run in as_strings(text)[0]]
    assert len(numbers) == len(strings)
    assert len(set(zip(numbers, strings, strict=True))) == len(set(numbers)) == len(set(strings))


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_numbers_of_a_text_do_not_depend_on_what_is_read_beside_it(texts: list[str]) -> None:
    together = [one.numbers.tolist() for one in runs_of(texts)]
    assert together == [next(runs_of([text])).numbers.tolist() for text in texts]


def test_the_numbers_are_the_same_on_every_machine() -> None:
    (one,) = runs_of(["Junior doctors went on strike on Tuesday"])
    assert one.numbers.tolist() == [4109625185934934143, 14647549521067075539, 12387319152886863566]


@pytest.mark.parametrize(
    ("shorter", "shared"),
    [
        pytest.param("one two three four five", 5, id="one-run"),
        pytest.param("one two three four five six seven", 7, id="runs-that-overlap"),
        pytest.param("one two three four five no nine ten eleven twelve thirteen", 10, id="two-apart"),
        pytest.param("one two three four six", 0, id="too-short-a-run"),
        pytest.param("", 0, id="empty"),
    ],
)
def test_shared_words_are_counted_once(shorter: str, shared: int) -> None:
    longer = "One, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen"
    other = "five six seven eight nine"
    compared = Compared(list(runs_of([longer, shorter, other])))
    assert compared.shared(0, [1, 2]) == [shared, 5]
    assert compared.shared(0, []) == []


def test_a_text_of_many_pages_is_read_like_any_other() -> None:
    text = " ".join(map(str, range(120_000)))
    first, second = runs_of([text, "7 8 9 10 11"])
    assert first.words == 120_000
    assert second.numbers[0] in first.numbers
