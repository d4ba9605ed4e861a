"""``standoff decide``: what a reviewer does at a terminal."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.running import run


@pytest.fixture
def db(built: Path, tmp_path: Path) -> Path:
    """A copy of the built database, to be decided on."""
    return Path(shutil.copy(built, tmp_path / "desk.db"))


def an_event(db: Path, kind: str = "protest") -> str:
    exported = db.parent / "record.json"
    assert run("export", "json", "--out", exported, "--db", db).status == 0
    events = json.loads(exported.read_text())["events"]
    return next(str(one["id"]) for one in events if one["kind"] == kind)


def test_an_entry_is_rejected_listed_and_brought_back(db: Path) -> None:
    event = an_event(db)
    ran = run("decide", "reject", event, "--by", "mira", "--reason", "a film title", "--db", db)
    assert ran.status == 0
    assert "To undo it: standoff decide undo j_" in ran.out
    assert run("explain", event, "--db", db).status == 1
    listed = run("decide", "list", "--db", db).out
    assert "mira  reject" in listed
    assert listed.strip().endswith("a film title")
    assert run("decide", "undo", listed.split()[0], "--by", "mira", "--db", db).status == 0
    assert run("explain", event, "--db", db).status == 0
    assert "(undone)" in run("decide", "list", "--db", db).out


def test_what_cannot_be_decided_is_one_plain_line(db: Path) -> None:
    ran = run("decide", "status", an_event(db), "fulfilled", "--reason", "x", "--db", db)
    assert ran.status == 1
    assert ran.err == "Error: only a commitment has a status.\n"


def test_who_decided_is_not_told_outside(db: Path) -> None:
    assert run("decide", "accept", an_event(db), "--by", "mira-the-reviewer", "--db", db).status == 0
    exported = db.parent / "after.json"
    run("export", "json", "--out", exported, "--db", db)
    assert '"verdict"' in exported.read_text()
    assert "mira-the-reviewer" not in exported.read_text()
