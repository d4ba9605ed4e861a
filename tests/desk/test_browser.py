"""The desk in a real browser: the main journeys, by keyboard alone, on a phone, in the dark, and by axe's rules."""

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.desk.desks import KEPT, PASSWORD, ROLES

from standoff.desk.app import create_app
from standoff.desk.clock import now
from standoff.desk.settings import Settings
from standoff.store import open_store
from standoff.store.accounts import Account, add

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
REPORT = b"RIVERTON, Oct 3 2024: Junior doctors at Riverton Hospital stopped work on Thursday after an assault."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Chromium's own sandbox cannot be had where tests run as root.
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that really listens, with its own process for what takes long."""
    db = tmp_path_factory.mktemp("listening") / "desk.db"
    shutil.copy(built_once, db)
    with open_store(db) as store, store.writing() as connection:
        for role in ROLES:
            add(connection, Account(name=role, role=role, password=KEPT, made=now()))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(db, Settings(files=db.with_name("files")))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def page_of(browser: Browser, address: str, role: str | None = None, **how: Any) -> Page:
    """A page of somebody who has logged in. A fault in a script, or anything against the policy, fails the test."""
    context = browser.new_context(base_url=address, locale="en-GB", **how)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
    page.on("console", _no_violation)
    if role is not None:
        page.goto("/enter")
        page.get_by_label("Name").fill(role)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(f"{address}/")
    return page


def _no_violation(message: Any) -> None:
    if "Content Security Policy" in message.text:
        pytest.fail(message.text)


def everywhere(page: Page) -> list[str]:
    """The addresses of one page of each kind."""
    page.goto("/")
    dispute = page.locator("table.disputes a").first.get_attribute("href") or ""
    page.goto(dispute)
    document = page.locator("ol.sources a").first.get_attribute("href") or ""
    entry = page.locator(".promise a").first.get_attribute("href") or ""
    fixed = ["/", "/search?words=doctors", "/review", "/decisions", "/incidents", "/reports", "/feeds", "/incident"]
    return [dispute, f"{dispute}/statements", document, entry, *fixed, "/accounts", "/audit", "/nothing"]


def test_from_the_list_to_the_words_and_back(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reader")
    page.locator("table.disputes a").first.click()
    expect(page.get_by_role("region", name="What stands now")).to_be_visible()
    marks = page.locator("svg.timeline a.mark")
    all_of_them = marks.count()
    page.get_by_label("Strikes").check()
    expect(marks).not_to_have_count(all_of_them)
    assert "lane=strikes" in page.url
    marks.first.click()
    page.wait_for_url("**/entries/*")
    page.get_by_role("link", name="In the report").first.click()
    page.wait_for_url("**/documents/*")
    note = page.locator("#n-1")
    page.locator("#w-1").focus()
    expect(note).to_have_class(re.compile(r"\bon\b"))
    note.get_by_role("link").last.click()
    page.wait_for_url("**/entries/*")


def test_the_timeline_can_be_zoomed_by_dragging(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reader", viewport={"width": 1280, "height": 1000})
    page.locator("table.disputes a").first.click()
    picture = page.locator("svg.timeline")
    picture.evaluate("picture => picture.scrollIntoView()")
    box = picture.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.13, box["y"] + 6)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 6)
    page.mouse.up()
    page.wait_for_url("**from=*")
    page.get_by_role("link", name="All days").click()
    expect(page.get_by_label("From")).to_have_value("")


def test_the_timeline_goes_by_keyboard(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reader")
    page.locator("table.disputes a").first.click()
    marks = page.locator("svg.timeline a.mark")
    days = sorted(str(marks.nth(number).get_attribute("data-day")) for number in range(marks.count()))
    first = page.locator(f'svg.timeline a.mark[data-day="{days[0]}"]').first
    first.focus()
    seen = [days[0]]
    for _ in days[1:]:
        page.keyboard.press("ArrowRight")
        seen.append(str(page.evaluate("document.activeElement.dataset.day")))
    assert seen == days
    page.keyboard.press("+")
    page.wait_for_url("**from=*")
    page.get_by_role("region", name="Timeline").focus()
    page.keyboard.press("0")
    expect(page.get_by_label("From")).to_have_value("")


def test_no_two_labels_of_the_timeline_lie_over_each_other(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reader", viewport={"width": 1280, "height": 1000})
    page.locator("table.disputes a").first.click()
    boxes = page.locator("svg.timeline .tick, svg.timeline .break-label").evaluate_all(
        "all => all.map(one => { const box = one.getBoundingClientRect();"
        " return [box.left, box.right, box.top, box.bottom] })"
    )
    assert len(boxes) > 2
    over = [
        (one, two)
        for number, one in enumerate(boxes)
        for two in boxes[number + 1 :]
        if one[0] < two[1] and two[0] < one[1] and one[2] < two[3] and two[2] < one[3]
    ]
    # A year is set in bold, and boxes are a little higher than letters.
    assert [pair for pair in over if min(pair[0][3], pair[1][3]) - max(pair[0][2], pair[1][2]) > 4] == []


def test_the_slider_shows_an_earlier_day(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reader")
    page.locator("table.disputes a").first.click()
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as_of=*")
    expect(page.locator(".notice")).to_contain_text("This is what could be known on")
    page.get_by_role("link", name="Back to now").click()
    expect(page.locator(".notice")).to_have_count(0)


def test_by_keyboard_alone(browser: Browser, address: str) -> None:
    page = page_of(browser, address)
    page.goto("/review")
    page.wait_for_url("**/enter?next=*")
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "name":
            break
    page.keyboard.type("reviewer")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    assert first
    assert second
    assert first != second
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    with page.expect_navigation():
        page.keyboard.press("a")
    expect(page.locator(f"#{first}")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == second
    with page.expect_navigation():
        page.keyboard.press("u")
    # It is back as soon as the record has been worked out anew.
    for _ in range(240):
        if page.locator(f"#{first}").count():
            break
        page.wait_for_timeout(250)
        page.reload()
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with page.expect_navigation():
        page.keyboard.press("o")
    page.wait_for_url(f"**/entries/{first}?*")


@pytest.mark.parametrize(("key", "kind"), [("c", "events"), ("s", "events"), ("t", "commitments")])
def test_an_entry_is_put_right_and_left_by_keyboard(browser: Browser, address: str, key: str, kind: str) -> None:
    page = page_of(browser, address, "reviewer")
    page.goto(f"/review?kind={kind}")
    can = [bool(one.locator(f'[data-key="{key}"]').count()) for one in page.locator(".waiting").all()]
    place = can.index(True)
    for _ in range(place):
        page.keyboard.press("j")
    here = page.evaluate("document.activeElement.id")
    page.keyboard.press(key)
    page.wait_for_url(f"**/entries/{here}?*")
    # The field is ready to be filled in: nothing else need be pressed.
    expect(page.locator(":focus")).to_have_attribute("name", "mention" if key == "s" else "value")
    page.keyboard.press("Space" if key == "s" else "ArrowDown")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "reason":
            break
    page.keyboard.type("by the words of the report")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/review?*at={place + 1}")
    expect(page.locator(f"#{here}")).to_have_count(0)
    # Who comes back goes on where they were.
    assert page.evaluate("document.activeElement.id") == page.locator(".waiting").nth(place).get_attribute("id")


def test_keys_in_a_field_are_letters(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reviewer")
    page.goto("/review")
    field = page.locator(".waiting").first.get_by_label("Reason")
    field.click()
    page.keyboard.type("a jar")
    expect(field).to_have_value("a jar")
    assert page.url.endswith("/review")


def test_reports_are_added_while_one_looks_on(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reviewer")
    page.goto("/reports")
    files = [
        {"name": "news.txt", "mimeType": "text/plain", "buffer": REPORT},
        {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + b"\0" * 99},
    ]
    page.get_by_label("Texts, web pages, PDFs, e-mails, feeds, JSON, tables, archives").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read them").click()
    page.wait_for_url("**/reports/b_*")
    expect(page.get_by_text("1 report read, 1 new, 1 set aside")).to_be_visible(timeout=120_000)
    expect(page.get_by_text("it is a JPEG image, not text")).to_be_visible()
    page.goto("/search?words=Riverton")
    expect(page.locator("mark.hit").first).to_have_text(re.compile("riverton", re.IGNORECASE))


def test_an_incident_is_reported_without_an_account(browser: Browser, address: str) -> None:
    page = page_of(browser, address)
    page.goto("/incident")
    page.get_by_label("What happened").fill("The gate was broken down.")
    page.get_by_label("Where").fill("Riverton")
    page.get_by_label("When").fill("3 October 2024")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Received")).to_be_visible()


def test_all_works_without_scripts(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reviewer", java_script_enabled=False)
    page.locator("table.disputes a").first.click()
    page.get_by_label("Strikes").check()
    page.locator("form.choose").get_by_role("button", name="Show").click()
    assert "lane=strikes" in page.url
    expect(page.get_by_label("Strikes")).to_be_checked()
    page.goto("/review")
    first = page.locator(".waiting").first
    identifier = first.get_attribute("id")
    first.get_by_role("button", name="Accept").click()
    expect(page.locator(f"#{identifier}")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str) -> None:
    page = page_of(browser, address, "administrator", color_scheme=scheme, bypass_csp=True)
    found = []
    for one in everywhere(page):
        page.goto(one)
        result = Axe().run(page, options=RULES).response
        assert len(result["passes"]) > 10
        found += [(one, each["id"], each["nodes"][0]["html"]) for each in result["violations"]]
    assert found == []


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "administrator", viewport={"width": 360, "height": 740}, has_touch=True)
    for one in everywhere(page):
        page.goto(one)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, one


def test_on_a_phone_the_picture_comes_before_what_it_can_be_narrowed_by(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "reader", viewport={"width": 360, "height": 740}, has_touch=True)
    page.locator("table.disputes a").first.click()
    heading = page.get_by_role("heading", name="What happened").bounding_box()
    picture = page.locator("svg.timeline").bounding_box()
    assert heading is not None
    assert picture is not None
    # Between the heading and the picture stand the kinds in one line, and what unfolds the rest.
    assert 0 < picture["y"] - heading["y"] < 200
    source = page.get_by_label("Source")
    expect(source).to_be_hidden()
    page.get_by_text("Actor, place, source, days").click()
    source.select_option(index=1)
    page.wait_for_url("**source=*")
    # What was unfolded stays so while the picture changes, and stands open for whoever is given the address.
    expect(source).to_be_visible()
    page.reload()
    expect(source).to_be_visible()


def test_the_dark_is_dark(browser: Browser, address: str) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        page = page_of(browser, address, color_scheme=scheme)
        page.goto("/incident")
        shades[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert shades == {"light": "rgb(253, 252, 249)", "dark": "rgb(22, 21, 19)"}


def test_nothing_is_asked_of_another_host(browser: Browser, address: str) -> None:
    page = page_of(browser, address, "administrator")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for one in everywhere(page):
        page.goto(one)
    assert asked
    assert [one for one in asked if not one.startswith(f"{address}/")] == []
