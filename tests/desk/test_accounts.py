"""Who gets in, and what each may do."""

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from tests.desk.desks import PASSWORD, Desk, Response, Visitor, keep
from tests.publish.sample import DOCUMENTS, RECORD

from standoff.desk.links import first_link
from standoff.store import open_store

DISPUTE, ENTRY, DOCUMENT = RECORD.disputes[0].id, RECORD.commitments[0].id, DOCUMENTS["talks"].id
READING = (
    "/",
    f"/disputes/{DISPUTE}",
    f"/disputes/{DISPUTE}/statements",
    f"/entries/{ENTRY}",
    f"/documents/{DOCUMENT}",
    "/search",
    "/api/v1/disputes",
    f"/api/v1/entries/{ENTRY}",
)
REVIEWING = ("/review", "/decisions", "/incidents", "/reports", "/feeds")
MANAGING = ("/accounts", "/audit")
OPEN = ("/incident", "/enter")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        pytest.param(None, OPEN, id="nobody"),
        pytest.param("reader", (*OPEN[:1], *READING), id="reader"),
        pytest.param("reviewer", (*OPEN[:1], *READING, *REVIEWING), id="reviewer"),
        pytest.param("administrator", (*OPEN[:1], *READING, *REVIEWING, *MANAGING), id="administrator"),
    ],
)
def test_each_role_may_see_just_its_pages(desk: Desk, role: str | None, may: tuple[str, ...]) -> None:
    visitor = desk.visitor(role)
    seen = {one for one in (*OPEN, *READING, *REVIEWING, *MANAGING) if visitor.get(one).status_code == 200}
    assert seen == set(may)


DEEDS: dict[str, dict[str, Any]] = {
    f"/entries/{ENTRY}/decide": {"verdict": "accept"},
    "/review/join": {"choose": [RECORD.events[0].id, RECORD.events[1].id]},
    "/decisions/j_0/undo": {},
    "/reports/add": {"text": "Nothing happened in Tarsin."},
    "/incidents/i_0": {"verdict": "take"},
    "/feeds": {"address": "nowhere"},
    "/feeds/ask": {},
    "/feeds/remove": {"address": "https://news.example/feed"},
    "/accounts": {"name": "another", "role": "reader"},
    "/accounts/reader": {"what": "administrator"},
}


# What is no page of its own: what anybody is answered, and what only reviewers are.
BY_ANYBODY = ("/healthz", "/readyz", "/welcome/x", "/static/desk.css")
OF_REVIEWERS = ("/incidents/i_0/evidence", "/reports/b_0", "/reports/b_0/progress")


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        pytest.param(None, 0, id="nobody"),
        pytest.param("reader", 0, id="reader"),
        pytest.param("reviewer", 8, id="reviewer"),
        pytest.param("administrator", 10, id="administrator"),
    ],
)
def test_each_role_may_do_just_its_deeds(desk: Desk, role: str | None, allowed: int) -> None:
    visitor = desk.visitor(role)
    before = desk.house.store.decisions()
    refused = [
        address for address, fields in DEEDS.items() if visitor.post(address, **fields).status_code in {401, 403}
    ]
    assert refused == list(DEEDS)[allowed:]
    assert bool(desk.house.store.decisions() != before) is bool(allowed)


def test_no_address_of_the_desk_is_left_out_of_these_tables(desk: Desk) -> None:
    """Who adds a page must say who may see it, and who adds a form who may send it."""
    told = {
        "GET": [
            *OPEN,
            *READING,
            *REVIEWING,
            *MANAGING,
            *OF_REVIEWERS,
            "/healthz",
            "/readyz",
            "/welcome/x",
            "/static/x",
        ],
        "POST": [*DEEDS, *OPEN, "/leave", "/welcome/x"],
    }
    left_out = {
        (method, route.path)
        for route in desk.app.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
        if not any(route.path_regex.fullmatch(one) for one in told[method])
    }
    assert left_out == set()


