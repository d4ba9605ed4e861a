"""Accounts: made, given another role, sent a new link, taken away. For administrators."""

import re
from typing import Annotated, get_args

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from standoff.desk.clock import now
from standoff.desk.errors import missing
from standoff.desk.links import path
from standoff.desk.rendering import page
from standoff.desk.who import Administrator, Genuine, TheHouse
from standoff.store import accounts, audit
from standoff.store.accounts import ROLES, Account, Role

router = APIRouter()

_NAME = re.compile(r"[\w][\w.\- ]{0,38}[\w]")
Name = Annotated[str, Form(max_length=60)]


@router.get("/accounts", response_class=HTMLResponse)
def every(request: Request, house: TheHouse, visitor: Administrator) -> HTMLResponse:
    """All accounts."""
    return _page(request, house)


@router.post("/accounts", dependencies=[Genuine])
def add(
    request: Request, house: TheHouse, visitor: Administrator, name: Name, role: Annotated[str, Form(max_length=20)]
) -> HTMLResponse:
    """Make an account, and show the link by which its owner sets a password."""
    name = name.strip()
    if not _NAME.fullmatch(name):
        words = "A name has 2 to 40 letters, digits, dots, hyphens or spaces."
        return _page(request, house, status=422, words=words)
    with house.store.writing() as connection:
        if accounts.find(connection, name) is not None:
            return _page(request, house, status=409, words=f"There is an account {name} already.")
        accounts.add(connection, Account(name=name, role=_role(role), made=now()))
        audit.add(connection, now(), visitor.name, f"made the account {name} ({role})")
        link = path(connection, name)
    return _page(request, house, link=(name, link))


@router.post("/accounts/{name}", dependencies=[Genuine])
def change(
    request: Request, house: TheHouse, visitor: Administrator, name: str, what: Annotated[str, Form(max_length=20)]
) -> Response:
    """Give an account another role, a new link, or take it away. The last administrator stays one."""
    with house.store.writing() as connection:
        account = accounts.find(connection, name)
        if account is None:
            raise missing("account")
        if what == "link":
            audit.add(connection, now(), visitor.name, f"made a new link for {name}")
            link: str | None = path(connection, name)
        else:
            link = None
            if account.role == "administrator" and accounts.administrators(connection) == 1:
                return _page(
                    request, house, status=409, words="Somebody must be administrator. Make another one first."
                )
            if what == "remove":
                accounts.remove(connection, name)
                audit.add(connection, now(), visitor.name, f"removed the account {name}")
            else:
                accounts.set_role(connection, name, _role(what))
                audit.add(connection, now(), visitor.name, f"made {name} a {what}")
    return _page(request, house, link=(name, link)) if link is not None else RedirectResponse("/accounts", 303)


def _role(words: str) -> Role:
    for role in ROLES:
        if role == words:
            return role
    raise missing(f"role; those there are: {', '.join(get_args(Role))}; and no page")


def _page(
    request: Request, house: TheHouse, *, status: int = 200, words: str = "", link: tuple[str, str] | None = None
) -> HTMLResponse:
    with house.store.reading() as connection:
        found = accounts.every(connection)
    whole = (link[0], f"{request.url.scheme}://{request.url.netloc}{link[1]}") if link is not None else None
    return page(request, "accounts.html", status=status, accounts=found, roles=ROLES, words=words, link=whole)
