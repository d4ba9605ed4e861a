"""The page of an entry: what it says, the words that it rests on, the working, what was decided, and deciding."""

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from standoff.desk.clock import now
from standoff.desk.correcting import fields, mentions
from standoff.desk.decided import told
from standoff.desk.dispute_page import href
from standoff.desk.errors import missing
from standoff.desk.pages.entering import inside
from standoff.desk.rendering import page
from standoff.desk.who import NotAllowed, Reader, TheHouse
from standoff.engine.deciding import history
from standoff.publish import wording
from standoff.publish.describe import in_words
from standoff.publish.explain import KIND_NAME, Related, explanation
from standoff.publish.index import Index
from standoff.publish.names_to_mask import is_hateful
from standoff.record import Actor, Annotation, Commitment, Decision, Entry, Place, Record, Statement
from standoff.record.commitment import Status
from standoff.record.decision import in_force
from standoff.resolve.decisions import CORRECTABLE
from standoff.store import audit, parts

router = APIRouter()

_MOST_RELATED = 120
# In so many reports it is looked up who could be meant.
_REPORTS_ASKED = 8


@router.get("/entries/{identifier}", response_class=HTMLResponse)
def one_entry(
    request: Request,
    house: TheHouse,
    visitor: Reader,
    identifier: str,
    *,
    unmask: Annotated[bool, Query()] = False,
    act: Annotated[str, Query(max_length=20)] = "",
    back: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """An entry, by its id, one that it bore before, or that of a mention. ``unmask`` is for reviewers, and is noted.

    ``act`` is what a reviewer comes to do (*correct*, *split*, *status*), ``back`` the page to go to when it is done.
    """
    if identifier.startswith("d_"):
        return RedirectResponse(f"/documents/{identifier}", 303)
    if unmask and not visitor.may("reviewer"):
        raise NotAllowed(known=bool(visitor.name))
    record = house.entry(identifier, bare=unmask)
    found = _found(record, identifier)
    if record is None or found is None:
        raise missing("entry")
    kind, entry = found
    if kind == "disputes":
        return RedirectResponse(f"/disputes/{entry.id}", 303)
    if unmask:
        with house.store.writing() as connection:
            audit.add(connection, now(), visitor.name, f"saw the names in {entry.id}")
    explained = explanation(record, entry.id, unmask=unmask)
    index = Index(record)
    names = visitor.may("reviewer")
    decided = msgspec.structs.replace(record, decisions=house.store.decisions()) if names else record
    return page(
        request,
        "entry.html",
        one=explained,
        heading=f"{entry.name} ({entry.kind})" if isinstance(entry, Actor) else explained.words,
        names=[one for one in dict.fromkeys((*entry.names, *entry.handles)) if one != entry.name]
        if isinstance(entry, Actor)
        else [],
        kind=kind,
        related=(*explained.related, *_taking_part(index, entry, {one.id for one in explained.related}))[
            :_MOST_RELATED
        ],
        href=href,
        history=told(decided, history(decided, entry), names=names),
        unmasked=unmask,
        hides=isinstance(entry, Statement) and is_hateful(entry),
        deciding=_deciding(house, index, entry) if names else None,
        act=act,
        back=inside(back) if names else "",
    )


def _found(record: Record | None, identifier: str) -> tuple[str, Entry] | None:
    """The entry that a part of the record was taken around."""
    if record is None:
        return None
    return record.find(identifier) or next(
        ((kind, one) for kind, one in record.entries() if identifier in getattr(one, "mentions", ())), None
    )


def _taking_part(index: Index, entry: Entry, known: set[str]) -> list[Related]:
    """For an actor or a place, the entries in which it takes part."""
    if not isinstance(entry, Actor | Place):
        return []
    return [
        Related(one.id, "takes part in", KIND_NAME[kind], in_words(index, one))
        for kind, one in index.record.entries()
        if kind in {"events", "statements", "demands", "commitments"} and one.id not in known
    ]


def _deciding(house: TheHouse, index: Index, entry: Entry) -> dict[str, Any] | None:
    """What a reviewer can decide on an entry; None where it is worked out of others."""
    if type(entry) not in CORRECTABLE:
        return None
    documents = {one.id for one in index.record.documents}
    with house.store.reading() as connection:
        said = [*parts.annotations(connection, documents), *_added(house.store.decisions())]
    tellings = [(one.id, house.words(wording.few_words(one.quote, 160)), one.document) for one in mentions(entry, said)]
    return {
        "fields": fields(entry, house.domain, index),
        "mentions": tellings if len(tellings) > 1 else [],
        "actors": sorted(_people(house, index, documents).items(), key=lambda one: (one[1], one[0])),
        "statuses": list(Status.__args__) if isinstance(entry, Commitment) else [],  # type: ignore[attr-defined]
        "private": entry.private if isinstance(entry, Actor) else None,
    }


def _people(house: TheHouse, index: Index, documents: set[str]) -> dict[str, str]:
    """Who can be named in a correction: all of whom the reports speak that an entry rests on, by id."""
    found = {one.id: one.name for one in index.record.actors}
    for document in sorted(documents)[:_REPORTS_ASKED]:
        told = house.document(document)
        actors = told.actors if told is not None else ()
        found.update((one.id, one.name) for one in actors if any(each.document == document for each in one.passages))
    return found


def _added(made: Sequence[Decision]) -> list[Annotation]:
    """What people found that the program did not."""
    return [one.added for one in in_force(tuple(made)) if one.added is not None]
