"""What holds for every answer and every request: strict headers, and a bound on what may be sent."""

import logging

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from standoff import logs
from standoff.desk.settings import LARGEST_EVIDENCE, LARGEST_FORM, LARGEST_UPLOAD

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_LARGEST = {"/reports/add": LARGEST_UPLOAD, "/incident": LARGEST_EVIDENCE}
_PLAIN = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>{0}</title><main><h1>{0}</h1><p>{1}</p></main></html>"
_TOO_LARGE = _PLAIN.format("Too large", "This is more than the desk takes at once. Go back and send less.").encode()
_FAULT = "This page could not be made. The fault is in the desk's log, under the reference {0}."

log = logging.getLogger("standoff.desk")


class Guard:
    """Wraps the application. What is too large is refused by its declared length, or else when it gets too long."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        largest = _LARGEST.get(scope["path"], LARGEST_FORM)
        declared = Headers(scope=scope).get("content-length", "0")
        seen = 0
        begun = False

        async def guarded_send(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        async def guarded_receive() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > largest:
                raise HTTPException(413, "This is more than the desk takes at once. Go back and send less.")
            return message

        try:
            if not declared.isdigit() or int(declared) > largest:
                await _refuse(guarded_send, 413, _TOO_LARGE)
                return
            await self._app(scope, guarded_receive, guarded_send)
        except Exception as error:
            # A fault of ours: the log says where it arose; the visitor learns only that there was one.
            reference = scope["state"]["reference"]
            log.error("a page could not be made", extra={"request": reference, **logs.fault(error)})
            if not begun:
                await _refuse(guarded_send, 500, _PLAIN.format("A fault", _FAULT.format(reference)).encode())


async def _refuse(send: Send, status: int, words: bytes) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
