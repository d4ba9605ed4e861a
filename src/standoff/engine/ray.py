"""A crew on a Ray cluster, or on a Ray of this machine's own. Ray is asked for by the extra ``ray`` only.

Ray does again what was lost with a process or a machine, a few times. A batch that is lost all the same is done item by
item; an item that is then lost again is given up.
"""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, TypeVar

from standoff.domains.domain import Domain
from standoff.engine.batches import kept_busy
from standoff.engine.crew import AHEAD, CrewError
from standoff.engine.work import reading

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[Any], Domain], Sequence[Any]]

# How often Ray does again what was lost.
RETRIES: Final = 1

_ADDRESS: Final = "RAY_ADDRESS"


@contextmanager
def on_ray(domain: Domain, jobs: int | None) -> Iterator["Cluster"]:
    """A crew on the Ray that this process is connected to; else on that of ``RAY_ADDRESS``; else on one of its own.

    Raises:
        CrewError: Ray is not installed, or the cluster cannot be reached.
    """
    try:
        import ray
    except ModuleNotFoundError as error:
        raise CrewError("Ray is not installed. To get it: pip install 'standoff[ray]'") from error
    library: Any = ray
    ours = not library.is_initialized()
    if ours:
        _connect(library, jobs)
    try:
        yield Cluster(library, domain, jobs or max(1, int(library.cluster_resources().get("CPU", 1))))
    finally:
        if ours:
            library.shutdown()


def _connect(ray: Any, jobs: int | None) -> None:
    address = os.environ.get(_ADDRESS)
    # It would tell its makers that it is used.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        if address:
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
        else:
            ray.init(num_cpus=jobs, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, ValueError) as error:
        where = f"at {address} (from {_ADDRESS})" if address else "on this machine"
        raise CrewError(f"No Ray could be reached {where}: {str(error).splitlines()[0]}") from error


class _Task(NamedTuple):
    """A batch, and what Ray gives for it."""

    batch: Sequence[Any]
    found: Any


class Cluster:
    """A crew of Ray's processes, wherever they are."""

    def __init__(self, ray: Any, domain: Domain, jobs: int) -> None:
        self._ray = ray
        self._jobs = jobs
        # A process that dies, a machine that goes, memory that runs out.
        errors = ray.exceptions
        self._lost = (errors.WorkerCrashedError, errors.OutOfMemoryError, errors.NodeDiedError, errors.ObjectLostError)
        # Sent once to each machine, not with each batch.
        self._domain = ray.put(domain)
        self._reading = reading(domain)
        # Ray sees to it that a task of one processor uses one thread.
        self._do = ray.remote(_do).options(max_retries=RETRIES, num_cpus=1)

    def each(
        self,
        work: Callable[[Sequence[T], Domain], Sequence[R]],
        batches: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[Sequence[R]]:
        """What comes of each batch, in the order given; several are worked at meanwhile."""
        begun: deque[_Task] = deque()
        try:
            yield from kept_busy(
                begun,
                AHEAD * self._jobs,
                batches,
                lambda batch: _Task(batch, self._submit(work, batch)),
                lambda: self._found(begun.popleft(), work, lost),
            )
        finally:
            for task in begun:
                if task.found is not None:
                    self._ray.cancel(task.found)

    def _submit(self, work: Work, batch: Sequence[Any]) -> Any:
        return self._do.remote(work, batch, self._domain, self._reading) if batch else None

    def _found(self, task: _Task, work: Work, lost: Callable[[Any], Any]) -> Sequence[Any]:
        if task.found is None:
            return ()
        try:
            return self._told(task.found)
        except self._lost:
            return [found for item in task.batch for found in self._apart(item, work, lost)]

    def _apart(self, item: Any, work: Work, lost: Callable[[Any], Any]) -> Sequence[Any]:
        try:
            return self._told(self._submit(work, [item]))
        except self._lost:
            return [lost(item)]

    def _told(self, found: Any) -> Sequence[Any]:
        told: Sequence[Any] | str = self._ray.get(found)
        if isinstance(told, str):
            raise CrewError(
                f"A machine of the cluster reads by other rules than this one. There: {told}. Here: {self._reading}. "
                "Install the same Standoff on all of them."
            )
        return told


def _do(work: Work, batch: Sequence[Any], domain: Domain, expected: str) -> Sequence[Any] | str:
    """Do a piece of work; returns by which rules this machine reads, if they are not the expected ones."""
    own = reading(domain)
    return work(batch, domain) if own == expected else own
