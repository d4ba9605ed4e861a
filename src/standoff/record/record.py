"""The record: all entries for a set of documents, as known on a given day."""

from collections.abc import Iterator
from datetime import date

from standoff.record.actor import Actor
from standoff.record.asked_again import AskedAgain
from standoff.record.commitment import Commitment, Development
from standoff.record.conflict import Conflict
from standoff.record.decision import Decision
from standoff.record.demand import Demand
from standoff.record.derivation import Derivation
from standoff.record.dispute import Dispute
from standoff.record.document import Document, SetAside
from standoff.record.event import Event
from standoff.record.place import Place
from standoff.record.statement import Statement
from standoff.record.value import Value

Entry = (
    Actor | Place | Event | Statement | Demand | Commitment | Development | Conflict | Dispute | AskedAgain | Derivation
)

KINDS: dict[str, type[Entry]] = {
    "actors": Actor,
    "places": Place,
    "events": Event,
    "statements": Statement,
    "demands": Demand,
    "commitments": Commitment,
    "developments": Development,
    "conflicts": Conflict,
    "disputes": Dispute,
    "asked_again": AskedAgain,
    "derivations": Derivation,
}


class Record(Value, frozen=True, kw_only=True):
    """All that is known. ``as_of`` None means: from all reports read.

    ``decisions`` are all that people have decided, in order of time, also what was undone again. ``aliases`` maps
    ids that an entry bore before an older report founded it anew to the id it bears now.
    """

    domain: str
    as_of: date | None = None
    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    demands: tuple[Demand, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    developments: tuple[Development, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    asked_again: tuple[AskedAgain, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    aliases: dict[str, str] = {}  # noqa: RUF012 - msgspec gives each value a copy
    set_aside: tuple[SetAside, ...] = ()

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with the name of its kind, in the order of the vocabulary."""
        for kind in KINDS:
            for entry in getattr(self, kind):
                yield kind, entry

    def find(self, identifier: str) -> tuple[str, Entry] | None:
        """The entry that bears an id now, or bore it before, with the name of its kind."""
        identifier = self.aliases.get(identifier, identifier)
        return next(((kind, entry) for kind, entry in self.entries() if entry.id == identifier), None)

    def document(self, identifier: str) -> Document | None:
        """The document with an id."""
        return next((document for document in self.documents if document.id == identifier), None)
