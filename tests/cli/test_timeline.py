"""``standoff timeline``: the days of plain reports, on the terminal and as data."""

import json
from pathlib import Path

import pytest
from tests.cli.running import REPORTS, run, run_apart

WIRE = REPORTS / "wire.jsonl"


def test_tells_the_days_in_order_with_their_sources() -> None:
    ran = run("timeline", REPORTS, "--at-most", "5", "--from", "2024-08-01", "--json")
    days = json.loads(ran.out)
    assert ran.status == 0
    assert len(days) == 5
    assert [one["day"] for one in days] == sorted(one["day"] for one in days)
    assert all(one["day"] >= "2024-08-01" for one in days)
    for one in days:
        (sentence,) = one["sentences"]
        assert sentence["passage"]["quote"]
        assert sentence["file"].startswith(str(REPORTS))


def test_prints_a_table() -> None:
    ran = run("timeline", WIRE, "--at-most", "3", "--sentences", "2")
    assert ran.status == 0
    assert "2024" in ran.out
    assert "source" in ran.out


def test_says_what_was_set_aside_and_what_bears_no_day(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The bridge at Tarsin fell on 3 May 2021, and the mayor resigned a day later.")
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = run("timeline", tmp_path)
    assert ran.status == 3
    assert "3 May 2021" in ran.out
    assert "1 of 1 reports bear no day of publication" in ran.err
    assert "empty.txt" in ran.err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        pytest.param(["--at-most", "0"], "0 is not in the range", id="no-days"),
        pytest.param(["--from", "2024-10-02", "--to", "2024-10-01"], "comes after", id="backwards"),
        pytest.param(["--to", "soon"], "is not a day", id="no-day"),
    ],
)
def test_what_makes_no_sense_is_refused(words: list[str], reason: str) -> None:
    ran = run("timeline", WIRE, *words)
    assert ran.status == 2
    assert reason in " ".join(ran.err.split())


def test_says_when_there_is_nothing_to_tell() -> None:
    assert "No day to tell" in run("timeline", WIRE, "--from", "1990-01-01", "--to", "1990-12-31").out


def test_loads_no_parser() -> None:
    ran = run_apart(
        code=[
            "import sys, standoff",
            f"assert standoff.timeline(standoff.read({str(WIRE)!r}))",
            "print([one for one in ('spacy', 'onnxruntime', 'tokenizers') if one in sys.modules])",
        ]
    )
    assert (ran.out, ran.err) == ("[]\n", "")
