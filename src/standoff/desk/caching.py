"""Keeping what was made of the record until there is another one."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

V = TypeVar("V")


class Kept:
    """What was made lately, up to a number of things; what has not been asked for longest goes first.

    Of several who ask for the same thing at once, one makes it and the others wait.
    """

    def __init__(self, most: int) -> None:
        self._most = most
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
                    self._things[key] = made
                    while len(self._things) > self._most:
                        self._things.popitem(last=False)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made
