"""Each kind of entry as a flat table: one row an entry, the same columns always, plain values in the cells.

The rows are fit for ``pandas.DataFrame`` and ``polars.DataFrame``: days are dates, numbers numbers, what is not known
is None, and several values in one cell are joined by ``; ``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from standoff.publish.citing import publisher_of
from standoff.publish.describe import in_words, said_words
from standoff.publish.index import Index
from standoff.publish.masking import masked
from standoff.publish.names_to_mask import is_hateful
from standoff.publish.timeline import publishers
from standoff.publish.walk import Part, parts
from standoff.publish.wording import HATEFUL, agency, count
from standoff.record import (
    Commitment,
    Conflict,
    Dispute,
    Document,
    Entry,
    Event,
    Record,
    Reference,
    Statement,
    When,
)

Row = dict[str, object]
Column = Callable[[Index, Any], object]


def rows(record: Record, kind: str) -> list[Row]:
    """The table of a kind of entry, of *documents*, or of *passages*; names masked.

    Args:
        record: the record.
        kind: one of ``KINDS_OF_TABLE``, such as *commitments*.

    Raises:
        ValueError: there is no such table.
    """
    if kind not in KINDS_OF_TABLE:
        raise ValueError(f"there is no table of {kind!r}; there are tables of {', '.join(KINDS_OF_TABLE)}")
    return table(Index(masked(record)), kind)


def table(index: Index, kind: str) -> list[Row]:
    """The table of a kind of entry in a record as it stands: whoever calls this has masked it."""
    if kind == PASSAGES:
        return [row for kind_, entry in index.record.entries() for row in _passage_rows(index, kind_, entry)]
    return [{name: cell(index, one) for name, cell in _TABLES[kind].items()} for one in getattr(index.record, kind)]


def columns(kind: str) -> list[str]:
    """The names of the columns of a table, in order, whether or not it has rows.

    Raises:
        KeyError: there is no such table.
    """
    return list(_PASSAGE_COLUMNS if kind == PASSAGES else _TABLES[kind])


ColumnType = Literal["string", "date", "integer", "number", "boolean"]

_TYPES: dict[ColumnType, tuple[str, ...]] = {
    "date": ("earliest", "latest", "status_as_of", "last_spoken_of"),
    "integer": ("chars", "line", "appearances", "start", "end", "number"),
    "number": ("latitude", "longitude", "amount", "done", "planned", "share"),
    "boolean": ("private", "post", "negated", "independent"),
}
_WITHOUT_PREFIX = ("published_", "deadline_", "due_")


def column_type(kind: str, column: str) -> ColumnType:
    """What the cells of a column hold, where they hold anything."""
    if (kind, column) == (PASSAGES, "published"):
        return "date"
    for prefix in _WITHOUT_PREFIX:
        column = column.removeprefix(prefix)
    return next((name for name, columns_ in _TYPES.items() if column in columns_), "string")


def _joined(values: Iterable[object]) -> str | None:
    return "; ".join(str(value) for value in values) or None


def _field(name: str) -> Column:
    return lambda _, entry: getattr(entry, name)


def _several(name: str) -> Column:
    return lambda _, entry: _joined(getattr(entry, name))


def _names(name: str) -> Column:
    """The names of who or what a field of references names."""

    def cell(index: Index, entry: Any) -> object:
        value: Reference | tuple[Reference, ...] | None = getattr(entry, name)
        references = value if isinstance(value, tuple) else (value,) if value is not None else ()
        return _joined(dict.fromkeys(index.bare_name(one.entry) or one.passage.quote for one in references))

    return cell


def _ids(name: str) -> Column:
    """The ids of the entries that a field of references names."""

    def cell(_: Index, entry: Any) -> object:
        value: Reference | tuple[Reference, ...] | None = getattr(entry, name)
        references = value if isinstance(value, tuple) else (value,) if value is not None else ()
        return _joined(one.entry for one in references if one.entry is not None)

    return cell


def _when(name: str = "when", prefix: str = "") -> dict[str, Column]:
    """A time as three columns: its bounds and how it was got."""

    def of(part: str) -> Column:
        def cell(_: Index, entry: Any) -> object:
            when: When | None = getattr(entry, name)
            return getattr(when, part) if when is not None and when.known else None

        return cell

    return {f"{prefix}{part}": of(part) for part in ("earliest", "latest", "got")}


def _publishers(index: Index, entry: Any) -> object:
    return _joined(publishers(index, (part.passage for part in parts(entry))))


def _status(part: str) -> Column:
    def cell(_: Index, commitment: Commitment) -> object:
        return getattr(commitment.ruling, part) if commitment.ruling else None

    return cell


def _quantity(part: str) -> Column:
    def cell(_: Index, commitment: Commitment) -> object:
        return getattr(commitment.quantity, part) if commitment.quantity else None

    return cell


def _counts(_: Index, event: Event) -> object:
    return _joined(count(one) for one in event.counts)


def _codes(_: Index, event: Event) -> object:
    return _joined(f"{scheme}: {code}" for scheme, code in sorted(event.codes.items()))


def _sides(index: Index, conflict: Conflict) -> object:
    return _joined(
        f"{side.holds} ({', '.join(index.bare_name(one) or one for one in side.by)})" if side.by else side.holds
        for side in conflict.sides
    )


def _parties(index: Index, dispute: Dispute) -> object:
    return _joined(
        f"{party.side}: {', '.join(index.bare_name(one) or one for one in party.actors)}" for party in dispute.parties
    )


def _words(index: Index, entry: Entry) -> object:
    return in_words(index, entry)


def _speaker(index: Index, statement: Statement) -> object:
    return index.bare_name(statement.speaker) or _joined(one.quote for one in statement.source)


_SOURCES: dict[str, Column] = {"sources": _publishers, "mentions": _several("mentions")}

_TABLES: dict[str, Mapping[str, Column]] = {
    "documents": {
        "id": _field("id"),
        "title": _field("title"),
        "publisher": lambda _, one: publisher_of(one),
        "url": _field("url"),
        **_when("published", "published_"),
        "language": _field("language"),
        "chars": lambda _, one: len(one.text),
        "copies": _field("copies"),
        "agency": lambda _, one: agency(one.agency) if one.agency is not None else None,
        "file": lambda _, one: one.origin.file,
        "line": lambda _, one: one.origin.line,
        "member": lambda _, one: one.origin.member,
        "offset": lambda _, one: one.origin.offset,
        "item": lambda _, one: one.origin.item,
        "appearances": lambda _, one: len(one.appearances),
    },
    "actors": {
        "id": _field("id"),
        "name": _field("name"),
        "kind": _field("kind"),
        "side": _field("side"),
        "names": _several("names"),
        "handles": _several("handles"),
        "roles": lambda _, one: _joined(role.name for role in one.roles),
        "private": _field("private"),
        **_SOURCES,
    },
    "places": {
        "id": _field("id"),
        "name": _field("name"),
        "kind": _field("kind"),
        "names": _several("names"),
        "parents": _several("parents"),
        "latitude": _field("latitude"),
        "longitude": _field("longitude"),
        "gazetteer": _field("gazetteer"),
        **_SOURCES,
    },
    "events": {
        "id": _field("id"),
        "kind": _field("kind"),
        "mode": _field("mode"),
        "phase": _field("phase"),
        "modality": _field("modality"),
        "words": _words,
        **_when(),
        "places": _names("places"),
        "agents": _names("agents"),
        "targets": _names("targets"),
        "place_ids": _ids("places"),
        "agent_ids": _ids("agents"),
        "target_ids": _ids("targets"),
        "counts": _counts,
        "according_to": _field("according_to"),
        "codes": _codes,
        **_SOURCES,
    },
    "statements": {
        "id": _field("id"),
        "act": _field("act"),
        "speaker": _speaker,
        "speaker_id": _field("speaker"),
        "addressee": _names("addressee"),
        "words": lambda _, one: said_words(one),
        "manner": _field("manner"),
        "post": _field("post"),
        "negated": _field("negated"),
        "marks": _several("marks"),
        **_when(),
        **_SOURCES,
    },
    "demands": {
        "id": _field("id"),
        "matter": _field("matter"),
        "text": _field("text"),
        "by": _names("by"),
        "to": _names("to"),
        "by_id": _ids("by"),
        "to_id": _ids("to"),
        **_when(),
        **_when("deadline", "deadline_"),
        "or_else": lambda _, one: one.or_else.quote if one.or_else else None,
        "condition": lambda _, one: one.condition.quote if one.condition else None,
        "number": _field("number"),
        "state": _field("state"),
        "answered_by": _several("answered_by"),
        "asked_before": _several("asked_before"),
        "found_by": _field("found_by"),
        **_SOURCES,
    },
    "commitments": {
        "id": _field("id"),
        "matter": _field("matter"),
        "text": _field("text"),
        "by": _names("by"),
        "to": _names("to"),
        "by_id": _ids("by"),
        "to_id": _ids("to"),
        "on_behalf_of": _names("on_behalf_of"),
        "on_behalf_of_id": _ids("on_behalf_of"),
        "strength": _field("strength"),
        "amount": _quantity("amount"),
        "unit": _quantity("unit"),
        **_when(),
        **_when("due", "due_"),
        "status": _status("status"),
        "status_as_of": _status("as_of"),
        "status_rule": _status("rule"),
        "developments": _several("developments"),
        "last_spoken_of": _field("last_spoken_of"),
        "condition": lambda _, one: one.condition.quote if one.condition else None,
        "renews": _several("renews"),
        "denials": _several("denials"),
        "measured_by": _field("measured_by"),
        "found_by": _field("found_by"),
        **_SOURCES,
    },
    "developments": {
        "id": _field("id"),
        "commitment": _field("commitment"),
        "matter": _field("matter"),
        "said": _field("said"),
        "by": _names("by"),
        "by_id": _ids("by"),
        "independent": _field("independent"),
        "done": lambda _, one: one.progress.done if one.progress else None,
        "planned": lambda _, one: one.progress.planned if one.progress else None,
        "share": lambda _, one: one.progress.share if one.progress else None,
        "found_by": _field("found_by"),
        "statement": _field("statement"),
        **_when(),
        **_SOURCES,
    },
    "conflicts": {
        "id": _field("id"),
        "kind": _field("kind"),
        "what": _field("what"),
        "about": _field("about"),
        "sides": _sides,
        "sources": _publishers,
    },
    "disputes": {
        "id": _field("id"),
        "name": _field("name"),
        "state": _field("state"),
        "state_reason": _field("state_reason"),
        **_when("span"),
        "parties": _parties,
        "places": lambda index, one: _joined(index.bare_name(place) or place for place in one.places),
        "precedents": lambda _, one: _joined(precedent.dispute for precedent in one.precedents),
        "documents": _several("documents"),
        "events": _several("events"),
        "statements": _several("statements"),
        "demands": _several("demands"),
        "commitments": _several("commitments"),
        "conflicts": _several("conflicts"),
        "mentions": _several("mentions"),
    },
    "asked_again": {
        "id": _field("id"),
        "dispute": _field("dispute"),
        "precedent": _field("precedent"),
        "matter": _field("matter"),
        "demands": _several("demands"),
        "before": _several("before"),
        "promised": _several("promised"),
        **_when(),
        "sources": _publishers,
    },
    "derivations": {
        "id": _field("id"),
        "rule": _field("rule"),
        "about": _field("about"),
        "steps": _several("steps"),
        "result": _field("result"),
        "entries": _several("entries"),
        "sources": _publishers,
    },
}

PASSAGES = "passages"
KINDS_OF_TABLE = (*_TABLES, PASSAGES)
_PASSAGE_COLUMNS = ("entry", "kind", "part", "document", "start", "end", "quote", "publisher", "published", "title")


def _passage_rows(index: Index, kind: str, entry: Entry) -> Iterator[Row]:
    """Each passage of an entry by the part that it plays in it."""
    hateful = isinstance(entry, Statement) and is_hateful(entry)
    for part in dict.fromkeys(parts(entry)):
        document = index.documents.get(part.passage.document)
        yield {
            "entry": entry.id,
            "kind": kind,
            "part": part.field,
            "document": part.passage.document,
            "start": part.passage.start,
            "end": part.passage.end,
            "quote": HATEFUL if hateful and _is_content(part) else part.passage.quote,
            "publisher": publisher_of(document) if document else None,
            "published": _first_day(document),
            "title": document.title if document else None,
        }


def _is_content(part: Part) -> bool:
    return part.field in ("content", "passages")


def _first_day(document: Document | None) -> object:
    return document.published.earliest if document else None
