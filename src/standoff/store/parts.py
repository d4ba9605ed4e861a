"""Parts of the record, each as a ``Record`` of its own: what a page needs, without reading the whole.

A part holds some entries, what they name, and the documents that they rest on, these without their texts unless the
part is that of a document. Nothing here is masked: that is for whoever shows it.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, func, literal, or_, select

from standoff.record import Actor, Annotation, Appearance, Document, Origin, Record, Role
from standoff.record.actor import ActorKind
from standoff.record.record import KINDS
from standoff.record.value import Value
from standoff.record.when import UNKNOWN, When
from standoff.store import decisions, schema
from standoff.store.documents import batches, with_text

# Entries that name somebody or something are shown up to so many.
MOST_NAMING = 300

_decoders = {kind: msgspec.json.Decoder(one) for kind, one in KINDS.items()}
_document = msgspec.json.Decoder(Document)
_annotation = msgspec.json.Decoder(Annotation)
_NAMED = re.compile(r'"([a-z]_[0-9a-f]{16})"')
# The mentions that an entry was joined from, and the working of the joining, are no part of a page.
_MENTIONS = re.compile(r'"mentions":\[[^\]]*\]')
# What the entries of a dispute name that lies outside of it.
_OUTSIDE = ("a", "p", "w", "v")


class DisputeSummary(Value, frozen=True, kw_only=True):
    """What a list says of a dispute."""

    id: str
    name: str
    state: str
    area: str | None = None
    span: When = UNKNOWN
    documents: tuple[str, ...] = ()


class Listed(NamedTuple):
    """A dispute in a list, with how many of its promises bear each status and how many days its reports reach."""

    summary: DisputeSummary
    statuses: dict[str, int]
    reports: int
    latest_report: date | None


class Version(NamedTuple):
    """Which record the database holds now: two versions are equal where the records are."""

    fingerprint: str
    as_of: date | None
    domain: str
    program: str


class _NamedActor(msgspec.Struct):
    """An actor as far as masking must know it."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    private: bool = False


class _Publisher(msgspec.Struct):
    publisher: str | None = None


class _Published(msgspec.Struct):
    appearances: tuple[_Publisher, ...] = ()


_summary = msgspec.json.Decoder(DisputeSummary)
_named_actor = msgspec.json.Decoder(_NamedActor)
_published = msgspec.json.Decoder(_Published)


def version(connection: Connection) -> Version | None:
    """Which record it is; None where none has been worked out yet."""
    meta = schema.meta.c
    row = connection.execute(select(meta.fingerprint, meta.as_of, meta.domain, meta.program)).one_or_none()
    return Version(*row) if row is not None else None


def latest_day(connection: Connection) -> date | None:
    """The day of the latest report in the record."""
    found: date | None = connection.scalar(select(func.max(schema.recorded_document.c.latest)))
    return found


def listed(connection: Connection) -> list[Listed]:
    """All disputes, in no order."""
    entry, link, recorded = schema.entry, schema.dispute_entry, schema.recorded_document
    counts: dict[str, dict[str, int]] = {}
    statuses = (
        select(link.c.dispute, entry.c.status, func.count())
        .join_from(entry, link, link.c.entry == entry.c.id)
        .where(entry.c.kind == "commitments")
        .group_by(link.c.dispute, entry.c.status)
    )
    for dispute, status, number in connection.execute(statuses):
        counts.setdefault(dispute, {})[status or ""] = number
    days: dict[str, date | None] = dict(connection.execute(select(recorded.c.document, recorded.c.latest)).all())
    found = []
    for data in connection.scalars(select(entry.c.data).where(entry.c.kind == "disputes")):
        one = _summary.decode(data)
        latest = max((day for each in one.documents if (day := days.get(each)) is not None), default=None)
        bare = msgspec.structs.replace(one, documents=())
        found.append(Listed(bare, counts.get(one.id, {}), len(one.documents), latest))
    return found


def of_dispute(connection: Connection, identifier: str) -> Record | None:
    """A dispute with all that belongs to it; None where there is none with that id."""
    found = _load(connection, [now(connection, identifier)])
    if not found or found[0][1] != "disputes":
        return None
    dispute = found[0][0]
    members = select(schema.dispute_entry.c.entry).where(schema.dispute_entry.c.dispute == dispute)
    found += _load(connection, set(connection.scalars(members)) - {dispute})
    promises = [one for one, kind, _ in found if kind == "commitments"]
    found += _load(connection, _naming(connection, promises, ("of",)))
    found += _load(connection, _naming(connection, [one for one, _, _ in found], ("about",)) - _ids(found))
    precedents = [
        one for one in _NAMED.findall(found[0][2]) if one.startswith("u_") and one not in {dispute, identifier}
    ]
    found += _load(connection, {*precedents} - _ids(found))
    return _part(connection, found, dispute)


