"""Moving all that one database holds into another, whatever kind each is."""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from standoff.store.contents import Sum, sums
from standoff.store.database import Database
from standoff.store.documents import batches, streamed
from standoff.store.driver_errors import plain_errors
from standoff.store.errors import DamagedError, OccupiedError
from standoff.store.rows import Row
from standoff.store.schema import metadata


def copy(source: Database, target: Database, *, overwrite: bool) -> list[Sum]:
    """Put all that a database holds into another, in one step, and compare; returns what there is, table by table.

    The target comes to hold what the source held at one moment, whatever others write to it meanwhile.

    Raises:
        OccupiedError: the target holds something, and is not to be overwritten.
        DamagedError: what arrived is not what was sent. The target is as it was.
    """
    with source.reading() as here, target.writing() as there:
        held = [table for table in metadata.sorted_tables if there.execute(select(table).limit(1)).first() is not None]
        if held and not overwrite:
            raise OccupiedError(
                "this database holds a record already",
                target.where,
                "Name an empty one, or give --overwrite to put the other record in its place.",
            )
        for table in reversed(held):
            there.execute(delete(table))
        for table in metadata.sorted_tables:
            for batch in batches(_rows(here, table, source.where)):
                there.execute(insert(table), batch)
            _count_on(there, table)
        with plain_errors(source.where):
            sent = sums(here)
        differing = [one.table for one, other in zip(sent, sums(there), strict=True) if one != other]
        if differing:
            raise DamagedError(
                f"what arrived in the table {differing[0]} is not what was sent",
                target.where,
                "It is as it was before. Try again, and report it if it happens again.",
            )
    return sent


def _rows(connection: Connection, table: Table, where: str) -> Iterator[Row]:
    with plain_errors(where):
        for row in streamed(connection, select(table)).mappings():
            yield dict(row)


def _count_on(connection: Connection, table: Table) -> None:
    """Let the server give the next row a number that is free; SQLite does so by itself."""
    numbered = table.autoincrement_column
    if numbered is not None and connection.dialect.name == "postgresql":
        highest = connection.scalar(select(func.max(numbered))) or 0
        following = text("SELECT setval(pg_get_serial_sequence(:table, :column), :next, false)")
        connection.execute(following, {"table": table.name, "column": numbered.name, "next": highest + 1})
