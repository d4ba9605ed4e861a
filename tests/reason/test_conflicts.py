"""Accounts that cannot both hold are set side by side, each with its own words; those that can are left alone."""

from datetime import date

import pytest
from tests.reason.commitments import passage, promise, word
from tests.support import of_kind, record_of_texts

from standoff.reason.conflicts import find_conflicts
from standoff.record.actor import Actor
from standoff.record.commitment import Commitment, Development
from standoff.record.conflict import Conflict
from standoff.record.event import Count, Event, Qualifier
from standoff.record.record import Record

DAY = date(2023, 2, 1)
ACTORS = {
    "a_state": Actor(id="a_state", name="the state government", kind="group", side="state"),
    "a_doctors": Actor(id="a_doctors", name="doctors", kind="group", side="doctors"),
}
CAMERAS = promise(made=date(2023, 1, 10))


def of_promises(*developments: Development, promises: tuple[Commitment, ...] = (CAMERAS,)) -> list[Conflict]:
    return find_conflicts([], promises, developments, ACTORS)


def test_work_said_to_have_begun_against_no_effort_is_a_conflict_with_both_sides_words() -> None:
    claim = word("begun", "state", DAY, quote="work has commenced")
    denial = word("not done", "doctors", DAY, quote="no efforts were made")
    (found,) = of_promises(claim, denial)
    assert found.kind == "fulfilment"
    assert found.about == CAMERAS.id
    assert "cameras" in found.what
    assert {(side.by, tuple(one.quote for one in side.passages)) for side in found.sides} == {
        (("a_doctors",), ("no efforts were made",)),
        (("a_state",), ("work has commenced",)),
    }


@pytest.mark.parametrize(
    "developments",
    [
        pytest.param([word("not done", "doctors", DAY)], id="nobody-claims-the-contrary"),
        pytest.param([word("begun", "state", DAY), word("claimed done", "doctors", DAY)], id="both-say-kept"),
        pytest.param([word("not done", "state", DAY), word("not done", "doctors", DAY)], id="both-say-not-kept"),
        pytest.param(
            [
                word("begun", "state", DAY, document="d_1"),
                word("not done", "doctors", date(2023, 6, 1), document="d_2"),
            ],
            id="four-months-apart",
        ),
        pytest.param(
            [word("begun", "state", DAY), word("not done", "doctors", DAY, matter="system > referral system", of=None)],
            id="on-different-matters",
        ),
    ],
)
def test_these_are_no_conflict(developments: list[Development]) -> None:
    assert of_promises(*developments) == []


def test_a_denial_of_all_promises_stands_against_a_claim_about_one() -> None:
    claim = word("in progress", "state", DAY)
    denial = word("not done", "doctors", DAY, matter=None, of=None, quote="nothing promised has been done")
    (found,) = of_promises(claim, denial)
    assert {one.quote for side in found.sides for one in side.passages} == {denial.passage.quote, claim.passage.quote}


def test_the_same_quarrel_is_one_conflict_however_often_it_is_told() -> None:
    claim = word("begun", "state", DAY)
    denial = word("not done", "doctors", DAY, quote="nothing was done")
    (one,) = of_promises(claim, denial)
    again = of_promises(claim, denial, word("not done", "doctors", DAY, quote="nothing was done", document="d_2"))
    assert again[0] == one
    assert len(again) == 1


def counted(low: int | None, high: int | None, qualifier: Qualifier, what: str = "doctor", at: int = 0) -> Count:
    return Count(what=what, low=low, high=high, qualifier=qualifier, passage=passage("some doctors", start=at))


def attack(*counts: Count, kind: str = "attack") -> Event:
    return Event(id="e_1", kind=kind, mode=None, trigger=passage("attacked"), modality="reported", counts=counts)


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        pytest.param(counted(2, 2, "exactly"), counted(4, 4, "exactly", at=50), True, id="two-or-four"),
        pytest.param(counted(2, 2, "exactly"), counted(2, 2, "exactly", at=50), False, id="the-same"),
        pytest.param(counted(3501, None, "over"), counted(3500, 3500, "exactly", at=50), True, id="over-and-exactly"),
        pytest.param(counted(3501, None, "over"), counted(4000, 4000, "exactly", at=50), False, id="over-allows-more"),
        pytest.param(counted(None, 9, "under"), counted(12, 12, "exactly", at=50), True, id="fewer-than-ten-or-twelve"),
        pytest.param(counted(10, 10, "about"), counted(12, 12, "exactly", at=50), False, id="about-allows-near"),
        pytest.param(counted(5, 8, "between"), counted(6, 6, "exactly", at=50), False, id="within-a-range"),
        pytest.param(counted(2, 2, "exactly"), counted(4, 4, "exactly", "nurse", 50), False, id="of-different-people"),
    ],
)
def test_numbers_of_one_event_that_exclude_each_other_are_a_conflict(one: Count, other: Count, conflict: bool) -> None:
    for order in ((one, other), (other, one)):
        found = find_conflicts([attack(*order)], [], [], ACTORS)
        assert bool(found) is conflict
        if conflict:
            assert (found[0].kind, found[0].about) == ("count", "e_1")
            assert {side.passages for side in found[0].sides} == {(one.passage,), (other.passage,)}


