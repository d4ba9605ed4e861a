"""Pages are made a few at a time, in the order in which they are asked for."""

from anyio import Semaphore
from starlette.datastructures import QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Making a page is work for one processor: twenty at once would each take twenty times as long, and those that are kept
# ready would wait for them all. A second one goes on while the first waits for the database.
_AT_ONCE = 2
_NO_WAITING = ("/static/", "/healthz", "/readyz")


class InTurn:
    """Wraps the application. Who only reads waits for their turn, which ends when there is something to send: how quick
    the reader's line is holds up nobody.

    Forms do not wait, nor are they waited for: while a large record is written, they may have to wait for the database.
    What could be known on a day has a queue of its own (``House.thinking``).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._free = Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request when it is its turn."""
        if not _waits(scope):
            await self._app(scope, receive, send)
            return
        await self._free.acquire()
        has_turn = True

        def end() -> None:
            nonlocal has_turn
            if has_turn:
                has_turn = False
                self._free.release()

        async def send_after_turn(message: Message) -> None:
            end()
            await send(message)

        try:
            await self._app(scope, receive, send_after_turn)
        finally:
            end()


def _waits(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    path: str = scope["path"]
    of_a_day = "/disputes/" in path and QueryParams(scope["query_string"]).get("as_of")
    return not path.startswith(_NO_WAITING) and not of_a_day
