"""The process that works for the desk is killed in the middle: its job is begun again, and given up the second time."""

import os
import signal
import time
from pathlib import Path

import pytest
from tests.desk.desks import Desk, keep
from tests.publish.sample import RECORD

from standoff.desk import adding, work
from standoff.desk.worker import Worker
from standoff.store import jobs, open_store
from standoff.store.jobs import Job

PATIENCE = 300


def killed(db: str, times: int, mark: str) -> None:
    """What a job does that is killed the first times, and then done."""
    path = Path(mark)
    done = len(path.read_text()) if path.exists() else 0
    path.write_text("x" * (done + 1))
    if done < times:
        os.kill(os.getpid(), signal.SIGKILL)
    with open_store(db, create=False) as store, store.writing() as connection:
        job = jobs.latest(connection)[0]
        jobs.change(connection, Job(id=job.id, at=job.at, who=job.who, kind=job.kind, sources=(), state="done"))


@pytest.fixture
def job(tmp_path: Path) -> tuple[Path, Job]:
    db = keep(RECORD, tmp_path / "desk.db")
    made = adding.job("upload", ["nowhere.txt"], "reviewer")
    with open_store(db) as store, store.writing() as connection:
        jobs.add(connection, made)
    return db, made


def state(db: Path, job: Job) -> Job:
    with open_store(db) as store, store.reading() as connection:
        found = jobs.find(connection, job.id)
    assert found is not None
    return found


def settled(worker: Worker) -> None:
    deadline = time.monotonic() + PATIENCE
    while worker.busy:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_it_is_begun_again(job: tuple[Path, Job], tmp_path: Path) -> None:
    db, made = job
    worker = Worker(str(db), None)
    worker._do(killed, str(db), 1, str(tmp_path / "mark"))
    settled(worker)
    worker.close()
    assert (tmp_path / "mark").read_text() == "xx"
    assert state(db, made).state == "done"


def test_a_job_that_loses_it_twice_has_failed_and_the_desk_goes_on(
    job: tuple[Path, Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db, made = job
    # The processes are given the function by its name, and the desk's own takes its place in this one only.
    monkeypatch.setattr(work, "run_job", killed)
    monkeypatch.setattr(work, "give_up", lambda *_: GIVE_UP(str(db), made.id))
    worker = Worker(str(db), None)
    worker._do(work.run_job, str(db), 9, str(tmp_path / "mark"))
    settled(worker)
    deadline = time.monotonic() + PATIENCE
    while state(db, made).state != "failed" and time.monotonic() < deadline:
        time.sleep(0.05)
    assert state(db, made).state == "failed"
    assert "ended from outside" in state(db, made).said
    assert (tmp_path / "mark").read_text() == "xx"
    monkeypatch.undo()
    worker._do(killed, str(db), 2, str(tmp_path / "mark"))
    settled(worker)
    assert state(db, made).state == "done"
    worker.close()


GIVE_UP = work.give_up


def test_the_page_of_such_a_job_says_why(job: tuple[Path, Job]) -> None:
    db, made = job
    work.give_up(str(db), made.id)
    page = Desk(db).visitor("reviewer").text(f"/reports/{made.id}")
    assert "perhaps for want of memory" in page
