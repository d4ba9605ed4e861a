"""Points what one entry says of others at the entries that those were joined into."""

from collections.abc import Mapping
from functools import cache
from operator import is_
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

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
    for name in _fields(type(entry)):
        old = getattr(entry, name)
        if old is None or old == ():
            continue
        new = _relinked(old, joined)
        if new is not old:
            changes[name] = new
    return msgspec.structs.replace(entry, **changes) if changes else entry


def _relinked(value: Any, joined: Mapping[str, str | None]) -> Any:
    if isinstance(value, str):
        return joined.get(value, value)
    if isinstance(value, Value):
        return relink(value, joined)
    if isinstance(value[0], str):
        now = (joined.get(one, one) for one in value)
        return tuple(dict.fromkeys(one for one in now if one is not None))
    new = tuple([relink(one, joined) for one in value])
    return value if all(map(is_, value, new)) else new


@cache
def _fields(kind: type[Value]) -> tuple[str, ...]:
    """The fields of a type that hold ids, or values that hold any: most values are passages and days, and hold none."""
    return tuple(name for name, hint in get_type_hints(kind).items() if _holds(name, hint))


def _holds(name: str, hint: Any) -> bool:
    if hint is str:
        return name in _HOLDS_ID
    if isinstance(hint, type) and issubclass(hint, Value):
        return bool(_fields(hint))
    if get_origin(hint) is tuple:
        within = get_args(hint)[0]
        return name in _HOLDS_IDS if within is str else _holds(name, within)
    return any(_holds(name, one) for one in get_args(hint))
