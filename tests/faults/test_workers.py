"""Several read at once, and some of them are lost: the record is that of an undisturbed build, and nothing is left."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.running import ENVIRONMENT, PROGRAM, run
from tests.engine.crews import who
from tests.support import report_of

from standoff.domains.domain import Domain
from standoff.engine import batches
from standoff.engine.build import build_in_store
from standoff.engine.crew import Engine, crew, set_aside_as_deadly
from standoff.store import open_store


def test_a_worker_that_is_killed_in_the_middle_of_a_build_costs_nothing(  # noqa: PLR0917
    engine: Engine,
    reports: Path,
    tmp_path: Path,
    domain: Domain,
    undisturbed: tuple[int, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batches, "BATCH", 2)
    killed: list[int] = []
    with crew(domain, engine, 2) as readers, open_store(tmp_path / "desk.db") as store:
        workers = [one[0] for one in readers.each(who, [[report_of("a")]] * 8, set_aside_as_deadly)]

        def kill(_: int) -> None:
            if not killed and isinstance(workers[0], int):
                os.kill(workers[0], signal.SIGKILL)
                killed.append(workers[0])

        built = build_in_store([reports], store, domain, None, kill, crew=readers)
        assert store.record().to_json() == undisturbed[1]
    assert killed
    assert not built.set_aside
    assert built.new == len(list(reports.iterdir()))


def test_by_two_processes_what_is_printed_is_the_same(reports: Path) -> None:
    (reports / "nothing.txt").touch()
    try:
        alone, together = (run("annotate", reports, "--jobs", jobs) for jobs in ("1", "2"))
    finally:
        (reports / "nothing.txt").unlink()
    assert together == alone
    assert alone.status == 3
    assert alone.out.count("\n") == len(list(reports.iterdir())) + 1


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked up as on Linux")
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_no_worker_behind(way: signal.Signals, reports: Path, tmp_path: Path) -> None:
    # A process group of its own, as at a terminal: all in it hear Ctrl-C.
    process = subprocess.Popen(
        [*PROGRAM, "build", str(reports), "--jobs", "2", "--db", str(tmp_path / "desk.db")],
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        workers = _started(process)
        os.killpg(process.pid, way) if way == signal.SIGINT else process.kill()
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == (130 if way == signal.SIGINT else -way)
    # Who is killed while it starts another process leaves that one to say so.
    assert way == signal.SIGKILL or b"Traceback" not in err
    last = time.monotonic() + 60
    while left := [one for one in workers if _alive(one)]:
        assert time.monotonic() < last, f"still there: {left}"
        time.sleep(0.05)


def _started(process: "subprocess.Popen[bytes]") -> Sequence[int]:
    """The processes that read, once there are any."""
    last = time.monotonic() + 100
    while True:
        assert process.poll() is None
        assert time.monotonic() < last, "no worker was started in time"
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        workers = [int(one) for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
        if workers:
            return workers
        time.sleep(0.05)


def _alive(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
