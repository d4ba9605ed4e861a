"""How much a database holds, for whoever runs it: numbers only."""

from typing import NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Table, func, select

from standoff.store import schema
from standoff.store.jobs import STATES as JOB_STATES


class Figures(NamedTuple):
    """How many of what there are. A feed that is failing could not be had when it was last asked."""

    reports: int
    set_aside: int
    entries: dict[str, int]
    jobs: dict[str, int]
    incidents: dict[str, int]
    feeds: int
    feeds_failing: int
    pages_waiting: int


def figures(connection: Connection) -> Figures:
    """The numbers of now."""
    watched = schema.watched.c
    is_feed = watched.feed.is_(None)
    return Figures(
        reports=_count(connection, schema.document),
        set_aside=_count(connection, schema.set_aside),
        entries=_each(connection, schema.entry.c.kind),
        jobs={**dict.fromkeys(JOB_STATES, 0), **_each(connection, schema.job.c.state)},
        incidents={"held": 0, **_each(connection, schema.incident.c.state)},
        feeds=_count(connection, schema.watched, is_feed),
        feeds_failing=_count(connection, schema.watched, is_feed, watched.failures > 0),
        pages_waiting=_count(connection, schema.watched, ~is_feed, watched.outcome.is_(None)),
    )


def _count(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def _each(connection: Connection, column: Column[str]) -> dict[str, int]:
    query = select(column, func.count()).group_by(column)
    return {str(value): number for value, number in connection.execute(query)}
