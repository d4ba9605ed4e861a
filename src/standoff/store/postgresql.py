"""A database on a PostgreSQL server."""

import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL

from standoff.store.driver_errors import nobody_there
from standoff.store.errors import UnopenableError

# Whoever writes to a database of Standoff holds this lock of it: the letters "standoff" as a number.
_LOCK = int.from_bytes(b"standoff", "big", signed=True)
_WRITES = "standoff_writes"

# How long one try to reach a server may take, in seconds, and the pause before the next.
_TRY, _PAUSE = 10, 0.5


def engines(url: URL, *, patience: float) -> tuple[Engine, Engine]:
    """What reads the database of a URL, and what writes to it; ``patience`` is how many seconds to wait for others.

    A reading transaction sees one state of the database. Of the writing ones, one goes on at a time, as on SQLite, so
    that none ever has to be begun again.

    Raises:
        StoreError: the driver is not installed.
    """
    if find_spec("psycopg") is None:
        raise UnopenableError(
            "the driver for PostgreSQL is not installed",
            url.render_as_string(),
            "Install it: pip install 'standoff[postgresql]'.",
        )
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={"connect_timeout": _TRY, "application_name": "standoff"},
        hide_parameters=True,
    )
    event.listen(engine, "do_connect", _Reached(patience))
    event.listen(engine, "begin", partial(_on_begin, patience=patience))
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return reading, engine.execution_options(isolation_level="READ COMMITTED", **{_WRITES: True})


def look(connection: Connection, where: str) -> None:
    """See to it that the database can hold any text.

    Raises:
        UnopenableError: it cannot.
    """
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise UnopenableError(
            f"the database keeps its texts in {encoding}, which cannot hold every letter",
            where,
            "Make one that can: createdb --encoding=UTF8 --template=template0 NAME.",
        )


class _Reached:
    """Connects. A server that has been reached once is waited for when it is away, as when it is started anew."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._before = False

    def __call__(self, dialect: Any, _: object, words: list[Any], options: dict[str, Any]) -> Any:
        connect: Callable[[], Any] = partial(dialect.connect, *words, **options)
        deadline = time.monotonic() + self._patience
        while True:
            try:
                connection = connect()
            except dialect.loaded_dbapi.OperationalError as error:
                if not self._before or not nobody_there(error) or time.monotonic() > deadline:
                    raise
                time.sleep(_PAUSE)
            else:
                self._before = True
                return connection


def _on_begin(connection: Connection, patience: float) -> None:
    """Wait for whoever writes. Each statement that follows sees what they have kept."""
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(patience * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
