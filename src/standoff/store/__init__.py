"""``store``: keeps documents, what each of them says, and the record worked out from them, in one database.

Receives documents with their annotations, and records; hands back the same. What it has accepted is whole: each
change is one transaction, so that a kill, a full disk or a power cut leaves the state before it or after it.
"""

from standoff.store.entries import DisputeLine
from standoff.store.errors import (
    AmbiguousIdentifierError,
    DamagedError,
    LockedError,
    MissingStoreError,
    NewerSchemaError,
    NoRecordError,
    NoRightsError,
    NotAStoreError,
    OccupiedError,
    ReadOnlyError,
    RefusedRecordError,
    StoreError,
    UnopenableError,
    UnreachableError,
)
from standoff.store.repository import Store, open_store
from standoff.store.search import Found, Hit, Place
from standoff.store.watched import Watched

__all__ = [
    "AmbiguousIdentifierError",
    "DamagedError",
    "DisputeLine",
    "Found",
    "Hit",
    "LockedError",
    "MissingStoreError",
    "NewerSchemaError",
    "NoRecordError",
    "NoRightsError",
    "NotAStoreError",
    "OccupiedError",
    "Place",
    "ReadOnlyError",
    "RefusedRecordError",
    "Store",
    "StoreError",
    "UnopenableError",
    "UnreachableError",
    "Watched",
    "open_store",
]
