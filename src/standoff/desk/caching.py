"""Keeping what was made of the record until there is another one."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

V = TypeVar("V")


class Kept:
    """What was made lately, up to a number of things; what has not been asked for longest goes first.

    With ``size``, which tells how large a thing is, ``most`` is how large all may be together. Of several who ask for
    the same thing at once, one makes it and the others wait.
    """

    def __init__(self, most: int, size: Callable[[Any], int] = lambda _: 1) -> None:
        self._most = most
        self._size = size
        self._sum = 0
        self._things: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The thing of a key, made if it is not there."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]  # type: ignore[return-value]
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._things:
                    return self._things[key]  # type: ignore[return-value]
            try:
                made = make()
                with self._lock:
                    self._keep(key, made)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def _keep(self, key: Hashable, made: object) -> None:
        self._things[key] = made
        self._sum += self._size(made)
        while self._sum > self._most:
            _, gone = self._things.popitem(last=False)
            self._sum -= self._size(gone)
