"""What is in the tables, in numbers: how many rows, and a sum of them that changes with any of them."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, column, select, table

from standoff.store.documents import streamed
from standoff.store.schema import metadata

_WHOLE = 1 << 256


class Sum(NamedTuple):
    """How many rows a table has in some columns, and the sum of their hashes, which does not depend on their order."""

    table: str
    columns: tuple[str, ...]
    rows: int
    digest: str


def sums(connection: Connection) -> list[Sum]:
    """The sum of each table, those first that others point at."""
    return [sum_of(connection, one.name, [str(each.name) for each in one.columns]) for one in metadata.sorted_tables]


def sum_of(connection: Connection, name: str, columns: Sequence[str]) -> Sum:
    """The sum of a table, which need not be one that this program knows."""
    total = number = 0
    for row in streamed(connection, select(*(column(one) for one in columns)).select_from(table(name))):
        # A day is the same words in JSON as it is in SQLite.
        total += int.from_bytes(hashlib.sha256(msgspec.json.encode(tuple(row))).digest(), "big")
        number += 1
    return Sum(name, tuple(columns), number, f"{total % _WHOLE:064x}")
