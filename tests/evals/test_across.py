"""The measures of joining across reports, and a small run of them."""

from collections.abc import Hashable

import pytest
from evals.across.__main__ import comparisons
from evals.across.clusters import b_cubed, ceaf_e
from evals.across.reports import PARTS, Set, read_set

GOLD: dict[Hashable, Hashable] = {1: "a", 2: "a", 3: "b", 4: "b"}


def test_what_is_put_together_rightly_scores_one() -> None:
    ours: dict[Hashable, Hashable] = {1: "x", 2: "x", 3: "y", 4: "y"}
    assert b_cubed(GOLD, ours).f1 == pytest.approx(1)
    assert ceaf_e(GOLD, ours).f1 == pytest.approx(1)


def test_all_in_one_is_complete_and_half_right() -> None:
    score = b_cubed(GOLD, dict.fromkeys(GOLD, "x"))
    assert score.precision == pytest.approx(0.5)
    assert score.recall == pytest.approx(1)
    # One of two clusters is matched, by two thirds.
    score = ceaf_e(GOLD, dict.fromkeys(GOLD, "x"))
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == pytest.approx(1 / 3)


def test_each_alone_is_right_and_half_complete() -> None:
    score = b_cubed(GOLD, {one: one for one in GOLD})
    assert score.precision == pytest.approx(1)
    assert score.recall == pytest.approx(0.5)


def test_clusters_over_other_mentions_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        b_cubed(GOLD, {1: "x"})


@pytest.mark.parametrize("part", PARTS)
def test_marks_stand_where_they_say(part: str) -> None:
    marked = read_set(part)
    assert len(marked.reports) >= 50
    assert len({one.document.id for one in marked.reports}) == len(marked.reports)
    for report in marked.reports:
        assert report.marks
        assert all(report.document.text[mark.start : mark.end].strip() for mark in report.marks)
    assert marked.timelines.keys() == {one.dispute for one in marked.reports}


def test_two_disputes_of_five_years_apart_are_two() -> None:
    whole = read_set("tuning")
    few = Set(tuple(one for one in whole.reports if one.dispute in {"jaipur-doctors-2017", "leeds-buses-2023"}), {})
    found = {one.kind: one for one in comparisons(few)}
    assert b_cubed(found["disputes"].gold, found["disputes"].ours).f1 > 0.9
    assert b_cubed(found["actors"].gold, found["actors"].ours).f1 > 0.75
    assert b_cubed(found["events"].gold, found["events"].ours).f1 > 0.6
