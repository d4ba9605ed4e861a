"""The audit log, and whether it is whole. For administrators."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from standoff.desk.rendering import page
from standoff.desk.who import Administrator, TheHouse
from standoff.store import audit

router = APIRouter()

_A_PAGE = 100


@router.get("/audit", response_class=HTMLResponse)
def log(
    request: Request,
    house: TheHouse,
    visitor: Administrator,
    before: Annotated[int | None, Query(ge=1)] = None,
) -> HTMLResponse:
    """The last lines of the log, or those before a line."""
    with house.store.reading() as connection:
        lines = audit.latest(connection, _A_PAGE, before)
        checked = audit.verify(connection)
    return page(request, "audit.html", lines=lines, checked=checked)
