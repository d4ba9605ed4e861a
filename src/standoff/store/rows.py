"""From the entries of a record to rows of tables: what each entry can be found by."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from standoff.record import (
    Actor,
    Commitment,
    Conflict,
    Demand,
    Derivation,
    Development,
    Dispute,
    Entry,
    Event,
    Passage,
    Place,
    Record,
    Reference,
    Statement,
)
from standoff.record.when import UNKNOWN, When

Row = dict[str, object]


def entry_row(kind: str, entry: Entry) -> Row:
    """The row of an entry of some kind, without its position."""
    when = _when(entry)
    return {
        "id": entry.id,
        "kind": kind,
        "subkind": _subkind(entry),
        "status": _status(entry),
        "earliest": when.earliest,
        "latest": when.latest,
        "data": entry.to_json().decode(),
    }


def passage_rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """A row for each passage of each entry, however deep in it."""
    for entry in entries:
        for one in sorted(set(passages(entry))):
            yield {"document": one.document, "start": one.start, "end": one.end, "entry": entry.id, "quote": one.quote}


def passages(value: object) -> Iterator[Passage]:
    """All passages within a value of the vocabulary."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from passages(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from passages(each)


def involvement_rows(record: Record) -> Iterator[Row]:
    """A row for each actor and place that takes part in an entry, and for what it is about, under the present ids."""
    known = {entry.id for _, entry in record.entries()}
    for _, entry in record.entries():
        parts = {(part, record.aliases.get(other, other)) for part, other in _parts(entry) if other is not None}
        for part, other in sorted(parts):
            if other in known:
                yield {"other": other, "part": part, "entry": entry.id}


def dispute_rows(record: Record) -> Iterator[Row]:
    """A row for each entry that belongs to a dispute."""
    known = {entry.id for _, entry in record.entries()}
    for dispute in record.disputes:
        lists = (dispute.events, dispute.statements, dispute.demands, dispute.commitments, dispute.conflicts)
        actors = (actor for party in dispute.parties for actor in party.actors)
        members = {*actors, *dispute.places, *(one for each in lists for one in each)}
        for member in sorted(_present(members, known, record.aliases)):
            yield {"dispute": dispute.id, "entry": member}


def alias_rows(record: Record) -> Iterator[Row]:
    """A row for each id by which an entry can be asked for besides its own; the first entry to claim it has it."""
    taken = {entry.id for _, entry in record.entries()} | record.aliases.keys()
    for alias in sorted(record.aliases):
        yield {"alias": alias, "entry": record.aliases[alias], "source": "earlier"}
    for _, entry in record.entries():
        for mention in getattr(entry, "mentions", ()):
            if mention not in taken:
                taken.add(mention)
                yield {"alias": mention, "entry": entry.id, "source": "mention"}


def document_rows(record: Record, data: Iterable[str]) -> Iterator[Row]:
    """A row for each document of the record, without its position; ``data`` is the JSON of each, in their order."""
    for document, one in zip(record.documents, data, strict=True):
        yield {
            "document": document.id,
            "earliest": document.published.earliest,
            "latest": document.published.latest,
            "copies": document.copies,
            "data": one,
        }


def _present(identifiers: Iterable[str], known: Collection[str], aliases: Mapping[str, str]) -> set[str]:
    return {now for now in (aliases.get(one, one) for one in identifiers) if now in known}


def _when(entry: Entry) -> When:
    match entry:
        case Event() | Statement() | Demand() | Commitment() | Development():
            return entry.when
        case Dispute():
            return entry.span
    return UNKNOWN


def _subkind(entry: Entry) -> str | None:
    match entry:
        case Actor() | Place() | Event() | Conflict():
            return entry.kind
        case Statement():
            return entry.act
        case Demand() | Commitment() | Development():
            return entry.matter
        case Derivation():
            return entry.rule
    return None


def _status(entry: Entry) -> str | None:
    match entry:
        case Commitment():
            return entry.ruling.status if entry.ruling else None
        case Demand() | Dispute():
            return entry.state
        case Development():
            return entry.said
    return None


def _parts(entry: Entry) -> Iterator[tuple[str, str | None]]:
    """Who and what takes part in an entry, and as what; and what it is about."""
    match entry:
        case Event():
            yield from (("agent", one.entry) for one in entry.agents)
            yield from (("target", one.entry) for one in entry.targets)
            yield from (("place", one.entry) for one in entry.places)
        case Statement():
            yield "speaker", entry.speaker
            yield "addressee", _named(entry.addressee)
        case Demand():
            yield "by", _named(entry.by)
            yield "to", _named(entry.to)
            yield from (("answer", one) for one in entry.answered_by)
        case Commitment():
            yield "by", _named(entry.by)
            yield "to", _named(entry.to)
        case Development():
            yield "by", _named(entry.by)
            yield "of", entry.commitment
        case Conflict():
            yield from (("side", one) for side in entry.sides for one in side.by)
            yield "about", entry.about
        case Derivation():
            yield "about", entry.about


def _named(reference: Reference | None) -> str | None:
    return reference.entry if reference else None
