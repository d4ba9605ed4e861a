"""What was worked out before, remembered under a hash of all that it was worked out from.

So only what new reports touch is worked out again. A key holds the program's own code and words and the domain as well:
nothing is ever taken from another version. What is not asked for by a build any more is forgotten at its end.
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, Protocol, TypeVar

import msgspec

from standoff.record.value import Value

# Parts of the program that what is worked out depends on.
_PARTS: Final = ("record", "domains", "language", "extract", "resolve", "reason", "engine")
# Fast to pack, and the same words come again and again.
_LEVEL: Final = 1

V = TypeVar("V", bound=Value)


class Shelf(Protocol):
    """Where things are kept by key. ``Store`` is one."""

    def recall(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What is kept under those of the keys that are known."""

    def remember(self, found: Mapping[str, bytes]) -> None:
        """Keep things."""

    def forget_all_but(self, keys: Iterable[str]) -> None:
        """Keep only what has one of these keys."""


class Memory:
    """What was worked out before. One without a shelf remembers nothing; ``learns`` is whether it may add to it."""

    def __init__(self, shelf: Shelf | None = None, basis: str = "", *, learns: bool = True) -> None:
        self._shelf = shelf
        self._basis = basis if shelf is None else f"{basis} {_program()}"
        self._learns = learns
        self._asked: dict[str, None] = {}

    def key(self, kind: str, *parts: object) -> str:
        """The key of a thing of a kind that is worked out from these parts."""
        return hashlib.sha256(msgspec.msgpack.encode((self._basis, kind, parts))).hexdigest()

    def recall(self, keys: Sequence[str], kind: type[V]) -> dict[str, V]:
        """What was worked out under some keys, where it was."""
        if self._shelf is None:
            return {}
        self._asked.update(dict.fromkeys(keys))
        found: dict[str, V] = {}
        for key, data in self._shelf.recall(keys).items():
            try:
                found[key] = msgspec.msgpack.decode(zlib.decompress(data), type=kind)
            except (msgspec.MsgspecError, zlib.error):
                continue  # what cannot be read is worked out again
        return found

    def hold(self, keys: Iterable[str]) -> None:
        """Go on remembering what is kept under some keys, though nobody asks for it now."""
        if self._shelf is not None:
            self._asked.update(dict.fromkeys(keys))

    def keep(self, found: Mapping[str, Value]) -> None:
        """Remember what was worked out."""
        if self._shelf is not None and self._learns and found:
            packed = {key: zlib.compress(msgspec.msgpack.encode(one), _LEVEL) for key, one in found.items()}
            self._shelf.remember(packed)

    def forget_the_rest(self) -> None:
        """Let go of all that was not asked for."""
        if self._shelf is not None and self._learns:
            self._shelf.forget_all_but(self._asked)


def digest(*parts: object) -> str:
    """A hash of plain values."""
    return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()


@cache
def _program() -> str:
    """A hash of the code, and of the words and weights that come with it: a rule changes without the version."""
    total = hashlib.sha256()
    for part in _PARTS:
        _add_code(files("standoff") / part, total)
    return total.hexdigest()


def _add_code(folder: Traversable, total: "hashlib._Hash") -> None:
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        if one.is_dir():
            _add_code(one, total)
        elif one.name.endswith((".py", ".yaml", ".json")):
            total.update(one.name.encode() + one.read_bytes())
