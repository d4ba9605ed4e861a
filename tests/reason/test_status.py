"""The status of a promise follows from who says what came of it, and when."""

import re
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reason.commitments import promise, word
from tests.support import REPOSITORY, record_of_texts

from standoff.reason.status import RULES, due_day, rule_on
from standoff.record.commitment import Development, Ruling, Said, Status

MADE = date(2023, 1, 10)
DUE = date(2023, 3, 31)
MAY = date(2023, 5, 2)
MONTHS = 3
STATUS_PAGE = REPOSITORY / "docs" / "status.md"

SAID: tuple[Said, ...] = (
    "pending",
    "begun",
    "in progress",
    "claimed done",
    "confirmed done",
    "contested",
    "not done",
    "dropped",
)


def ruling(*developments: Development, day: date | None = date(2023, 2, 1), due: date | None = DUE) -> Ruling:
    found = rule_on(promise(made=MADE, due=due), developments, day, MONTHS).ruling
    assert found is not None
    return found


def promiser(said: Said, day: date = date(2023, 1, 20)) -> Development:
    return word(said, "state", day)


def other(said: Said, day: date = date(2023, 1, 21)) -> Development:
    return word(said, "doctors", day)


@pytest.mark.parametrize(
    ("developments", "status"),
    [
        pytest.param([], "pending", id="nobody-says-anything"),
        pytest.param([promiser("pending")], "pending", id="promiser-waits"),
        pytest.param([promiser("in progress")], "in progress", id="promiser-takes-time"),
        pytest.param([promiser("begun")], "claimed", id="promiser-has-begun"),
        pytest.param([promiser("claimed done")], "claimed", id="promiser-is-done"),
        pytest.param([promiser("confirmed done")], "claimed", id="nobody-confirms-their-own-promise"),
        pytest.param([promiser("not done")], "not done", id="promiser-owns-up"),
        pytest.param([promiser("dropped")], "dropped", id="promiser-drops-it"),
        pytest.param([other("claimed done")], "fulfilled", id="others-say-done"),
        pytest.param([other("confirmed done")], "fulfilled", id="others-confirm"),
        pytest.param([other("in progress")], "in progress", id="others-see-work"),
        pytest.param([other("begun")], "in progress", id="others-see-a-beginning"),
        pytest.param([other("not done")], "contested", id="others-say-not-kept"),
        pytest.param([promiser("claimed done"), other("confirmed done")], "fulfilled", id="claimed-and-confirmed"),
        pytest.param([promiser("claimed done"), other("not done")], "contested", id="done-against-not-done"),
        pytest.param([promiser("begun"), other("not done")], "contested", id="begun-against-no-effort"),
        pytest.param([promiser("in progress"), other("contested")], "contested", id="under-way-against-contested"),
        pytest.param([promiser("dropped"), other("not done")], "dropped", id="dropped-and-not-done"),
        pytest.param([other("dropped")], "dropped", id="others-say-dropped"),
        pytest.param(
            [promiser("in progress", date(2023, 1, 25)), other("dropped")], "in progress", id="under-way-since"
        ),
        pytest.param([promiser("not done"), other("confirmed done")], "fulfilled", id="more-than-was-claimed"),
    ],
)
def test_who_says_what_gives_the_status(developments: list[Development], status: Status) -> None:
    assert ruling(*developments).status == status


@pytest.mark.parametrize(
    ("developments", "status"),
    [
        pytest.param(
            [promiser("claimed done"), promiser("in progress", MAY)], "in progress", id="promiser-takes-it-back"
        ),
        pytest.param([other("not done"), other("confirmed done", MAY)], "fulfilled", id="others-are-won-over"),
        pytest.param([other("confirmed done"), other("not done", MAY)], "contested", id="others-find-it-undone"),
        pytest.param([promiser("dropped"), promiser("begun", MAY)], "claimed", id="taken-up-again"),
    ],
)
def test_later_words_of_a_side_win_over_its_earlier_ones(developments: list[Development], status: Status) -> None:
    for order in permutations(developments):
        assert ruling(*order, due=date(2024, 1, 1), day=MAY).status == status


@pytest.mark.parametrize(
    ("day", "developments", "status"),
    [
        pytest.param(DUE, [], "pending", id="on-its-last-day"),
        pytest.param(date(2023, 4, 1), [], "overdue", id="the-day-after"),
        pytest.param(MAY, [promiser("in progress")], "overdue", id="still-under-way"),
        pytest.param(MAY, [promiser("begun")], "overdue", id="only-begun"),
        pytest.param(MAY, [promiser("claimed done")], "claimed", id="claimed-done-in-time"),
        pytest.param(MAY, [other("confirmed done")], "fulfilled", id="confirmed"),
        pytest.param(MAY, [promiser("begun"), other("not done")], "contested", id="contested-stays-contested"),
        pytest.param(MAY, [promiser("dropped")], "dropped", id="dropped-is-never-overdue"),
        pytest.param(None, [], "pending", id="no-day-is-known"),
    ],
)
def test_a_promise_is_overdue_after_its_own_day(
    day: date | None, developments: list[Development], status: Status
) -> None:
    found = ruling(*developments, day=day)
    assert found.status == status
    assert found.as_of == day
    if status == "overdue":
        assert "2023-03-31" in found.rule
        assert "default" not in found.rule


