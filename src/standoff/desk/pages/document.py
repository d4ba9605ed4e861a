"""The page of a document: the report with what was found in it, in the margin."""

from pathlib import PurePath
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from standoff.desk.annotated import SHOWN, anchors, notes, stretches
from standoff.desk.clock import at_the_desk, now
from standoff.desk.errors import missing
from standoff.desk.rendering import body, environment, page
from standoff.desk.who import NotAllowed, Reader, TheHouse
from standoff.publish import wording
from standoff.publish.citing import publisher_of, web_address
from standoff.publish.index import Index
from standoff.publish.working import working_about
from standoff.read.dates import how_dated
from standoff.record import Actor, Place, Record
from standoff.store import audit

router = APIRouter()


@router.get("/documents/{identifier}", response_class=HTMLResponse)
def one_document(
    request: Request, house: TheHouse, visitor: Reader, identifier: str, unmask: Annotated[bool, Query()] = False
) -> HTMLResponse:
    """A report. ``unmask`` is for reviewers, and is noted."""
    if unmask and not visitor.may("reviewer"):
        raise NotAllowed(known=bool(visitor.name))

    def make() -> dict[str, Any]:
        record = house.document(identifier, bare=unmask)
        if record is None:
            raise missing("report")
        return _page(record, identifier, house.settings.zone, unmasked=unmask)

    if unmask:
        # What is not masked is made for this one page, and not kept.
        given = make()
        with house.store.writing() as connection:
            audit.add(connection, now(), visitor.name, f"saw the names in {identifier}")
        html = Markup(environment().get_template("document_body.html").render(**given))  # noqa: S704 (it is escaped)
        return page(request, "document.html", title=given["title"], content=html, identifier=identifier, unmasked=True)
    html = body(request, ("document", identifier), "document_body.html", make)
    return page(request, "document.html", title="Report", content=html, identifier=identifier, unmasked=False)


def _page(record: Record, identifier: str, zone: ZoneInfo, *, unmasked: bool) -> dict[str, Any]:
    index = Index(record)
    document = index.documents[identifier]
    found = notes(record, identifier)
    dated = how_dated(document)
    return {
        "title": document.title or "A report without a title",
        "publisher": publisher_of(document),
        "published": wording.time_of(document.published),
        "zone": document.published.zone,
        "at_the_desk": at_the_desk(document.published, zone),
        "why": dated.reason if document.published == document.appearances[0].published else "",
        "url": web_address(document.url),
        "appearances": [
            (one.publisher or file_name(one.origin.file), wording.time_of(one.published), web_address(one.url))
            for one in document.appearances
        ],
        "copies": [
            (one.id, publisher_of(one), wording.time_of(one.published, short=True), one.title or "without a title")
            for one in record.documents
            if one.id != identifier and one.copies is not None and one.copies == document.copies
        ],
        "disputes": [(one.id, one.name) for one in record.disputes if identifier in one.documents],
        "notes": found,
        "stretches": stretches(document.text, found, anchors(record, identifier)),
        "kinds": [(kind, sum(one.kind == kind for one in found)) for kind in SHOWN.values()],
        "named": _named(record, identifier),
        "working": list(working_about(index, identifier)),
        "unmasked": unmasked,
    }


def file_name(path: str) -> str:
    """The last part of a path: where a file lies on our disk is nobody's business."""
    return PurePath(path.replace("\\", "/")).name


def _named(record: Record, identifier: str) -> list[tuple[str, str, str]]:
    """The actors and places that the document names."""
    everybody: list[Actor | Place] = [*record.actors, *record.places]
    found = [
        (one.id, one.name, str(one.kind))
        for one in everybody
        if any(passage.document == identifier for passage in one.passages)
    ]
    return sorted(found, key=lambda one: (one[2], one[1]))
