"""The addresses of the interface. All of them only read."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from starlette.exceptions import HTTPException

from standoff.desk import search as searching
from standoff.desk.annotated import notes
from standoff.desk.api import shapes
from standoff.desk.api.answering import answer, described, following
from standoff.desk.house import House
from standoff.desk.known import Then, known_on
from standoff.desk.who import Reader, TheHouse
from standoff.publish.about import MASKED
from standoff.publish.citing import publisher_of, web_address
from standoff.publish.explain import explanation
from standoff.publish.index import Index
from standoff.publish.masking import masked_by
from standoff.publish.show_data import SECTIONS
from standoff.publish.views.disputes import dispute_row
from standoff.publish.views.statements import statement_rows
from standoff.record import Actor, Dispute, Document, Place, Record
from standoff.store import listing
from standoff.store.parts import Listed

router = APIRouter(default_response_class=Response)

Id = Annotated[str, Path(min_length=3, max_length=40, pattern=r"^[a-z]_[0-9a-f]+$")]
Page = Annotated[int, Query(ge=1, le=10_000)]
Size = Annotated[int, Query(ge=1, le=200)]
Words = Annotated[str, Query(max_length=200)]
Day = Annotated[
    str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"}, examples=["2024-10-01"])
]
Kind = Literal[
    "actors",
    "places",
    "events",
    "statements",
    "demands",
    "commitments",
    "developments",
    "conflicts",
    "disputes",
    "derivations",
]
Section = Literal[
    "timeline", "commitments", "demands", "deadlines", "conflicts", "statements", "sources", "places", "actors"
]


@router.get("/record", responses=described(shapes.About), operation_id="about")
def about(request: Request, visitor: Reader) -> Response:
    """Which record this is."""

    def make(house: House) -> shapes.About:
        version = house.version
        return shapes.About(
            domain=version.domain,
            as_of=version.as_of,
            latest_report=house.latest_day(),
            record=version.fingerprint[:16],
            program=version.program,
            disputes=len(house.listed()),
            masking=MASKED,
        )

    return answer(request, make)


@router.get("/disputes", responses=described(shapes.Disputes), operation_id="disputes")
def disputes(
    request: Request,
    visitor: Reader,
    *,
    words: Words = "",
    state: Literal["", "open", "suspended", "ended", "unknown"] = "",
    page: Page = 1,
    size: Size = 50,
) -> Response:
    """The disputes, the latest first."""

    def make(house: House) -> shapes.Disputes:
        wanted = words.casefold().split()
        found = [
            one
            for one in house.listed()
            if (not state or one.summary.state == state) and all(word in one.summary.name.casefold() for word in wanted)
        ]
        items = [_dispute_item(one) for one in found[(page - 1) * size : page * size]]
        more = len(found) > page * size
        return shapes.Disputes(items=items, page=page, total=len(found), next=following(request, page, more))

    return answer(request, make)


async def _then(house: TheHouse, visitor: Reader, identifier: Id, as_of: Day = None) -> Then | None:
    return await known_on(house, identifier, _bounds(as_of, None)[0])


@router.get("/disputes/{identifier}", responses=described(shapes.DisputeSections), operation_id="dispute")
def dispute(
    request: Request,
    visitor: Reader,
    *,
    identifier: Id,
    section: Annotated[list[Section] | None, Query(max_length=9)] = None,
    then: Annotated[Then | None, Depends(_then)],
) -> Response:
    """One dispute, with all of its sections or some; ``as_of`` a day, what its reports let one know by then."""

    def make(house: House) -> shapes.DisputeSections | None:
        record = house.dispute(identifier) if then is None else then.record
        name = identifier if then is None else then.dispute
        found = Index(record).get(Dispute, [name]) if record is not None else []
        if record is None or not found:
            return None
        index, one = Index(record), found[0]
        sections = {**SECTIONS, "statements": statement_rows, "places": _places, "actors": _actors}
        made: dict[str, Any] = {
            name: rows(index, one) for name, rows in sections.items() if not section or name in section
        }
        return shapes.DisputeSections(as_of=record.as_of, dispute=dispute_row(index, one), **made)

    return answer(request, make)


@router.get("/entries", responses=described(shapes.Entries), operation_id="entries")
def entries(
    request: Request,
    visitor: Reader,
    *,
    kind: Kind | None = None,
    subkind: Words = "",
    status: Annotated[str, Query(max_length=40)] = "",
    dispute: Annotated[str, Query(max_length=40)] = "",
    involving: Annotated[str, Query(max_length=40)] = "",
    since: Day = None,
    until: Day = None,
    page: Page = 1,
    size: Size = 50,
) -> Response:
    """Entries in the words of the vocabulary, in the order of the record.

    ``subkind`` is the kind of an event, the matter of a demand or a promise, the act of a statement; ``involving`` the
    id of an actor or a place; ``since`` and ``until`` bound the days.
    """

    def make(house: House) -> shapes.Entries:
        wanted = listing.Wanted(
            kind, subkind or None, status or None, dispute or None, involving or None, *_bounds(since, until)
        )
        with house.store.reading() as connection:
            identifiers = listing.entries(connection, wanted, size + 1, (page - 1) * size)
        record = house.entries(identifiers[:size])
        known = Index(record).entries
        items = [_entry_item(*known[one]) for one in identifiers[:size] if one in known]
        return shapes.Entries(items=items, page=page, next=following(request, page, len(identifiers) > size))

    return answer(request, make)


@router.get("/entries/{identifier}", responses=described(shapes.ExplainedEntry), operation_id="entry")
def entry(request: Request, visitor: Reader, identifier: Id) -> Response:
    """One entry, by its id, an earlier id, or that of a mention, with the passages and the working behind it."""

    def make(house: House) -> shapes.ExplainedEntry | None:
        record = house.entry(identifier)
        if record is None:
            return None
        with house.store.reading() as connection:
            now = listing.now(connection, identifier)
        found = record.find(now)
        if found is None:
            return None
        kind, one = found
        return shapes.ExplainedEntry(kind=kind, entry=one.to_dict(), explanation=explanation(record, now))

    return answer(request, make)


@router.get("/documents", responses=described(shapes.Documents), operation_id="documents")
def documents(
    request: Request,
    visitor: Reader,
    *,
    dispute: Annotated[str, Query(max_length=40)] = "",
    since: Day = None,
    until: Day = None,
    page: Page = 1,
    size: Size = 50,
) -> Response:
    """The reports, in the order of the record, without their texts."""

    def make(house: House) -> shapes.Documents:
        first, last = _bounds(since, until)
        with house.store.reading() as connection:
            found = listing.documents(
                connection, dispute or None, first, last, limit=size + 1, offset=(page - 1) * size
            )
        shown = masked_by(Record(domain="", documents=tuple(found[:size])), house.masks).documents
        items = [_document_item(one) for one in shown]
        return shapes.Documents(items=items, page=page, next=following(request, page, len(found) > size))

    return answer(request, make)


@router.get("/documents/{identifier}", responses=described(shapes.OneDocument), operation_id="document")
def document(request: Request, visitor: Reader, identifier: Id) -> Response:
    """One report with its text, and what stands off from it."""

    def make(house: House) -> shapes.OneDocument | None:
        record = house.document(identifier)
        if record is None:
            return None
        one = record.documents[0]
        return shapes.OneDocument(
            document=_document_item(one),
            text=one.text,
            annotations=[
                shapes.Marked(id=note.id, kind=note.kind, words=note.words, spans=list(note.spans))
                for note in notes(record, identifier)
            ],
            disputes=[each.id for each in record.disputes if identifier in each.documents],
        )

    return answer(request, make)


@router.get("/search", responses=described(shapes.SearchHits), operation_id="search")
def search(
    request: Request,
    visitor: Reader,
    *,
    words: Annotated[str, Query(min_length=1, max_length=200)],
    kind: Literal[
        "",
        "documents",
        "disputes",
        "events",
        "statements",
        "demands",
        "commitments",
        "developments",
        "conflicts",
        "actors",
        "places",
    ] = "",
    dispute: Annotated[str, Query(max_length=40)] = "",
    since: Day = None,
    until: Day = None,
    page: Annotated[int, Query(ge=1, le=20)] = 1,
) -> Response:
    """Texts and entries that hold all of some words, in any of their forms. Masked names are not found.

    Words in quotation marks stand together; a word after a minus sign is not there.
    """

    def make(house: House) -> shapes.SearchHits:
        asked = searching.Asked(words, kind, *_bounds(since, until), dispute)
        found = searching.search(house, asked, page)
        items = [
            shapes.SearchHit(id=one.id, kind=one.kind, title=one.title, beside=one.beside, snippet=list(one.snippet))
            for one in found.hits
        ]
        return shapes.SearchHits(items=items, page=page, next=following(request, page, found.more))

    return answer(request, make)


def _bounds(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    try:
        return (date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None)
    except ValueError as error:
        raise HTTPException(422, f"There is no such day: {error}.") from error


def _dispute_item(one: Listed) -> shapes.DisputeItem:
    began, until = one.summary.span.earliest, one.latest_report
    kept = {"fulfilled", "dropped"}
    return shapes.DisputeItem(
        id=one.summary.id,
        name=one.summary.name,
        state=one.summary.state,
        area=one.summary.area,
        span=one.summary.span,
        days=(until - began).days if began and until else None,
        open_commitments=sum(number for status, number in one.statuses.items() if status not in kept),
        overdue_commitments=one.statuses.get("overdue", 0),
        reports=one.reports,
        latest_report=one.latest_report,
    )


def _entry_item(kind: str, entry: Any) -> shapes.EntryItem:
    return shapes.EntryItem(kind=kind, entry=entry.to_dict())


def _document_item(one: Document) -> shapes.DocumentItem:
    return shapes.DocumentItem(
        id=one.id,
        title=one.title,
        publisher=publisher_of(one),
        url=web_address(one.url),
        published=one.published,
        copies=one.copies,
    )


def _places(index: Index, one: Dispute) -> list[Place]:
    return index.get(Place, one.places)


def _actors(index: Index, one: Dispute) -> list[Actor]:
    return index.get(Actor, [actor for party in one.parties for actor in party.actors])
