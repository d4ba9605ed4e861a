"""Searching the texts of documents, and the entries, for words.

A search may find what must not be shown: the index is made from the record as it is, not from its masked copy. So a hit
holds no words, only ids and places. Whoever shows hits takes the words from the masked record, at the same places,
and leaves out a hit whose every place is blocked out there: that there is a hit would tell what was withheld. A hit
without places rests on an entry's own words, such as its name: it may be shown if the masked entry still holds a word
that was asked for.
"""

import re
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, column, exists, func, literal_column, or_, select, table, text

from standoff.store import entries, schema
from standoff.store.words import Quoted, outermost, traced

# What a document is called where an entry has the name of its kind ("events").
DOCUMENTS = "documents"

# SQLite's index.
_INDEX = table("search", column("rowid"), column("words"))

# From so many hits on they are not weighed one against the other.
_VERY_MANY = 5_000

# Signs that no cleaned text holds: in front of a word that was asked for, and behind it.
BEGIN, END = "\x02", "\x03"
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w")


class Place(NamedTuple):
    """Where words that were asked for stand: a document, and code points in its text, the end exclusive."""

    document: str
    start: int
    end: int


class Hit(NamedTuple):
    """A document or an entry that was found.

    ``kind`` is "documents", or the name of the entry's kind. ``rank`` is the higher the better it fits, and tells
    nothing beside the other hits of the same search. ``places`` are where the words stand, in order.
    """

    id: str
    kind: str
    rank: float
    places: tuple[Place, ...]


class Found(NamedTuple):
    """One page of the hits of a search, the best first, and how many there are on all pages."""

    total: int
    hits: tuple[Hit, ...]


