"""The measures of timelines are what their definitions say, and the evaluation runs."""

from datetime import date, timedelta

import pytest
from evals.timelines.__main__ import WAYS, measured, table
from evals.timelines.scoring import Timeline, aligned, score
from evals.timelines.topics import topics
from hypothesis import given
from hypothesis import strategies as st

FIRST = date(2020, 1, 1)
REFERENCE: Timeline = {
    date(2020, 1, 1): ["Rebels seized Orsa."],
    date(2020, 1, 10): ["The king fled Tarsin."],
}
_WORDS = st.lists(st.sampled_from(["rebels", "seized", "orsa", "king", "fled", "bridge"]), min_size=1, max_size=6)
_DAYS = st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days))
TIMELINES = st.dictionaries(_DAYS, st.lists(_WORDS.map(" ".join), min_size=1, max_size=2), min_size=1, max_size=5)


def test_the_reference_itself_is_perfect() -> None:
    assert score(REFERENCE, REFERENCE).figures() == pytest.approx([1.0] * 7)


def test_days_are_compared_one_by_one() -> None:
    found = score({date(2020, 1, 1): ["x"], date(2020, 1, 2): ["x"], date(2020, 1, 3): ["x"]}, REFERENCE).dates
    assert tuple(found) == pytest.approx((1 / 3, 1 / 2))
    assert found.f1 == pytest.approx(0.4)


def test_the_right_words_on_a_day_beside_count_by_half() -> None:
    beside = {date(2020, 1, 2): ["Rebels seized Orsa."], date(2020, 1, 10): ["The king fled Tarsin."]}
    found = score(beside, REFERENCE)
    assert found.concat[0].f1 == pytest.approx(1.0)
    assert found.agreement[0].f1 == pytest.approx(0.5)
    assert found.aligned[0].f1 == pytest.approx((3 / 2 + 3) / 6)


def test_endings_and_stop_words_do_not_count() -> None:
    other = {date(2020, 1, 1): ["Orsa was seized by the rebel"], date(2020, 1, 10): ["king fleeing"]}
    found = score(other, REFERENCE)
    assert found.agreement[0].precision == pytest.approx(4 / 5)
    assert found.agreement[0].recall == pytest.approx(4 / 6)


@given(TIMELINES, TIMELINES)
def test_all_figures_lie_between_0_and_1_and_turn_with_the_sides(ours: Timeline, other: Timeline) -> None:
    found, turned = score(ours, other), score(other, ours)
    assert all(0.0 <= one <= 1.0 + 1e-9 for one in found.figures())
    for one, back in zip(
        (found.dates, *found.concat, *found.agreement, *found.aligned),
        (turned.dates, *turned.concat, *turned.agreement, *turned.aligned),
        strict=True,
    ):
        assert (one.precision, one.recall) == (back.recall, back.precision)


def test_aligning_is_that_of_tilse() -> None:
    rouge = pytest.importorskip("tilse.evaluation.rouge", reason="tilse is not installed")
    timelines = pytest.importorskip("tilse.data.timelines", reason="tilse is not installed")
    ours = {date(2020, 1, 3): ["rebels seized orsa"], date(2020, 1, 9): ["king fled", "bridge fell orsa"]}
    theirs = {date(2020, 1, 1): ["rebels seized tarsin"], date(2020, 1, 9): ["king fled orsa bridge"]}
    evaluator = rouge.TimelineRougeEvaluator(measures={"rouge_1", "rouge_2"}, rouge_computation="reimpl")
    told = evaluator.evaluate_align_date_content_costs_many_to_one(
        timelines.Timeline(ours), timelines.GroundTruth([timelines.Timeline(theirs)])
    )
    for size in (1, 2):
        found = aligned(ours, theirs, size)
        expected = told[f"rouge_{size}"]
        assert found == pytest.approx((expected["precision"], expected["recall"]))


def test_every_way_makes_a_timeline_of_every_length_asked_for() -> None:
    (first, *_) = topics("examples")
    for way in WAYS.values():
        found = measured(way, first)
        assert 1 <= len(found.timeline) <= len(first.reference)
        assert found.scores.dates.f1 > 0.5


def test_ours_is_the_best_of_them_on_the_tuning_part() -> None:
    aligned_ours, *others = (float(line.split()[-3]) for line in table("tuning", WAYS)[1:])
    assert all(aligned_ours > other for other in others)
