"""Around every request: an id that the log and the page of a fault share, a line in the log, and figures."""

import logging
import secrets
import time

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from standoff.desk.metrics import Metrics

# What is asked for all the time and tells nothing: style, scripts, and whether the desk lives.
_UNTOLD = frozenset(["/static/{name}", "/healthz", "/readyz"])
_METHODS = frozenset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
_UNKNOWN = "none"

log = logging.getLogger("standoff.desk")


class Measured:
    """Wraps the application, and all else that wraps it.

    Of a request the log has its id, method, route, status and duration. The route is the pattern of the address
    ("/entries/{identifier}"): addresses themselves hold words that were searched for, and keys of one-time links.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        identifier = secrets.token_hex(6)
        scope.setdefault("state", {})["reference"] = identifier
        begun = time.perf_counter()
        status = 500

        async def measured_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = identifier
            await send(message)

        try:
            await self._app(scope, receive, measured_send)
        finally:
            seconds = time.perf_counter() - begun
            method = scope["method"] if scope["method"] in _METHODS else "other"
            route = route_of(scope)
            self._metrics.request(method, route, status, seconds)
            if route not in _UNTOLD:
                told = {"request": identifier, "method": method, "route": route, "status": status}
                log.info("request", extra={**told, "milliseconds": round(seconds * 1000, 1)})


def route_of(scope: Scope) -> str:
    """The pattern of the address that was asked for; "none" where there is no such page."""
    pattern = getattr(scope.get("route"), "path", None)
    return f"{scope.get('root_path', '')}{pattern}" if isinstance(pattern, str) else _UNKNOWN


def reference(request: Request) -> str:
    """The id of a request, by which a fault is found in the log."""
    found: str = getattr(request.state, "reference", "")
    return found
