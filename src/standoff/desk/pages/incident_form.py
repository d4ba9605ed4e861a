"""Reporting an incident: for members of the public and for staff, with or without a name. It is held for review."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import HTMLResponse

from standoff.desk import evidence
from standoff.desk.clock import now
from standoff.desk.rendering import page
from standoff.desk.who import Anybody, Genuine, TheHouse, address_of
from standoff.store import audit, incidents
from standoff.store.incidents import Incident

router = APIRouter()

_FROM_ONE, _FROM_ALL, _HOUR = 5, 120, 3600


@router.get("/incident", response_class=HTMLResponse)
def form(request: Request) -> HTMLResponse:
    """The form."""
    return _page(request)


@router.post("/incident", dependencies=[Genuine])
def report(
    request: Request,
    house: TheHouse,
    visitor: Anybody,
    *,
    what: Annotated[str, Form(max_length=6000)],
    where: Annotated[str, Form(max_length=300)],
    when: Annotated[str, Form(max_length=60)],
    contact: Annotated[str, Form(max_length=300)] = "",
    file: UploadFile | None = None,
) -> HTMLResponse:
    """Hold a report until a reviewer decides on it. Nothing of it is published before."""
    given = {"what": what.strip(), "where": where.strip(), "when": when.strip(), "contact": contact.strip()}
    if not (given["what"] and given["where"] and given["when"]):
        return _page(request, status=422, words="Say what happened, where and when.", **given)
    house.limits.count("incident", address_of(request), most=_FROM_ONE, seconds=_HOUR)
    house.limits.count("incident", "everybody", most=_FROM_ALL, seconds=_HOUR)
    try:
        kept = evidence.keep(file.file, house.settings.files / "evidence") if file is not None else None
    except evidence.UnfitEvidence as error:
        return _page(request, status=422, words=str(error), **given)
    incident = Incident(
        id=f"i_{secrets.token_hex(8)}",
        at=now(),
        what=given["what"],
        where=given["where"],
        when=given["when"],
        contact=given["contact"],
        evidence=kept,
    )
    with house.store.writing() as connection:
        incidents.add(connection, incident)
        audit.add(connection, incident.at, visitor.name or "somebody", f"reported the incident {incident.id}")
    return page(request, "incident_thanks.html", number=incident.id)


def _page(request: Request, *, status: int = 200, words: str = "", **given: str) -> HTMLResponse:
    filled = {"what": "", "where": "", "when": "", "contact": "", **given}
    return page(request, "incident.html", status=status, words=words, largest=evidence.LARGEST // 1_000_000, **filled)
