"""A process that works for another one. Nothing large is imported here: first it must be told to use one thread."""

import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from standoff.domains.domain import Domain

# Libraries that would each start as many threads as there are processors, in every process.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
ONE_THREAD = {**dict.fromkeys(_THREADS, "1"), "TOKENIZERS_PARALLELISM": "false"}

_domain: Domain


def begin(leash: Connection, domain: Domain) -> None:
    """Be ready for work: in one thread, deaf to Ctrl-C, which is for the first process, and no longer than that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(ONE_THREAD)
    if not sys.warnoptions:
        # Warnings of libraries are for programmers; python -W shows them.
        warnings.simplefilter("ignore")
    threading.Thread(target=_end_with, args=(leash,), daemon=True).start()
    global _domain  # noqa: PLW0603 - it comes once for all the work
    _domain = domain


def _end_with(leash: Connection) -> None:
    """End this process at once when the other end is let go of, or dies."""
    try:
        leash.recv()
    except (EOFError, OSError):
        os._exit(1)


def do(work: Callable[[Sequence[Any], Domain], Sequence[Any]], batch: Sequence[Any]) -> Sequence[Any]:
    """Do a piece of work."""
    return work(batch, _domain)


def ready() -> bool:
    """Nothing: that it is done shows that there is a worker."""
    return True
