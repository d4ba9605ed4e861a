"""copy, backup, restore and doctor, as a person would use them."""

import shutil
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.server import Server

import standoff


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may change."""
    return Path(shutil.copy(built, tmp_path / "desk.db"))


def test_a_record_is_saved_and_restored(desk: Path, tmp_path: Path) -> None:
    saving, back = tmp_path / "desk.backup", tmp_path / "back.db"
    ran = run("backup", "--db", desk, "--out", saving)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Saved 6 reports and ")
    ran = run("restore", saving, "--db", back)
    assert ran.status == 0
    assert f"to {back}, and compared them" in ran.out
    assert standoff.open_record(back) == standoff.open_record(desk)
    ran = run("restore", saving, "--db", back)
    assert ran.status == 1
    assert "holds a record already" in ran.err
    assert run("restore", saving, "--db", back, "--overwrite").status == 0


def test_a_record_is_moved_to_a_server_and_used_there(desk: Path, few: list[Path], server: Server) -> None:
    address = server.new_database()
    ran = run("copy", desk, address)
    assert ran.status == 0
    assert standoff.open_record(address) == standoff.open_record(desk)
    # What is shown tells the way back to it, without the password.
    ran = run("build", few[0], "--db", address)
    assert "Read 1 report, 0 new." in ran.out
    assert "***@" in ran.out
    assert server.password not in ran.out + ran.err
    assert run("show", "--db", address).out == run("show", "--db", desk).out
    assert run("doctor", "--db", address).status == 0


def test_an_empty_database_is_no_source(tmp_path: Path) -> None:
    ran = run("copy", tmp_path / "none.db", tmp_path / "other.db")
    assert ran.status == 1
    assert "there is no such file" in ran.err
    assert not list(tmp_path.iterdir())


def test_a_build_and_what_was_decided_on_it_have_no_fault(desk: Path) -> None:
    record = standoff.open_record(desk)
    for entry in (record.commitments[0], record.statements[0], record.actors[0]):
        assert run("decide", "reject", entry.id, "--db", desk).status == 0
    ran = run("doctor", "--db", desk)
    assert (ran.status, ran.out.count("fault ")) == (0, 0), ran.out
