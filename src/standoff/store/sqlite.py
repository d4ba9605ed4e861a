"""A database in a file, kept by SQLite."""

import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from standoff.store.driver_errors import plain_errors
from standoff.store.errors import MissingStoreError, UnopenableError

# The execution option that names the statement by which a transaction begins.
_BEGIN = "standoff_begin"


def engines(url: URL, *, create: bool, patience: float) -> tuple[Engine, Engine]:
    """What reads the file of a URL, and what writes to it; ``patience`` is how long to wait, in seconds, for others.

    A reading transaction sees one state of the file. A writing one is alone from its beginning.

    Raises:
        StoreError: something is plainly wrong with the path.
    """
    _look(url.database or "", create)
    engine = create_engine(_readable(url), connect_args={"isolation_level": None, "timeout": patience})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine, engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def files(path: Path) -> Iterator[Path]:
    """The files that a database at a path lies in: its own, and those that SQLite puts beside it for a while."""
    yield path
    for end in ("-wal", "-shm", "-journal"):
        yield path.with_name(path.name + end)


def let_readers_go_on(engine: Engine, where: str, patience: float) -> None:
    """Keep a write-ahead log, so that readers go on while one writes. The file remembers it.

    SQLite does not wait by itself for this change while another program makes the same one.
    """
    deadline = time.monotonic() + patience
    with plain_errors(where):
        while True:
            connection = engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            finally:
                connection.close()


def _look(where: str, create: bool) -> None:
    """Say what is plainly wrong with a path before SQLite makes an empty file of it."""
    path = Path(where)
    if path.is_dir():
        raise UnopenableError("this is a folder, not a database", where, "Name a file in it, such as desk.db.")
    if path.exists():
        return
    if not create:
        raise MissingStoreError(
            "there is no such file", where, "Check the name, or make the database: standoff build SOURCE --db FILE."
        )
    if not path.absolute().parent.is_dir():
        raise UnopenableError("its folder is not there", where, "Make the folder first, or name another one.")


def _readable(url: URL) -> URL:
    """The URL by which a database that may only be read can be read, where neither it nor its folder may change.

    SQLite wants to put files of its own beside the database; where it cannot, it must be told that nobody writes.
    """
    path = Path(url.database or "").absolute()
    fixed = path.exists() and not os.access(path, os.W_OK) and not os.access(path.parent, os.W_OK)
    if not fixed or Path(f"{path}-wal").exists():
        return url
    return URL.create("sqlite", database=path.as_uri(), query={"uri": "true", "immutable": "1"})


def _on_connect(connection: Any, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