@pytest.mark.parametrize(
    ("day", "status"),
    [
        pytest.param(date(2023, 4, 10), "pending", id="three-months-to-the-day"),
        pytest.param(date(2023, 4, 11), "overdue", id="a-day-more"),
    ],
)
def test_a_promise_without_a_day_is_overdue_by_the_default_and_says_so(day: date, status: Status) -> None:
    found = ruling(day=day, due=None)
    assert found.status == status
    if status == "overdue":
        assert "2023-04-10" in found.rule
        assert "3 months" in found.rule
        assert "default" in found.rule


def test_a_promise_of_no_known_day_is_never_overdue() -> None:
    found = rule_on(promise(), [], date(2050, 1, 1), MONTHS).ruling
    assert found is not None
    assert found.status == "pending"


@pytest.mark.parametrize(
    ("made", "months", "expected"),
    [
        pytest.param(date(2023, 11, 30), 3, date(2024, 2, 29), id="end-of-a-short-month"),
        pytest.param(date(2023, 1, 10), 12, date(2024, 1, 10), id="a-year"),
    ],
)
def test_default_months_end_on_a_day_that_there_is(made: date, months: int, expected: date) -> None:
    assert due_day(promise(made=made), months) == (expected, True)


def test_the_ruling_names_the_words_it_rests_on() -> None:
    early, late, denial = promiser("in progress"), promiser("claimed done", date(2023, 1, 25)), other("not done")
    found = rule_on(promise(made=MADE, due=DUE), [late, denial, early], date(2023, 2, 1), MONTHS)
    assert found.ruling is not None
    assert set(found.ruling.developments) == {late.id, denial.id}
    assert set(found.developments) == {early.id, late.id, denial.id}
    assert found.ruling.rule in {rule.reason for rule in RULES}


developments = st.lists(
    st.builds(
        word,
        st.sampled_from(SAID),
        st.sampled_from(["state", "doctors", "court"]),
        st.dates(min_value=date(2023, 1, 1), max_value=date(2023, 6, 1)),
    ),
    max_size=5,
    unique_by=lambda one: one.when.day,
)


@given(developments, st.dates(min_value=date(2023, 1, 1), max_value=date(2023, 12, 31)))
def test_one_rule_always_fits_and_fulfilled_needs_somebody_else(told: list[Development], day: date) -> None:
    found = rule_on(promise(made=MADE, due=DUE), told, day, MONTHS).ruling
    assert found is not None
    if found.status == "fulfilled":
        assert any(one.independent and one.said in {"claimed done", "confirmed done"} for one in told)
    if found.status == "overdue":
        assert day > DUE
    if not told:
        assert found.status in {"pending", "overdue"}


@given(developments, st.randoms(use_true_random=False))
def test_the_order_in_which_reports_are_read_changes_no_status(told: list[Development], random: Random) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    day = date(2023, 7, 1)
    assert rule_on(promise(made=MADE), told, day, MONTHS) == rule_on(promise(made=MADE), shuffled, day, MONTHS)


def test_the_table_ends_with_a_rule_that_always_fits() -> None:
    assert RULES[-1].status == "pending"
    assert {rule.status for rule in RULES} == {
        "pending",
        "in progress",
        "claimed",
        "fulfilled",
        "contested",
        "not done",
        "dropped",
        "overdue",
    }


@pytest.mark.skipif(not STATUS_PAGE.exists(), reason="there is no docs/status.md yet")
def test_the_page_on_statuses_shows_the_table_of_rules() -> None:
    assert rows_of(STATUS_PAGE) == [(rule.status, rule.reason) for rule in RULES]


def rows_of(page: Path) -> list[tuple[str, str]]:
    """The status and the reason of each row of the page's table of rules."""
    rows = re.findall(r"^\| *\d+ *\| *(.+?) *\| *\*\*(.+?)\*\* *\|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [(status, reason) for reason, status in rows]


PROMISE = (
    "Health Secretary Nora Quill said on Monday the state government would install cameras at Harbour Lane Hospital in "
    "Patna by March 31. Junior doctors at Harbour Lane Hospital are on strike."
)
CLAIM = (
    "Health Secretary Nora Quill said on Tuesday that the cameras had been installed at Harbour Lane Hospital in "
    "Patna. Junior doctors went on strike there in January."
)
DENIAL = (
    "The junior doctors of Harbour Lane Hospital in Patna said on Wednesday that the cameras had not been installed. "
    "They will hold a rally on Friday."
)
TOLD = ((PROMISE, date(2023, 1, 10)), (CLAIM, date(2023, 3, 1)), (DENIAL, date(2023, 3, 9)))


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        pytest.param(date(2023, 1, 31), "pending", id="before-anything-is-said"),
        pytest.param(date(2023, 3, 2), "claimed", id="after-the-claim"),
        pytest.param(date(2023, 3, 10), "contested", id="after-the-denial"),
        pytest.param(None, "contested", id="from-all-reports"),
    ],
)
def test_a_record_as_of_a_day_knows_only_what_was_published_by_then(as_of: date | None, status: Status) -> None:
    record = record_of_texts(*TOLD, as_of=as_of)
    cameras = [one for one in record.commitments if one.matter == "security > cameras"]
    assert [one.ruling.status for one in cameras if one.ruling is not None] == [status]


def test_a_later_report_of_nothing_leaves_a_promise_overdue() -> None:
    rally = "Junior doctors of Harbour Lane Hospital in Patna held a rally on Saturday over the attack on a nurse."
    record = record_of_texts(TOLD[0], (rally, date(2023, 4, 16)))
    (cameras,) = [one for one in record.commitments if one.matter == "security > cameras"]
    assert cameras.ruling is not None
    assert cameras.ruling.status == "overdue"
    assert cameras.last_spoken_of == date(2023, 1, 10)
