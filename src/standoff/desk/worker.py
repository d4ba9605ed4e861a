"""Has what takes long done by other processes, one thing after another, so that pages stay quick."""

import logging
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import RLock

from standoff import logs
from standoff.desk import work
from standoff.store import Store, jobs
from standoff.store.jobs import Job

Task = Callable[..., None]

log = logging.getLogger("standoff.desk")


class Worker:
    """Processes that are started when there is something to do, and live as long as the desk.

    Feeds have one of their own: asking them means waiting, and nothing else must wait for that.

    A job that was cut off is begun again at the next start: what it had read is kept, and is not read twice. So it is
    where the process itself was lost, at once; the second time its job has failed. ``after``
    is done each time that something is done, for what can be made ready before anybody asks for it. ``log`` is where
    the process writes events.
    """

    def __init__(
        self, db: str, domain: str | None, after: Callable[[], None] | None = None, log: str | None = None
    ) -> None:
        self.after = after
        self._log = log
        self._db = db
        self._domain = domain
        self._pools: dict[str, ProcessPoolExecutor] = {}
        self._to_come = 0
        # Of those that wait already, one may be done while another is put in line.
        self._lock = RLock()
        self._closed = False

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
            self._closed = True
            for pool in self._pools.values():
                pool.shutdown(wait=False, cancel_futures=True)
            if self._pools:
                for process in multiprocessing.active_children():
                    process.terminate()
            self._pools.clear()

    def _do(self, task: Task, *given: object) -> None:
        with self._lock:
            self._to_come += _counts(task)
            self._submit(task, given, again=True)

    def _submit(self, task: Task, given: tuple[object, ...], *, again: bool) -> None:
        lane = work.FEEDS if task is work.ask_feeds else "reports"
        if lane not in self._pools:
            self._pools[lane] = self._new_pool()
        try:
            future = self._pools[lane].submit(task, *given)
        except BrokenProcessPool:
            # Its process was lost a moment ago, while it had nothing to do.
            self._pools[lane] = self._new_pool()
            future = self._pools[lane].submit(task, *given)
        pool = self._pools[lane]

        def done(future: "Future[None]") -> None:
            if not future.cancelled() and isinstance(future.exception(), BrokenProcessPool):
                self._lost(pool, task, given, again=again)
            else:
                self._done(future, task)

        future.add_done_callback(done)

    def _new_pool(self) -> ProcessPoolExecutor:
        # A fresh process: one that is forked would share connections with this one.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=logs.set_up, initargs=(self._log,))

    def _lost(self, pool: ProcessPoolExecutor, task: Task, given: tuple[object, ...], *, again: bool) -> None:
        """The process was ended from outside, as the system does when memory runs out."""
        with self._lock:
            if self._closed:
                self._to_come -= _counts(task)
                return
            log.error("background process lost", extra={"outcome": "begun again" if again else "given up"})
            self._pools = {lane: one for lane, one in self._pools.items() if one is not pool}
            if again:
                self._submit(task, given, again=False)
                return
            self._to_come -= _counts(task)
        if task is not work.work_out:
            work.give_up(self._db, str(given[-1]))

    def _done(self, future: "Future[None]", task: Task) -> None:
        with self._lock:
            self._to_come -= _counts(task)
        if future.cancelled():
            return
        error = future.exception()
        if error is not None:
            log.error("background work failed", extra=logs.fault(error))
        elif self.after is not None:
            self.after()


def _counts(task: Task) -> int:
    """That feeds are asked is nothing to wait for: the record stands until they have brought something."""
    return int(task is not work.ask_feeds)
