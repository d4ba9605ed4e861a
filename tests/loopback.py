"""A web server of our own, on this machine alone, that answers as a test tells it to."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STRUCK = "Junior doctors in the city struck work on Tuesday over an assault on two of them."
MARCHED = "On Friday they marched from the gate of the hospital to the state secretariat."


class Asked(BaseHTTPRequestHandler):
    """One request, to be answered with ``send`` or by writing to ``wfile``."""

    def send(self, body: bytes | str, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Answer with a body."""
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        usual = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))}
        for name, value in {**usual, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


Answer = Callable[[Asked], None]


class Site:
    """What the server answers, by path, and what it was asked: paths, in their order, and the headers of each."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []

    def serve(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        """Answer a path so; in the names of headers an underscore stands for a hyphen."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = lambda asked: asked.send(body, status, named)

    def times(self, path: str) -> int:
        """How often a path was asked."""
        return self.asked.count(path)


@contextmanager
def site() -> Iterator[Site]:
    """A running server; one that is asked for what it does not have answers 404."""

    class Handler(Asked):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.headers.append({name.lower(): value for name, value in self.headers.items()})
            answer = found.answers.get(self.path)
            with suppress(BrokenPipeError, ConnectionResetError):  # Who asked may have had enough.
                answer(self) if answer else self.send("there is no such page", 404)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


def page(*paragraphs: str, day: str = "2019-06-14T10:05:00+05:30", title: str = "Doctors strike work") -> str:
    """A page with a report."""
    words = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!DOCTYPE html><html><head><title>{title}</title><meta property="article:published_time" content="{day}">'
        f"</head><body><article><h1>{title}</h1>{words}</article></body></html>"
    )


def feed(*items: str, name: str = "The Morning Paper") -> str:
    """An RSS feed."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title>{"".join(items)}</channel></rss>'


def item(
    link: str, title: str = "Doctors strike work", words: str = "", day: str = "Fri, 14 Jun 2019 10:05:00 +0530"
) -> str:
    """An item of a feed that leads to a page."""
    said = f"<title>{title}</title><link>{link}</link><pubDate>{day}</pubDate><description>{words}</description>"
    return f"<item>{said}</item>"
