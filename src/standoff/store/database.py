"""One database: where it is, how it is opened, and its transactions."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from standoff.store.errors import (
    MissingStoreError,
    NewerSchemaError,
    NotAStoreError,
    UnopenableError,
    plain_errors,
)
from standoff.store.schema import metadata

# The steps in ``migrations/versions``, oldest first.
REVISIONS = ("0001", "0002", "0003", "0004")

# How long one program waits, in seconds, while another one writes.
PATIENCE = 60.0

# The execution option that names the statement by which a transaction begins.
_BEGIN = "standoff_begin"


@dataclass(frozen=True)
class Database:
    """An open database. ``where`` is its name in messages."""

    engine: Engine
    where: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database from first to last, whatever others write meanwhile."""
        with plain_errors(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection with the right to write, waited for if need be; all is kept at the end, or nothing."""
        engine = self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        with plain_errors(self.where), engine.connect() as connection, connection.begin():
            yield connection


def open_database(address: str | Path, *, create: bool) -> Database:
    """Open the database at a path or ``sqlite:///`` URL, made and brought up to date where needed.

    Raises:
        StoreError: it cannot be opened; the kind of error says why.
    """
    url = _url(address)
    where = url.database or str(address)
    _look(where, create)
    engine = create_engine(_readable(url), connect_args={"isolation_level": None, "timeout": PATIENCE})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    database = Database(engine, where)
    try:
        _bring_up_to_date(database, create)
    except BaseException:
        engine.dispose()
        raise
    return database


def _url(address: str | Path) -> URL:
    if isinstance(address, Path) or "://" not in address:
        return URL.create("sqlite", database=str(address))
    remedy = "Name a file, such as desk.db, or sqlite:///desk.db."
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise UnopenableError("this is not the address of a database", str(address), remedy) from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise UnopenableError("only SQLite files can be used as databases", url.render_as_string(), remedy)
    return url


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


def _bring_up_to_date(database: Database, create: bool) -> None:
    with database.reading() as connection:
        revision = _revision(connection, database.where)
    if revision == REVISIONS[-1]:
        return
    if revision is None and not create:
        raise MissingStoreError(
            "the file is empty", database.where, "Read reports into it first: standoff build SOURCE --db FILE."
        )
    _use_write_ahead_log(database)
    with database.writing() as connection:
        # Another program may have done it while this one waited.
        if _revision(connection, database.where) != REVISIONS[-1]:
            # Alembic takes a second to import and is seldom needed.
            from standoff.store.migrations import upgrade

            upgrade(connection)


def _revision(connection: Connection, where: str) -> str | None:
    """The last step that the database has been through; None for an empty one."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or metadata.tables.keys().isdisjoint(tables):
        raise NotAStoreError(
            "the file is a database, but of another program", where, "Name another file for the database."
        )
    revision = str(connection.scalar(text("SELECT version_num FROM alembic_version")))
    if revision not in REVISIONS:
        raise NewerSchemaError(
            f"the database was made by a newer Standoff (its tables are of version {revision}, "
            f"this program knows {REVISIONS[-1]})",
            where,
            "Bring Standoff up to date: pip install --upgrade standoff.",
        )
    return revision


def _use_write_ahead_log(database: Database) -> None:
    """Let readers go on while one writes. The file remembers it.

    SQLite does not wait by itself for this change while another program makes the same one.
    """
    deadline = time.monotonic() + PATIENCE
    with plain_errors(database.where):
        while True:
            connection = database.engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            finally:
                connection.close()
