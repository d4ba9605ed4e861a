"""Pages are made a few at a time: nobody is forgotten, and nobody's line holds up the others."""

import anyio
from starlette.types import Message, Receive, Scope, Send

from standoff.desk.turns import InTurn


def scope(path: str = "/", query: str = "", method: str = "GET") -> Scope:
    return {"type": "http", "method": method, "path": path, "query_string": query.encode()}


async def nothing() -> Message:
    return {"type": "http.request"}


async def swallowed(_: Message) -> None:
    return


class Pages:
    """An application that notes in which order pages are begun, how many at once, and makes them when it may."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.at_once = self.most_at_once = 0
        self.may_go_on = anyio.Event()

    async def __call__(self, asked: Scope, _: Receive, send: Send) -> None:
        self.begun.append(asked["path"])
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.may_go_on.wait()
            if asked["path"] == "/broken":
                raise RuntimeError(asked["path"])
        finally:
            self.at_once -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def ask(app: InTurn, asked: Scope, send: Send = swallowed) -> None:
    try:
        await app(asked, nothing, send)
    except RuntimeError:
        assert asked["path"] == "/broken"


def test_twenty_readers_at_once_are_answered_in_the_order_in_which_they_came() -> None:
    pages = Pages()

    async def main() -> None:
        app = InTurn(pages)
        async with anyio.create_task_group() as group:
            for number in range(20):
                group.start_soon(ask, app, scope("/broken" if number == 3 else f"/{number}"))
            await anyio.wait_all_tasks_blocked()
            assert len(pages.begun) < 20
            pages.may_go_on.set()

    anyio.run(main)
    assert pages.begun == ["/broken" if number == 3 else f"/{number}" for number in range(20)]
    assert pages.most_at_once < 5


def test_forms_styles_health_and_days_long_ago_do_not_wait_behind_pages() -> None:
    pages = Pages()
    others = [
        scope("/log-in", method="POST"),
        scope("/static/desk.css"),
        scope("/healthz"),
        scope("/disputes/u_1", "as_of=2024-10-01"),
    ]

    async def main() -> None:
        app = InTurn(pages)
        async with anyio.create_task_group() as group:
            for number in range(9):
                group.start_soon(ask, app, scope(f"/{number}"))
            await anyio.wait_all_tasks_blocked()
            for one in others:
                group.start_soon(ask, app, one)
            await anyio.wait_all_tasks_blocked()
            assert {one["path"] for one in others} < set(pages.begun)
            pages.may_go_on.set()

    anyio.run(main)


def test_readers_with_a_slow_line_hold_up_nobody() -> None:
    pages = Pages()
    pages.may_go_on.set()

    async def main() -> None:
        app = InTurn(pages)
        line = anyio.Event()

        async def slow(_: Message) -> None:
            await line.wait()

        async with anyio.create_task_group() as group:
            for number in range(9):
                group.start_soon(ask, app, scope(f"/slow/{number}"), slow)
            with anyio.fail_after(5):
                await app(scope("/quick"), nothing, swallowed)
            line.set()

    anyio.run(main)
    assert len(pages.begun) == 10
