"""What people bring: incidents by the form, and reports by upload, paste and folder."""

import re
from pathlib import Path

import pytest
from tests.desk.desks import Desk, Visitor, keep
from tests.publish.sample import RECORD

from standoff.desk import adding, evidence
from standoff.desk.settings import LARGEST_EVIDENCE, LARGEST_FORM, LARGEST_UPLOAD
from standoff.store import incidents, jobs

TOLD = {"what": "Two men broke the door of the ward and beat a nurse.", "where": "Tarsin", "when": "1 October 2024"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def held(desk: Desk) -> list[incidents.Incident]:
    with desk.house.store.reading() as connection:
        return incidents.every(connection)


def report(visitor: Visitor, file: tuple[str, bytes] | None = None, **fields: str) -> int:
    files = {"file": file} if file is not None else None
    status: int = visitor.post("/incident", files=files, **{**TOLD, **fields}).status_code
    return status


@pytest.mark.parametrize("where", ["desk", "face"])
def test_anybody_can_report_an_incident_and_nobody_sees_it_but_reviewers(
    where: str, request: pytest.FixtureRequest
) -> None:
    desk: Desk = request.getfixturevalue(where)
    visitor = desk.visitor()
    assert report(visitor, contact="call me at the ward") == 200
    (incident,) = held(desk)
    assert (incident.state, incident.what) == ("held", TOLD["what"])
    reader = desk.visitor("reader" if where == "desk" else None)
    for address in ("/", "/search?words=nurse", "/api/v1/search?words=nurse", "/api/v1/documents?size=200"):
        assert "broke the door" not in reader.get(address).text


def test_an_incident_that_is_taken_becomes_an_unverified_report_without_its_sender(built: Desk) -> None:
    report(built.visitor(), contact="a.nurse@ward.test")
    (incident,) = held(built)
    reviewer = built.visitor("reviewer")
    page = reviewer.text("/incidents")
    assert "a.nurse@ward.test" in page
    assert reviewer.post(f"/incidents/{incident.id}", verdict="take", reason="rang back").status_code == 303
    (found,) = [one for one in built.house.store.record().documents if "beat a nurse" in one.text]
    assert found.publisher == adding.FIRST_HAND
    assert "a.nurse" not in found.to_json().decode()
    assert held(built)[0].state == "taken"
    assert reviewer.post(f"/incidents/{incident.id}", verdict="turn down").status_code == 404


def test_an_incident_that_is_turned_down_never_enters(desk: Desk) -> None:
    report(desk.visitor())
    (incident,) = held(desk)
    desk.visitor("reviewer").post(f"/incidents/{incident.id}", verdict="turn down", reason="made up")
    assert held(desk)[0].state == "turned down"
    with desk.house.store.reading() as connection:
        assert jobs.latest(connection) == []


def test_evidence_is_kept_under_a_random_name_and_only_saved_never_shown(desk: Desk) -> None:
    assert report(desk.visitor(), ("../../me at the ward.png.html", PNG)) == 200
    (incident,) = held(desk)
    assert incident.evidence is not None
    assert re.fullmatch(r"[0-9a-f]{32}\.png", incident.evidence.kept_as)
    assert [one.name for one in (desk.files / "evidence").iterdir()] == [incident.evidence.kept_as]
    answer = desk.visitor("reviewer").get(f"/incidents/{incident.id}/evidence")
    assert answer.content == PNG
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert desk.visitor("reader").get(f"/incidents/{incident.id}/evidence").status_code == 403


@pytest.mark.parametrize(
    ("data", "status"),
    [
        pytest.param(b"<script>alert(1)</script>", 422, id="a page named as a picture"),
        pytest.param(b"MZ\x90\0" * 20, 422, id="a program"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", 422, id="a picture that can run"),
        pytest.param(PNG + b"\0" * evidence.LARGEST, 422, id="too large"),
        pytest.param(b"", 200, id="nothing"),
    ],
)
def test_only_harmless_kinds_are_kept_as_evidence(desk: Desk, data: bytes, status: int) -> None:
    assert report(desk.visitor(), ("photo.png", data)) == status
    folder = desk.files / "evidence"
    assert not folder.exists() or list(folder.iterdir()) == []


def test_the_form_says_what_is_missing_and_keeps_what_was_written(desk: Desk) -> None:
    visitor = desk.visitor()
    answer = visitor.post("/incident", what="It was loud.", where=" ", when="today")
    assert answer.status_code == 422
    assert "It was loud." in answer.text
    assert held(desk) == []


def test_the_form_cannot_be_flooded(desk: Desk) -> None:
    visitor = desk.visitor()
    assert [report(visitor) for _ in range(7)] == [200] * 5 + [429] * 2
    assert len(held(desk)) == 5


def test_what_is_too_large_is_refused_before_it_is_read(desk: Desk) -> None:
    visitor = desk.visitor("reviewer")
    token = visitor.token()
    data = {"token": token, "verdict": "accept", "reason": "x" * LARGEST_FORM}
    assert visitor.client.post("/entries/e_0/decide", data=data).status_code == 413

    def endless() -> object:
        for _ in range(LARGEST_FORM // 1000 + 10):
            yield b"x" * 1000

    # Without a declared length it is refused when it gets too long.
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = visitor.client.post("/entries/e_0/decide", content=endless(), headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 413
    assert desk.house.store.decisions() == ()


@pytest.mark.parametrize(("address", "most"), [("/reports/add", LARGEST_UPLOAD), ("/incident", LARGEST_EVIDENCE)])
def test_an_upload_that_says_it_is_too_large_is_refused_unread(desk: Desk, address: str, most: int) -> None:
    reviewer = desk.visitor("reviewer")

    def unread() -> object:
        raise AssertionError("it was read")
        yield b""

    form = {"content-type": "multipart/form-data; boundary=x"}
    headers = {**form, "content-length": str(most + 1)}
    assert reviewer.client.post(address, content=unread(), headers=headers).status_code == 413  # type: ignore[arg-type]
    assert not desk.files.exists()


def test_uploaded_reports_are_read_and_what_is_set_aside_is_told(built: Desk) -> None:
    reviewer = built.visitor("reviewer")
    files = [
        ("files", ("news.txt", b"RIVERTON, Oct 3 2024: Junior doctors at Riverton Hospital stopped work on Thursday.")),
        ("files", ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50)),
    ]
    answer = reviewer.post("/reports/add", files=files)
    page = reviewer.text(answer.headers["location"])
    assert "1 report read, 1 new, 1 set aside" in page
    assert "photo.jpg" in page
    assert "it is a JPEG image, not text" in page
    assert str(built.files) not in page
    assert any("Riverton Hospital" in one.text for one in built.house.store.record().documents)
    # The same once more changes nothing.
    before = built.house.store.record()
    assert "0 new" in reviewer.text(reviewer.post("/reports/add", files=files).headers["location"])
    assert built.house.store.record() == before


def test_a_pasted_report_keeps_its_publisher_and_day(built: Desk) -> None:
    reviewer = built.visitor("reviewer")
    reviewer.post(
        "/reports/add",
        text="Nurses at Riverton Hospital began a sit-in on Friday.",
        title="Nurses sit in",
        publisher="Riverton Echo",
        published="2024-11-02",
    )
    (found,) = [one for one in built.house.store.record().documents if "Riverton" in one.text]
    assert (found.title, found.publisher, str(found.day)) == ("Nurses sit in", "Riverton Echo", "2024-11-02")


@pytest.mark.parametrize(
    "name",
    ["../../../etc/cron.d/x", "..\\..\\x.txt", "/etc/passwd", "a\0b.txt", ".bashrc", "...", "con\nfig", "x" * 400, ""],
)
def test_a_file_name_leads_nowhere(desk: Desk, name: str) -> None:
    safe = adding.safe_name(name)
    assert safe
    assert not safe.startswith(".")
    assert not set(safe) & set("/\\\0\n")
    assert len(safe) <= 100


def test_an_upload_stays_in_its_folder(desk: Desk) -> None:
    desk.house.worker._do = lambda *_: None
    reviewer = desk.visitor("reviewer")
    reviewer.post("/reports/add", files={"files": ("../../../escaped.txt", b"Words of a report.")})
    written = [one.relative_to(desk.files) for one in desk.files.rglob("*") if one.is_file()]
    assert [one.parts[0] for one in written] == ["uploads"]
    assert not (desk.db.parent / "escaped.txt").exists()


def test_only_folders_that_were_named_can_be_read(tmp_path: Path) -> None:
    named = tmp_path / "clippings"
    named.mkdir()
    (named / "one.txt").write_text("Junior doctors at Riverton Hospital stopped work on 3 October 2024.")
    desk = Desk(keep(RECORD, tmp_path / "desk.db"), folders=(named,))
    reviewer = desk.visitor("reviewer")
    for folder in ("/etc", str(tmp_path), f"{named}/..", f"{named}/"):
        assert reviewer.post("/reports/add", folder=folder).status_code == 404
    desk.house.worker._do = lambda *_: None
    assert reviewer.post("/reports/add", folder=str(named)).status_code == 303


def test_a_job_that_was_cut_off_is_taken_up_again(desk: Desk) -> None:
    job = adding.job("upload", ["nowhere.txt"], "reviewer")
    with desk.house.store.writing() as connection:
        jobs.add(connection, job)
    desk.house.worker.resume(desk.house.store)
    with desk.house.store.reading() as connection:
        found = jobs.find(connection, job.id)
    assert found is not None
    assert found.state == "done"
    assert [one.reason for one in found.set_aside] == ["there is no such file"]
