"""Reports that were added at the desk: jobs that wait, run and are done, in and out of the tables."""

from typing import Literal, get_args

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from standoff.record.document import SetAside
from standoff.record.value import Value
from standoff.store import schema

State = Literal["waiting", "running", "done", "failed"]
STATES: tuple[State, ...] = get_args(State)


class Job(Value, frozen=True, kw_only=True):
    """Reports to be read: from which files and folders, by whom, how far it is, and what was set aside.

    ``total`` counts files, ``done`` reports: a file can hold many. It is 0 where nobody can know it, as for feeds.
    ``said`` tells why a job failed.
    """

    id: str
    at: str
    who: str
    kind: str
    sources: tuple[str, ...]
    state: State = "waiting"
    done: int = 0
    total: int = 0
    new: int = 0
    set_aside: tuple[SetAside, ...] = ()
    said: str = ""


_job = msgspec.json.Decoder(Job)


def add(connection: Connection, job: Job) -> None:
    """Put a job in line."""
    connection.execute(insert(schema.job).values(_row(job)))


def change(connection: Connection, job: Job) -> None:
    """Keep how far a job is."""
    connection.execute(update(schema.job).where(schema.job.c.id == job.id).values(_row(job)))


def remove(connection: Connection, identifier: str) -> None:
    """Forget a job."""
    connection.execute(delete(schema.job).where(schema.job.c.id == identifier))


def find(connection: Connection, identifier: str) -> Job | None:
    """The job with an id."""
    data = connection.scalar(select(schema.job.c.data).where(schema.job.c.id == identifier))
    return _job.decode(data) if data is not None else None


def unfinished(connection: Connection) -> list[Job]:
    """The jobs that wait, and those that were cut off while they ran; the oldest first."""
    table = schema.job
    query = select(table.c.data).where(table.c.state.in_(("waiting", "running"))).order_by(table.c.at)
    return [_job.decode(data) for data in connection.scalars(query)]


def latest(connection: Connection, limit: int = 30) -> list[Job]:
    """The last jobs, the newest first."""
    table = schema.job
    return [
        _job.decode(data) for data in connection.scalars(select(table.c.data).order_by(table.c.at.desc()).limit(limit))
    ]


def _row(job: Job) -> dict[str, str]:
    return {"id": job.id, "at": job.at, "state": job.state, "data": job.to_json().decode()}
