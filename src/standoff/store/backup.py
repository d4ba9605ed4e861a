"""Backups: one file that holds all of a database as it was at one moment, and says itself what must be in it.

The file is a SQLite database of Standoff's, whatever kind of database it was made from. The table ``backup_contents``
in it holds the number of rows and a sum of them for each table.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from sqlalchemy import NullPool, create_engine

from standoff.store import sqlite
from standoff.store.contents import Sum, sum_of, sums
from standoff.store.copying import copy
from standoff.store.database import REVISIONS, Database, open_database
from standoff.store.driver_errors import plain_errors
from standoff.store.errors import DamagedError, MissingStoreError, NotAStoreError, OccupiedError

_CONTENTS = "backup_contents"


def back_up(database: Database, path: Path, *, overwrite: bool) -> list[Sum]:
    """Write a backup, read it back, and put it in its place; returns what it holds. Others may write meanwhile.

    Raises:
        OccupiedError: there is such a file, and it is not to be overwritten.
        StoreError: it cannot be written, or is not right when it is read back.
        OSError: its folder cannot be used.
    """
    if path.exists() and not overwrite:
        raise OccupiedError("there is such a file already", str(path), "Name another, or give --overwrite.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        held = _from_server(database, part) if database.on_server else _from_file(database, part)
        with plain_errors(str(path)):
            _write_contents(part, held)
        verify(part, name=str(path))
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        for left in sqlite.files(part):
            left.unlink(missing_ok=True)
    return held


def verify(path: Path, name: str | None = None) -> list[Sum]:
    """Read a backup from first to last; returns what it holds. ``name`` is what it is called in messages.

    Raises:
        MissingStoreError: there is no such file.
        NotAStoreError: it is no backup.
        DamagedError: it does not hold what was put into it.
    """
    name = name or str(path)
    if not path.is_file():
        raise MissingStoreError("there is no such file", name, "Check the name.")
    with plain_errors(name), closing(_read_only(path)) as file:
        if not file.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_CONTENTS,)).fetchone():
            raise NotAStoreError("this is not a backup", name, "Name a file that 'standoff backup' wrote.")
        faults = [fault for (fault,) in file.execute("PRAGMA integrity_check") if fault != "ok"]
        rows = file.execute(f'SELECT "table", "columns", "rows", "digest" FROM {_CONTENTS}').fetchall()  # noqa: S608
    noted = [Sum(table, tuple(msgspec.json.decode(columns)), number, digest) for table, columns, number, digest in rows]
    engine = create_engine("sqlite://", creator=lambda: _read_only(path), poolclass=NullPool)
    with plain_errors(name), engine.connect() as connection:
        differing = [one.table for one in noted if sum_of(connection, one.table, one.columns) != one]
    if faults or differing:
        raise DamagedError(
            f"the backup is damaged ({faults[0] if faults else f'the table {differing[0]} is not what it was'})",
            name,
            "Use another backup.",
        )
    return noted


def restore(path: Path, address: str | Path, *, overwrite: bool) -> list[Sum]:
    """Verify a backup, and put what it holds into a database, which is made if need be; returns what there is.

    A backup of an older Standoff is brought up to date on the way; the file itself stays as it is.

    Raises:
        OccupiedError: the database holds something, and is not to be overwritten.
        StoreError: the backup or the database cannot be used.
    """
    verify(path)
    with TemporaryDirectory() as folder:
        if not _is_up_to_date(path):
            path = Path(shutil.copy(path, folder))
        with open_database(path, create=False) as source, open_database(address, create=True) as target:
            return copy(source, target, overwrite=overwrite)


def _from_server(database: Database, part: Path) -> list[Sum]:
    with open_database(part, create=True) as target:
        return copy(database, target, overwrite=False)


def _from_file(database: Database, part: Path) -> list[Sum]:
    """SQLite copies a file page by page while others use it. What is copied is what this transaction sees."""
    with database.reading() as connection:
        held = sums(connection)
        file = connection.connection.driver_connection
        assert isinstance(file, sqlite3.Connection)
        with closing(sqlite3.connect(part)) as target:
            file.backup(target)
    return held


def _write_contents(part: Path, held: list[Sum]) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as file:
        file.execute(f"DROP TABLE IF EXISTS {_CONTENTS}")
        file.execute(
            f'CREATE TABLE {_CONTENTS} ("table" TEXT PRIMARY KEY, "columns" TEXT NOT NULL, '
            '"rows" INTEGER NOT NULL, "digest" TEXT NOT NULL)'
        )
        rows = [(one.table, msgspec.json.encode(one.columns).decode(), one.rows, one.digest) for one in held]
        file.executemany(f"INSERT INTO {_CONTENTS} VALUES (?, ?, ?, ?)", rows)  # noqa: S608 - the name is ours
        # One file, without a write-ahead log beside it.
        file.execute("PRAGMA journal_mode = DELETE")


def _is_up_to_date(path: Path) -> bool:
    with plain_errors(str(path)), closing(_read_only(path)) as file:
        return bool(file.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISIONS[-1],))


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
