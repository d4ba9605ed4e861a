"""Texts that are no clean report: none crashes, none takes long, and what can be read in them is read."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import annotated

from standoff.language.parse import LONGEST_SENTENCE
from standoff.record.annotation import Annotation

STRUCK = "Junior doctors at Harbour Lane Hospital went on strike on Monday."

# Bounds of processor time. Each text takes a small part of it; what grows with the square of a text takes far more.
SECONDS = 20.0


def within_bounds(text: str) -> Annotation:
    """What a text says; it must be said soon."""
    begun = time.process_time()
    found = annotated(text)
    assert time.process_time() - begun < SECONDS
    return found


def strikes(found: Annotation) -> list[str]:
    return [event.kind for event in found.events if event.kind == "strike"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("strike " * 20_000, id="one-word"),
        pytest.param("doctors and nurses struck work and marched and " * 2_500, id="no-stop"),
        pytest.param("“ ( [ " * 7_000, id="marks-left-open"),
        pytest.param("a" * 120_000, id="one-endless-word"),
        pytest.param("Dr A. B. " * 5_000, id="initials"),
        pytest.param("12 June 2019 " * 2_000, id="days"),
    ],
)
def test_a_sentence_of_twenty_thousand_words_is_cut_and_told_of(text: str) -> None:
    found = within_bounds(text)
    assert any(f"only the first {LONGEST_SENTENCE:,} were parsed" in note for note in found.notes)


def test_what_stands_before_an_endless_sentence_is_read() -> None:
    found = within_bounds(f"{STRUCK}\n\n" + "guards and beds and " * 5_000)
    assert strikes(found)
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(STRUCK.upper(), id="capitals"),
        pytest.param(STRUCK.rstrip(".").lower() + " they want guards at the gates", id="no-marks-and-no-capitals"),
        pytest.param(f"{STRUCK} They say they wonâ€™t go back. â€œNo guards, no work,â€\x9d said one.", id="mojibake"),
        pytest.param(f"{STRUCK} ডাক্তাররা ধর্মঘটে। Врачи бастуют. 医生罢工。 They want guards.", id="scripts"),
        pytest.param(f"What is known:\n- {STRUCK}\n- Two wards shut\n* Police came\n1. Talks\n2) No talks", id="list"),
        pytest.param(f"Day | What\n--- | ---\n10 June | {STRUCK}\n11 June | Talks\t4\t12.5 %\t—", id="table"),
        pytest.param(f"14:05\n\n{STRUCK}\n\n13:50\n\nTraffic is back to normal.\n\n13:12 IST\n\nMore soon.", id="live"),
        pytest.param(
            f"\ufeff\u200b{STRUCK}\u200d\u202e\x07 \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
            id="unseen",
        ),
    ],
)
def test_a_strike_is_found_in_whatever_dress(text: str) -> None:
    found = within_bounds(text)
    assert strikes(found)
    assert all(text[one.start : one.end] == one.quote for event in found.events for one in event.passages)


def test_a_live_blog_of_many_lines_is_read_soon() -> None:
    lines = [
        f"{hour:02}:{minute:02}\n\nUpdate {hour}.{minute}. {STRUCK}" for hour in range(4) for minute in range(0, 60, 5)
    ]
    assert strikes(within_bounds("\n\n".join(lines)))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from([STRUCK, "STRIKE", "“", "\n", "- ", "| ", "â€™", "ধর্মঘট", "12:30", " said ", "."]), max_size=30
    )
)
def test_any_mixture_is_read_and_quoted_as_it_stands(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = within_bounds(text)
    told = [passage for one in found.events for passage in one.passages]
    told += [passage for one in found.statements for passage in one.passages]
    told += [passage for one in found.demands for passage in one.passages]
    assert all(text[one.start : one.end] == one.quote for one in told)
