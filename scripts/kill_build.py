"""Kills builds at random points, completes them, and compares: is the record that of an undisturbed build?

    python -m scripts.kill_build examples/reports --times 100 --seed 1

Each database is killed several times in a row, at statements and commits chosen by the seed, and then completed. The
program exits with status 1 at the first record that differs. Needs a system that can fork.
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, event

from standoff.domains import load_domain
from standoff.domains.domain import Domain
from standoff.engine.build import build_in_store
from standoff.extract.annotate import annotate
from standoff.read import document_from_text
from standoff.record import Origin
from standoff.store import open_store
from standoff.store.database import open_database
from standoff.store.doctor import examine

# How often one database is killed before it is completed.
IN_A_ROW = 4


def warmed_up() -> Domain:
    """The domain, with the parser loaded once for all processes that are forked from this one."""
    domain = load_domain("health-care")
    text = "Doctors stopped work on Monday. The state promised 40 cameras by August."
    annotate(document_from_text(text, origin=Origin(file="text")), domain)
    return domain


def apart(work: Callable[[], object]) -> int:
    """Do something in a process of its own; returns how it ended, the number of a signal below zero."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            # Nothing that the parent has begun is to be ended twice.
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def build(sources: Sequence[Path], address: str | Path, domain: Domain, kill_at: int | None = None) -> int:
    """Build, and return how many statements and commits it took; at one of them the process kills itself."""
    done = 0

    def step(*_: object) -> None:
        nonlocal done
        done += 1
        if done == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    listened = (("before_cursor_execute", step), ("commit", step))
    for name, listener in listened:
        event.listen(Engine, name, listener)
    try:
        with open_store(address) as store:
            build_in_store([str(one) for one in sources], store, domain)
    finally:
        for name, listener in listened:
            event.remove(Engine, name, listener)
    return done


def kill_and_complete(
    sources: Sequence[Path], address: str | Path, domain: Domain, points: Sequence[int]
) -> tuple[int, bytes]:
    """Kill builds of one database at some points, one after the other, then complete it.

    Returns how many builds were killed (one may be done before its point comes), and the record as JSON.

    Raises:
        AssertionError: the completed database has a fault.
    """
    ends = [apart(partial(build, sources, address, domain, point)) for point in points]
    assert apart(partial(build, sources, address, domain)) == 0, "the last build failed"
    with open_database(address, create=False) as database:
        faults = [fault for _, found in examine(database) for fault in found]
    assert not faults, faults
    with open_store(address, create=False) as store:
        return ends.count(-signal.SIGKILL), store.record().to_json()


def main() -> None:
    """Read the command line, and kill."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=100, help="how many kills (100)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    random, domain, killed, begun = Random(given.seed), warmed_up(), 0, time.monotonic()  # noqa: S311
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "undisturbed.db"
        steps = build(given.sources, whole, domain)
        with open_store(whole) as store:
            expected = store.record().to_json()
        round_ = 0
        while killed < given.times:
            round_ += 1
            points = [random.randint(1, steps) for _ in range(min(IN_A_ROW, given.times - killed))]
            number, record = kill_and_complete(given.sources, Path(folder) / f"{round_}.db", domain, points)
            killed += number
            print(f"{killed} of {given.times} killed, {round(time.monotonic() - begun)} s: at {points}", flush=True)
            if record != expected:
                sys.exit(f"The record differs from that of an undisturbed build (seed {given.seed}).")
    print(f"Killed {killed} times; each time the completed record was that of an undisturbed build.")


if __name__ == "__main__":
    main()
