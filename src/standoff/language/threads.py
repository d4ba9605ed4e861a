"""One thread for sums: documents are shared out over processes, and sums come out the same at each run."""

from functools import cache

from threadpoolctl import threadpool_limits


@cache
def in_one_thread() -> None:
    """Let NumPy multiply in one thread from now on. Matrices are small here: several threads would take longer."""
    threadpool_limits(limits=1, user_api="blas")
