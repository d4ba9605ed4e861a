"""Equal parts of values as one object.

What is decoded brings the same words anew at each place: an entry quotes a passage as its trigger, among its passages,
beside each actor and in each of its links. Shared, a record takes half the room in memory.
"""

from typing import Any, Final, TypeVar

import msgspec

from standoff.record.passage import Passage, Reference
from standoff.record.value import Value
from standoff.record.when import When

V = TypeVar("V", bound=Value)

# Small values that are met again and again.
_SMALL: Final = frozenset({Passage, Reference, When})


def shared(value: V) -> V:
    """The same value, in which texts, passages and days that are equal are one object."""
    made: V = _shared(value, {})
    return made


def _shared(value: Any, known: dict[Any, Any]) -> Any:
    if isinstance(value, str):
        return known.setdefault(value, value)
    if isinstance(value, tuple):
        return tuple([_shared(one, known) for one in value]) if value else value
    if isinstance(value, dict):
        return {_shared(key, known): _shared(one, known) for key, one in value.items()}
    if not isinstance(value, Value):
        return value
    small = type(value) in _SMALL
    if small and (met := known.get(value)) is not None:
        return met
    changes: dict[str, Any] = {}
    for name in value.__struct_fields__:
        old = getattr(value, name)
        new = _shared(old, known)
        if new is not old:
            changes[name] = new
    made = msgspec.structs.replace(value, **changes) if changes else value
    if small:
        known[made] = made
    return made
