"""Logging in and out, and setting a password by a one-time link."""

import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from standoff.desk import passwords
from standoff.desk.clock import later, now
from standoff.desk.errors import missing
from standoff.desk.house import House
from standoff.desk.rendering import is_secure, page
from standoff.desk.who import SESSION, VISIT, Anybody, Genuine, TheHouse, address_of
from standoff.store import accounts, audit

router = APIRouter()

_DAYS = 14
# Failed attempts within a quarter of an hour, for one account and from one address.
_ATTEMPTS, _ATTEMPTS_FROM, _WHILE = 6, 30, 900
Password = Annotated[str, Form(max_length=passwords.LONGEST + 1)]


@router.get("/enter", response_class=HTMLResponse)
def enter(
    request: Request,
    visitor: Anybody,
    next: Annotated[str, Query(max_length=500)] = "",  # noqa: A002 (part of the address)
) -> Response:
    """The form to log in by."""
    if visitor.name:
        return RedirectResponse(inside(next) or "/", 303)
    return page(request, "enter.html", next=inside(next), name="", words="")


@router.post("/enter", dependencies=[Genuine])
def entered(
    request: Request,
    house: TheHouse,
    visitor: Anybody,
    *,
    name: Annotated[str, Form(max_length=60)],
    password: Password,
    next: Annotated[str, Form(max_length=500)] = "",  # noqa: A002 (part of the form)
) -> Response:
    """Log in."""
    name = name.strip()
    house.limits.count("log-in from", address_of(request), most=_ATTEMPTS_FROM, seconds=_WHILE)
    house.limits.count("log-in", name.casefold(), most=_ATTEMPTS, seconds=_WHILE)
    with house.store.reading() as connection:
        account = accounts.find(connection, name)
    if not passwords.fits(password, account.password if account is not None else None):
        with house.store.writing() as connection:
            audit.add(connection, now(), "somebody", f"failed to log in as {name!r} from {address_of(request)}")
        words = "The name or the password is wrong."
        return page(request, "enter.html", status=401, next=inside(next), name=name, words=words)
    house.limits.forgive("log-in", name.casefold())
    return begin(request, house, name, inside(next) or "/", "logged in")


@router.post("/leave", dependencies=[Genuine])
def leave(house: TheHouse, visitor: Anybody) -> RedirectResponse:
    """Log out."""
    with house.store.writing() as connection:
        accounts.end(connection, visitor.secret)
        if visitor.name:
            audit.add(connection, now(), visitor.name, "logged out")
    answer = RedirectResponse("/enter", 303)
    answer.delete_cookie(SESSION)
    return answer


@router.get("/welcome/{key}", response_class=HTMLResponse)
def welcome(request: Request, house: TheHouse, key: str) -> HTMLResponse:
    """The form behind a one-time link."""
    name = _bearer(house, key)
    return page(request, "welcome.html", name=name, address=f"/welcome/{key}", words="", shortest=passwords.SHORTEST)


@router.post("/welcome/{key}", dependencies=[Genuine])
def welcomed(request: Request, house: TheHouse, key: str, password: Password, again: Password) -> Response:
    """Set a password by a one-time link, which is worthless from then on; and log in."""
    name = _bearer(house, key)
    words = passwords.unfit(password, again, name)
    if words:
        given = {"name": name, "address": f"/welcome/{key}", "words": words, "shortest": passwords.SHORTEST}
        return page(request, "welcome.html", status=422, **given)
    kept = passwords.hashed(password)
    with house.store.writing() as connection:
        # Asked again within the transaction: of two who use one link at once, one comes too late.
        if accounts.bearer(connection, key, "link", now()) is None:
            raise missing("link")
        accounts.set_password(connection, name, kept)
    return begin(request, house, name, "/", "set a password by a one-time link, and logged in")


def begin(request: Request, house: House, name: str, where: str, what: str) -> RedirectResponse:
    """Begin a session with a token of its own, whatever cookie the visitor came with, and go on."""
    token = secrets.token_urlsafe(32)
    with house.store.writing() as connection:
        accounts.forget_old(connection, now())
        if old := request.cookies.get(SESSION):
            accounts.end(connection, old)
        accounts.begin(connection, token, name, "session", later(days=_DAYS))
        audit.add(connection, now(), name, f"{what} from {address_of(request)}")
    answer = RedirectResponse(where, 303)
    answer.set_cookie(
        SESSION, token, max_age=_DAYS * 86_400, httponly=True, samesite="strict", secure=is_secure(request)
    )
    answer.delete_cookie(VISIT)
    return answer


def inside(where: str) -> str:
    """A path of this desk; empty where an address would lead elsewhere."""
    parts = urlsplit(where)
    fits = where.startswith("/") and not where.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return where if fits and where.isprintable() and "\\" not in where else ""


def _bearer(house: House, key: str) -> str:
    with house.store.reading() as connection:
        account = accounts.bearer(connection, key, "link", now())
    if account is None:
        raise missing("link that still works")
    return account.name
