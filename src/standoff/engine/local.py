"""A crew of processes on this machine.

A process that dies takes no work with it: what was in its hands, or waited for it, is done again. A batch that was in
such hands twice is done apart, item by item; an item that then ends two processes is given up.
"""

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Any, Final, Self, TypeVar

from standoff.domains.domain import Domain
from standoff.engine.batches import kept_busy
from standoff.engine.crew import AHEAD, CrewError
from standoff.engine.worker import begin, do, ready

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[Any], Domain], Sequence[Any]]

# How often a batch, or an item alone, is tried before it is no longer thought to be chance that a process died of it.
TRIES: Final = 2


@dataclass
class _Task:
    """A batch that is being worked at, by a pool or its successor."""

    batch: Sequence[Any]
    pool: "_Pool"
    future: Future[Sequence[Any]]
    tries: int = 1

    @property
    def lost(self) -> bool:
        """Whether the pool that had it is no more."""
        return self.future.done() and isinstance(self.future.exception(), BrokenProcessPool)


class _Pool:
    """Processes that share a queue. All are lost when one is: that is how the library keeps its queue in order."""

    def __init__(self, domain: Domain, jobs: int) -> None:
        context = get_context("spawn")
        # Each process waits at the other end, and ends when this end is closed, or goes with this process.
        self._far, self._near = context.Pipe(duplex=False)
        self._executor = ProcessPoolExecutor(jobs, context, begin, (self._far, domain))

    def submit(self, function: Callable[..., Any], *given: Any) -> Future[Any]:
        """Have something done."""
        # Ctrl-C is for this process: those that are started now inherit that they do not hear it.
        with _deaf():
            return self._executor.submit(function, *given)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        self._near.close()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._far.close()


class Processes:
    """A crew of several processes; they are started when there is work."""

    def __init__(self, domain: Domain, jobs: int) -> None:
        self._domain = domain
        self._jobs = jobs
        self._pool: _Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._put_away(self._pool)

    def each(
        self,
        work: Callable[[Sequence[T], Domain], Sequence[R]],
        batches: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[Sequence[R]]:
        """What comes of each batch, in the order given; several are worked at meanwhile."""
        begun: deque[_Task] = deque()
        return kept_busy(
            begun, AHEAD * self._jobs, batches, partial(self._task, work), partial(self._done, work, begun, lost)
        )

    def _done(self, work: Work, begun: deque[_Task], lost: Callable[[Any], Any]) -> Sequence[Any]:
        """What comes of the task that has waited longest."""
        while True:
            try:
                found = begun[0].future.result()
            except BrokenProcessPool:
                self._put_away(begun[0].pool)
                if begun[0].tries >= TRIES:
                    return self._apart(work, begun.popleft().batch, lost)
                for task in begun:
                    if task.lost:
                        again = self._task(work, task.batch)
                        task.pool, task.future, task.tries = again.pool, again.future, task.tries + 1
            else:
                begun.popleft()
                return found

    def _task(self, work: Work, batch: Sequence[Any]) -> _Task:
        while True:
            self._pool = pool = self._pool or _Pool(self._domain, self._jobs)
            try:
                if not batch:
                    return _Task(batch, pool, _known(()))
                return _Task(batch, pool, pool.submit(do, work, batch))
            except BrokenProcessPool:
                self._put_away(pool)

    def _apart(self, work: Work, batch: Sequence[Any], lost: Callable[[Any], Any]) -> list[Any]:
        """What comes of a batch whose items are done one by one, by a process that does nothing else."""
        found: list[Any] = []
        pool: _Pool | None = None
        for item in batch:
            for _ in range(TRIES):
                pool = pool or _ready_pool(self._domain)
                try:
                    found += pool.submit(do, work, [item]).result()
                    break
                except BrokenProcessPool:
                    pool.close()
                    pool = None
            else:
                found.append(lost(item))
        if pool is not None:
            pool.close()
        return found

    def _put_away(self, pool: _Pool | None) -> None:
        if pool is not None:
            pool.close()
        if pool is self._pool:
            self._pool = None


def _ready_pool(domain: Domain) -> _Pool:
    """A process of which is known that it was alive before it was given work.

    Raises:
        CrewError: it cannot even be started.
    """
    pool = _Pool(domain, 1)
    try:
        pool.submit(ready).result()
    except BrokenProcessPool as error:
        pool.close()
        raise CrewError(
            "The processes that should read cannot be started, or are ended by the system at once. Is there memory for "
            "all of them? Try fewer: --jobs 1."
        ) from error
    return pool


def _known(found: Sequence[Any]) -> "Future[Sequence[Any]]":
    future: Future[Sequence[Any]] = Future()
    future.set_result(found)
    return future


@contextmanager
def _deaf() -> Iterator[None]:
    """Put off Ctrl-C, so that a process is not half started; processes that are started meanwhile never hear it."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is None:
        yield
        return
    heard: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    # What is blocked is blocked in the processes too; what is handled is not.
    can_block = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_block else set()
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if can_block:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if heard:
            signal.raise_signal(signal.SIGINT)
