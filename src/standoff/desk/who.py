"""Who asks for a page, and what they may do."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import Depends, Form, Request

from standoff.desk.clock import now
from standoff.desk.house import House
from standoff.store import accounts
from standoff.store.accounts import ROLES, Role

SESSION = "standoff_session"
VISIT = "standoff_visit"


class NotAllowed(Exception):  # noqa: N818 - reads as what it is
    """The visitor may not do this. ``known`` tells whether logging in could help: who is known already is refused."""

    def __init__(self, *, known: bool) -> None:
        super().__init__(known)
        self.known = known


class NotGenuine(Exception):  # noqa: N818 - reads as what it is
    """A form was sent that this visitor was not given: by another site, or from a page that is out of date."""


@dataclass(frozen=True)
class Visitor:
    """Who asks. ``name`` is empty for somebody without an account; ``secret`` is what their cookie holds."""

    name: str
    role: Role | Literal["public"] | None
    secret: str
    is_new: bool = False

    def may(self, role: Role) -> bool:
        """Whether they may do what a role may. On the public face everybody may read."""
        if self.role == "public":
            return role == "reader"
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)

    @property
    def token(self) -> str:
        """What each form of theirs must hold: nobody else can know it, and it tells nothing of the cookie."""
        return hmac.new(self.secret.encode(), b"form", hashlib.sha256).hexdigest()


def house_of(request: Request) -> House:
    """The desk that a request is made to."""
    house: House = request.app.state.house
    return house


def visitor_of(request: Request) -> Visitor:
    """Who makes a request; found once, and kept with it."""
    if not hasattr(request.state, "visitor"):
        request.state.visitor = _visitor(request)
    visitor: Visitor = request.state.visitor
    return visitor


def _visitor(request: Request) -> Visitor:
    house = house_of(request)
    token = request.cookies.get(SESSION)
    if token and not house.settings.public:
        with house.store.reading() as connection:
            account = accounts.bearer(connection, token, "session", now())
        if account is not None:
            return Visitor(account.name, account.role, token)
    role: Literal["public"] | None = "public" if house.settings.public else None
    visit = request.cookies.get(VISIT)
    return Visitor("", role, visit or secrets.token_urlsafe(32), is_new=not visit)


def needs(role: Role) -> Callable[[Request], Visitor]:
    """What a page asks for that only some may see."""

    def check(request: Request) -> Visitor:
        visitor = visitor_of(request)
        if not visitor.may(role):
            raise NotAllowed(known=bool(visitor.name))
        return visitor

    return check


def genuine(request: Request, token: Annotated[str, Form(max_length=200)] = "") -> None:
    """What each form asks for: that it was given to this visitor by this desk.

    Raises:
        NotGenuine: it was not.
    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise NotGenuine
    if not hmac.compare_digest(token.encode(), visitor_of(request).token.encode()):
        raise NotGenuine


def address_of(request: Request) -> str:
    """The network address that a request comes from."""
    return request.client.host if request.client is not None else ""


TheHouse = Annotated[House, Depends(house_of)]
Anybody = Annotated[Visitor, Depends(visitor_of)]
Reader = Annotated[Visitor, Depends(needs("reader"))]
Reviewer = Annotated[Visitor, Depends(needs("reviewer"))]
Administrator = Annotated[Visitor, Depends(needs("administrator"))]
Genuine = Depends(genuine)
