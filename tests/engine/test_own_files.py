"""The record may lie among the reports: its own files are no reports, and no bad input either."""

from pathlib import Path

import pytest
from tests.cli.running import run

from standoff.read import Gauge, pieces, size
from standoff.read.draft import Sealed
from standoff.store import open_store

STRUCK = "Doctors in the city struck work on Tuesday over an assault on two of them."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"{STRUCK} They marched.")
    (tmp_path / "b.txt").write_text(STRUCK)
    return tmp_path


def test_a_folder_in_which_the_record_lies_is_built_again_and_again(folder: Path) -> None:
    first = run("build", folder, "--db", folder / "in" / "desk.db")
    again = run("build", folder, "--db", folder / "in" / "desk.db")
    assert (first.status, again.status) == (0, 0)
    assert "Read 2 reports, 2 new." in first.out
    assert "Read 2 reports, 0 new." in again.out
    assert "Set aside" not in first.out + again.out


def test_named_with_the_reports_it_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    run("build", "b.txt", "--db", "desk.db")
    ran = run("build", "b.txt", "desk.db", "in", "--db", "./in/../desk.db")
    assert (ran.status, ran.err) == (0, "")
    assert "Read 2 reports, 1 new." in ran.out


def test_another_database_in_the_folder_is_set_aside(folder: Path) -> None:
    open_store(folder / "in" / "desk.db").close()
    ran = run("build", folder, "--db", folder / "desk.db")
    assert ran.status == 3
    assert "SQLite database" in ran.err


def test_how_much_there_is_to_read_is_told_without_it(folder: Path) -> None:
    with open_store(folder / "desk.db") as store:
        own, gauge = store.own_files(), Gauge()
        assert size(folder, own=own) == sum(one.stat().st_size for one in folder.rglob("*.txt"))
        assert all(isinstance(one, Sealed) for one in pieces(folder, gauge=gauge, own=own))
        assert gauge.done == size(folder, own=own)
