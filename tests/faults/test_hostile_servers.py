"""Servers that mean harm or are broken: what they send is set aside or tried again, soon and in little memory."""

import gzip
import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.loopback import STRUCK, Asked, Site, feed, item, page, site

from standoff.read.fetch import Fetcher, FetchError

PATIENCE = 2.0


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr("standoff.cli.watch.Fetcher", lambda: Fetcher(between=0.0, longest=PATIENCE))
    with site() as found:
        found.serve("/good", page(STRUCK))
        found.serve("/feed", feed(item("/bad"), item("/good")))
        yield found


def drip(asked: Asked) -> None:
    """A byte now and then, for ever."""
    asked.send_response(200)
    asked.send_header("Content-Type", "text/html")
    asked.end_headers()
    while True:
        asked.wfile.write(b"<")
        time.sleep(0.1)


def drip_headers(asked: Asked) -> None:
    asked.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        asked.wfile.write(b"X-More: yes\r\n")
        time.sleep(0.1)


def never_end_headers(asked: Asked) -> None:
    asked.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        asked.wfile.write(b"a" * 65_536)


def promise_more(asked: Asked) -> None:
    asked.send(page(STRUCK), headers={"Content-Length": "1000000"})


def promise_too_much(asked: Asked) -> None:
    asked.send(page(STRUCK), headers={"Content-Length": "100000000000"})


def pour(asked: Asked) -> None:
    """More than anybody wants, of undeclared length."""
    asked.send_response(200)
    asked.end_headers()
    while True:
        asked.wfile.write(b"words and " * 10_000)


def lead_round(asked: Asked) -> None:
    asked.send("", 302, {"Location": "/bad"})


def lead_on(asked: Asked) -> None:
    asked.send("", 302, {"Location": asked.path + "/on"})


def lead_to_a_file(asked: Asked) -> None:
    asked.send("", 302, {"Location": "file:///etc/hostname"})


def packed(body: bytes, way: str = "gzip") -> Callable[[Asked], None]:
    return lambda asked: asked.send(body, headers={"Content-Encoding": way})


def zipped(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.txt", b"doctors struck. " * (size // 16))
    return stream.getvalue()


def bomb() -> bytes:
    """Half a gigabyte of nothing."""
    stream = io.BytesIO()
    with gzip.GzipFile(fileobj=stream, mode="wb") as packing:
        for _ in range(500):
            packing.write(bytes(1_000_000))
    return stream.getvalue()


def no_http(asked: Asked) -> None:
    asked.wfile.write(b"\x00\xff" * 100)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(promise_too_much, "larger than 10 MB", id="a length that nobody wants"),
        pytest.param(pour, "larger than 10 MB", id="no end"),
        pytest.param(lead_round, "leads on more than 5 times", id="led round for ever"),
        pytest.param(lead_to_a_file, "none that can be fetched", id="led to a file"),
        pytest.param(packed(bomb()), "unpacks to more than 10 MB", id="gzip bomb"),
        pytest.param(packed(gzip.compress(page(STRUCK).encode())[:-20]), "cut off", id="packed and cut off"),
        pytest.param(packed(page(STRUCK).encode()), "broken", id="not packed as it says"),
        pytest.param(packed(b"\x1b" * 50, "br"), "not known here", id="packed in an unknown way"),
        pytest.param(lambda asked: asked.send(zipped(50_000_000)), "larger than 5 MB", id="zip bomb"),
        pytest.param(lambda asked: asked.send(b""), "empty", id="nothing"),
        pytest.param(lambda asked: asked.send("<div>" * 100_000 + STRUCK), "deep", id="nested 100,000 deep"),
        pytest.param(lambda asked: asked.send(b"\x89PNG\r\n\x1a\n\x00\x00"), "image", id="a picture"),
    ],
)
def test_a_page_that_is_never_a_report_is_set_aside(
    server: Site, tmp_path: Path, answer: Callable[[Asked], None], why: str
) -> None:
    server.answers["/bad"] = answer
    begun = time.perf_counter()
    done = run("watch", f"{server.address}/feed", "--once", "--db", tmp_path / "desk.db")
    assert done.status == 3
    assert why in done.err
    assert "Read 1 report, 1 new" in done.out
    assert time.perf_counter() - begun < 30


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(drip, id="a body that drips"),
        pytest.param(drip_headers, id="headers that drip"),
        pytest.param(never_end_headers, id="headers without end"),
        pytest.param(promise_more, id="less than it says"),
        pytest.param(no_http, id="no HTTP at all"),
    ],
)
def test_a_server_in_trouble_is_asked_again_later(
    server: Site, tmp_path: Path, answer: Callable[[Asked], None]
) -> None:
    server.answers["/bad"] = answer
    begun = time.perf_counter()
    done = run("watch", f"{server.address}/feed", "--once", "--db", tmp_path / "desk.db")
    assert "1 page could not be had yet" in done.out
    assert "Read 1 report, 1 new" in done.out
    assert time.perf_counter() - begun < PATIENCE + 20


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(drip, id="drips"),
        pytest.param(pour, id="no end"),
        pytest.param(lead_on, id="led on"),
        pytest.param(packed(bomb()), id="gzip bomb"),
    ],
)
def test_a_feed_that_means_harm_leaves_the_others(
    server: Site, tmp_path: Path, answer: Callable[[Asked], None]
) -> None:
    server.answers["/evil"] = answer
    server.serve("/feed", feed(item("/good")))
    done = run("watch", f"{server.address}/evil", f"{server.address}/feed", "--once", "--db", tmp_path / "desk.db")
    assert done.status == 3
    assert f"{server.address}/evil" in done.err
    assert "Read 1 report, 1 new" in done.out


def test_a_robots_file_without_end_allows_what_can_be_fetched(server: Site) -> None:
    server.answers["/robots.txt"] = pour
    assert Fetcher(between=0.0, longest=5.0).fetch(f"{server.address}/good").status == 200


def test_a_pause_is_kept_between_two_requests_to_a_host(server: Site) -> None:
    server.serve("/robots.txt", "User-agent: *\nCrawl-delay: 0.6\n", Content_Type="text/plain")
    fetcher = Fetcher(between=0.2, longest=5.0)
    begun = time.monotonic()
    fetcher.fetch(f"{server.address}/good")
    fetcher.fetch(f"{server.address}/good")
    assert time.monotonic() - begun >= 1.2


def test_a_machine_that_is_not_there() -> None:
    with site() as gone:
        address = gone.address
    with pytest.raises(FetchError) as error:
        Fetcher(between=0.0).fetch(f"{address}/feed")
    assert error.value.passing


@pytest.mark.parametrize("answer", [pytest.param(packed(bomb()), id="gzip bomb"), pytest.param(pour, id="no end")])
def test_what_is_too_large_takes_little_memory(server: Site, answer: Callable[[Asked], None]) -> None:
    server.answers["/bad"] = answer
    fetcher = Fetcher(between=0.0, longest=10.0)
    fetcher.fetch(f"{server.address}/good")
    tracemalloc.start()
    try:
        with pytest.raises(FetchError):
            fetcher.fetch(f"{server.address}/bad")
        # The server runs in the same process.
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
