"""Incidents that were reported by the form: read and decided on by reviewers."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Form, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse

from standoff.desk import evidence
from standoff.desk.adding import first_hand
from standoff.desk.clock import now
from standoff.desk.errors import missing, there
from standoff.desk.rendering import page
from standoff.desk.who import Genuine, Reviewer, TheHouse
from standoff.store import audit, incidents, jobs

router = APIRouter()


@router.get("/incidents", response_class=HTMLResponse)
def every(request: Request, house: TheHouse, visitor: Reviewer) -> HTMLResponse:
    """What is held, then what was decided on."""
    with house.store.reading() as connection:
        found = incidents.every(connection)
    return page(request, "incidents.html", incidents=found)


@router.get("/incidents/{identifier}/evidence")
def file(house: TheHouse, visitor: Reviewer, identifier: str) -> FileResponse:
    """The file that came with a report: always saved, never shown, so that it can do nothing in the browser."""
    kept = there("incident", house.kept(incidents.find, identifier)).evidence
    if kept is None:
        raise missing("file")
    place = evidence.place(kept, house.settings.files / "evidence")
    if not place.is_file():
        raise missing("file")
    return FileResponse(place, media_type="application/octet-stream", filename=kept.kept_as)


@router.post("/incidents/{identifier}", dependencies=[Genuine])
def decide(
    house: TheHouse,
    visitor: Reviewer,
    identifier: str,
    verdict: Annotated[str, Form(max_length=20)],
    reason: Annotated[str, Form(max_length=500)] = "",
) -> RedirectResponse:
    """Take a report into the record, as an unverified first-hand report, or turn it down."""
    incident = there("incident", house.kept(incidents.find, identifier))
    if incident.state != "held" or verdict not in {"take", "turn down"}:
        raise missing("incident that waits for this decision")
    taken = verdict == "take"
    state: incidents.State = "taken" if taken else "turned down"
    job = first_hand(incident, house.settings.files, visitor.name) if taken else None
    decided = msgspec.structs.replace(
        incident, state=state, decided_by=visitor.name, decided_at=now(), reason=reason.strip()
    )
    with house.store.writing() as connection:
        incidents.change(connection, decided)
        if job is not None:
            jobs.add(connection, job)
        audit.add(connection, now(), visitor.name, f"the incident {identifier} was {state}")
    if job is not None:
        house.worker.read(job)
    return RedirectResponse("/incidents", 303)
