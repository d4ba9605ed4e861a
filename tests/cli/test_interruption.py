"""A build that is cut off keeps what it had read, leaves nothing half-written, and is completed by a second one."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from tests.cli.running import ENVIRONMENT, PROGRAM, REPORTS, run

import standoff

# More than are read together, and fewer than twice as many.
MANY = 30


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for report in sorted(REPORTS.iterdir())[:MANY]:
        shutil.copy(report, folder)
    return folder


@contextmanager
def half_way(folder: Path, db: Path, more_than: int = 0) -> Iterator[subprocess.Popen[bytes]]:
    """A build that has kept some reports and now waits, half-way through, for standard input that never comes."""
    process = subprocess.Popen(
        [*PROGRAM, "build", str(folder), "-", "--db", str(db)],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        last = time.monotonic() + 90
        while _kept(db) <= more_than:
            assert process.poll() is None, process.communicate()[1].decode()
            assert time.monotonic() < last, "nothing was kept in time"
            time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.communicate()


def _kept(db: Path) -> int:
    """How many reports a database holds; none while there is no database yet."""
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM annotation").fetchone()[0])
    return 0


def test_after_a_kill_nothing_is_lost_and_a_second_build_completes_it(many: Path, tmp_path: Path) -> None:
    db, undisturbed = tmp_path / "killed.db", tmp_path / "undisturbed.db"
    with half_way(many, db) as process:
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    kept = _kept(db)
    assert 0 < kept < MANY
    ran = run("show", "--db", db)
    assert ran.status == 1
    assert "Run standoff build with this database." in ran.err

    ran = run("build", many, "--db", db)
    assert f"Read {MANY} reports, {MANY - kept} new." in ran.out
    run("build", many, "--db", undisturbed)
    assert standoff.open_record(db).to_json() == standoff.open_record(undisturbed).to_json()


def test_ctrl_c_says_what_was_kept(many: Path, tmp_path: Path) -> None:
    db = tmp_path / "stopped.db"
    with half_way(many, db) as process:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert f"What was read before is kept in {db}; run the same command again to complete it." in err.decode()
    assert "Traceback" not in err.decode()
    assert _kept(db) > 0


def test_a_record_that_reports_were_added_to_says_so(few: list[Path], many: Path, tmp_path: Path) -> None:
    db = tmp_path / "stale.db"
    run("build", few[-1], "--db", db)
    with half_way(many, db, more_than=1):
        pass
    ran = run("show", "--db", db)
    assert ran.status == 0
    assert "Some reports are not in this record yet" in ran.err
