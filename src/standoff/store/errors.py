"""What can go wrong with a database, in plain words: what, where, and what to do."""


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
    """The database cannot be opened: its folder is not there, its server lets nobody in, its address is none."""


class UnreachableError(StoreError):
    """No server answers at the address, or it went away."""


class NoRightsError(StoreError):
    """The server does not grant what was to be done."""


class OccupiedError(StoreError):
    """Something is there already, and was not to be overwritten."""


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
