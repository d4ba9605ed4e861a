"""What can go wrong with a database, in plain words: what, where, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError


class StoreError(Exception):
    """Something is wrong with the database or with what it was given.

    ``what`` says what is wrong, ``where`` in which file (or entry), ``remedy`` what to do about it.
    """

    def __init__(self, what: str, where: str, remedy: str) -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


class MissingStoreError(StoreError):
    """There is no database at the place that was named."""


class UnopenableError(StoreError):
    """The file cannot be opened: a folder that is not there, or one that may not be used."""


class NotAStoreError(StoreError):
    """The file is there, but it is not a database of Standoff."""


class NewerSchemaError(StoreError):
    """The database was made by a newer Standoff than this one."""


class LockedError(StoreError):
    """Another program kept the database to itself for longer than this one waits."""


class ReadOnlyError(StoreError):
    """The database may be read but not changed."""


class DamagedError(StoreError):
    """What the database holds cannot be read back."""


class NoRecordError(StoreError):
    """No record has been worked out from the documents yet."""


class AmbiguousIdentifierError(StoreError):
    """Several entries have identifiers that begin so."""


class RefusedRecordError(StoreError):
    """The record contradicts itself or rests on documents that the database does not hold."""


# SQLite's primary result codes: https://www.sqlite.org/rescode.html
_BY_CODE: dict[int, tuple[type[StoreError], str, str]] = {
    5: (LockedError, "another program is writing to the database", "Wait until it has finished, then try again."),
    6: (LockedError, "another program is writing to the database", "Wait until it has finished, then try again."),
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
    14: (
        UnopenableError,
        "the file cannot be opened",
        "Check that it is a file, that its folder is there and that you may read both.",
    ),
    26: (NotAStoreError, "the file is not a database", "Name another file for the database."),
}


@contextmanager
def plain_errors(where: str) -> Iterator[None]:
    """Turn what the database driver raises into a ``StoreError`` that a person can act on.

    Raises:
        StoreError: the driver raised.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        kind, what, remedy = _BY_CODE.get(
            code,
            (
                StoreError,
                f"the database could not do its work ({cause})",
                "Nothing was half-written. Put right what is named in brackets, then try again.",
            ),
        )
        raise kind(what, where, remedy) from error
