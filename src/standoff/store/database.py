"""One database: where it is, how it is opened, and its transactions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from standoff.store import postgresql, sqlite
from standoff.store.driver_errors import plain_errors
from standoff.store.errors import MissingStoreError, NewerSchemaError, NotAStoreError, UnopenableError
from standoff.store.schema import metadata

# The steps in ``migrations/versions``, oldest first.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")

# How long one program waits, in seconds, while another one writes.
PATIENCE = 60.0

_REMEDY = "Name a file, such as desk.db, or a server's database, such as postgresql://USER@HOST/NAME."
_PASSWORD = re.compile(r"(://[^:/@]*:).*(?=@)|([?&]password=)[^&]*")


@dataclass(frozen=True)
class Database:
    """An open database. ``where`` is its name in messages, which never holds a password."""

    readers: Engine
    writers: Engine
    where: str

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database from first to last, whatever others write meanwhile."""
        with plain_errors(self.where), self.readers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection with the right to write, waited for if need be; all is kept at the end, or nothing."""
        with plain_errors(self.where), self.writers.connect() as connection, connection.begin():
            yield connection

    @property
    def on_server(self) -> bool:
        """Whether it is PostgreSQL's, and not a file."""
        return self.readers.dialect.name == "postgresql"

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self.readers.dispose()


def open_database(address: str | Path, *, create: bool) -> Database:
    """Open the database at a path, or at a ``sqlite:`` or ``postgresql:`` URL, made and brought up to date if need be.

    A database on a server must be there; what is made is the tables in it.

    Raises:
        StoreError: it cannot be opened; the kind of error says why.
    """
    url = _url(address)
    on_server = url.get_backend_name() == "postgresql"
    if on_server:
        engines = postgresql.engines(url, patience=PATIENCE)
    else:
        engines = sqlite.engines(url, create=create, patience=PATIENCE)
    database = Database(*engines, where=without_password(url) if on_server else str(url.database))
    try:
        _bring_up_to_date(database, create)
    except BaseException:
        database.close()
        raise
    return database


def without_password(address: str | Path | URL) -> str:
    """An address as it may be shown."""
    words = address.render_as_string() if isinstance(address, URL) else str(address)
    return _PASSWORD.sub(lambda found: f"{found[1] or found[2]}***", words)


def _url(address: str | Path) -> URL:
    if isinstance(address, Path) or "://" not in address:
        return URL.create("sqlite", database=str(address))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        # What was wrong with it is not told: it could be told in words that hold the password.
        raise UnopenableError("this is not the address of a database", without_password(address), _REMEDY) from error
    kind = url.get_backend_name()
    if kind == "postgres":
        return url.set(drivername="postgresql")
    if kind not in {"sqlite", "postgresql"} or not url.database:
        raise UnopenableError(
            "only SQLite files and PostgreSQL servers can be used as databases", without_password(url), _REMEDY
        )
    return url


def _bring_up_to_date(database: Database, create: bool) -> None:
    with database.reading() as connection:
        if database.on_server:
            postgresql.look(connection, database.where)
        revision = _revision(connection, database.where)
    if revision == REVISIONS[-1]:
        return
    if revision is None and not create:
        raise MissingStoreError(
            "there is nothing in it yet (it is empty)",
            database.where,
            "Read reports into it first: standoff build SOURCE --db FILE.",
        )
    if not database.on_server:
        sqlite.let_readers_go_on(database.readers, database.where, PATIENCE)
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
        raise NotAStoreError("this is the database of another program", where, "Name another file or database.")
    revision = str(connection.scalar(text("SELECT version_num FROM alembic_version")))
    if revision not in REVISIONS:
        raise NewerSchemaError(
            f"the database was made by a newer Standoff (its tables are of version {revision}, "
            f"this program knows {REVISIONS[-1]})",
            where,
            "Bring Standoff up to date: pip install --upgrade standoff.",
        )
    return revision
