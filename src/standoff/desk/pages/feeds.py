"""Feeds: watched, asked now, looked at, and watched no longer."""

import time
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from standoff.desk import feeds
from standoff.desk.clock import now
from standoff.desk.errors import missing
from standoff.desk.house import House
from standoff.desk.rendering import page
from standoff.desk.who import Genuine, Reviewer, TheHouse
from standoff.store import audit, watched
from standoff.store.watched import Watched

router = APIRouter()

_SHOWN = 200
Address = Annotated[str, Form(max_length=1000)]


@router.get("/feeds", response_class=HTMLResponse)
def every(
    request: Request, house: TheHouse, visitor: Reviewer, feed: Annotated[str, Query(max_length=1000)] = ""
) -> HTMLResponse:
    """The feeds that are watched; with ``feed``, what of it was set aside."""
    return _page(request, house, feed=feed)


@router.post("/feeds", dependencies=[Genuine])
def add(request: Request, house: TheHouse, visitor: Reviewer, address: Address) -> Response:
    """Watch a feed, and ask it at once."""
    address = address.strip()
    reason = feeds.unfit(address)
    if reason is not None:
        return _page(request, house, status=422, words=reason, address=address)
    with house.store.writing() as connection:
        if address not in watched.find(connection, [address]):
            watched.keep(connection, [Watched(address)])
            audit.add(connection, now(), visitor.name, f"added the feed {address}")
    return _asked(house, [address], visitor.name)


@router.post("/feeds/ask", dependencies=[Genuine])
def ask(house: TheHouse, visitor: Reviewer, address: Address = "") -> RedirectResponse:
    """Ask a feed now, or all of them."""
    there = [one.address for one in _feeds(house)]
    if address and address not in there:
        raise missing("feed")
    return _asked(house, [address] if address else there, visitor.name)


@router.post("/feeds/remove", dependencies=[Genuine])
def remove(house: TheHouse, visitor: Reviewer, address: Address) -> RedirectResponse:
    """Watch a feed no longer. What was read of it stays."""
    with house.store.writing() as connection:
        if not watched.remove(connection, address):
            raise missing("feed")
        audit.add(connection, now(), visitor.name, f"removed the feed {address}")
    return RedirectResponse("/feeds", 303)


def _asked(house: House, addresses: list[str], who: str) -> RedirectResponse:
    job = feeds.ask(house, addresses, who)
    return RedirectResponse(f"/reports/{job.id}" if job is not None else "/feeds", 303)


def _feeds(house: House) -> list[watched.Feed]:
    with house.store.reading() as connection:
        return watched.feeds(connection)


def _page(
    request: Request, house: House, *, status: int = 200, words: str = "", address: str = "", feed: str = ""
) -> HTMLResponse:
    found = _feeds(house)
    if feed and feed not in {one.address for one in found}:
        raise missing("feed")
    with house.store.reading() as connection:
        aside = watched.set_aside(connection, feed, _SHOWN) if feed else []
    moment = time.time()
    return page(
        request,
        "feeds.html",
        status=status,
        feeds=[(one, max(1, round((one.due - moment) / 60)) if one.due > moment else None) for one in found],
        feed=feed,
        aside=aside,
        more=len(aside) == _SHOWN,
        words=words,
        address=address,
        every=round(feeds.EVERY / 60),
    )
