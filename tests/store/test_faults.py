"""Killed, waiting, refused: what was kept before is still there, and whole."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.samples import READING, dump, read, record

from standoff.store import LockedError, StoreError, database, open_store

ROOT = Path(__file__).parents[2]
BATCH = 40

# Seconds from the start of writing to the kill; what is being done then, chance decides.
DELAYS = (0.01, 0.03, 0.06, 0.1, 0.15, 0.21, 0.28, 0.36)


def start(*arguments: object) -> subprocess.Popen[str]:
    """The writer, begun and writing."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.writer", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_a_kill_while_reports_are_added_leaves_whole_batches(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    reports = [read(each) for each in range(BATCH * 150)]
    batches = [reports[at : at + BATCH] for at in range(0, len(reports), BATCH)]
    kept: set[int] = set()
    for delay in DELAYS:
        path = tmp_path / f"{delay}.db"
        open_store(path).close()
        process = start("add", path, 0, len(reports), BATCH)
        time.sleep(delay)
        kill(process)
        with open_store(path, create=False) as store:
            found = list(store.reports())
            done = len(found) // BATCH
            assert found == sorted(reports[: done * BATCH], key=lambda each: each[0].id)
            kept.add(done)
    assert len(kept) > 1, "the kills all came at one point"
    with open_store(path) as store, open_store(whole) as undisturbed:
        for batch in batches[: done + 2]:
            store.add(batch, READING)
            undisturbed.add(batch, READING)
    assert dump(path) == dump(whole)


def test_a_kill_while_a_record_is_replaced_leaves_the_one_or_the_other(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    size = 100
    possible = {"odd": record(size, name="odd"), "even": record(size // 2, name="even")}
    with open_store(path) as store:
        store.add([read(each) for each in range(size)], READING)
        store.replace_record(possible["odd"])
    for delay in DELAYS:
        process = start("replace", path, size)
        time.sleep(delay)
        kill(process)
        with open_store(path) as store:
            found = store.record()
            assert found == possible[found.disputes[0].name]
            assert not store.stale()
            assert all(store.entry(one.id) == ("events", one) for one in found.events[:3])


def test_two_programs_that_write_at_once_both_get_through(tmp_path: Path) -> None:
    path, alone = tmp_path / "desk.db", tmp_path / "alone.db"
    processes = [start("add", path, first, 200, 5) for first in (0, 100)]
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0, 0]
    with open_store(alone) as store:
        store.add([read(each) for each in range(300)], READING)
    assert dump(path) == dump(alone)


def test_programs_that_make_one_database_at_once_all_get_it(tmp_path: Path) -> None:
    errors: list[BaseException] = []
    barrier = threading.Barrier(4)

    def make() -> None:
        barrier.wait()
        try:
            with open_store(tmp_path / "desk.db") as store:
                store.add([read(0)], READING)
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def held(path: Path, seconds: float) -> Callable[[], None]:
    """Another program that keeps the database to itself for a while."""
    ready = threading.Event()

    def hold() -> None:
        with open_store(path) as other, other._database.writing():
            ready.set()
            time.sleep(seconds)

    thread = threading.Thread(target=hold)
    thread.start()
    ready.wait()
    return thread.join


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        finish = held(path, 0.5)
        assert store.add([read(0)], READING) == 1
        finish()


def test_a_writer_that_has_waited_long_enough_says_so_and_readers_never_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with open_store(path) as store:
        store.add([read(0)], READING)
        finish = held(path, 1.0)
        with pytest.raises(LockedError, match="another program"):
            store.add([read(1)], READING)
        assert list(store.reports()) == [read(0)]
        finish()
        assert store.add([read(1)], READING) == 1


def test_a_full_disk_is_reported_and_nothing_is_half_written(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        store.add([read(0)], READING)
        before = dump(path)
        with store._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(StoreError, match="full"):
            store.add([read(each) for each in range(1, 2000)], READING)
    assert dump(path) == before
