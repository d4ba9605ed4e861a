"""Points what one entry says of others at the entries that those were joined into."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from standoff.record.value import Value

V = TypeVar("V", bound=Value)

_HOLDS_ID = frozenset(
    {"entry", "speaker", "according_to", "statement", "commitment", "about", "part_of", "dispute", "precedent"}
)
_HOLDS_IDS = frozenset(
    {
        "developments",
        "answered_by",
        "asked_before",
        "renews",
        "denials",
        "by",
        "actors",
        "entries",
        "demands",
        "before",
        "promised",
    }
)


def relink(entry: V, joined: Mapping[str, str | None]) -> V:
    """The same entry with each id that it holds replaced by the id that it was joined into; by none, left out."""
    changes: dict[str, Any] = {}
    for name in entry.__struct_fields__:
        old = getattr(entry, name)
        new = _relinked(name, old, joined)
        if new is not old:
            changes[name] = new
    return msgspec.structs.replace(entry, **changes) if changes else entry


def _relinked(name: str, value: Any, joined: Mapping[str, str | None]) -> Any:
    if isinstance(value, str):
        return joined.get(value, value) if name in _HOLDS_ID else value
    if isinstance(value, Value):
        return relink(value, joined)
    if isinstance(value, tuple) and value:
        if isinstance(value[0], str):
            if name not in _HOLDS_IDS:
                return value
            now = (joined.get(one, one) for one in value)
            return tuple(dict.fromkeys(one for one in now if one is not None))
        new = tuple(_relinked(name, one, joined) for one in value)
        return value if all(one is two for one, two in zip(value, new, strict=True)) else new
    return value
