"""The queue of a reviewer, what they decide, and the list of what was decided."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import Connection

from standoff.desk import queue
from standoff.desk.decided import keep, told
from standoff.desk.errors import missing
from standoff.desk.house import House
from standoff.desk.pages.entering import inside
from standoff.desk.queue import Waiting
from standoff.desk.rendering import page
from standoff.desk.who import Genuine, Reviewer, TheHouse
from standoff.engine import deciding
from standoff.publish.citing import cited
from standoff.publish.describe import in_words
from standoff.publish.explain import KIND_NAME
from standoff.publish.index import Index
from standoff.publish.working import evidence
from standoff.record import Actor, Commitment, Conflict, Decision, Entry, Record
from standoff.record.decision import in_force
from standoff.resolve.decisions import CORRECTABLE, DecisionError
from standoff.store import decisions, parts

router = APIRouter()

_A_PAGE = 20
_DECISIONS = 60
Words = Annotated[str, Form(max_length=2000)]


@dataclass(frozen=True)
class May:
    """What can be decided on an entry of the queue besides accepting it.

    ``change`` is whether it can be rejected, joined and put right; ``acts`` are what its own page is opened for;
    ``name`` says of an actor whether its name is *withheld* or *shown*.
    """

    change: bool
    acts: tuple[str, ...] = ()
    name: str = ""


@router.get("/review", response_class=HTMLResponse)
def look(
    request: Request,
    house: TheHouse,
    visitor: Reviewer,
    *,
    kind: Annotated[str, Query(max_length=20)] = "",
    number: Annotated[int, Query(ge=1, le=100)] = 1,
    at: Annotated[int, Query(ge=1, le=_A_PAGE)] = 1,
) -> HTMLResponse:
    """What waits for a look, the most pressing first; ``at`` is the place on the page that a reviewer goes on at."""
    made = house.store.decisions()
    settled = {mention for one in in_force(made) for mention in (*one.mentions, *one.apart_from)}
    # What was decided since the record was worked out has left the queue already.
    every = [one for one in _queue(house) if one.id not in settled and (not kind or one.kind == kind)]
    shown = every[(number - 1) * _A_PAGE : number * _A_PAGE]
    index = Index(house.entries([one.id for one in shown]))
    return page(
        request,
        "review.html",
        items=[(one, *_shown(index, one)) for one in shown if one.id in index.entries],
        total=len(every),
        number=number,
        pages=-(-len(every) // _A_PAGE),
        at=at,
        kind=kind,
        kinds=[(one, KIND_NAME[one]) for one in queue.KINDS],
        last=next((one.id for one in reversed(made) if one.by == visitor.name and one.verdict != "undo"), None),
    )


@router.post("/entries/{identifier}/decide", dependencies=[Genuine])
def decide(
    house: TheHouse,
    visitor: Reviewer,
    identifier: str,
    *,
    verdict: Annotated[str, Form(max_length=20)],
    reason: Annotated[str, Form(max_length=500)] = "",
    field: Annotated[str, Form(max_length=40)] = "",
    value: Words = "",
    others: Words = "",
    mention: Annotated[list[str] | None, Form(max_length=500)] = None,
    back: Annotated[str, Form(max_length=500)] = "",
) -> RedirectResponse:
    """Keep a decision on an entry."""
    named = [identifier, *others.split(), *([value] if field in {"by", "to", "speaker"} and value else [])]
    record = _with_decisions(house, named)

    def make(how: dict[str, str]) -> Decision:
        if verdict in {"accept", "reject"}:
            return (deciding.accept if verdict == "accept" else deciding.reject)(record, identifier, **how)
        if verdict in {"mask", "unmask"}:
            return deciding.mask(record, identifier, hide=verdict == "mask", **how)
        if verdict == "correct":
            return deciding.correct(record, house.domain, identifier, field, value, **how)
        if verdict == "status":
            return deciding.set_status(record, identifier, value, **how)
        if verdict == "merge":
            return deciding.merge(record, [identifier, *others.split()], **how)
        if verdict == "split":
            return deciding.split(record, identifier, mention or [], **how)
        raise DecisionError(f"there is no decision {verdict!r}.")

    keep(house, visitor, make, reason)
    return RedirectResponse(inside(back) or f"/entries/{identifier}", 303)


@router.post("/review/join", dependencies=[Genuine])
def join(
    house: TheHouse,
    visitor: Reviewer,
    choose: Annotated[list[str] | None, Form(max_length=50)] = None,
    reason: Annotated[str, Form(max_length=500)] = "",
    back: Annotated[str, Form(max_length=500)] = "",
) -> RedirectResponse:
    """The entries that were chosen in the queue are one."""
    record = _with_decisions(house, choose or [])
    keep(house, visitor, lambda how: deciding.merge(record, choose or [], **how), reason)
    return RedirectResponse(inside(back) or "/review", 303)


@router.get("/decisions", response_class=HTMLResponse)
def decided(
    request: Request, house: TheHouse, visitor: Reviewer, number: Annotated[int, Query(ge=1, le=10_000)] = 1
) -> HTMLResponse:
    """All that was decided, the newest first."""
    made = house.store.decisions()
    lines = told(Record(domain="", decisions=made), list(made), names=True)
    about = {one.id: one.mentions[0] for one in made if one.mentions}
    return page(
        request,
        "decisions.html",
        lines=lines[(number - 1) * _DECISIONS : number * _DECISIONS],
        about=about,
        number=number,
        pages=-(-len(lines) // _DECISIONS),
    )


@router.post("/decisions/{identifier}/undo", dependencies=[Genuine])
def undo(
    house: TheHouse,
    visitor: Reviewer,
    identifier: str,
    reason: Annotated[str, Form(max_length=500)] = "",
    back: Annotated[str, Form(max_length=500)] = "",
) -> RedirectResponse:
    """A decision no longer holds."""
    made = house.store.decisions()
    if not any(one.id == identifier for one in made):
        raise missing("decision")
    keep(house, visitor, lambda how: deciding.undo(made, identifier, **how), reason)
    return RedirectResponse(inside(back) or "/decisions", 303)


def _queue(house: House) -> list[Waiting]:
    return house.made("queue", lambda connection: _made(house, connection))


def _made(house: House, connection: Connection) -> list[Waiting]:
    conflicts = [one for _, one in parts.of_kinds(connection, ["conflicts"])]
    disputed = frozenset(one.about for one in conflicts if isinstance(one, Conflict) and one.about is not None)
    return queue.waiting(
        parts.of_kinds(connection, queue.KINDS),
        house.domain,
        parts.groups(connection),
        decisions.load(connection),
        disputed,
    )


def _shown(index: Index, one: Waiting) -> tuple[str, str, list[object], May]:
    kind, entry = index.entries[one.id]
    return KIND_NAME[kind], in_words(index, entry), list(cited(index, evidence(index, entry))[:3]), _may(entry)


def _may(entry: Entry) -> May:
    if type(entry) not in CORRECTABLE:
        return May(change=False)
    acts = ["correct"]
    if len(deciding.mentions_of(entry)) > 1:
        acts.append("split")
    if isinstance(entry, Commitment):
        acts.append("status")
    name = ("withheld" if entry.private else "shown") if isinstance(entry, Actor) else ""
    return May(change=True, acts=tuple(acts), name=name)


def _with_decisions(house: House, identifiers: list[str]) -> Record:
    with house.store.reading() as connection:
        return parts.named(connection, identifiers)
