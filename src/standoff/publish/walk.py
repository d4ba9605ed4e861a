"""Walking through an entry: every passage in it with its part, every id that it names.

Written once over the fields of the vocabulary, so that a field added to it is never forgotten here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from standoff.record import Passage
from standoff.record.value import Value

# What an entry was joined from, and its own name: not what it refers to.
NOT_REFERENCES = frozenset({"id", "mentions", "links", "sources", "quote", "document", "documents"})


class Part(NamedTuple):
    """A passage and the field of the entry that it fills, such as *content* or *sides*."""

    field: str
    passage: Passage


class Link(NamedTuple):
    """An id that an entry holds and the field that it stands in."""

    field: str
    id: str


def parts(entry: Value) -> Iterator[Part]:
    """Every passage in an entry, by the field of the entry that it lies in, in the order of the fields."""
    for field in entry.__struct_fields__:
        for found in _inside(getattr(entry, field)):
            if isinstance(found, Passage):
                yield Part(field, found)


def links(entry: Value) -> Iterator[Link]:
    """Every string in an entry that could be the id of another, by the field of the entry that it lies in."""
    for field in entry.__struct_fields__:
        if field not in NOT_REFERENCES:
            for found in _inside(getattr(entry, field)):
                if isinstance(found, str):
                    yield Link(field, found)


def _inside(value: object) -> Iterator[Passage | str]:
    """The passages in a value, and the strings in it that are not part of a passage."""
    if isinstance(value, Passage | str):
        yield value
    elif isinstance(value, Value):
        for field in value.__struct_fields__:
            if field not in NOT_REFERENCES:
                yield from _inside(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from _inside(one)
