"""Whether the desk lives, and whether it can answer: one word each, for programs that keep it running."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse

from standoff.desk.who import TheHouse
from standoff.store import StoreError

router = APIRouter()


@router.get("/healthz")
def lives() -> PlainTextResponse:
    """That requests are answered at all. If it is not, start the desk anew."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
def ready(house: TheHouse) -> PlainTextResponse:
    """Whether the database can be read. While it cannot be, send people elsewhere, and start nothing anew."""
    try:
        house.version  # noqa: B018 (it is read by being asked for)
    except StoreError:
        return PlainTextResponse("the database cannot be read\n", 503)
    return PlainTextResponse("ok\n")
