"""The audit log: a line that was changed, put in or taken out is found."""

import sqlite3
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.running import run
from tests.desk.desks import Desk

from standoff.store import audit, open_store


def log(path: Path, lines: int) -> list[str]:
    """A database with a log of so many lines; the hashes."""
    path.unlink(missing_ok=True)
    with open_store(path) as store, store.writing() as connection:
        for number in range(lines):
            audit.add(connection, f"2024-10-01T12:00:{number:02d}Z", "reviewer", f"decided {number}")
        return [one.hash for one in reversed(audit.latest(connection, 100))]


def faults(path: Path, noted: str | None = None) -> list[int]:
    with open_store(path) as store, store.reading() as connection:
        return [one.line for one in audit.verify(connection, noted).faults]


def change(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


@settings(max_examples=25)
@given(
    line=st.integers(1, 8),
    column=st.sampled_from(["at", "who", "what", "hash"]),
    value=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30),
)
def test_any_line_that_was_changed_is_found(tmp_path_factory: object, line: int, column: str, value: str) -> None:
    path = tmp_path_factory.mktemp("log") / "log.db"  # type: ignore[attr-defined]
    log(path, 8)
    change(path, f"UPDATE audit SET {column} = ? WHERE line = ?", value, line)
    assert line in faults(path)


def test_a_line_that_was_taken_out_is_found(tmp_path: Path) -> None:
    log(tmp_path / "log.db", 5)
    change(tmp_path / "log.db", "DELETE FROM audit WHERE line = 3")
    assert faults(tmp_path / "log.db") == [3]


def test_an_end_that_was_cut_off_is_found_by_the_hash_that_was_noted(tmp_path: Path) -> None:
    hashes = log(tmp_path / "log.db", 5)
    assert faults(tmp_path / "log.db", hashes[-1]) == []
    change(tmp_path / "log.db", "DELETE FROM audit WHERE line > 3")
    assert faults(tmp_path / "log.db") == []
    assert faults(tmp_path / "log.db", hashes[-1]) == [3]


def test_the_command_says_where_and_ends_with_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    hashes = log(path, 3)
    whole = run("audit", "verify", hashes[0], "--db", path)
    assert (whole.status, whole.out) == (0, f"The log is whole: 3 lines, the last hash is {hashes[-1]}.\n")
    change(path, "UPDATE audit SET who = 'somebody else' WHERE line = 2")
    broken = run("audit", "verify", "--db", path)
    assert broken.status == 1
    assert "Line 2: it was changed after it was written" in broken.out


def test_an_administrator_sees_that_the_log_is_not_whole(desk: Desk) -> None:
    administrator = desk.visitor("administrator")
    assert "the chain is whole" in administrator.text("/audit")
    change(desk.db, "UPDATE audit SET what = 'did nothing' WHERE line = 1")
    assert "The log is not as it was written" in administrator.text("/audit")
