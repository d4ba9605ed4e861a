"""What a visitor is told when a page cannot be had."""

import logging
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from standoff import logs
from standoff.desk.api.problems import problem
from standoff.desk.limits import TooOften
from standoff.desk.measured import reference
from standoff.desk.rendering import page
from standoff.desk.who import NotAllowed, NotGenuine
from standoff.publish.wording import sentence
from standoff.resolve.decisions import DecisionError
from standoff.store import AmbiguousIdentifierError, StoreError

log = logging.getLogger("standoff.desk")
V = TypeVar("V")


def missing(what: str) -> HTTPException:
    """That there is no such thing."""
    return HTTPException(404, f"There is no {what} with this address. It may have been joined to another.")


def there(what: str, found: V | None) -> V:
    """What was looked for.

    Raises:
        HTTPException: there is none.
    """
    if found is None:
        raise missing(what)
    return found


def register(app: FastAPI) -> None:
    """Tell the application how to answer each kind of error."""
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, answer)


def _not_allowed(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotAllowed)
    if error.known:
        words = "Your account does not allow this. Ask an administrator of the desk for another role."
        return page(request, "error.html", status=403, title="Not allowed", words=words)
    if request.method == "GET":
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/enter?{urlencode({'next': back})}", 303)
    return page(request, "error.html", status=401, title="Log in first", words="Log in, then try again.")


def _not_genuine(request: Request, _: Exception) -> Response:
    words = (
        "This form is out of date, or was not made by this desk. Nothing was changed. Go back, load the page anew and "
        "try again."
    )
    return page(request, "error.html", status=403, title="Form out of date", words=words)


def _too_often(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooOften)
    minutes = max(1, round(error.wait / 60))
    words = f"That was tried too often. Wait {minutes} {'minute' if minutes == 1 else 'minutes'}, then try again."
    answer = page(request, "error.html", status=429, title="Too often", words=words)
    answer.headers["retry-after"] = str(error.wait)
    return answer


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/api/"):
        # An address that the interface itself is never asked for, such as one with a line break in it.
        return problem(request, error.status_code, str(error.detail))
    title = {404: "Not found", 405: "Not possible here", 413: "Too large"}.get(error.status_code, "Not possible")
    words = (
        error.detail
        if error.detail not in ("Not Found", "Method Not Allowed")
        else "There is no such page at this desk."
    )
    answer = page(request, "error.html", status=error.status_code, title=title, words=words)
    answer.headers.update(error.headers or {})
    return answer


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    names = sorted({str(one["loc"][-1]) for one in error.errors()})
    words = f"What was sent could not be understood: {', '.join(names)}. Go back and look at it again."
    return page(request, "error.html", status=422, title="Not understood", words=words)


def _refused(request: Request, error: Exception) -> Response:
    return page(request, "error.html", status=422, title="Not decided", words=sentence(str(error)))


def _ambiguous(request: Request, error: Exception) -> Response:
    assert isinstance(error, StoreError)
    return page(request, "error.html", status=404, title="Not found", words=f"{error.what}. {error.remedy}")


def _store(request: Request, error: Exception) -> Response:
    assert isinstance(error, StoreError)
    log.error("the database could not be used", extra={"request": reference(request), **logs.fault(error)})
    words = (
        "The database could not be used just now. Try again; if it goes on, tell an administrator, who finds more in "
        f"the desk's log, under the reference {reference(request)}."
    )
    return page(request, "error.html", status=503, title="Not available", words=words)


_ANSWERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    NotAllowed: _not_allowed,
    NotGenuine: _not_genuine,
    TooOften: _too_often,
    HTTPException: _http,
    RequestValidationError: _not_understood,
    DecisionError: _refused,
    AmbiguousIdentifierError: _ambiguous,
    StoreError: _store,
}
