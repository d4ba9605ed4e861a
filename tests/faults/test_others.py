"""Others at the same database: locked and free again, gone and back, two builds at once."""

import os
import threading
import time
from pathlib import Path

import pytest
from scripts.kill_build import build
from sqlalchemy import Engine, event
from tests.cli.running import run
from tests.server import Server

from standoff.domains.domain import Domain
from standoff.engine import build as engine
from standoff.store import LockedError, UnreachableError, database, open_store


def record_in(address: str | Path) -> bytes:
    with open_store(address, create=False) as store:
        assert not store.stale()
        return store.record().to_json()


def test_a_build_waits_while_another_program_writes(
    reports: Path, address: str | Path, domain: Domain, undisturbed: tuple[int, bytes]
) -> None:
    open_store(address).close()
    holding = threading.Event()

    def hold() -> None:
        with open_store(address) as other, other._database.writing():
            holding.set()
            time.sleep(1)

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait()
    build([reports], address, domain)
    thread.join()
    assert record_in(address) == undisturbed[1]


def test_a_build_that_waited_too_long_says_so_and_is_completed_later(
    reports: Path,
    address: str | Path,
    domain: Domain,
    undisturbed: tuple[int, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    open_store(address).close()
    with open_store(address) as other, other._database.writing(), pytest.raises(LockedError, match="another program"):
        build([reports], address, domain)
    build([reports], address, domain)
    assert record_in(address) == undisturbed[1]


def test_a_file_that_was_away_is_used_again(
    reports: Path, tmp_path: Path, domain: Domain, undisturbed: tuple[int, bytes]
) -> None:
    db, away = tmp_path / "desk.db", tmp_path / "away.db"
    build([reports], db, domain)
    db.rename(away)
    ran = run("show", "--db", db)
    assert (ran.status, db.exists()) == (1, False)
    assert "there is no such file" in ran.err
    away.rename(db)
    assert run("show", "--db", db).status == 0
    assert record_in(db) == undisturbed[1]


@pytest.mark.parametrize("at", [45, 70])
def test_a_server_that_goes_away_in_the_middle_of_a_build(
    at: int, reports: Path, own_server: Server, domain: Domain, undisturbed: tuple[int, bytes]
) -> None:
    address = own_server.new_database()
    done = 0

    def stop(*_: object) -> None:
        nonlocal done
        done += 1
        if done == at:
            own_server.stop()

    event.listen(Engine, "before_cursor_execute", stop)
    try:
        with pytest.raises(UnreachableError, match=r"\*\*\*@.*(went away|no server answers)"):
            build([reports], address, domain)
    finally:
        event.remove(Engine, "before_cursor_execute", stop)
    own_server.start()
    build([reports], address, domain)
    assert record_in(address) == undisturbed[1]


def test_two_builds_at_once_make_the_record_of_all(
    reports: Path, address: str | Path, domain: Domain, undisturbed: tuple[int, bytes]
) -> None:
    files = sorted(reports.iterdir())
    children = []
    for some in (files[:4], files[2:]):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                build(some, address, domain)
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    assert record_in(address) == undisturbed[1]


def test_a_record_that_took_the_place_of_a_newer_one_is_worked_out_anew(
    reports: Path, address: str | Path, domain: Domain, undisturbed: tuple[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted(reports.iterdir())
    work_out = engine.record_in_store
    others: list[Path] = [*files[3:]]

    def slowly(*given: object, **more: object) -> object:
        record = work_out(*given, **more)  # type: ignore[arg-type]
        if others:
            later = [others.pop() for _ in range(len(others))]
            build(later, address, domain)
        return record

    monkeypatch.setattr(engine, "record_in_store", slowly)
    build(files[:3], address, domain)
    assert record_in(address) == undisturbed[1]
