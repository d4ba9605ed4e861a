"""Every time expression of two real reports."""

import os
from datetime import date
from pathlib import Path

import pytest

from standoff.language.times import find_times
from standoff.record.annotation import TimeMention
from standoff.record.when import on

SHARED = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[2] / ".." / "shared"))


def mentions(prefix: str, day: date) -> tuple[TimeMention, ...]:
    files = sorted((SHARED / "reports").glob(f"{prefix}_*.txt"))
    if not files:
        pytest.skip(f"no report {prefix} in {SHARED}")
    return find_times("d", files[0].read_text(encoding="utf-8"), on(day))


def test_the_report_of_june_2019() -> None:
    found = [(one.passage.quote, one.value) for one in mentions("004", date(2019, 6, 14))]
    post = ("June 14, 2019", "2019-06-14")
    assert found == [
        ("2019-06-14", "2019-06-14"),
        ("the last few days", "PXD"),
        ("yesterday", "2019-06-13"),
        ("Friday", "2019-06-14"),
        post,
        ("Tuesday", "2019-06-11"),
        ("Thursday", "2019-06-13"),
        ("Friday", "2019-06-14"),
        ("today", "2019-06-14"),
        post,
        post,
        ("8-10 years", "PXY"),
        post,
        post,
        post,
        ("Thursday", "2019-06-13"),
        ("four-hour", "PT4H"),
    ]


def test_the_report_of_october_2024() -> None:
    found = [(one.passage.quote, one.value) for one in mentions("000", date(2024, 10, 1))]
    assert found == [
        ("today", "2024-10-01"),
        ("today", "2024-10-01"),
        ("10 AM", "2024-10-01T10:00"),
        ("Today", "2024-10-01"),
        ("the 52nd day", "XXXX-XX-XX"),
        ("October 2", "2024-10-02"),
        ("Gandhi Jayanti", "2024-10-02"),
        ("Mahalaya", "2024-10-02"),
        ("10-day", "P10D"),
        ("Durga Puja", "2024-10"),
        ("September 21", "2024-09-21"),
        ("42-day", "P42D"),
        ("Sep 23", "2024-09-23"),
    ]


def test_the_counts_of_october_2024() -> None:
    counts = [one.count for one in mentions("000", date(2024, 10, 1)) if one.count]
    assert [(one.count, one.days, one.of.quote if one.of else None) for one in counts] == [
        ("nth day", 52, "our protest"),
        ("length", 10, "Durga Puja celebration"),
        ("length", 42, "strike"),
    ]