def search(
    connection: Connection,
    query: str,
    where: str,
    *,
    kinds: Collection[str] = (),
    days: tuple[date | None, date | None] = (None, None),
    dispute: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """What in the record holds all words of a query, in any of their forms ("promise", "promised").

    Words in quotation marks must stand together; a word after a minus sign must not be there.

    Args:
        connection: to the database, in a reading transaction.
        query: the words.
        where: the name of the database in messages.
        kinds: "documents", or names of kinds of entries ("events"); none for all.
        days: the first and the last day; what is of no known day, or of none in between, is left out. None for open.
        dispute: the id of a dispute, or one that it bore before: what belongs to it.
        limit: how many hits a page has.
        offset: how many hits to pass over.

    Raises:
        AmbiguousIdentifierError: several disputes begin as ``dispute`` does.
    """
    asked = _asked(connection, query, where, kinds=kinds, days=days, dispute=dispute)
    if asked is None:
        return Found(0, ())
    on_server, rank, conditions = asked.on_server, asked.rank, (asked.matching, *asked.conditions)
    number = schema.searchable.c.number
    total = connection.scalar(_from(select(func.count()), on_server).where(*conditions)) or 0
    columns = (number, schema.searchable.c.document, schema.searchable.c.entry, schema.entry.c.kind, rank)
    page = _from(select(*columns), on_server).where(*conditions)
    # Hits that fit as well as each other come in an order that does not depend on when they were read.
    order = (rank.desc(), func.coalesce(schema.searchable.c.document, schema.searchable.c.entry))
    rows = connection.execute(page.order_by(*order).limit(limit).offset(offset)).all()
    marked = _marked(connection, asked.words, [row.number for row in rows], on_server)
    return Found(
        total,
        tuple(
            Hit(
                id=row.document or row.entry,
                kind=row.kind or DOCUMENTS,
                rank=float(row.rank),
                places=_places(connection, row.document, row.entry, marked.get(row.number, "")),
            )
            for row in rows
        ),
    )


def best(
    connection: Connection,
    query: str,
    where: str,
    *,
    kinds: Collection[str] = (),
    days: tuple[date | None, date | None] = (None, None),
    dispute: str | None = None,
    limit: int,
) -> list[str]:
    """The ids of what ``search`` finds, the best first: quick, for whoever looks at the words for themselves.

    Where very many fit, to weigh them all would take long and tell little: then those that were read last come first.

    Raises:
        AmbiguousIdentifierError: several disputes begin as ``dispute`` does.
    """
    asked = _asked(connection, query, where, kinds=kinds, days=days, dispute=dispute)
    if asked is None:
        return []
    identifier = func.coalesce(schema.searchable.c.document, schema.searchable.c.entry)
    found = _from(select(identifier), asked.on_server).where(asked.matching, *asked.conditions).limit(limit)
    if _very_many(connection, asked.matching, asked.on_server):
        number = schema.searchable.c.number if asked.on_server else _INDEX.c.rowid
        return list(connection.scalars(found.order_by(number.desc())))
    return list(connection.scalars(found.order_by(asked.rank.desc(), identifier)))


class _Asked(NamedTuple):
    """A search as the database is asked for it: the words in its language, how well a row fits, and what must hold."""

    words: str
    on_server: bool
    rank: ColumnElement[Any]
    matching: ColumnElement[bool]
    conditions: tuple[ColumnElement[bool], ...]


def _asked(
    connection: Connection,
    query: str,
    where: str,
    *,
    kinds: Collection[str],
    days: tuple[date | None, date | None],
    dispute: str | None,
) -> _Asked | None:
    """What a query asks of the database; None where it asks for nothing.

    Raises:
        AmbiguousIdentifierError: several disputes begin as ``dispute`` does.
    """
    on_server = connection.dialect.name == "postgresql"
    words = _for_postgresql(query) if on_server else for_sqlite(query)
    if not words:
        return None
    of_dispute = [] if dispute is None else [_of_dispute(connection, dispute, where)]
    return _Asked(words, on_server, *_matching(words, on_server), (*_within(kinds, days), *of_dispute))


def _very_many(connection: Connection, matching: ColumnElement[bool], on_server: bool) -> bool:
    one: ColumnElement[int] = literal_column("1")
    source = schema.searchable if on_server else _INDEX
    some = select(one).select_from(source).where(matching).limit(_VERY_MANY + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) > _VERY_MANY


def _from(query: Select[Any], on_server: bool) -> Select[Any]:
    """A query over what belongs to the record."""
    searchable, entry, recorded = schema.searchable, schema.entry, schema.recorded_document
    joined = searchable.outerjoin(entry, entry.c.id == searchable.c.entry)
    joined = joined.outerjoin(recorded, recorded.c.document == searchable.c.document)
    if not on_server:
        joined = joined.join(_INDEX, _INDEX.c.rowid == searchable.c.number)
    return query.select_from(joined).where(or_(entry.c.id.is_not(None), recorded.c.document.is_not(None)))


def _matching(asked: str, on_server: bool) -> tuple[ColumnElement[Any], ColumnElement[bool]]:
    """How well a row fits, and whether it does."""
    if not on_server:
        return literal_column("-bm25(search)").label("rank"), _INDEX.c.words.op("MATCH")(asked)
    vector: ColumnElement[Any] = literal_column("searchable.vector")
    wanted = func.websearch_to_tsquery("standoff", asked)
    # 1: a long text does not fit better because it is long.
    return func.ts_rank_cd(vector, wanted, 1).label("rank"), vector.op("@@")(wanted)


def _within(kinds: Collection[str], days: tuple[date | None, date | None]) -> list[ColumnElement[bool]]:
    entry, recorded = schema.entry, schema.recorded_document
    found: list[ColumnElement[bool]] = []
    if kinds:
        of_kind = entry.c.kind.in_([kind for kind in kinds if kind != DOCUMENTS])
        found.append(or_(of_kind, entry.c.id.is_(None)) if DOCUMENTS in kinds else of_kind)
    first, last = days
    if first is not None:
        found.append(func.coalesce(entry.c.latest, recorded.c.latest) >= first)
    if last is not None:
        found.append(func.coalesce(entry.c.earliest, recorded.c.earliest) <= last)
    return found


def _of_dispute(connection: Connection, dispute: str, where: str) -> ColumnElement[bool]:
    meant = entries.find(connection, dispute, where)
    identifier = meant[1].id if meant else dispute
    link, searchable = schema.dispute_entry, schema.searchable
    belongs = exists().where(link.c.dispute == identifier, link.c.entry == searchable.c.entry)
    documents = list(getattr(meant[1], "documents", ())) if meant else []
    return or_(belongs, searchable.c.entry == identifier, searchable.c.document.in_(documents))


def _marked(connection: Connection, asked: str, numbers: list[int], on_server: bool) -> dict[int, str]:
    """The words of some rows, with signs around those that were asked for."""
    if not numbers:
        return {}
    if on_server:
        words = (
            "SELECT s.number, ts_headline('standoff', standoff_apart(coalesce(s.words, d.text)), "
            "websearch_to_tsquery('standoff', :asked), :signs) "
            "FROM searchable s LEFT JOIN document d ON d.id = s.document WHERE s.number = ANY(:numbers)"
        )
        signs = f"HighlightAll=true, StartSel={BEGIN}, StopSel={END}"
        found = connection.execute(text(words), {"asked": asked, "signs": signs, "numbers": numbers})
    else:
        listed = ",".join(map(str, numbers))
        words = (
            f"SELECT rowid, highlight(search, 0, :begin, :end) FROM search "  # noqa: S608 - they are numbers
            f"WHERE search MATCH :asked AND rowid IN ({listed})"
        )
        found = connection.execute(text(words), {"asked": asked, "begin": BEGIN, "end": END})
    return {number: marked for number, marked in found}  # noqa: C416 (rows are not pairs)


def _places(connection: Connection, document: str | None, entry: str | None, marked: str) -> tuple[Place, ...]:
    words, spans = spans_in(marked)
    if document is not None:
        return tuple(Place(document, start, end) for start, end in spans)
    passage = schema.passage
    quoted = select(passage.c.document, passage.c.start, passage.c.end, passage.c.quote)
    found = outermost(Quoted(*row) for row in connection.execute(quoted.where(passage.c.entry == entry)))
    return tuple(sorted({Place(one.document, one.start, one.end) for one in traced(words, found, spans)}))


def spans_in(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Words without the signs, and where those stood; what only white space parts is one span."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in re.split(f"({BEGIN}[^{END}]*{END})", marked):
        plain = piece.strip(BEGIN + END)
        if piece.startswith(BEGIN):
            between = "" if not spans else "".join(pieces)[spans[-1][1] : at]
            if spans and not between.strip():
                spans[-1] = (spans[-1][0], at + len(plain))
            else:
                spans.append((at, at + len(plain)))
        pieces.append(plain)
        at += len(plain)
    return "".join(pieces), spans


def wanted(query: str) -> str:
    """A query without the words that must not be there."""
    return " ".join(f'"{one}"' for one in _terms(query)[0])


def _terms(query: str) -> tuple[list[str], list[str]]:
    """What must be there, and what must not; each a word, or words that stand together."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(query.replace("\x00", " ")):
        term = " ".join((phrase or word).replace('"', " ").split())
        if _WORD.search(term):
            (unwanted if minus else wanted).append(term)
    return wanted, unwanted


def for_sqlite(query: str) -> str:
    """A query in the words of SQLite's index; empty where it asks for nothing."""
    wanted, unwanted = _terms(query)
    asked = " AND ".join(f'"{one}"' for one in wanted)
    return asked and "".join((f"({asked})", *(f' NOT "{one}"' for one in unwanted)))


def _for_postgresql(query: str) -> str:
    wanted, unwanted = _terms(query)
    terms = (*(f'"{one}"' for one in wanted), *(f'-"{one}"' for one in unwanted))
    # The same signs part words here as in what is searched.
    return "" if not wanted else re.sub(r"(?<=\w)[./@\-_:\\+<>&=?#%~](?=\w)", " ", " ".join(terms))