@pytest.mark.parametrize("address", DEEDS)
def test_no_deed_is_done_without_the_token_of_the_form(desk: Desk, address: str) -> None:
    administrator = desk.visitor("administrator")
    lines = desk.log()
    assert administrator.client.post(address, data=DEEDS[address], follow_redirects=False).status_code == 403
    assert desk.log() == lines


@pytest.mark.parametrize(("role", "status"), [(None, 303), ("reader", 403), ("reviewer", 404), ("administrator", 404)])
def test_what_only_reviewers_fetch(desk: Desk, role: str | None, status: int) -> None:
    visitor = desk.visitor(role)
    assert {one: visitor.get(one).status_code for one in OF_REVIEWERS} == dict.fromkeys(OF_REVIEWERS, status)


def test_the_public_face_can_only_be_read(face: Desk) -> None:
    visitor = face.visitor()
    for address in READING:
        assert visitor.get(address).status_code == 200, address
    for address in (*REVIEWING, *MANAGING, "/enter", "/welcome/x"):
        assert visitor.get(address).status_code == 404, address
    for address, fields in DEEDS.items():
        assert visitor.post(address, **fields).status_code in {404, 405}, address


def test_a_visitor_is_led_to_the_log_in_and_back(desk: Desk) -> None:
    visitor = desk.visitor()
    sent = visitor.get(f"/disputes/{DISPUTE}?lane=strikes")
    assert (sent.status_code, sent.headers["location"]) == (
        303,
        f"/enter?next=%2Fdisputes%2F{DISPUTE}%3Flane%3Dstrikes",
    )
    token = visitor.token("/enter")
    fields = {"token": token, "name": "reader", "password": PASSWORD, "next": f"/disputes/{DISPUTE}"}
    assert (
        visitor.client.post("/enter", data=fields, follow_redirects=False).headers["location"] == f"/disputes/{DISPUTE}"
    )


@pytest.mark.parametrize("where", ["https://elsewhere.test/", "//elsewhere.test", "/\\elsewhere.test", "javascript:1"])
def test_nobody_is_led_elsewhere_after_the_log_in(desk: Desk, where: str) -> None:
    visitor = desk.visitor()
    fields = {"token": visitor.token("/enter"), "name": "reader", "password": PASSWORD, "next": where}
    assert visitor.client.post("/enter", data=fields, follow_redirects=False).headers["location"] == "/"


def test_a_wrong_password_lets_nobody_in_and_is_noted(desk: Desk) -> None:
    visitor = desk.visitor()
    assert visitor.log_in("reader", "something else").status_code == 401
    assert visitor.log_in("nobody at all", PASSWORD).status_code == 401
    assert visitor.get("/").status_code == 303
    assert [one for one in desk.log() if "failed" in one] == [
        "somebody: failed to log in as 'reader' from testclient",
        "somebody: failed to log in as 'nobody at all' from testclient",
    ]


def test_guessing_is_slowed_down(desk: Desk) -> None:
    visitor = desk.visitor()
    answers = [visitor.log_in("reader", f"guess number {number}") for number in range(8)]
    assert [one.status_code for one in answers] == [401] * 6 + [429] * 2
    assert int(answers[-1].headers["retry-after"]) > 600
    # The right password comes too late as well; others are not held up.
    assert visitor.log_in("reader").status_code == 429
    assert desk.visitor().log_in("reviewer").status_code == 303


def test_a_session_that_was_fixed_before_the_log_in_is_worthless(desk: Desk) -> None:
    victim, attacker = desk.visitor(), desk.visitor()
    for one in (victim, attacker):
        one.client.cookies.set("standoff_session", "chosen-by-the-attacker", domain="desk.test")
    victim.log_in("reader")
    assert victim.get("/").status_code == 200
    assert attacker.get("/").status_code == 303
    first = victim.client.cookies["standoff_session"]
    victim.log_in("reader")
    assert victim.client.cookies["standoff_session"] != first


def test_logging_out_ends_the_session_at_the_desk_too(desk: Desk) -> None:
    visitor = desk.visitor("reader")
    stolen = visitor.client.cookies["standoff_session"]
    assert visitor.post("/leave").status_code == 303
    visitor.client.cookies.set("standoff_session", stolen, domain="desk.test")
    assert visitor.get("/").status_code == 303


