"""What people have decided: in and out of the tables. Nothing here is ever changed or deleted."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, insert, select

from standoff.record.decision import Decision
from standoff.store import schema
from standoff.store.documents import batches

_decision = msgspec.json.Decoder(Decision)


def add(connection: Connection, decisions: Iterable[Decision]) -> int:
    """Keep decisions; those that are kept already stay as they are. Returns how many are new."""
    given = {one.id: one for one in decisions}
    for batch in batches(list(given)):
        for identifier in connection.scalars(select(schema.decision.c.id).where(schema.decision.c.id.in_(batch))):
            del given[identifier]
    rows = [{"id": one.id, "at": one.at, "by": one.by, "data": one.to_json().decode()} for one in given.values()]
    for several in batches(rows):
        connection.execute(insert(schema.decision), several)
    return len(rows)


def load(connection: Connection) -> tuple[Decision, ...]:
    """All decisions, in order of time."""
    table = schema.decision
    rows = connection.scalars(select(table.c.data).order_by(table.c.at, table.c.id))
    return tuple(_decision.decode(data) for data in rows)
