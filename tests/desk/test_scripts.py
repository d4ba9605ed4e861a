"""A script in what was read is shown as text: in a report's text, title, publisher or address, in a name or handle."""

from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from tests.desk.desks import Desk, keep
from tests.desk.test_masking import crawl
from tests.publish.sample import BROOK, DOCUMENTS, RECORD, SCRIPT

from standoff.record import Record

HOSTILE = "'\"><img src=x onerror=alert(1)>"
LEADS_AWAY = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    " JaVaScRiPt:alert(1)",
    f"https://x.test/{HOSTILE}",
)


class Tags(HTMLParser):
    """What of a page a browser could run: elements, handlers of events, addresses of scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").strip().lower() for name, value in attrs}
        leads = [value for name, value in given.items() if name in {"href", "src", "action", "formaction"}]
        if tag in {"img", "iframe", "object", "embed", "base"} or (tag == "script" and "src" not in given):
            self.found.append((tag, str(given)))
        self.found += [(tag, name) for name in given if name.startswith("on") or name == "style"]
        self.found += [(tag, one) for one in leads if not one.startswith(("/", "#", "https://", "http://", "?"))]


def hostile() -> Record:
    """The record made by hand, with scripts wherever a report or its page can bring them in."""
    documents = []
    for number, one in enumerate(RECORD.documents):
        url = LEADS_AWAY[number % len(LEADS_AWAY)]
        appearance = msgspec.structs.replace(one.appearances[0], title=f"Title {HOSTILE}", publisher=HOSTILE, url=url)
        documents.append(msgspec.structs.replace(one, appearances=(appearance, *one.appearances[1:])))
    actors = [
        msgspec.structs.replace(one, names=(*one.names, f"{HOSTILE} too"), handles=(f"@{HOSTILE}",), name=HOSTILE)
        if one.id == BROOK.id
        else one
        for one in RECORD.actors
    ]
    dispute = msgspec.structs.replace(RECORD.disputes[0], name=f"Dispute {HOSTILE}")
    return msgspec.structs.replace(
        RECORD, documents=tuple(documents), actors=tuple(actors), disputes=(dispute, *RECORD.disputes[1:])
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    desk = Desk(keep(hostile(), tmp_path_factory.mktemp("hostile") / "desk.db"))
    found = crawl(desk.visitor("administrator"))
    desk.house.store.close()
    return {key: page for key, page in found.items() if page.lstrip().startswith("<!DOCTYPE")}


def test_nothing_that_was_read_can_run(pages: dict[str, str]) -> None:
    assert len(pages) > 80
    assert {(key, what) for key, page in pages.items() for what in Tags(page).found} == set()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param(f"/documents/{DOCUMENTS['again'].id}", SCRIPT, id="the text of a report"),
        pytest.param(f"/documents/{DOCUMENTS['talks'].id}", f"Title {HOSTILE}", id="its title"),
        pytest.param(f"/entries/{BROOK.id}", f"@{HOSTILE}", id="a handle"),
        pytest.param(f"/entries/{BROOK.id}", f"{HOSTILE} too", id="a name"),
        pytest.param("/", f"Dispute {HOSTILE}", id="the name of a dispute"),
    ],
)
def test_it_is_shown_as_the_text_that_it_is(pages: dict[str, str], page: str, words: str) -> None:
    assert words not in pages[page]
    assert words in unescape(pages[page])


def test_what_would_be_found_if_it_ran() -> None:
    found = Tags(f"<p title='{HOSTILE}'><a href='JavaScript:x'>x</a><script>x</script><b onclick=x>").found
    assert [tag for tag, _ in found] == ["img", "img", "img", "a", "script", "b"]


def test_a_script_in_what_a_visitor_sends_comes_back_as_text(tmp_path: Path) -> None:
    desk = Desk(keep(RECORD, tmp_path / "desk.db"))
    visitor = desk.visitor("administrator")
    sent = [
        visitor.get("/search", params={"words": HOSTILE, "kind": HOSTILE}),
        visitor.get("/", params={"words": HOSTILE, "state": HOSTILE}),
        visitor.get(f"/disputes/{RECORD.disputes[0].id}", params={"actor": HOSTILE, "from": HOSTILE, "lane": HOSTILE}),
        visitor.get("/review", params={"kind": HOSTILE[:20]}),
        visitor.get(f"/entries/{RECORD.commitments[0].id}", params={"back": f"/review?{HOSTILE}", "act": HOSTILE[:20]}),
        visitor.get(f"/entries/{HOSTILE.replace('/', '')}"),
        visitor.post("/incident", what=HOSTILE, where=" ", when=HOSTILE, contact=HOSTILE),
        visitor.post("/accounts", name=HOSTILE, role="reader"),
    ]
    for answer in sent:
        assert answer.headers["content-type"].startswith("text/html")
        assert Tags(answer.text).found == [], answer.url
    desk.house.store.close()
