"""It is known which passages a copy shares with its source, wherever they stand, and which are its own."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import report_of

from standoff.resolve.alignment import Shared, own_passages, shared_passages, words_in

STRIKE = (
    "Junior doctors at Harbour Lane Hospital went on strike on Tuesday after relatives of a patient beat two of them.",
    "Nora Quill, who heads the health department, called it “shameful” and said that six men had been arrested.",
    "Their spokesman, Anil Marsh, told reporters outside the gate that nobody would return until guards stood there.",
)
SOURCE = report_of("\n\n".join(STRIKE))


def own_words(copy: str) -> list[str]:
    document = report_of(copy)
    return [one.quote for one in own_passages(document, shared_passages(document, SOURCE))]


@pytest.mark.parametrize(
    ("copy", "own"),
    [
        pytest.param("\n".join(STRIKE), [], id="other-line-breaks"),
        pytest.param("\n\n".join(STRIKE).upper(), [], id="capitals"),
        pytest.param("\n\n".join(STRIKE).replace("“", '"').replace("”", "''"), [], id="other-quotation-marks"),
        pytest.param("\n\n".join(reversed(STRIKE)), [], id="paragraphs-in-another-order"),
        pytest.param(STRIKE[1], [], id="one-paragraph"),
        pytest.param("Strike in Patna\n\n" + STRIKE[0], ["Strike in Patna"], id="headline-added"),
        pytest.param(f"{STRIKE[0]}\n\nBuses ran late.\n\n{STRIKE[2]}", ["Buses ran late."], id="line-between"),
        pytest.param(STRIKE[0].replace("two", "three"), ["three of them."], id="number-changed-near-the-end"),
        pytest.param(STRIKE[0].replace("Tuesday", "Monday"), ["Monday"], id="day-changed"),
        pytest.param("Rain fell on the town.", ["Rain fell on the town."], id="nothing-in-common"),
        pytest.param("Junior doctors at Harbour", ["Junior doctors at Harbour"], id="too-few-words-to-tell"),
        pytest.param("...", [], id="no-words"),
        pytest.param("", [], id="empty"),
    ],
)
def test_what_is_not_shared_is_its_own(copy: str, own: list[str]) -> None:
    assert own_words(copy) == own


def test_shared_passages_are_told_in_both_texts() -> None:
    copy = report_of(f"In brief\n\n{STRIKE[2].upper()}\n\n{STRIKE[0]}")
    shared = shared_passages(copy, SOURCE)
    assert [each.one.quote for each in shared] == [STRIKE[2].upper(), STRIKE[0]]
    assert [each.other.quote for each in shared] == [STRIKE[2], STRIKE[0]]
    for each in shared:
        assert copy.text[each.one.start : each.one.end] == each.one.quote
        assert SOURCE.text[each.other.start : each.other.end] == each.other.quote


def _forms(text: str) -> str:
    """A text without what does not count in comparing."""
    return "".join(text.casefold().replace("”", '"').replace("“", '"').split())


_PIECES = st.lists(
    st.sampled_from(
        [*STRIKE, *STRIKE[0].split(", "), "Buses ran late.", "It rained.", "“", "- ", "on strike on Tuesday"]
    ),
    max_size=8,
).map(" ".join)


@given(_PIECES, _PIECES)
@settings(max_examples=150, deadline=None)
def test_each_word_is_shared_or_own_and_what_is_shared_is_the_same(one: str, other: str) -> None:
    mine, theirs = report_of(one), report_of(other)
    shared = shared_passages(mine, theirs)
    assert [each.one.start for each in shared] == sorted(each.one.start for each in shared)
    for each in shared:
        assert _forms(each.one.quote) == _forms(each.other.quote)
        assert words_in(each.one.quote) >= 5
    parts = [each.one for each in shared] + own_passages(mine, shared)
    assert sum(words_in(part.quote) for part in parts) == words_in(one)
    assert all(not part.overlaps(again) for part in parts for again in parts if part is not again)


def test_a_phrase_repeated_without_end_takes_no_more_time_than_its_length() -> None:
    def seconds(times: int) -> float:
        one, other = report_of("stop the strike now " * times), report_of("now stop the strike " * times)
        start = time.process_time()
        found: list[Shared] = shared_passages(one, other)
        assert found
        return time.process_time() - start

    seconds(10)
    # Ten times the length; were it quadratic, it would be a hundred times the time.
    assert seconds(10_000) < 40 * seconds(1_000)
