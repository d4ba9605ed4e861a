"""From what the drivers of the databases raise to errors in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sqlalchemy.exc import DBAPIError

from standoff.store.errors import (
    DamagedError,
    LockedError,
    MissingStoreError,
    NoRightsError,
    NotAStoreError,
    ReadOnlyError,
    StoreError,
    UnopenableError,
    UnreachableError,
)

# The kind of error, what is wrong, and what to do.
Plain: TypeAlias = tuple[type[StoreError], str, str]

_LOCKED: Plain = (
    LockedError,
    "another program is writing to the database",
    "Wait until it has finished, then try again.",
)
_WENT_AWAY: Plain = (
    UnreachableError,
    "the server went away",
    "Nothing was half-written. Try again when it is back.",
)

# SQLite's primary result codes: https://www.sqlite.org/rescode.html
_BY_CODE: dict[int, Plain] = {
    5: _LOCKED,
    6: _LOCKED,
    8: (
        ReadOnlyError,
        "the database may be read but not changed",
        "Ask for the right to write to the file and its folder, or copy it to a folder of your own.",
    ),
    11: (
        DamagedError,
        "the database is damaged",
        "Put back a copy that you saved, or build a new database from the reports.",
    ),
    13: (StoreError, "the disk is full", "Nothing was half-written. Make room, then try again."),
    14: (
        UnopenableError,
        "the file cannot be opened",
        "Check that it is a file, that its folder is there and that you may read both.",
    ),
    26: (NotAStoreError, "the file is not a database", "Name another file for the database."),
}

# PostgreSQL's codes, or the class that they begin with: https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_STATE: dict[str, Plain] = {
    "08": _WENT_AWAY,
    "57P0": _WENT_AWAY,
    "55P03": _LOCKED,
    "40": _LOCKED,
    "42501": (
        NoRightsError,
        "the server does not grant this user what is needed",
        "Let the user own the database, or grant it the rights: to show a record, SELECT on all tables; to build one, "
        "INSERT, UPDATE and DELETE too, and CREATE on the schema.",
    ),
    "25006": (
        ReadOnlyError,
        "the database may be read but not changed",
        "It is a copy that follows another server, or was set to be read only: name the one that is written to.",
    ),
    "53100": (StoreError, "the disk of the server is full", "Nothing was half-written. Make room, then try again."),
}

# A server that lets nobody in gives no code, only words. Where they are in another language they are shown as they are.
_BY_WORDS: tuple[tuple[str, Plain], ...] = (
    (
        "password",
        (
            UnopenableError,
            "the server does not accept the user's name and password",
            "Give the user in the address (postgresql://USER@HOST/NAME), and the password in the variable PGPASSWORD "
            "or in the file ~/.pgpass.",
        ),
    ),
    (
        "does not exist",
        (MissingStoreError, "the server has no such database, or no such user", "Make it first: createdb NAME."),
    ),
    (
        "permission denied",
        (NoRightsError, "the user may not use this database", "Ask its owner: GRANT CONNECT ON DATABASE NAME TO USER."),
    ),
    (
        "pg_hba.conf",
        (NoRightsError, "the server lets nobody in from here", "Ask who runs it to name this machine in pg_hba.conf."),
    ),
)
_NOBODY_THERE = (
    "Connection refused",
    "No such file",
    "failed to resolve",
    "timeout",
    "No route",
    "unreachable",
    "starting up",
    "shutting down",
    "closed the connection",
    "consuming input failed",
    "the connection is lost",
)


@contextmanager
def plain_errors(where: str) -> Iterator[None]:
    """Turn what the database driver raises into a ``StoreError`` that a person can act on.

    Raises:
        StoreError: the driver raised.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        kind, what, remedy = _plain(error.orig if isinstance(error, DBAPIError) else error)
        raise kind(what, where, remedy) from error


def nobody_there(cause: BaseException | None) -> bool:
    """Whether a driver's error says that no server answered, which can be different a moment later."""
    return _plain(cause)[0] is UnreachableError


def _plain(cause: BaseException | None) -> Plain:
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _BY_CODE:
        return _BY_CODE[code]
    state = getattr(cause, "sqlstate", None) or ""
    for beginning, plain in _BY_STATE.items():
        if state.startswith(beginning):
            return plain
    words = str(cause)
    if not state and any(one in words for one in _NOBODY_THERE):
        return UnreachableError, f"no server answers ({_first_line(words)})", "Check that it runs, and its address."
    for some, plain in _BY_WORDS:
        if not state and some in words:
            return plain
    return (
        StoreError,
        f"the database could not do its work ({_first_line(words)})",
        "Nothing was half-written. Put right what is named in brackets, then try again.",
    )


def _first_line(words: str) -> str:
    """What follows may show values of the row that was being written."""
    return words.partition("\n")[0]
