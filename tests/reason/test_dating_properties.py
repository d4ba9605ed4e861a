"""What must hold of dating, whatever the report."""

from calendar import month_name
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import NamedTuple

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reason.hand_made import WEEKDAYS, Report

from standoff.reason.dating import Dating, date_report
from standoff.reason.dating_together import date_reports
from standoff.reason.day_sets import (
    FIRST_DAY,
    LAST_DAY,
    NUMBER_OF_DAYS,
    days_between,
    first_of,
    in_order,
    last_of,
    longest_gap,
    set_of,
    shifted,
)
from standoff.reason.solver import Among, Apart, solve
from standoff.record.when import When

MONTHS = list(month_name)[1:]


class Truth(NamedTuple):
    """What really happened: when the strike began, how it is counted, and when the report appeared."""

    begun: date
    inclusive: bool
    report: date

    def number(self, day: date) -> int:
        return (day - self.begun).days + self.inclusive


Sentence = tuple[str, Callable[[Report], object]]


def in_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}"


def past_weekday(truth: Truth, back: int) -> Sentence:
    name = WEEKDAYS[(truth.report - timedelta(days=back)).weekday()]
    text = f"A short march past gate {back} was held on {name}."
    return text, lambda report: report.day_in(text, name, f"XXXX-WXX-{WEEKDAYS.index(name) + 1}")


def past_day(truth: Truth, back: int) -> Sentence:
    day = truth.report - timedelta(days=back)
    words = in_words(day)
    text = f"Nurses were hurt at ward {back} on {words}."
    return text, lambda report: report.day_in(text, words, f"XXXX-{day.month:02d}-{day.day:02d}")


def planned_day(truth: Truth, ahead: int) -> Sentence:
    day = truth.report + timedelta(days=ahead)
    words = in_words(day)
    text = f"They will hold rally number {ahead} on {words}."
    return text, lambda report: report.day_in(text, words, f"XXXX-{day.month:02d}-{day.day:02d}")


def past_full_date(truth: Truth, back: int) -> Sentence:
    day = truth.report - timedelta(days=back)
    words = f"{in_words(day)}, {day.year}"
    text = f"A guard was hurt at post {back} on {words}."
    return text, lambda report: report.day_in(text, words, day.isoformat(), day)


def beginning(truth: Truth, _: int) -> Sentence:
    words = f"{in_words(truth.begun)}, {truth.begun.year}"
    text = f"The strike began on {words}."
    return text, lambda report: report.day_in(text, words, truth.begun.isoformat(), truth.begun)


def counted_today(truth: Truth, _: int) -> Sentence:
    number = truth.number(truth.report)
    text = f"Today was day {number} of the strike."

    def mark(report: Report) -> None:
        report.day_in(text, "Today", "XXXX-XX-XX")
        report.count_in(text, f"day {number} of the strike", number, "strike")

    return text, mark


KINDS = (past_weekday, past_day, planned_day, past_full_date, beginning, counted_today)


def report_of(sentences: list[Sentence]) -> Report:
    report = Report("\n".join(text for text, _ in sentences))
    for _, mark in sentences:
        mark(report)
    return report


@st.composite
def told(draw: st.DrawFn) -> tuple[Truth, list[Sentence]]:
    begun = draw(st.dates(date(2002, 1, 1), date(2022, 12, 31)))
    report = begun + timedelta(days=draw(st.integers(1, 170)))
    truth = Truth(begun, draw(st.booleans()), report)
    chosen = draw(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 6)), min_size=1, max_size=6))
    sentences = {kind(truth, number)[0]: kind(truth, number) for kind, number in chosen}
    return truth, list(sentences.values())


def dating(sentences: list[Sentence]) -> Dating:
    report = report_of(sentences)
    return date_report(report.document, report.annotation(), "IN", "WB")


def holds(when: When, day: date) -> bool:
    return (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)


def inside(narrow: When, wide: When) -> bool:
    low = wide.earliest is None or (narrow.earliest is not None and narrow.earliest >= wide.earliest)
    high = wide.latest is None or (narrow.latest is not None and narrow.latest <= wide.latest)
    return low and high


@settings(max_examples=150, deadline=None)
@given(told())
def test_truth_is_never_missed(case: tuple[Truth, list[Sentence]]) -> None:
    truth, sentences = case
    found = dating(sentences)
    assert holds(found.published, truth.report)
    assert not found.conflicts
    for one in found.begins:
        assert holds(one.when, truth.begun)


