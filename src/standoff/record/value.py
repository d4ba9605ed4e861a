"""What every type of the vocabulary can do: turn itself into plain data."""

from typing import Any

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A frozen, typed value. Fields are given by name. None can hold itself, so there is nothing in it to collect."""

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionaries, lists, numbers and ISO dates: what JSON holds."""
        built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return built

    def to_json(self) -> bytes:
        """UTF-8 JSON, with the keys of the vocabulary."""
        return msgspec.json.encode(self)