def of_entry(connection: Connection, identifier: str) -> Record | None:
    """An entry with what it names, what names it and the disputes that it belongs to; None where there is none."""
    own = _load(connection, [now(connection, identifier)])
    if not own:
        return None
    name, kind, data = own[0]
    around = {*_named_in(connection, data), *_naming(connection, [name], limit=MOST_NAMING)}
    part_of = select(schema.dispute_entry.c.dispute).where(schema.dispute_entry.c.entry == name)
    around.update(connection.scalars(part_of))
    if kind == "developments":
        promise = msgspec.json.decode(data).get("commitment")
        around.update(_disputes_of(connection, [promise] if promise else []))
    if kind == "disputes":
        around = {one for one in around if not one.startswith(("e_", "s_", "m_", "c_", "x_", "v_"))}
    found = own + _load(connection, around - {name})
    return _part(connection, found, name)


def of_document(connection: Connection, identifier: str) -> Record | None:
    """A document with its text and all that rests on it; None where the record does not hold it."""
    recorded = schema.recorded_document
    row = connection.execute(select(recorded.c.data).where(recorded.c.document == identifier)).one_or_none()
    if row is None:
        return None
    passage = schema.passage
    resting = set(connection.scalars(select(passage.c.entry).where(passage.c.document == identifier).distinct()))
    resting.update(one for one in _NAMED.findall(row.data) if one.startswith("w_"))
    resting.update(_disputes_of(connection, resting))
    found = _load(connection, resting)
    part = _part(connection, found)
    text = connection.scalar(select(schema.document.c.text).where(schema.document.c.id == identifier)) or ""
    documents = [one for one in part.documents if one.id != identifier]
    copies = _copies(connection, with_text(row.data, "").copies)
    seen = {identifier, *(one.id for one in documents)}
    documents += [one for one in copies if one.id not in seen]
    return msgspec.structs.replace(part, documents=(with_text(row.data, text), *documents))


def named(connection: Connection, identifiers: Iterable[str]) -> Record:
    """Some entries, by any of their ids, with the actors and places that they name."""
    ids = {now(connection, one) for one in identifiers}
    return _part(connection, _load(connection, ids))


def for_masks(connection: Connection) -> Record:
    """What must be known of the whole record to mask any part of it: who is named, where, and what is hateful.

    The actors come without their passages, and all publishers stand in one document: there are very many of both.
    """
    entry, recorded = schema.entry, schema.recorded_document
    wanted = select(entry.c.id, entry.c.kind, entry.c.data).where(
        or_(
            entry.c.kind.in_(("actors", "places")),
            (entry.c.kind == "events") & entry.c.data.contains('"sexual violence"'),
            (entry.c.kind == "statements") & entry.c.data.contains('"inflammatory"'),
        )
    )
    rows = [(row.id, row.kind, row.data) for row in connection.execute(wanted)]
    found = [row for row in rows if row[1] != "actors"]
    actors = tuple(Actor(**msgspec.structs.asdict(_named_actor.decode(row[2]))) for row in rows if row[1] == "actors")
    publishers = {
        appearance.publisher
        for data in connection.scalars(select(recorded.c.data))
        for appearance in _published.decode(data).appearances
        if appearance.publisher
    }
    earlier = select(schema.alias.c.alias, schema.alias.c.entry).where(schema.alias.c.source == "earlier")
    aliases = {alias: other for alias, other in connection.execute(earlier)}  # noqa: C416 (rows are not pairs)
    nowhere = Origin(file="")
    publishing = Document(
        id="",
        text="",
        appearances=tuple(Appearance(origin=nowhere, publisher=name) for name in sorted(publishers)),
    )
    return msgspec.structs.replace(_record(connection, found, aliases, [publishing]), actors=actors)


def annotations(connection: Connection, documents: Iterable[str]) -> list[Annotation]:
    """What is kept of what some documents say, each by itself."""
    table = schema.annotation
    found = []
    for batch in batches(sorted(set(documents))):
        found += [
            _annotation.decode(data)
            for data in connection.scalars(select(table.c.data).where(table.c.document.in_(batch)))
        ]
    return found


def groups(connection: Connection) -> dict[str, str]:
    """For each document of the record the group of copies that it belongs to: its own id where it has no copies."""
    recorded = schema.recorded_document
    return {
        row.document: row.copies or row.document
        for row in connection.execute(select(recorded.c.document, recorded.c.copies))
    }


def of_kinds(connection: Connection, kinds: Collection[str]) -> Iterable[tuple[str, Any]]:
    """All entries of some kinds, decoded one at a time."""
    entry = schema.entry
    query = select(entry.c.kind, entry.c.data).where(entry.c.kind.in_(kinds)).order_by(entry.c.position)
    for kind, data in connection.execution_options(yield_per=500).execute(query):
        yield kind, _decoders[kind].decode(data)