@settings(max_examples=100, deadline=None)
@given(told())
def test_more_evidence_never_widens(case: tuple[Truth, list[Sentence]]) -> None:
    _, sentences = case
    assert inside(dating(sentences).published, dating(sentences[:-1] or sentences).published)


@settings(max_examples=60, deadline=None)
@given(told(), st.randoms(use_true_random=False))
def test_order_of_mentions_is_nothing(case: tuple[Truth, list[Sentence]], chance: Random) -> None:
    report = report_of(case[1])
    annotation = report.annotation()
    times = list(annotation.times)
    chance.shuffle(times)
    mixed = msgspec.structs.replace(annotation, times=tuple(times))
    assert date_report(report.document, mixed, "IN", "WB") == date_report(report.document, annotation, "IN", "WB")


@settings(max_examples=40, deadline=None)
@given(told(), st.lists(st.integers(1, 60), min_size=1, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_order_of_reports_is_nothing(case: tuple[Truth, list[Sentence]], days: list[int], chance: Random) -> None:
    truth, sentences = case
    first = report_of(sentences)
    reports = [(first.document, first.annotation())]
    for day in days:
        later = truth._replace(report=truth.begun + timedelta(days=day))
        text, mark = counted_today(later, 0)
        report = Report(f"{text} Ward {day} was shut.", published=later.report if day % 2 else None)
        mark(report)
        reports.append((report.document, report.annotation()))
    mixed = list(reports)
    chance.shuffle(mixed)
    found = date_reports(reports, "IN", "WB")
    assert date_reports(mixed, "IN", "WB") == found
    assert holds(found[first.document.id].published, truth.report)


near_days = st.dates(FIRST_DAY + timedelta(days=500), FIRST_DAY + timedelta(days=900))


@given(st.sets(near_days, min_size=1, max_size=8), st.integers(-40, 40), st.integers(0, 40))
def test_shifting_a_set_shifts_each_day(days: set[date], low: int, width: int) -> None:
    moved = {day + timedelta(days=step) for day in days for step in range(low, low + width + 1)}
    assert set(in_order(shifted(set_of(days), low, low + width))) == moved


@given(st.sets(near_days, min_size=2, max_size=8))
def test_longest_gap_is_the_widest_step_between_days(days: set[date]) -> None:
    ordered = sorted(days)
    widest = max((after - before).days - 1 for before, after in pairwise(ordered))
    assert longest_gap(set_of(days)) == widest


def test_sets_keep_to_the_calendar() -> None:
    everything = days_between(None, None)
    assert everything.bit_count() == NUMBER_OF_DAYS
    assert (first_of(everything), last_of(everything)) == (FIRST_DAY, LAST_DAY)
    assert shifted(everything, 5, 5).bit_count() == NUMBER_OF_DAYS - 5
    assert first_of(0) is None


variables = st.sampled_from(["a", "b", "c", "d"])
constraints = st.lists(
    st.one_of(
        st.builds(
            lambda one, other, low, width: Apart(one, other, low, low + width),
            variables,
            variables,
            st.integers(-9, 9),
            st.integers(0, 4),
        ).filter(lambda one: one.earlier != one.later),
        st.builds(lambda name, days: Among(name, set_of(days)), variables, st.sets(near_days, min_size=1, max_size=5)),
    ),
    max_size=7,
)


@given(constraints, st.randoms(use_true_random=False))
def test_solver_gives_one_answer_in_any_order(given_ones: list[Apart | Among], chance: Random) -> None:
    mixed = list(given_ones)
    chance.shuffle(mixed)
    assert solve(mixed) == solve(given_ones)


@given(constraints, st.dictionaries(variables, near_days, min_size=4))
def test_solver_keeps_every_solution(given_ones: list[Apart | Among], solution: dict[str, date]) -> None:
    def true(one: Apart | Among) -> bool:
        if isinstance(one, Among):
            return bool(one.days & set_of([solution[one.variable]]))
        return one.low <= (solution[one.later] - solution[one.earlier]).days <= one.high

    found = solve(one for one in given_ones if true(one))
    assert found is not None
    assert all(days & set_of([solution[name]]) for name, days in found.items())
