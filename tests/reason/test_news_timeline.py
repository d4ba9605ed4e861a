"""The timeline of plain reports: which days it takes, and which sentences tell them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import domain, report_of

import standoff
from standoff.reason.news_timeline.making import news_timeline
from standoff.reason.news_timeline.telling import read_telling
from standoff.reason.news_timeline.told import ToldDay
from standoff.record.document import Document

QUAKE = "An earthquake killed 40 people in the valley of Orsa on Tuesday."
REPORTS = (
    report_of(f"{QUAKE} The shops of the market stood empty in the heat.", date(2021, 3, 2)),
    report_of(
        "Rescuers pulled two children from the rubble in Orsa on Wednesday. "
        "The earthquake of Tuesday killed 40 people, the mayor said.",
        date(2021, 3, 3),
    ),
    report_of(
        "Rain fell in the valley of Orsa. The weather office expects more rain by the weekend.", date(2021, 3, 9)
    ),
    report_of(
        "The minister for building resigned on Monday over the earthquake in Orsa. "
        "The quake that killed 40 people on March 2 had broken a new school.",
        date(2021, 3, 16),
    ),
    report_of(
        "Parliament passed a law on safe schools on Thursday, a month after the earthquake of March 2 in Orsa. "
        "The minister for building resigned on March 15.",
        date(2021, 4, 1),
    ),
)


def told(
    reports: tuple[Document, ...] = REPORTS,
    *,
    at_most: int = 12,
    sentences: int = 1,
    start: date | None = None,
    end: date | None = None,
    query: str = "",
) -> tuple[ToldDay, ...]:
    return news_timeline(reports, domain(), at_most=at_most, sentences=sentences, start=start, end=end, query=query)


def test_the_days_that_are_remembered_come_first() -> None:
    assert [one.day for one in told(at_most=1)] == [date(2021, 3, 2)]
    assert [one.day for one in told(at_most=3)] == [date(2021, 3, 2), date(2021, 3, 15), date(2021, 4, 1)]


def test_each_day_is_told_by_what_happened_on_it() -> None:
    words = {one.day: one.sentences[0].words for one in told(at_most=3)}
    assert "earthquake" in words[date(2021, 3, 2)]
    assert "resigned" in words[date(2021, 3, 15)]
    assert "law on safe schools" in words[date(2021, 4, 1)]


def test_a_copy_of_a_report_counts_less_than_a_report_of_its_own() -> None:
    day = date(2021, 3, 9)
    copies = tuple(report_of(f"{REPORTS[2].text}\n\nPrinted by {name}.", day) for name in ("Ann", "Bob", "Cem"))
    others = tuple(
        report_of(f"Heavy rain on Tuesday {what} in the valley of Orsa.", day)
        for what in ("closed the road to the pass", "flooded the tents of families", "stopped all rescue work")
    )
    weights = [{one.day: one.weight for one in told((*REPORTS, *more))}[day] for more in ((), copies, others)]
    assert weights[1] - weights[0] < (weights[2] - weights[0]) / 2


def test_lines_of_the_page_are_not_told() -> None:
    page = "Sign up here for the letter that our editors write every morning."
    reports = tuple(report_of(f"{one.text}\n\n{page}", one.day) for one in REPORTS)
    assert page not in {each.words for one in told(reports, sentences=5) for each in one.sentences}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("The mayor of Orsa called the strikers vermin of the valley on Tuesday.", id="hateful"),
        pytest.param("The mayor of Orsa closed the road on Tuesday, wrote @rk_torvald from the valley.", id="handle"),
    ],
)
def test_hateful_words_and_handles_are_not_told(words: str) -> None:
    other = "The mayor of Orsa closed the road to the valley on Tuesday."
    reports = tuple(report_of(f"{words} {other} {end}", date(2021, 3, 3)) for end in ("Snow fell.", "Rain fell."))
    assert [each.words for one in told(reports, sentences=3) for each in one.sentences] == [other]


def test_a_sentence_may_run_over_the_lines_of_a_column() -> None:
    narrow = report_of("The mayor of Orsa\nresigned on Tuesday over\nthe earthquake.", date(2021, 3, 3))
    (day,) = told((narrow,))
    assert day.sentences[0].words == "The mayor of Orsa resigned on Tuesday over the earthquake."


def test_a_country_is_not_taken_for_one_who_speaks() -> None:
    plain = "The US army left the base near Orsa on Tuesday."
    spoken = "We saw the army leave our base near Orsa on Tuesday."
    (day,) = told((report_of(f"{spoken} {plain}", date(2021, 3, 3)),))
    assert day.sentences[0].words == plain


def test_a_day_on_which_something_was_only_said_is_known_as_such() -> None:
    telling = read_telling([report_of("The mayor said on Friday that the bridge fell on Monday.")], domain())
    (sentence,) = telling.sentences
    assert sentence.days == (date(2023, 3, 10), date(2023, 3, 13))
    assert sentence.said == {date(2023, 3, 10)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "March 2: An earthquake kills 40 people in Orsa.\nMarch 15 - The minister for building quits his office.\n"
            "April 1 - Parliament passes a law on safe schools.",
            id="at-the-head-of-lines",
        ),
        pytest.param(
            "March 2\nAn earthquake kills 40 people in Orsa.\nMarch 15\nThe minister for building quits his office.\n"
            "April 1\nParliament passes a law on safe schools.",
            id="as-headings",
        ),
    ],
)
def test_a_chronicle_is_read_line_by_line(text: str) -> None:
    days = told((report_of(text, date(2021, 4, 10)),))
    assert [(one.day, one.sentences[0].words) for one in days] == [
        (date(2021, 3, 2), "An earthquake kills 40 people in Orsa."),
        (date(2021, 3, 15), "The minister for building quits his office."),
        (date(2021, 4, 1), "Parliament passes a law on safe schools."),
    ]


def test_words_asked_for_decide_what_it_is_about() -> None:
    strike = report_of("Bus drivers in Tarsin stopped work on Friday over their pay. No bus ran.", date(2021, 3, 12))
    reports = (*REPORTS, strike)
    assert [one.day for one in told(reports, at_most=1, query="bus drivers stopped work pay")] == [date(2021, 3, 12)]
    assert [one.day for one in told(reports, at_most=1)] == [date(2021, 3, 2)]


@given(st.permutations(REPORTS))
def test_the_order_of_reports_does_not_matter(reports: list[Document]) -> None:
    assert told(tuple(reports), sentences=2) == told(sentences=2)


@given(at_most=st.integers(1, 6), sentences=st.integers(1, 3), first=st.integers(0, 40), days=st.integers(0, 40))
def test_it_is_as_long_as_asked_for_and_rests_on_the_reports(
    at_most: int, sentences: int, first: int, days: int
) -> None:
    start = date(2021, 2, 25) + timedelta(days=first)
    end = start + timedelta(days=days)
    found = told(at_most=at_most, sentences=sentences, start=start, end=end)
    assert len(found) <= at_most
    assert [one.day for one in found] == sorted({one.day for one in found})
    texts = {one.id: one.text for one in REPORTS}
    for one in found:
        assert start <= one.day <= end
        assert 1 <= len(one.sentences) <= sentences
        for each in one.sentences:
            passage = each.passage
            assert texts[passage.document][passage.start : passage.end] == passage.quote
    every = [each.words for one in found for each in one.sentences]
    assert len(every) == len(set(every))


_PIECES = st.sampled_from(
    [
        "on Tuesday",
        "January 1, 0001",
        "December 31, 9999",
        "said",
        "killed",
        "2021",
        ".",
        "\n",
        "March 2 -",
        "doctors",
        "we",
    ]
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=40).map(" ".join))
_DAYS = st.sampled_from([None, date.min, date.max, date(2021, 3, 2)])


@given(st.lists(st.tuples(_TEXTS, _DAYS), max_size=4), st.sampled_from([(None, None), (date.min, date.max)]))
def test_nothing_that_a_report_holds_is_an_error(
    reports: list[tuple[str, date | None]], within: tuple[date | None, date | None]
) -> None:
    start, end = within
    for one in told(tuple(report_of(*each) for each in reports), start=start, end=end):
        assert one.sentences


def test_no_reports_give_no_days() -> None:
    assert told(()) == ()
    assert told((report_of("Rain.", None),)) == ()


def test_pairs_of_text_and_day_will_do() -> None:
    pairs = [(one.text, one.day) for one in REPORTS]
    iso = [(one.text, f"{one.day}T08:30:00") for one in REPORTS]
    assert standoff.timeline(pairs, at_most=3) == standoff.timeline(iso, at_most=3)
    assert [one.day for one in standoff.timeline(pairs, at_most=3)] == [one.day for one in told(at_most=3)]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"at_most": 0}, id="no-days"),
        pytest.param({"sentences": 0}, id="no-sentences"),
        pytest.param({"start": "yesterday"}, id="no-day"),
    ],
)
def test_what_makes_no_sense_is_an_error(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        standoff.timeline([], **wrong)  # type: ignore[arg-type]