def test_cookies_are_for_the_desk_alone(desk: Desk) -> None:
    set_cookie = desk.visitor().log_in("reader").headers["set-cookie"]
    session = next(one for one in re.split(r", (?=standoff)", set_cookie) if one.startswith("standoff_session="))
    for word in ("HttpOnly", "SameSite=strict", "Secure", "Path=/"):
        assert word in session
    with desk.house.store.reading() as connection:
        held = connection.exec_driver_sql("SELECT token FROM session").scalars().all()
    assert not any(one in session for one in held)


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        pytest.param({}, {}, id="without a token"),
        pytest.param({"token": "0" * 64}, {}, id="with a made-up token"),
        pytest.param({"token": ""}, {"origin": "https://elsewhere.test"}, id="from elsewhere"),
    ],
)
def test_a_form_of_another_site_changes_nothing(desk: Desk, fields: dict[str, str], headers: dict[str, str]) -> None:
    visitor = desk.visitor("reviewer")
    if "origin" in headers:
        fields = {"token": visitor.token()}
    address = f"/entries/{ENTRY}/decide"
    answer = visitor.client.post(address, data={**fields, "verdict": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert desk.house.store.decisions() == ()


def test_the_token_of_one_visitor_is_worthless_for_another(desk: Desk) -> None:
    token = desk.visitor("administrator").token()
    reviewer = desk.visitor("reviewer")
    answer = reviewer.client.post(f"/entries/{ENTRY}/decide", data={"token": token, "verdict": "accept"})
    assert answer.status_code == 403


def test_the_first_link_makes_an_administrator_once(tmp_path: Path) -> None:
    db = keep(RECORD, tmp_path / "first.db")
    with open_store(db) as store:
        old, link = first_link(store), first_link(store)
    private = Desk(db, accounts=False).visitor()
    assert old is not None
    assert link is not None
    assert private.get(old).status_code == 404
    assert "administrator" in private.get(link).text
    assert _set(private, link, "short").status_code == 422
    assert _set(private, link, "administrator administrator").status_code == 422
    assert _set(private, link, PASSWORD).status_code == 303
    assert private.get("/accounts").status_code == 200
    assert private.get(link).status_code == 404
    with open_store(db) as store:
        assert first_link(store) is None


def test_accounts_are_made_changed_and_removed(desk: Desk) -> None:
    administrator = desk.visitor("administrator")
    page = administrator.post("/accounts", name="Mira Holt", role="reviewer").text
    link = re.search(r"https://desk\.test(/welcome/[\w-]+)", page)
    assert link is not None
    mira = desk.visitor()
    assert _set(mira, link[1], PASSWORD).status_code == 303
    assert mira.get("/review").status_code == 200
    assert administrator.post("/accounts/Mira Holt", what="reader").status_code == 303
    assert mira.get("/review").status_code == 403
    assert administrator.post("/accounts/Mira Holt", what="remove").status_code == 303
    assert mira.get("/").status_code == 303
    assert administrator.post("/accounts/administrator", what="reader").status_code == 409
    assert administrator.post("/accounts", name="../x", role="reader").status_code == 422


def test_every_answer_has_strict_headers(desk: Desk) -> None:
    visitor = desk.visitor("reader")
    for address in ("/", "/nothing", "/api/v1/disputes", "/static/desk.css", "/api/v1/nothing"):
        headers = visitor.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_pages_have_no_script_or_style_of_their_own(desk: Desk) -> None:
    visitor = desk.visitor("administrator")
    for address in (*READING[:6], *REVIEWING, *MANAGING, "/incident"):
        page = visitor.text(address)
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", page), address
        assert "http://" not in re.sub(r'href="https?://news\.example[^"]*"', "", page), address


def _set(visitor: Visitor, link: str, password: str) -> Response:
    fields = {"token": visitor.token(link), "password": password, "again": password}
    return visitor.client.post(link, data=fields, follow_redirects=False)
