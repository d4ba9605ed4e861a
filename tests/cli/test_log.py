"""What ``--log`` writes while commands run."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from tests.cli.running import ENVIRONMENT, run
from tests.desk.desks import keep
from tests.loopback import STRUCK, feed, item, page, site
from tests.publish.sample import RECORD

from standoff.engine import build as engine
from standoff.read.fetch import Fetcher

NAMED = "Asha Marigold"


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / f"{NAMED}.txt").write_text(f"{STRUCK} {NAMED} was there.")
    (folder / f"table of {NAMED}.csv").write_text(f"title,url\n{NAMED},https://a.example/1\n")
    return folder


def events(words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in words.splitlines()]


def test_a_build_tells_how_it_begins_and_ends(clippings: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    ran = run("build", clippings, "--db", tmp_path / "desk.db", "--log", log)
    assert ran.status == 3
    assert "Set aside" in ran.err
    begun, aside, ended = events(log.read_text())
    assert (begun["event"], begun["sources"]) == ("build begun", 1)
    assert aside["event"] == "report set aside"
    assert (ended["event"], ended["met"], ended["new"], ended["set_aside"]) == ("build ended", 1, 1, 1)
    assert "Marigold" not in log.read_text()


def test_on_standard_error_there_are_lines_of_json_alone(clippings: Path, tmp_path: Path) -> None:
    ran = run("build", clippings, "--db", tmp_path / "desk.db", "--log", "-")
    assert [one["event"] for one in events(ran.err)] == ["build begun", "report set aside", "build ended"]
    assert "Read 1 report, 1 new." in ran.out


def test_the_variable_does_as_the_option_and_without_either_nothing_is_written(clippings: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    quiet = run("build", clippings, "--db", tmp_path / "desk.db")
    assert "build ended" not in quiet.err
    run("build", clippings, "--db", tmp_path / "desk.db", env={"STANDOFF_LOG": str(log)})
    assert events(log.read_text())[-1]["event"] == "build ended"


def test_a_log_that_cannot_be_written_is_said_at_once(clippings: Path, tmp_path: Path) -> None:
    ran = run("build", clippings, "--db", tmp_path / "desk.db", "--log", tmp_path / "nowhere" / "log.jsonl")
    assert ran.status == 1
    assert "nowhere/log.jsonl: no such file or directory" in ran.err
    assert not (tmp_path / "desk.db").exists()


def test_a_fault_is_told_without_what_it_says(clippings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError(NAMED)

    monkeypatch.setattr(engine, "annotated", failing)
    log = tmp_path / "log.jsonl"
    ran = run("build", clippings, "--db", tmp_path / "desk.db", "--log", log)
    assert ran.status == 1
    assert "The log says where it arose" in ran.err
    line = events(log.read_text())[-1]
    assert (line["event"], line["error"]) == ("command failed", "RuntimeError")
    assert NAMED not in ran.err + log.read_text()


def test_watching_tells_of_each_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.cli.watch.Fetcher", lambda: Fetcher(between=0.0, longest=60.0))
    log = tmp_path / "log.jsonl"
    with site() as server:
        server.serve("/feed?key=opensesame", feed(item(f"{server.address}/1"), item(f"{server.address}/gone")))
        server.serve("/1", page(f"{STRUCK} {NAMED} was there."))
        addresses = (f"{server.address}/feed?key=opensesame", f"{server.address}/none")
        run("watch", *addresses, "--once", "--db", tmp_path / "desk.db", "--log", log)
    found = {str(one["event"]): one for one in events(log.read_text())}
    assert (found["feed asked"]["items"], found["feed asked"]["new"]) == (2, 2)
    assert found["feed asked"]["feed"] == f"{server.address}/feed"
    assert found["feed not had"]["reason"] == "its server answered 404"
    assert (found["feeds asked"]["met"], found["feeds asked"]["set_aside"]) == (1, 1)
    assert "opensesame" not in log.read_text()
    assert "Marigold" not in log.read_text()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def test_a_desk_tells_its_figures_at_an_address_of_their_own(tmp_path: Path) -> None:
    db, log = keep(RECORD, tmp_path / "desk.db"), tmp_path / "log.jsonl"
    port, other = free_port(), free_port()
    words = ("desk", "--db", str(db), "--port", str(port), "--metrics", f"127.0.0.1:{other}", "--log", str(log))
    command = [sys.executable, "-m", "standoff", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, text=True) as desk:
        try:
            assert wait(f"http://127.0.0.1:{port}/readyz").text == "ok\n"
            assert get(f"http://127.0.0.1:{port}/metrics").status_code == 404
            assert wait(f"http://127.0.0.1:{other}/healthz").text == "ok\n"
            assert get(f"http://127.0.0.1:{other}/").status_code == 404
            figures = get(f"http://127.0.0.1:{other}/metrics").text
            families = text_string_to_metric_families(figures)  # type: ignore[no-untyped-call]
            assert "standoff_requests" in {family.name for family in families}
            second = run("desk", "--db", db, "--port", str(port))
            assert second.status == 1
            assert re.search(rf"127\.0\.0\.1:{port}: address already in use.*name another port", second.err)
        finally:
            desk.send_signal(signal.SIGTERM)
            desk.wait(60)
    assert [one["event"] for one in events(log.read_text())] == ["desk opened", "request", "desk closed"]


def get(address: str) -> httpx.Response:
    return httpx.get(address, timeout=60)


def wait(address: str) -> httpx.Response:
    for _ in range(600):
        try:
            return get(address)
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("nothing answers")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999"])
def test_an_address_for_figures_must_have_a_port(address: str, tmp_path: Path) -> None:
    ran = run("desk", "--db", tmp_path / "desk.db", "--metrics", address)
    assert ran.status == 2
    assert "Write it like this: 127.0.0.1:9300." in ran.err
