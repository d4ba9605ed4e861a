"""What is on the page and not in the report is marked, with the reason; the report itself is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import domain

from standoff.language.furniture import find_furniture, inside, report_sentences
from standoff.language.sentences import sentences

BEGINNINGS = domain().wording.furniture
FIRST = "A mob attacked a nurse at Milltown Hospital on Monday night, and the doctors there went on strike on Tuesday."
SECOND = "The health secretary said guards would be posted."


def marked(text: str) -> list[tuple[str, str]]:
    return [(one.reason, one.passage.quote) for one in find_furniture("d_1", text, BEGINNINGS)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Also Read: Why the wards are empty", id="also-read"),
        pytest.param("ALSO READ | Why the wards are empty", id="bar"),
        pytest.param("Read More – Why the wards are empty", id="dash"),
        pytest.param("(Watch: the rally from above)", id="brackets"),
        pytest.param("• Related: Five strikes in five years", id="bullet"),
        pytest.param("Advertisement:", id="advertisement"),
    ],
)
def test_lines_that_lead_elsewhere(line: str) -> None:
    assert marked(f"{FIRST}\n\n{line}\n\n{SECOND}") == [("link or page note", line)]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(FIRST, id="word-for-word"),
        pytest.param(FIRST.replace("on Monday night", "on  Monday night"), id="other-spaces"),
        pytest.param(FIRST.upper(), id="capitals"),
        pytest.param(FIRST.replace("nurse", "nurse,"), id="another-comma"),
    ],
)
def test_a_paragraph_that_comes_again(again: str) -> None:
    assert marked(f"{FIRST}\n\n{again}\n\n{SECOND}") == [("repeated paragraph", again)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(f"PATNA, March 14 (Harbour Wire) - {FIRST}", "PATNA, March 14 (Harbour Wire) - ", id="agency"),
        pytest.param(f"Patna: {FIRST}", "Patna: ", id="colon"),
        pytest.param(f"NEW DELHI (Harbour Wire): {FIRST}", "NEW DELHI (Harbour Wire): ", id="without-a-day"),
        pytest.param(f"PATNA — {FIRST}", "PATNA — ", id="dash"),
    ],
)
def test_a_dateline(text: str, line: str) -> None:
    assert marked(text) == [("dateline", line.strip())]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{FIRST}\n\n{SECOND}", id="plain-report"),
        pytest.param("Nurses wept.\n\nNurses wept.", id="short-lines-may-come-again"),
        pytest.param(
            f"{FIRST}\n\nWatching the rally, the doctors wept and related their fears.", id="words-that-begin-so"
        ),
        pytest.param("Read the law, the doctors told the state.", id="a-sentence-that-begins-so"),
        pytest.param(f"{FIRST}\n\nWhat do the doctors want?", id="a-question"),
    ],
)
def test_the_report_itself_is_not_furniture(text: str) -> None:
    assert marked(text) == []


def test_the_sentences_of_the_report_are_those_outside_furniture() -> None:
    text = f"PATNA, March 14 (Harbour Wire) - {FIRST}\n\nAlso read: Why the wards are empty\n\n{SECOND}"
    kept = report_sentences(sentences(text), find_furniture("d_1", text, BEGINNINGS))
    assert [text[one.start : one.end].strip() for one in kept] == [FIRST, SECOND]


paragraphs = st.lists(
    st.sampled_from([FIRST, SECOND, "Also read: more", "PATNA: It rained.", "", "What Now?"]) | st.text(max_size=30),
    max_size=6,
)


@given(paragraphs)
def test_what_is_marked_holds_its_words_and_no_sentence_kept_lies_in_it(several: list[str]) -> None:
    text = "\n\n".join(several)
    found = find_furniture("d_1", text, BEGINNINGS)
    for one in found:
        assert text[one.passage.start : one.passage.end] == one.passage.quote
        assert one.reason
    for sentence in report_sentences(sentences(text), found):
        assert sentence.start <= sentence.end
        whole = [one for one in found if one.reason != "dateline"]
        assert not inside(whole, sentence.start, sentence.end) or any(
            one.passage.end <= sentence.end and sentence.start >= one.passage.end for one in found
        )
