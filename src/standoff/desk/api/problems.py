"""Errors of the interface, as problem details (RFC 9457)."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from standoff import logs
from standoff.desk.api.shapes import Problem
from standoff.desk.measured import reference
from standoff.desk.who import NotAllowed
from standoff.store import AmbiguousIdentifierError, StoreError

log = logging.getLogger("standoff.desk")
TYPE = "application/problem+json"


def register(app: FastAPI) -> None:
    """Tell the interface how to answer each kind of error."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(NotAllowed, _not_allowed)
    app.add_exception_handler(AmbiguousIdentifierError, _ambiguous)
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(Exception, _fault)


def problem(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """An answer that says why there is none."""
    told = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=request.url.path,
    )
    return Response(told.to_json(), status_code=status, media_type=TYPE, headers=headers)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(request, error.status_code, str(error.detail), dict(error.headers or {}))


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [f"{'.'.join(str(one) for one in fault['loc'][1:])}: {fault['msg']}" for fault in error.errors()]
    return problem(request, 422, "; ".join(faults))


def _not_allowed(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotAllowed)
    if error.known:
        return problem(request, 403, "Your account does not allow this.")
    return problem(request, 401, "Log in at the desk first; the interface takes the session of the browser.")


def _ambiguous(request: Request, error: Exception) -> Response:
    assert isinstance(error, StoreError)
    return problem(request, 404, error.what)


def _store(request: Request, error: Exception) -> Response:
    log.error("the database could not be used", extra={"request": reference(request), **logs.fault(error)})
    return problem(request, 503, f"The database could not be used just now (reference {reference(request)}).")


def _fault(request: Request, _: Exception) -> Response:
    """A fault of ours, which goes on to the desk's guard: that says in the log where it arose."""
    return problem(request, 500, f"This could not be answered. The desk's log has it as {reference(request)}.")
