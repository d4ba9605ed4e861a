import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from standoff.language.quotes import find_quotes


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('Rao said "we will stay" and left.', ['"we will stay"'], id="straight"),
        pytest.param("Rao said “we will stay” and left.", ["“we will stay”"], id="curly"),
        pytest.param('They resumed their "total cease-work” today.', ['"total cease-work”'], id="straight then curly"),
        pytest.param("Rao said ''we will stay'' and left.", ["''we will stay''"], id="two single marks"),
        pytest.param(
            '"We will stay," Rao said. "Nobody listens."', ['"We will stay,"', '"Nobody listens."'], id="two quotations"
        ),
        pytest.param(
            "Rao said, ‘We will stay until it is signed.’ Then she left.",
            ["‘We will stay until it is signed.’"],
            id="single curly marks",
        ),
        pytest.param("The doctors’ strike and the nurses’ fast went on.", [], id="apostrophes are no marks"),
        pytest.param("It's the union's and the members' money.", [], id="straight apostrophes are no marks"),
        pytest.param("He is 5'10\" tall.", [], id="a lone mark of inches"),
        pytest.param('He told me "she said "no" to it" twice.', ['"she said "no" to it"'], id="only the outermost"),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_inner_offsets_leave_the_marks_out() -> None:
    text = "Rao said “we will stay” and left."
    (quote,) = find_quotes(text)
    assert text[quote.inner_start : quote.inner_end] == "we will stay"


def test_a_quotation_that_repeats_its_opening_mark_runs_over_paragraphs() -> None:
    text = "“We will stay until it is signed.\n\n“Nobody has come to hear us,” Rao said."
    assert words(text) == ["“We will stay until it is signed.\n\n“Nobody has come to hear us,”"]


def test_a_missing_mark_swallows_no_more_than_its_paragraph() -> None:
    text = 'Rao said "we will stay.\n\nThe strike went on for days. The wards were empty.\n\n"Enough," said Sen.'
    assert words(text) == ['"we will stay.', '"Enough,"']


def test_a_closing_mark_without_an_opening_one_is_left_alone() -> None:
    assert words("We will stay,” Rao said. He left.") == []


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        pytest.param('They held an "All City Protest Day" on Friday.', True, id="a title"),
        pytest.param("They resumed their “total cease-work” today.", True, id="a coinage"),
        pytest.param('"No comment," she said.', False, id="a short speech"),
        pytest.param('"We will not go back until the order is signed," she said.', False, id="a long speech"),
    ],
)
def test_titles_and_coinages_are_told_from_speech(text: str, scare: bool) -> None:
    (quote,) = find_quotes(text)
    assert quote.scare is scare


@given(st.text(alphabet=st.sampled_from("ab .,?\n\"'“”‘’«»`—A1"), max_size=120))
@example('“““1"”')
def test_any_text_gives_quotations_inside_it_that_do_not_overlap(text: str) -> None:
    found = find_quotes(text)
    last = 0
    for quote in found:
        assert last <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        last = quote.end


@given(st.lists(st.text(alphabet='abc ."“”', min_size=1, max_size=30), min_size=1, max_size=6))
def test_a_quotation_crosses_a_paragraph_only_where_the_next_one_opens_with_a_mark(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    for quote in find_quotes(text):
        for line in text[quote.start : quote.end].split("\n")[1:]:
            assert not line.strip() or line.lstrip()[0] in '"“”'


@pytest.mark.parametrize("piece", ['"a" ', "'a b ", '"', "“x "])
def test_a_long_line_of_marks_takes_no_long_time(piece: str) -> None:
    text = piece * 50_000
    start = time.process_time()
    find_quotes(text)
    assert time.process_time() - start < 10
