"""Has what takes long done by other processes, one thing after another, so that pages stay quick."""

import logging
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import RLock

from standoff.desk import work
from standoff.store import Store, jobs
from standoff.store.jobs import Job

log = logging.getLogger("standoff.desk")


class Worker:
    """Processes that are started when there is something to do, and live as long as the desk.

    Feeds have one of their own: asking them means waiting, and nothing else must wait for that.

    A job that was cut off is begun again at the next start: what it had read is kept, and is not read twice. ``after``
    is done each time that something is done, for what can be made ready before anybody asks for it.
    """

    def __init__(self, db: str, domain: str | None, after: Callable[[], None] | None = None) -> None:
        self.after = after
        self._db = db
        self._domain = domain
        self._pools: dict[str, ProcessPoolExecutor] = {}
        self._to_come = 0
        # Of those that wait already, one may be done while another is put in line.
        self._lock = RLock()

    @property
    def busy(self) -> bool:
        """Whether anything is being done or waits to be."""
        return self._to_come > 0

    def read(self, job: Job) -> None:
        """Have the reports of a job read."""
        self._do(work.ask_feeds if job.kind == work.FEEDS else work.run_job, self._db, self._domain, job.id)

    def work_out(self) -> None:
        """Have the record worked out anew."""
        self._do(work.work_out, self._db, self._domain)

    def resume(self, store: Store) -> None:
        """Take up what was cut off when the desk was last stopped."""
        with store.reading() as connection:
            waiting = jobs.unfinished(connection)
        for job in waiting:
            self.read(job)
        if not waiting and store.stale():
            self.work_out()

    def close(self) -> None:
        """Stop. What runs is cut off, as at any stop."""
        with self._lock:
            for pool in self._pools.values():
                pool.shutdown(wait=False, cancel_futures=True)
            if self._pools:
                for process in multiprocessing.active_children():
                    process.terminate()
            self._pools.clear()

    def _do(self, task: Callable[..., None], *given: object) -> None:
        lane = work.FEEDS if task is work.ask_feeds else "reports"
        with self._lock:
            if lane not in self._pools:
                # A fresh process: one that is forked would share connections with this one.
                context = multiprocessing.get_context("spawn")
                self._pools[lane] = ProcessPoolExecutor(max_workers=1, mp_context=context)
            # That feeds are asked is nothing to wait for: the record stands until they have brought something.
            counts = int(lane != work.FEEDS)
            self._to_come += counts
            self._pools[lane].submit(task, *given).add_done_callback(lambda future: self._done(future, lane, counts))

    def _done(self, future: "Future[None]", lane: str, counts: int) -> None:
        with self._lock:
            self._to_come -= counts
        if future.cancelled():
            return
        error = future.exception()
        if isinstance(error, BrokenProcessPool):
            self._pools.pop(lane, None)
        if error is not None:
            log.error("What was to be done in the background failed.", exc_info=error)
        elif self.after is not None:
            self.after()
