"""Who does the work: this process, several on this machine, or a cluster. What comes of it is the same.

Work is handed out in batches, and never more of them than a few for each who works: whoever goes through the files
waits for those who take them apart, and memory does not grow with what there is to read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Literal, Protocol, TypeVar

from standoff.domains.domain import Domain
from standoff.record.document import Origin, SetAside

T = TypeVar("T")
R = TypeVar("R")

Engine = Literal["local", "ray"]
ENGINES: tuple[Engine, ...] = ("local", "ray")

# Of what each worker has at hand: one batch that it works at, and others, so that it need not wait for the next.
AHEAD = 3


class CrewError(Exception):
    """Those who should do the work cannot be had: why, and what to do."""


class Crew(Protocol):
    """Those who do the work."""

    def each(
        self,
        work: Callable[[Sequence[T], Domain], Sequence[R]],
        batches: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[Sequence[R]]:
        """What comes of each batch, in the order given.

        ``work`` is a function of a module, perhaps with some arguments given already. ``lost`` is what comes of an item
        that ends whoever works at it.

        Raises:
            CrewError: nobody can do the work.
        """


class Alone:
    """All is done by this process, a batch at a time."""

    def __init__(self, domain: Domain) -> None:
        self._domain = domain

    def each(
        self,
        work: Callable[[Sequence[T], Domain], Sequence[R]],
        batches: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[Sequence[R]]:
        """What comes of each batch. An item that ends who works at it ends all."""
        return (work(batch, self._domain) for batch in batches)


def crew(domain: Domain, engine: Engine = "local", jobs: int | None = None) -> AbstractContextManager[Crew]:
    """Those who do the work, to be used in a ``with`` statement. ``jobs`` is how many there are.

    Where it is not given, that is this process alone, or as many as a Ray has processors for.

    Raises:
        CrewError: there is no Ray.
    """
    if engine == "ray":
        from standoff.engine.ray import on_ray

        return on_ray(domain, jobs)
    if jobs is None or jobs == 1:
        return nullcontext(Alone(domain))
    from standoff.engine.local import Processes

    return Processes(domain, jobs)


class Placed(Protocol):
    """A thing that was found in a file."""

    @property
    def origin(self) -> Origin:
        """Where."""


def set_aside_as_deadly(item: Placed) -> Any:
    """What is said of a text that ended, again and again, the process that read it."""
    reason = "reading it ended the process that read it, each time it was tried"
    return SetAside(origin=item.origin, reason=reason, remedy="leave it out, and please report it as a fault")
