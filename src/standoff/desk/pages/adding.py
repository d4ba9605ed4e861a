"""Adding reports: by upload, by pasting, from a folder of the house; and how far that is."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from standoff.desk import adding
from standoff.desk.clock import now
from standoff.desk.errors import missing, there
from standoff.desk.pages.document import file_name
from standoff.desk.rendering import page
from standoff.desk.who import Genuine, Reviewer, TheHouse
from standoff.publish import wording
from standoff.store import audit, jobs, watched
from standoff.store.jobs import Job

router = APIRouter()

_SHOWN = 200


@router.get("/reports", response_class=HTMLResponse)
def reports(request: Request, house: TheHouse, visitor: Reviewer) -> HTMLResponse:
    """The forms to add reports by, and the last jobs."""
    return _page(request, house)


@router.post("/reports/add", dependencies=[Genuine])
def add(
    request: Request,
    house: TheHouse,
    visitor: Reviewer,
    *,
    files: list[UploadFile] | None = None,
    text: Annotated[str, Form(max_length=2_000_000)] = "",
    title: Annotated[str, Form(max_length=300)] = "",
    publisher: Annotated[str, Form(max_length=200)] = "",
    published: Annotated[str, Form(max_length=10)] = "",
    folder: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Put reports in line to be read."""
    kept = house.settings.files
    if text.strip():
        job: Job | None = adding.pasted(
            text, kept, visitor.name, title=title.strip(), publisher=publisher.strip(), day=published
        )
    elif folder:
        # Only folders that whoever started the desk has named: a form must not read the whole disk.
        chosen = next((one for one in house.settings.folders if str(one) == folder), None)
        if chosen is None:
            raise missing("folder")
        job = adding.job("folder", [str(chosen)], visitor.name)
    else:
        job = adding.uploaded([(one.filename or "", one.file) for one in files or []], kept, visitor.name)
    if job is None:
        return _page(request, house, status=422, words="Choose a file, or paste a text.")
    with house.store.writing() as connection:
        jobs.add(connection, job)
        number = wording.many(len(job.sources), "file")
        audit.add(connection, now(), visitor.name, f"added reports ({job.kind}, {number}): {job.id}")
    house.worker.read(job)
    return RedirectResponse(f"/reports/{job.id}", 303)


@router.get("/reports/{identifier}", response_class=HTMLResponse)
def one_job(request: Request, house: TheHouse, visitor: Reviewer, identifier: str) -> HTMLResponse:
    """How far a job is, and what was set aside and why."""
    job = there("job", house.kept(jobs.find, identifier))
    aside = [(file_name(one.origin.file), one.origin.line, one.reason, one.remedy) for one in job.set_aside[:_SHOWN]]
    return page(request, "job.html", job=job, aside=aside, more=len(job.set_aside) - len(aside))


@router.get("/reports/{identifier}/progress")
def progress(house: TheHouse, visitor: Reviewer, identifier: str) -> JSONResponse:
    """How far a job is, for the script that shows it."""
    job = there("job", house.kept(jobs.find, identifier))
    return JSONResponse({"state": job.state, "done": job.done, "total": job.total})


def _page(request: Request, house: TheHouse, *, status: int = 200, words: str = "") -> HTMLResponse:
    with house.store.reading() as connection:
        latest = jobs.latest(connection)
        feeds = len(watched.feeds(connection))
    return page(
        request,
        "reports.html",
        status=status,
        jobs=latest,
        feeds=feeds,
        folders=[str(one) for one in house.settings.folders],
        words=words,
    )
