"""How often something may be done: so many times within so many seconds, counted for each who does it."""

import time
from collections import deque
from threading import Lock

# Who is forgotten first when very many are counted: whoever was seen longest ago.
_MOST_COUNTED = 20_000


class TooOften(Exception):  # noqa: N818 - reads as what it is
    """Somebody did something more often than they may. ``wait`` is how many seconds until they may again."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class Limits:
    """Counts in memory: after a new start everybody begins anew."""

    def __init__(self) -> None:
        self._times: dict[tuple[str, str], deque[float]] = {}
        self._lock = Lock()

    def count(self, what: str, who: str, *, most: int, seconds: int) -> None:
        """Count one more.

        Raises:
            TooOften: there were ``most`` within ``seconds`` before; this one is not counted.
        """
        moment = time.monotonic()
        with self._lock:
            times = self._times.pop((what, who), deque())
            while times and times[0] <= moment - seconds:
                times.popleft()
            self._times[what, who] = times
            if len(times) >= most:
                raise TooOften(max(1, round(times[0] + seconds - moment)))
            times.append(moment)
            while len(self._times) > _MOST_COUNTED:
                del self._times[next(iter(self._times))]

    def forgive(self, what: str, who: str) -> None:
        """Forget what was counted of somebody."""
        with self._lock:
            self._times.pop((what, who), None)
