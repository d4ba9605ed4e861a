"""What people reported by the form: held until a reviewer decides, in and out of the tables."""

from typing import Literal

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from standoff.record.value import Value
from standoff.store import schema

State = Literal["held", "taken", "turned down"]


class Evidence(Value, frozen=True, kw_only=True):
    """A file that came with a report: the random name that it is kept under, what it is, and its hash."""

    kept_as: str
    kind: str
    size: int
    sha256: str


class Incident(Value, frozen=True, kw_only=True):
    """A first-hand report that nobody has verified. ``contact`` is for reviewers alone.

    ``document`` is the id of the report that was made of it when it was taken into the record.
    """

    id: str
    at: str
    state: State = "held"
    what: str
    where: str
    when: str
    contact: str = ""
    evidence: Evidence | None = None
    decided_by: str = ""
    decided_at: str = ""
    reason: str = ""
    document: str | None = None


_incident = msgspec.json.Decoder(Incident)


def add(connection: Connection, incident: Incident) -> None:
    """Hold a report."""
    connection.execute(insert(schema.incident).values(_row(incident)))


def change(connection: Connection, incident: Incident) -> None:
    """Keep what was decided on a report."""
    connection.execute(update(schema.incident).where(schema.incident.c.id == incident.id).values(_row(incident)))


def find(connection: Connection, identifier: str) -> Incident | None:
    """The report with an id."""
    data = connection.scalar(select(schema.incident.c.data).where(schema.incident.c.id == identifier))
    return _incident.decode(data) if data is not None else None


def every(connection: Connection, limit: int = 200) -> list[Incident]:
    """The reports, those that are held first, then the newest."""
    table = schema.incident
    query = select(table.c.data).order_by((table.c.state == "held").desc(), table.c.at.desc()).limit(limit)
    return [_incident.decode(data) for data in connection.scalars(query)]


def held(connection: Connection) -> int:
    """How many wait for a decision."""
    query = select(func.count()).select_from(schema.incident).where(schema.incident.c.state == "held")
    return int(connection.scalar(query) or 0)


def _row(incident: Incident) -> dict[str, str]:
    return {"id": incident.id, "at": incident.at, "state": incident.state, "data": incident.to_json().decode()}
