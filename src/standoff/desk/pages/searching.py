"""Search over texts and entries."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from standoff.desk.clock import day_of
from standoff.desk.dispute_page import href
from standoff.desk.rendering import page
from standoff.desk.search import KINDS, Asked, search
from standoff.desk.who import Reader, TheHouse

router = APIRouter()

KIND_WORDS = {
    "documents": "reports",
    "commitments": "promises",
    "developments": "what came of promises",
    "conflicts": "where accounts disagree",
}


@router.get("/search", response_class=HTMLResponse)
def results(
    request: Request,
    house: TheHouse,
    visitor: Reader,
    *,
    words: Annotated[str, Query(max_length=200)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    first: Annotated[str, Query(alias="from", max_length=10)] = "",
    to: Annotated[str, Query(max_length=10)] = "",
    dispute: Annotated[str, Query(max_length=40)] = "",
    number: Annotated[int, Query(ge=1, le=20)] = 1,
) -> HTMLResponse:
    """What answers to some words, with the words found."""
    asked = Asked(words, kind if kind in KINDS else "", day_of(first), day_of(to), dispute)
    return page(
        request,
        "search.html",
        asked=asked,
        found=search(house, asked, number) if words.strip() else None,
        number=number,
        kinds=[(one, KIND_WORDS.get(one, one)) for one in KINDS],
        disputes=[(one.summary.id, one.summary.name) for one in house.listed()[:200]],
        rest={"words": words, "kind": kind, "from": first, "to": to, "dispute": dispute},
        href=lambda identifier: f"/documents/{identifier}" if identifier.startswith("d_") else href(identifier),
    )
