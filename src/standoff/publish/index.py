"""Looking entries up by id."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from standoff.publish.wording import UNKNOWN_ACTOR
from standoff.reason.corroboration import publishers
from standoff.record import Actor, Derivation, Development, Dispute, Document, Entry, Place, Record, Reference

Kind = TypeVar("Kind", bound=Entry)


@dataclass(frozen=True)
class Index:
    """A record with its entries by id. Made once for a page, asked often."""

    record: Record

    @cached_property
    def entries(self) -> dict[str, tuple[str, Entry]]:
        """Every entry by its id, with the name of its kind."""
        return {entry.id: (kind, entry) for kind, entry in self.record.entries()}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every document by its id."""
        return {document.id: document for document in self.record.documents}

    @cached_property
    def publishers(self) -> list[str]:
        """The publishers whose words another report may only pass on."""
        return publishers(self.record.documents)

    @cached_property
    def disputes(self) -> dict[str, list[Dispute]]:
        """The disputes that each event, demand and commitment belongs to, by its id."""
        found: dict[str, list[Dispute]] = {}
        for dispute in self.record.disputes:
            for one in (*dispute.events, *dispute.demands, *dispute.commitments):
                found.setdefault(self.now(one), []).append(dispute)
        return found

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """The places of each name."""
        found: dict[str, list[Place]] = {}
        for place in self.record.places:
            found.setdefault(place.name, []).append(place)
        return found

    @cached_property
    def working(self) -> dict[str, list[Derivation]]:
        """The steps of working by the id of the entry that they are about."""
        found: dict[str, list[Derivation]] = {}
        for derivation in self.record.derivations:
            found.setdefault(self.now(derivation.about), []).append(derivation)
        return found

    @cached_property
    def developments(self) -> dict[str, list[Development]]:
        """What came of each commitment, by its id, in order of time."""
        found: dict[str, list[Development]] = {}
        for development in sorted(self.record.developments, key=lambda one: (one.when.earliest or date.max, one.id)):
            if development.commitment is not None:
                found.setdefault(self.now(development.commitment), []).append(development)
        return found

    def now(self, identifier: str) -> str:
        """The id that an entry bears now."""
        return self.record.aliases.get(identifier, identifier)

    def get(self, kind: type[Kind], identifiers: Iterable[str]) -> list[Kind]:
        """The entries of a type that bear the given ids, in that order; ids of no such entry are left out."""
        found = (self.entries.get(self.now(one)) for one in identifiers)
        return [one[1] for one in found if one is not None and isinstance(one[1], kind)]

    def name(self, identifier: str | None) -> str | None:
        """The name of an actor or a place, as it stands in a sentence; None when no entry is known."""
        entry = self._entry(identifier)
        return _in_a_sentence(entry) if isinstance(entry, Actor) else entry.name if isinstance(entry, Place) else None

    def bare_name(self, identifier: str | None) -> str | None:
        """The name of an actor or a place as the entry has it; None when no entry is known."""
        entry = self._entry(identifier)
        return entry.name if isinstance(entry, Actor | Place) else None

    def _entry(self, identifier: str | None) -> Entry | None:
        return self.entries.get(self.now(identifier), (None, None))[1] if identifier is not None else None

    def named(self, reference: Reference | None) -> str:
        """Who or what a reference names, by the entry's name or else by its own words; *unknown* without one."""
        if reference is None:
            return UNKNOWN_ACTOR
        return self.name(reference.entry) or _in_small(reference.passage.quote)

    def all_named(self, references: Iterable[Reference]) -> list[str]:
        """The names of several references, each once."""
        return list(dict.fromkeys(self.named(one) for one in references))

    def is_facility(self, identifier: str | None) -> bool:
        """Whether an id is that of a hospital or another building."""
        entry = self._entry(identifier)
        return isinstance(entry, Place) and entry.kind == "facility"

    def latest_report(self, documents: Iterable[str]) -> date | None:
        """The last day on which any of some documents was published."""
        known = (
            self.documents[one].published.latest
            for one in documents
            if one in self.documents and self.documents[one].day is not None
        )
        return max((day for day in known if day is not None), default=None)


UNNAMED = "somebody not named"
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "we", "i", "their", "his", "her"})


def _in_small(words: str) -> str:
    """Words of a report as they stand within a sentence: no capital article; a pronoun names nobody."""
    if words.lower() in _PRONOUNS:
        return UNNAMED
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in {"A", "An", "The", "One", "Two", "Three"} else words


def _in_a_sentence(actor: Actor) -> str:
    """An actor's name with the article that it needs: *the Chief Minister*, but *junior doctors*."""
    name = actor.name
    is_plural = name.split(" of ")[0].endswith("s")
    if actor.kind == "office" or (actor.kind == "group" and not is_plural):
        return name if name.casefold().startswith(("the ", "a ", "an ", "some ")) else f"the {name}"
    return name