def test_a_conflict_of_numbers_is_the_same_in_whatever_order_they_are_met() -> None:
    counts = (counted(2, 2, "exactly"), counted(4, 4, "exactly", at=50))
    assert find_conflicts([attack(*counts)], [], [], ACTORS) == find_conflicts([attack(*counts[::-1])], [], [], ACTORS)


def test_a_strike_that_grows_is_no_conflict() -> None:
    growing = attack(counted(40, 40, "exactly"), counted(400, 400, "exactly", at=50), kind="strike")
    assert find_conflicts([growing], [], [], ACTORS) == []


def attacked(*told: tuple[str, date]) -> Record:
    head = "Doctors at Harbour Lane Hospital in Patna went on strike on Tuesday. "
    return record_of_texts(
        *((f"{head}A mob attacked {who} doctors at Harbour Lane Hospital on Monday night.", day) for who, day in told)
    )


@pytest.mark.parametrize("day", [date(2023, 3, 14), date(2023, 3, 15)], ids=["the same day", "a day later"])
def test_two_reports_that_count_differently_are_in_conflict(day: date) -> None:
    record = attacked(("four", date(2023, 3, 14)), ("two", day))
    (found,) = [one for one in record.conflicts if one.kind == "count"]
    assert {side.holds for side in found.sides} == {"2", "4"}
    assert {one.quote for side in found.sides for one in side.passages} == {"two doctors", "four doctors"}
    assert found.id in record.disputes[0].conflicts


def test_a_number_that_rises_from_day_to_day_is_a_series() -> None:
    rising = ("two", date(2023, 3, 14)), ("four", date(2023, 3, 15)), ("five", date(2023, 3, 16))
    record = attacked(*rising)
    assert not [one for one in record.conflicts if one.kind == "count"]
    (attack_told,) = of_kind(record, "attack")
    assert [count.low for count in attack_told.counts] == [2, 4, 5]
    fallen = attacked(*rising, ("three", date(2023, 3, 17)))
    (found,) = [one for one in fallen.conflicts if one.kind == "count"]
    assert {side.holds for side in found.sides} == {"3", "4", "5"}


def test_one_report_in_which_the_promiser_and_those_it_was_promised_to_disagree() -> None:
    record = record_of_texts(
        (
            "Junior doctors at Harbour Lane Hospital in Patna went on strike again on Tuesday. The junior doctors said "
            "no effort had been made to fulfil the promise of cameras. Health Secretary Nora Quill said that work on "
            "the cameras had begun.",
            date(2023, 3, 15),
        )
    )
    (found,) = [one for one in record.conflicts if one.kind == "fulfilment"]
    sides = {side.holds: " ".join(one.quote for one in side.passages) for side in found.sides}
    assert len(sides) == 2
    assert any("no effort had been made" in words for words in sides.values())
    assert any("had begun" in words for words in sides.values())
    names = {one.id: one.name for one in record.actors}
    assert {names[one] for side in found.sides for one in side.by} == {"doctors", "Nora Quill"}


def test_two_reports_that_put_one_attack_on_different_days_are_set_side_by_side() -> None:
    record = record_of_texts(
        (
            "Two interns were beaten up at City Hospital in Patna on Monday. Doctors demanded security.",
            date(2024, 8, 14),
        ),
        (
            "The attack of Tuesday, in which two interns were beaten up at City Hospital in Patna, angered doctors. "
            "Doctors demanded security.",
            date(2024, 8, 15),
        ),
    )
    (found,) = [one for one in record.conflicts if one.kind == "date"]
    assert {side.holds for side in found.sides} == {"12 August 2024", "13 August 2024"}


def test_attacks_on_different_people_are_no_conflict_of_days() -> None:
    record = record_of_texts(
        ("Two interns were beaten up at City Hospital in Patna on Monday.", date(2024, 8, 14)),
        ("Seven nurses were beaten up at City Hospital in Patna on Tuesday.", date(2024, 8, 15)),
    )
    assert [one for one in record.conflicts if one.kind == "date"] == []


@pytest.mark.parametrize(
    ("about", "other", "conflict"),
    [
        pytest.param(400, 150, True, id="far-apart"),
        pytest.param(400, 380, False, id="near"),
    ],
)
def test_a_number_that_is_only_about_so_much_holds_beside_one_near_it(about: int, other: int, conflict: bool) -> None:
    march = Event(
        id="e_1",
        kind="protest",
        mode="march",
        trigger=passage("marched"),
        modality="reported",
        counts=(
            Count(what="driver", low=about, high=about, qualifier="about", passage=passage(f"About {about} drivers")),
            Count(what="people", low=other, high=other, qualifier="exactly", passage=passage(f"{other} took part")),
        ),
        passages=(passage("marched"),),
        mentions=("e_1",),
    )
    assert bool(find_conflicts([march], [], [], ACTORS)) is conflict
