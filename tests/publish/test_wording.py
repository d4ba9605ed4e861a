"""The words that readers see."""

from datetime import date, time
from typing import get_args

import pytest
from tests.support import record_of_texts

from standoff.publish import wording
from standoff.publish.describe import in_words
from standoff.publish.index import Index
from standoff.record import Count, Passage, When
from standoff.record.commitment import Said, Status, Strength
from standoff.record.demand import DemandState
from standoff.record.dispute import DisputeState
from standoff.record.event import Modality, Phase
from standoff.record.statement import Act

FIRST, SECOND, LATER = date(2024, 10, 1), date(2024, 10, 2), date(2024, 11, 3)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        pytest.param(When(), "day not known", id="unknown"),
        pytest.param(When(earliest=FIRST, latest=FIRST, got="stated"), "1 October 2024", id="a day"),
        pytest.param(When(earliest=FIRST, latest=SECOND), "1 or 2 October 2024", id="one of two days"),
        pytest.param(
            When(earliest=date(2024, 8, 10), latest=date(2024, 8, 11), got="counted"),
            "10 or 11 August 2024 (worked out)",
            id="counted",
        ),
        pytest.param(When(earliest=FIRST, latest=FIRST, got="calendar"), "1 October 2024 (worked out)", id="calendar"),
        pytest.param(When(earliest=FIRST, latest=FIRST, got="relative"), "1 October 2024", id="relative"),
        pytest.param(When(earliest=FIRST, latest=FIRST, derivation="w_1"), "1 October 2024 (worked out)", id="derived"),
        pytest.param(When(earliest=FIRST, latest=date(2024, 10, 9)), "1 to 9 October 2024", id="days of a month"),
        pytest.param(When(earliest=FIRST, latest=LATER), "1 October to 3 November 2024", id="over a month's end"),
        pytest.param(
            When(earliest=date(2023, 12, 31), latest=date(2024, 1, 1)),
            "31 December 2023 or 1 January 2024",
            id="over a year's end",
        ),
        pytest.param(When(earliest=FIRST, latest=date(2024, 10, 31)), "October 2024", id="a month"),
        pytest.param(When(earliest=date(2024, 1, 1), latest=date(2024, 12, 31)), "2024", id="a year"),
        pytest.param(When(latest=FIRST), "by 1 October 2024", id="no earliest day"),
        pytest.param(When(earliest=FIRST), "on or after 1 October 2024", id="no latest day"),
        pytest.param(
            When(earliest=FIRST, latest=FIRST, clock=time(10)), "1 October 2024, 10:00", id="with a clock time"
        ),
    ],
)
def test_days_in_words(when: When, words: str) -> None:
    assert wording.time_of(when) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        pytest.param(None, "no date given", id="none"),
        pytest.param(When(earliest=FIRST, latest=FIRST), "by 1 October 2024", id="a day"),
        pytest.param(
            When(earliest=FIRST, latest=SECOND, got="counted"), "by 2 October 2024 (worked out)", id="worked out"
        ),
        pytest.param(When(latest=FIRST, clock=time(17)), "by 1 October 2024, 17:00", id="with a clock time"),
    ],
)
def test_due_days_in_words(when: When | None, words: str) -> None:
    assert wording.due(when) == words


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        pytest.param(3501, None, "over", "over 3,500 doctors", id="over"),
        pytest.param(None, 99, "under", "under 100 doctors", id="under"),
        pytest.param(25, None, "at least", "at least 25 doctors", id="at least"),
        pytest.param(None, 40, "at most", "at most 40 doctors", id="at most"),
        pytest.param(36, 44, "about", "about 40 doctors", id="about"),
        pytest.param(4, 5, "between", "4 to 5 doctors", id="between"),
        pytest.param(7, 7, "exactly", "7 doctors", id="exactly"),
        pytest.param(None, None, "about", "some doctors", id="nothing known"),
    ],
)
def test_counts_in_words(low: int | None, high: int | None, qualifier: str, words: str) -> None:
    passage = Passage(document="d", start=0, end=1, quote="x")
    count = Count(what="doctors", low=low, high=high, qualifier=qualifier, passage=passage)  # type: ignore[arg-type]
    assert wording.count(count) == words


@pytest.mark.parametrize(
    ("table", "values"),
    [
        pytest.param(wording.STATUS, get_args(Status), id="status"),
        pytest.param(wording.SAID, get_args(Said), id="developments"),
        pytest.param(wording.SAID_SIGN, get_args(Said), id="signs of developments"),
        pytest.param(wording.STRENGTH, get_args(Strength), id="strength"),
        pytest.param(wording.DEMAND_STATE, get_args(DemandState), id="state of a demand"),
        pytest.param(wording.DISPUTE_STATE, get_args(DisputeState), id="state of a dispute"),
        pytest.param(wording.ACT, get_args(Act), id="acts"),
        pytest.param(wording.PHASE, get_args(Phase), id="phases"),
        pytest.param(wording.MODALITY, get_args(Modality), id="modality"),
    ],
)
def test_every_value_of_the_vocabulary_has_its_words(table: dict[str, object], values: tuple[str, ...]) -> None:
    assert set(table) == set(values)


def test_no_two_statuses_share_a_sign() -> None:
    signs = [one.sign for one in (*wording.STATUS.values(), wording.NO_STATUS)]
    assert len(signs) == len(set(signs))


@pytest.mark.parametrize(
    ("words", "limit", "short"),
    [
        pytest.param("rest rooms", 20, "rest rooms", id="short enough"),
        pytest.param("rest\n rooms", 20, "rest rooms", id="white space"),
        pytest.param("rest rooms, in all state hospitals", 13, "rest rooms…", id="between words"),
        pytest.param("x" * 30, 10, "x" * 9 + "…", id="one long word"),
    ],
)
def test_few_words(words: str, limit: int, short: str) -> None:
    assert wording.few_words(words, limit) == short
    assert len(wording.few_words(words, limit)) <= limit


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("called off, 2024-10-21.", "called off, 21 October 2024."),
        ("between 2024-02-05 and 2024-02-28", "between 5 February 2024 and 28 February 2024"),
        ("ref 12024-10-21, 2024-13-01, 2024-10-210", "ref 12024-10-21, 2024-13-01, 2024-10-210"),
    ],
)
def test_days_are_told_as_people_write_them(given: str, told: str) -> None:
    assert wording.with_days(given) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("A mob murdered a guard in Patna on Monday.", "Killing of ", id="killing"),
        pytest.param("Relatives of a patient assaulted a guard in Patna on Monday.", "Assault on ", id="assault"),
        pytest.param("A mob wrecked the emergency ward in Patna on Monday.", "Vandalism of ", id="things"),
        pytest.param(
            "Health services badly hit in several states, including Delhi and Bihar.",
            "Services hit in ",
            id="told-once",
        ),
    ],
)
def test_to_whom_an_event_is_done_is_told_in_the_words_of_its_mode(text: str, words: str) -> None:
    strike = " Junior doctors in Patna went on strike on Tuesday, demanding security from the state government."
    record = record_of_texts((text + strike, date(2017, 5, 10)))
    index = Index(record)
    assert any(in_words(index, event).startswith(words) for event in record.events)