def documents_of(connection: Connection, identifiers: Iterable[str], *, texts: bool = False) -> list[Document]:
    """Documents of the record, with or without their texts, in its order."""
    recorded = schema.recorded_document
    found: list[tuple[int, Document]] = []
    for batch in batches(sorted(set(identifiers))):
        query: Select[Any] = select(recorded.c.position, recorded.c.data, literal("").label("text"))
        if texts:
            query = select(recorded.c.position, recorded.c.data, schema.document.c.text).join_from(
                recorded, schema.document
            )
        rows = connection.execute(query.where(recorded.c.document.in_(batch)))
        found += [(row.position, with_text(row.data, row.text)) for row in rows]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


_Row = tuple[str, str, str]


def _ids(found: Iterable[_Row]) -> set[str]:
    return {one for one, _, _ in found}


def now(connection: Connection, identifier: str) -> str:
    """The id that an entry bears now."""
    alias = schema.alias
    return connection.scalar(select(alias.c.entry).where(alias.c.alias == identifier)) or identifier


def _load(connection: Connection, identifiers: Iterable[str]) -> list[_Row]:
    entry = schema.entry
    found: list[_Row] = []
    for batch in batches(sorted(set(identifiers))):
        query = select(entry.c.id, entry.c.kind, entry.c.data).where(entry.c.id.in_(batch))
        found += [(row.id, row.kind, row.data) for row in connection.execute(query).all()]
    return found


def _naming(
    connection: Connection, identifiers: Iterable[str], parts: Collection[str] = (), limit: int | None = None
) -> set[str]:
    """The entries in which some others take part, or that are about them."""
    table = schema.involvement
    found: set[str] = set()
    for batch in batches(sorted(set(identifiers))):
        query = select(table.c.entry).where(table.c.other.in_(batch))
        if parts:
            query = query.where(table.c.part.in_(parts))
        found.update(connection.scalars(query.order_by(table.c.entry).limit(limit)))
    return found


def _disputes_of(connection: Connection, identifiers: Iterable[str]) -> set[str]:
    table = schema.dispute_entry
    found: set[str] = set()
    for batch in batches(sorted(set(identifiers))):
        found.update(connection.scalars(select(table.c.dispute).where(table.c.entry.in_(batch)).distinct()))
    return found


def _named_in(connection: Connection, data: str) -> set[str]:
    names = {one for one in _NAMED.findall(_MENTIONS.sub("", data)) if not one.startswith("d_")}
    return names | set(_aliases(connection, names).values())


def _with_outside(connection: Connection, found: list[_Row], whole: str | None = None) -> tuple[list[_Row], set[str]]:
    """The entries, and the actors, places and working that they name; developments bring theirs in a second round.

    Of the disputes only ``whole`` brings what it names. The ids that all of these name come second.
    """
    named = _names(found, whole)
    for _ in range(2):
        known = _ids(found)
        names = {one for one in named if one.startswith(_OUTSIDE)} - known
        aliases = _aliases(connection, names)
        missing = {aliases.get(one, one) for one in names} - known
        if not missing:
            break
        more = _load(connection, missing)
        named |= _names(more, whole)
        found = found + more
    return found, named


def _names(found: Iterable[_Row], whole: str | None) -> set[str]:
    return {
        one
        for identifier, kind, data in found
        if kind != "disputes" or identifier == whole
        for one in _NAMED.findall(_MENTIONS.sub("", data))
    }


def _aliases(connection: Connection, identifiers: Iterable[str]) -> dict[str, str]:
    table = schema.alias
    found: dict[str, str] = {}
    for batch in batches(sorted(set(identifiers))):
        rows = connection.execute(select(table.c.alias, table.c.entry).where(table.c.alias.in_(batch)))
        found.update((row.alias, row.entry) for row in rows)
    return found


def _part(connection: Connection, found: list[_Row], whole: str | None = None) -> Record:
    """The entries as a record, with what they name outside, and the documents that they rest on; of the disputes only
    ``whole`` brings its own."""
    found, names = _with_outside(connection, found, whole)
    documents = documents_of(connection, (one for one in names if one.startswith("d_")))
    loose = {one for one in names if not one.startswith("d_")} - _ids(found)
    return _record(connection, found, _aliases(connection, loose), documents)


def _record(
    connection: Connection, found: Iterable[_Row], aliases: dict[str, str], documents: Iterable[Document]
) -> Record:
    entries: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for _, kind, data in found:
        entries[kind].append(_decoders[kind].decode(data))
    found_version = version(connection)
    kinds: dict[str, Any] = {kind: tuple(sorted(some, key=lambda one: str(one.id))) for kind, some in entries.items()}
    return Record(
        domain=found_version.domain if found_version is not None else "",
        as_of=found_version.as_of if found_version is not None else None,
        documents=tuple(documents),
        aliases=aliases,
        decisions=decisions.load(connection),
        **kinds,
    )


def _copies(connection: Connection, group: str | None) -> list[Document]:
    recorded = schema.recorded_document
    if group is None:
        return []
    query = select(recorded.c.data).where(recorded.c.copies == group).order_by(recorded.c.position)
    return [_document.decode(data) for data in connection.scalars(query)]
