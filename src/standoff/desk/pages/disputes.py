"""The list of disputes, and the page of one."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from standoff.desk.choosing import Choice
from standoff.desk.clock import day_of
from standoff.desk.dispute_page import dispute_page, href, picture_of
from standoff.desk.errors import missing
from standoff.desk.known import Then, head_in, known_on
from standoff.desk.rendering import body, page
from standoff.desk.who import Reader, TheHouse
from standoff.publish import wording
from standoff.publish.index import Index
from standoff.publish.views.statements import statement_rows
from standoff.record import Dispute, Record
from standoff.store.parts import Listed

router = APIRouter()

_A_PAGE = 50
_STATEMENTS = 60
Text = Annotated[str, Query(max_length=200)]
Number = Annotated[int, Query(ge=1, le=100_000)]


@dataclass(frozen=True)
class Line:
    """A dispute in the list."""

    id: str
    name: str
    state: wording.Sign
    began: str
    days: int | None
    open: int
    overdue: int
    reports: int
    latest: date | None


@router.get("/", response_class=HTMLResponse)
def index(
    request: Request, house: TheHouse, visitor: Reader, *, words: Text = "", state: Text = "", number: Number = 1
) -> HTMLResponse:
    """All disputes, the latest first."""
    found = [one for one in house.listed() if _fits(one, words, state)]
    today = house.latest_day()
    shown = found[(number - 1) * _A_PAGE : number * _A_PAGE]
    return page(
        request,
        "disputes.html",
        lines=[line_of(one, today) for one in shown],
        total=len(found),
        number=number,
        pages=-(-len(found) // _A_PAGE),
        words=words,
        state=state,
        states=wording.DISPUTE_STATE,
        as_of=wording.as_of(house.version.as_of, today),
    )


async def _then(
    house: TheHouse, visitor: Reader, identifier: str, as_of: Annotated[str, Query(max_length=10)] = ""
) -> Then | None:
    return await known_on(house, identifier, day_of(as_of))


@router.get("/disputes/{identifier}", response_class=HTMLResponse)
def one_dispute(
    request: Request,
    house: TheHouse,
    visitor: Reader,
    identifier: str,
    *,
    lane: Annotated[list[str] | None, Query(max_length=20)] = None,
    actor: Text = "",
    place: Text = "",
    source: Text = "",
    first: Annotated[str, Query(alias="from", max_length=10)] = "",
    to: Annotated[str, Query(max_length=10)] = "",
    then: Annotated[Then | None, Depends(_then)],
    part: Text = "",
) -> Response:
    """One dispute; with ``part=timeline`` only its picture, for the script that changes it in its place."""
    head = head_in(house, identifier)
    as_of = None if then is None else then.day
    choice = Choice(tuple(sorted(set(lane or ()))), actor, place, source, day_of(first), day_of(to), as_of)

    def record() -> Record:
        found = house.dispute(head.id) if then is None else then.record
        if found is None:
            raise missing("dispute")
        return found

    if part == "timeline":

        def make_picture() -> dict[str, object]:
            made = picture_of(record(), head.id, choice)
            if made is None:
                raise missing("dispute")
            return {"one": made, "page": DisputePicture(made), "as_of": as_of}

        return HTMLResponse(body(request, ("timeline", head.id, choice), "picture.html", make_picture))

    def make() -> dict[str, object]:
        made = dispute_page(record(), head.id, choice, head.days)
        if made is None:
            raise missing("dispute")
        words = wording.as_of(as_of) if as_of else wording.as_of(house.version.as_of, house.latest_day())
        return {"one": made, "page": made, "as_of": as_of, "as_of_words": words}

    html = body(request, ("dispute", head.id, choice), "dispute_body.html", make)
    return page(request, "framed.html", title=head.name, content=html)


@router.get("/disputes/{identifier}/statements", response_class=HTMLResponse)
def statements(request: Request, house: TheHouse, visitor: Reader, identifier: str, number: Number = 1) -> HTMLResponse:
    """Who said what in a dispute."""
    record = house.dispute(identifier)
    found = Index(record).get(Dispute, [identifier]) if record is not None else []
    if record is None or not found:
        raise missing("dispute")
    rows = house.made(("statements", identifier), lambda _: statement_rows(Index(record), found[0]))
    return page(
        request,
        "statements.html",
        name=found[0].name,
        identifier=found[0].id,
        rows=rows[(number - 1) * _STATEMENTS : number * _STATEMENTS],
        total=len(rows),
        number=number,
        pages=-(-len(rows) // _STATEMENTS),
    )


@dataclass(frozen=True)
class DisputePicture:
    """What the picture asks of its page, when it comes by itself."""

    picture: object

    def href(self, identifier: str) -> str:
        """The address of an entry."""
        return href(identifier)


def line_of(one: Listed, today: date | None) -> Line:
    """A dispute as the list shows it on the day of the record."""
    began = one.summary.span.earliest
    kept = {"fulfilled", "dropped"}
    return Line(
        id=one.summary.id,
        name=one.summary.name,
        state=wording.DISPUTE_STATE[one.summary.state],  # type: ignore[index]
        began=wording.short_day(began) if began else wording.UNKNOWN_DAY,
        days=(today - began).days if began and today else None,
        open=sum(number for status, number in one.statuses.items() if status not in kept),
        overdue=one.statuses.get("overdue", 0),
        reports=one.reports,
        latest=one.latest_report,
    )


def _fits(one: Listed, words: str, state: str) -> bool:
    name = one.summary.name.casefold()
    return (not state or one.summary.state == state) and all(word in name for word in words.casefold().split())
