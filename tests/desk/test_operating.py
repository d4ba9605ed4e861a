"""What whoever runs a desk has of it: health, figures and a log, and what visitors do not have."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_families
from prometheus_client.parser import text_string_to_metric_families as plain_families
from tests.desk.desks import Desk

from standoff import logs
from standoff.desk import monitor
from standoff.store import LockedError, UnreachableError

OPEN = "application/openmetrics-text"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "log.jsonl"
    logs.set_up(str(path))
    yield path
    logs.set_up(None, quiet=True)


def lines(path: Path, event: str) -> list[dict[str, object]]:
    return [line for line in map(json.loads, path.read_text("utf-8").splitlines()) if line["event"] == event]


def figures(desk: Desk) -> dict[tuple[str, ...], float]:
    answer = figures_of(desk).get("/metrics")
    assert answer.headers["content-type"].startswith(OPEN)
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in open_families(answer.text)  # type: ignore[no-untyped-call]
        for sample in family.samples
    }


def figures_of(desk: Desk) -> TestClient:
    return TestClient(monitor.create(desk.house, desk.app.state.metrics))


def fail(desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(desk.house.store, "_reading", failing)


@pytest.mark.parametrize("where", ["desk", "face"])
def test_health_is_one_word_for_everybody_and_figures_are_for_nobody(
    where: str, request: pytest.FixtureRequest
) -> None:
    desk: Desk = request.getfixturevalue(where)
    visitor = desk.visitor()
    assert [(visitor.get(one).status_code, visitor.get(one).text) for one in ("/healthz", "/readyz")] == [
        (200, "ok\n")
    ] * 2
    for who in [desk.visitor()] if where == "face" else [desk.visitor(), desk.visitor("administrator")]:
        assert who.get("/metrics").status_code == 404


def test_a_desk_whose_database_is_gone_lives_but_is_not_ready(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(desk, monkeypatch, UnreachableError("the server went away", "desk.db", "Wait."))
    visitor = desk.visitor()
    assert visitor.get("/healthz").status_code == 200
    assert visitor.get("/readyz").status_code == 503
    found = figures(desk)
    assert found["standoff_database_up",] == 0
    assert ("standoff_reports",) not in found


def test_figures_are_open_metrics_and_count_what_was_done(desk: Desk) -> None:
    record = desk.house.store.record()
    reader = desk.visitor("reader")
    before = figures(desk)
    reader.get(f"/disputes/{record.disputes[0].id}")
    reader.get("/search?words=nurse")
    reader.get("/nowhere/at/all")
    reader.get("/api/v1/record")
    reader.get("/api/v1/nowhere")
    after = figures(desk)
    assert after["standoff_database_up",] == 1
    assert after["standoff_reports",] == len(record.documents)
    assert after["standoff_entries", "disputes"] == len(record.disputes)
    assert after["standoff_jobs", "failed"] == 0

    def more(*key: str) -> float:
        return after.get(key, 0) - before.get(key, 0)

    for route, status in (
        ("/disputes/{identifier}", "200"),
        ("/search", "200"),
        ("none", "404"),
        ("/api/v1/record", "200"),
    ):
        assert more("standoff_requests_total", "GET", route, status) >= 1, route
        assert more("standoff_request_seconds_count", "GET", route) >= 1, route
    assert not any("nowhere" in part or "nurse" in part for key in after for part in key)


def test_who_knows_only_the_older_format_gets_it(desk: Desk) -> None:
    answer = figures_of(desk).get("/metrics", headers={"accept": "text/plain;version=0.0.4"})
    assert answer.headers["content-type"].startswith("text/plain")
    assert "standoff_reports" in {family.name for family in plain_families(answer.text)}
    both = figures_of(desk).get("/metrics", headers={"accept": f"{OPEN};version=1.0.0,text/plain;q=0.5"})
    assert both.headers["content-type"].startswith(OPEN)
    assert both.text.endswith("# EOF\n")


def test_a_request_is_a_line_without_what_was_searched_for_or_by_whom(desk: Desk, told: Path) -> None:
    reader = desk.visitor("reader")
    reader.get("/search?words=Marigold")
    reader.get("/welcome/a-key-that-works-once")
    reader.get("/static/report.css")
    reader.get("/healthz")
    answer = reader.get("/api/v1/search?words=Marigold")
    text = told.read_text("utf-8")
    assert not any(word in text for word in ("Marigold", "a-key-that", "testclient", '"reader"', "/static", "/healthz"))
    found = lines(told, "request")
    assert [(one["route"], one["status"]) for one in found][-3:] == [
        ("/search", 200),
        ("/welcome/{key}", 404),
        ("/api/v1/search", 200),
    ]
    assert found[-1]["request"] == answer.headers["x-request-id"]
    assert all(isinstance(one["milliseconds"], float) for one in found)


@pytest.mark.parametrize("address", ["/", "/api/v1/disputes"])
def test_a_fault_has_an_id_that_the_page_and_the_log_share(
    address: str, desk: Desk, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = desk.visitor("reader")

    def failing(*_: object) -> None:
        raise RuntimeError("Marigold Thistle said so")

    monkeypatch.setattr(type(desk.house), "listed", failing)
    answer = reader.get(address)
    assert answer.status_code == 500
    (line,) = lines(told, "a page could not be made")
    assert line["request"] == answer.headers["x-request-id"]
    assert str(line["request"]) in answer.text
    assert line["error"] == "RuntimeError"
    assert any("test_operating" in str(one) and "failing" in str(one) for one in line["at"])  # type: ignore[attr-defined]
    assert "Marigold" not in told.read_text("utf-8") + answer.text


@pytest.mark.parametrize("address", ["/", "/api/v1/disputes"])
def test_so_has_a_database_that_cannot_be_used(
    address: str, face: Desk, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(face, monkeypatch, LockedError("another program is writing to the database", "desk.db", "Wait."))
    answer = face.visitor().get(address)
    assert answer.status_code == 503
    (line,) = lines(told, "the database could not be used")
    assert str(line["request"]) in answer.text
    assert (line["error"], line["reason"]) == ("LockedError", "another program is writing to the database")


def test_a_job_begins_and_ends_in_the_log_without_a_word_of_the_reports(built: Desk, told: Path) -> None:
    reviewer = built.visitor("reviewer")
    files = [
        ("files", ("Marigold.txt", b"RIVERTON, Oct 3 2024: Junior doctors at Riverton Hospital stopped work.")),
        ("files", ("Thistle.csv", b"title,url\nMarigold Thistle is named,https://a.example/1\n")),
    ]
    reviewer.post("/reports/add", files=files)
    (begun,), (ended,) = lines(told, "job begun"), lines(told, "job ended")
    assert begun["job"] == ended["job"]
    assert (begun["kind"], begun["sources"]) == ("upload", 2)
    assert (ended["met"], ended["new"], ended["set_aside"]) == (1, 1, 1)
    (aside,) = lines(told, "report set aside")
    assert "the table has no column with the text of the reports" in str(aside["reason"])
    text = told.read_text("utf-8")
    assert not any(word in text for word in ("Marigold", "Thistle", "Riverton", "reviewer"))


def test_background_work_that_fails_is_told(desk: Desk, told: Path) -> None:
    from concurrent.futures import Future

    from standoff.desk import work
    from standoff.desk.worker import Worker

    worker = Worker(str(desk.db), None)
    failed: Future[None] = Future()
    failed.set_exception(RuntimeError("Marigold"))
    worker._done(failed, work.run_job)
    (line,) = lines(told, "background work failed")
    assert line["error"] == "RuntimeError"
    assert logging.getLogger("standoff").handlers
