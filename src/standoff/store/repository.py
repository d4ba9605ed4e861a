"""The store: what the rest of Standoff asks of the database."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection

from standoff.record import Annotation, Decision, Document, Entry, Record, SetAside
from standoff.store import decisions, documents, entries, remembered, replacing, sqlite, watched
from standoff.store.database import Database, open_database
from standoff.store.entries import DisputeLine
from standoff.store.errors import DamagedError
from standoff.store.remembered import Kept
from standoff.store.search import Found, search
from standoff.store.watched import Watched


def open_store(url_or_path: str | Path, *, create: bool = True) -> "Store":
    """Open the database at a path, or at a ``sqlite:`` or ``postgresql:`` URL.

    A new file, or the tables in a server's empty database, are made where there are none, unless ``create`` is false.
    What an older Standoff made is brought up to date; nothing in it is lost.

    Raises:
        StoreError: the database cannot be opened; its kind and its message say why and what to do.
    """
    return Store(open_database(url_or_path, create=create))


class Store:
    """An open database. Each method is one transaction: it does all that it says, or nothing.

    Every method can raise ``StoreError``. Several programs may use one database at once: readers are never kept
    waiting, and writers wait for each other.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._handed_out: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self._database.close()

    @property
    def where(self) -> str:
        """The name of the database as it may be shown: its path, or its address without the password."""
        return self._database.where

    def own_files(self) -> frozenset[Path]:
        """The real paths of the files that the database lies in, those included that come and go; none of a server."""
        if self._database.on_server:
            return frozenset()
        return frozenset(sqlite.files(Path(self._database.where).resolve()))

    def known(self, ids: Iterable[str], reading: str | None = None) -> set[str]:
        """Those of some documents that have been read already, by ``reading`` if it is given, else by any."""
        with self._reading() as connection:
            return documents.known(connection, ids, reading)

    def unread(self, found: Iterable[Document], reading: str) -> list[Document]:
        """Those of some documents that ``add`` would change something by, in the order given.

        Each comes with the appearances that are stored already, and so bears the day by which to annotate it.
        """
        with self._reading() as connection:
            return documents.unread(connection, found, reading)

    def add(self, read: Sequence[tuple[Document, Annotation]], reading: str) -> int:
        """Store documents with what was read in them; returns how many were new or changed.

        A document that is stored already gains the appearances that are new. Its annotation is replaced when
        ``reading``, which names the program and domain version, is not the one that made it, or when the document
        turns out to have been published on another day. What was set aside and has now been read is no longer noted.
        """
        with self._writing() as connection:
            return documents.add(connection, read, reading)

    def set_aside(self, items: Sequence[SetAside]) -> None:
        """Note what was not read, and why."""
        with self._writing() as connection:
            documents.add_set_aside(connection, items)

    def all_set_aside(self) -> tuple[SetAside, ...]:
        """All that is noted as not read, sorted by file and line."""
        with self._reading() as connection:
            return documents.all_set_aside(connection)

    def decide(self, made: Iterable[Decision]) -> int:
        """Keep what people have decided, for good; returns how many of the decisions are new."""
        with self._writing() as connection:
            return decisions.add(connection, made)

    def decisions(self) -> tuple[Decision, ...]:
        """All that people have decided, in order of time, also what was undone again."""
        with self._reading() as connection:
            return decisions.load(connection)

    def watched(self, addresses: Iterable[str]) -> dict[str, Watched]:
        """What is known of some addresses of feeds and pages that are watched."""
        with self._reading() as connection:
            return watched.find(connection, addresses)

    def waiting_pages(self, feed: str) -> list[Watched]:
        """The pages of a feed that are still to be fetched."""
        with self._reading() as connection:
            return watched.waiting(connection, feed)

    def keep_watched(self, rows: Iterable[Watched]) -> None:
        """Keep what is now known of feeds and pages."""
        with self._writing() as connection:
            watched.keep(connection, rows)

    def reports(self) -> Iterator[tuple[Document, Annotation]]:
        """Each document with its annotation, sorted by id, as they were when the first was asked for."""
        with self._reading() as connection:
            self._handed_out = documents.fingerprint(connection)
            yield from documents.reports(connection)

    def documents(self) -> Kept:
        """The documents that say something, as they are now; the others are background, and can be very many."""
        with self._reading() as connection:
            self._handed_out = documents.fingerprint(connection)
            return remembered.documents(connection)

    def background(self) -> int:
        """How many documents are kept that say nothing, and so are not in any record."""
        with self._reading() as connection:
            return remembered.background(connection)

    def annotations(self, identifiers: Iterable[str]) -> dict[str, Annotation]:
        """What was read in some documents, by id."""
        with self._reading() as connection:
            return remembered.annotations(connection, identifiers)

    def recall(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What was worked out before and kept under those of the keys that are known."""
        with self._reading() as connection:
            return remembered.recall(connection, keys)

    def remember(self, found: Mapping[str, bytes]) -> None:
        """Keep what was worked out, by key."""
        with self._writing() as connection:
            remembered.remember(connection, found)

    def forget_all_but(self, keys: Iterable[str]) -> None:
        """Of what was worked out, keep only what has one of these keys."""
        with self._writing() as connection:
            remembered.forget_all_but(connection, keys)

    def replace_record(self, record: Record) -> None:
        """Put a record in the place of the one before it, which others go on seeing until the new one is whole.

        It counts as made from the documents that this store last handed out by ``documents`` or ``reports``, or
        if it never did, from all that it holds.

        Raises:
            RefusedRecordError: two entries share an id, or one rests on a document that the database does not hold.
        """
        with self._writing() as connection:
            fingerprint = self._handed_out or documents.fingerprint(connection)
            replacing.replace(connection, record, fingerprint, self._database.where)

    def record(self) -> Record:
        """The record as it was last worked out.

        Raises:
            NoRecordError: it never was.
        """
        with self._reading() as connection:
            return entries.load(connection, self._database.where)

    def entry(self, identifier: str) -> tuple[str, Entry] | None:
        """An entry with the name of its kind, by its id, an earlier id, a mention's id, or the beginning of one.

        Raises:
            AmbiguousIdentifierError: several entries' ids begin so.
        """
        with self._reading() as connection:
            return entries.find(connection, identifier, self._database.where)

    def disputes(self) -> list[DisputeLine]:
        """The disputes, each in a line."""
        with self._reading() as connection:
            return entries.disputes(connection)

    def search(
        self,
        query: str,
        *,
        kinds: Collection[str] = (),
        days: tuple[date | None, date | None] = (None, None),
        dispute: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """Documents and entries of the record that hold all words of a query: see ``store/search.py``.

        The hits are not masked. They hold no words, so that whoever shows them must take the words, and what may be
        shown at all, from the masked record.

        Raises:
            AmbiguousIdentifierError: several disputes begin as ``dispute`` does.
        """
        with self._reading() as connection:
            return search(
                connection,
                query,
                self._database.where,
                kinds=kinds,
                days=days,
                dispute=dispute,
                limit=limit,
                offset=offset,
            )

    def stale(self) -> bool:
        """Whether documents are stored that the record does not take into account yet."""
        with self._reading() as connection:
            before = entries.worked_out_from(connection) or documents.fingerprint_of_nothing()
            return before != documents.fingerprint(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the database, for what ``parts``, ``accounts``, ``audit``, ``incidents`` and ``jobs`` read."""
        with self._reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction for several of their changes: all of it is kept at the end, or nothing."""
        with self._writing() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._legible(), self._database.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._legible(), self._database.writing() as connection:
            yield connection

    @contextmanager
    def _legible(self) -> Iterator[None]:
        try:
            yield
        except msgspec.MsgspecError as error:
            raise DamagedError(
                f"what the database holds is not in the words of this Standoff ({error})",
                self._database.where,
                "Build a new database from the reports with this version, or use the version that made this one.",
            ) from error
