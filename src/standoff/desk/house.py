"""What all pages of a desk share: the store, the masks, what was made of the record, and the worker."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

import msgspec
from anyio import CapacityLimiter
from sqlalchemy import Connection

from standoff.desk.caching import Kept
from standoff.desk.limits import Limits
from standoff.desk.settings import Settings
from standoff.desk.worker import Worker
from standoff.domains import Domain, load_domain
from standoff.publish.masking import Masks, masked, masked_by, masked_words, masks_of
from standoff.record import Record
from standoff.store import Store, parts
from standoff.store.parts import Listed, Version

V = TypeVar("V")

# What is kept ready: parts of the record (that of a dispute takes about a megabyte), small things such as the part
# around one entry, pages of what searches found, and bodies of pages, these by their letters.
_MOST_PARTS = 120
_MOST_SMALL = 1_000
_MOST_FOUND = 200
_MOST_LETTERS = 64_000_000
_NO_VERSION = Version("", None, "", "")


@dataclass
class House:
    """A desk at work. Parts of the record that it hands out are masked, unless ``bare`` asks for the names."""

    store: Store
    settings: Settings
    worker: Worker
    limits: Limits = field(default_factory=Limits)
    parts: Kept = field(default_factory=lambda: Kept(_MOST_PARTS))
    small: Kept = field(default_factory=lambda: Kept(_MOST_SMALL))
    bodies: Kept = field(default_factory=lambda: Kept(_MOST_LETTERS, size=len))
    found: Kept = field(default_factory=lambda: Kept(_MOST_FOUND))
    # What takes seconds is done one by one, and holds up nothing else.
    thinking: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))

    @property
    def version(self) -> Version:
        """Which record it is now. An empty database has a version too."""
        with self.store.reading() as connection:
            return _version(connection)

    @cached_property
    def domain(self) -> Domain:
        """What is known of the field, by the settings or else by the record."""
        return load_domain(self.settings.domain or self.version.domain or "health-care")

    @property
    def masks(self) -> Masks:
        """What no page may show, by the whole record."""
        with self.store.reading() as connection:
            return self._masks(connection)

    def warm(self) -> None:
        """Make what every page needs, so that no reader must wait for it."""
        self.domain.kinds  # noqa: B018 (it is loaded by being asked for)
        self.listed()
        self.latest_day()
        # What was made stays for long and is large: the search for rubbish need not go through it each time.
        gc.collect()
        gc.freeze()

    def listed(self) -> list[Listed]:
        """All disputes, their names masked, the latest first."""
        return self._ask("listed", self._listed)

    def latest_day(self) -> date | None:
        """The day as of which the record stands: the one that it was worked out for, or that of its latest report."""
        return self._ask("latest", lambda connection: _version(connection).as_of or parts.latest_day(connection))

    def dispute(self, identifier: str, as_of: date | None = None) -> Record | None:
        """The part of the record that is one dispute; ``as_of`` a day, worked out from its own reports."""
        if as_of is None:
            return self._ask(("dispute", identifier), lambda c: self._part(c, parts.of_dispute(c, identifier)))
        return self._ask(("dispute", identifier, as_of), lambda c: self._as_of(c, identifier, as_of))

    def entry(self, identifier: str, *, bare: bool = False) -> Record | None:
        """The part of the record around one entry."""
        if not bare:
            return self.made_small(("entry", identifier), lambda c: self._part(c, parts.of_entry(c, identifier)))
        with self.store.reading() as connection:
            return parts.of_entry(connection, identifier)

    def entries(self, identifiers: list[str]) -> Record:
        """Some entries, with the actors and places that they name."""
        with self.store.reading() as connection:
            return masked_by(parts.named(connection, identifiers), self._masks(connection))

    def document(self, identifier: str, *, bare: bool = False) -> Record | None:
        """The part of the record that rests on one document, with its text."""
        with self.store.reading() as connection:
            return self._part(connection, parts.of_document(connection, identifier), bare=bare)

    def kept(self, find: Callable[[Connection, str], V | None], identifier: str) -> V | None:
        """What stands beside the record under an id: a job, an incident."""
        with self.store.reading() as connection:
            return find(connection, identifier)

    def made(self, key: object, make: Callable[[Connection], V]) -> V:
        """What is made of the record once, and kept until there is another one. It must be masked by ``make``."""
        return self._ask(key, make)

    def made_small(self, key: object, make: Callable[[Connection], V]) -> V:
        """The same for what takes little room, so that more of it is kept."""
        return self._ask(key, make, self.small)

    def words(self, words: str) -> str:
        """Words that stand outside of a part, without what must not be shown."""
        return masked_words(words, self.masks)

    def body(self, key: tuple[object, ...], make: Callable[[], str]) -> str:
        """The part of a page that is the same for everybody, made once for each record."""
        return self.bodies.get((self.version, *key), make)

    def sought(self, key: tuple[object, ...], make: Callable[[], V]) -> V:
        """What a search found, kept until there is another record."""
        return self.found.get((self.version, *key), make)

    def _ask(self, key: object, make: Callable[[Connection], V], kept: Kept | None = None) -> V:
        # The version is read in the transaction that the thing is made in: masks and parts are of one record.
        with self.store.reading() as connection:
            return (kept or self.parts).get((_version(connection), key), lambda: make(connection))

    def _masks(self, connection: Connection) -> Masks:
        return self.parts.get((_version(connection), "masks"), lambda: masks_of(parts.for_masks(connection)))

    def _part(self, connection: Connection, part: Record | None, *, bare: bool = False) -> Record | None:
        return part if part is None or bare else masked_by(part, self._masks(connection))

    def _listed(self, connection: Connection) -> list[Listed]:
        masks = self._masks(connection)
        found = [
            one._replace(summary=msgspec.structs.replace(one.summary, name=masked_words(one.summary.name, masks)))
            for one in parts.listed(connection)
        ]
        return sorted(found, key=lambda one: (one.summary.span.earliest or date.min, one.summary.id), reverse=True)

    def _as_of(self, connection: Connection, identifier: str, as_of: date) -> Record | None:
        whole = parts.of_dispute(connection, identifier)
        dispute = next((one for one in whole.disputes if one.id == identifier), None) if whole is not None else None
        if dispute is None:
            return None
        # Imported only now: the reasoning stages are needed by no other page.
        from standoff.desk.as_of import dispute_as_of

        found = dispute_as_of(connection, dispute, self.domain, as_of)
        # A person whom a later report makes public was private on that day, and the other way round: both hold.
        return masked(masked_by(found, self._masks(connection))) if found is not None else None


def _version(connection: Connection) -> Version:
    return parts.version(connection) or _NO_VERSION
