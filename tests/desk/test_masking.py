"""What must not be shown is on no page and in no answer, for nobody but the reviewer who asks for it."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from tests.desk.desks import Desk, Visitor
from tests.publish.sample import DOCUMENTS, HATEFUL_WORDS, PRIVATE, PRIVATE_HANDLE, RECORD, VICTIM

SECRETS = (PRIVATE, *PRIVATE.split(), PRIVATE_HANDLE[1:], VICTIM, *VICTIM.split(), "vermin", HATEFUL_WORDS)
_LINK = re.compile(r'(?:href|action)="(/[^"]*)"')


def crawl(visitor: Visitor) -> dict[str, str]:
    """All that a visitor comes to from the first page by following links, and all of the interface, as it was sent."""
    waiting = ["/", "/search?words=strike", "/review", *addresses()]
    pages: dict[str, str] = {}
    while waiting:
        address = waiting.pop()
        key = address.partition("#")[0]
        if key in pages or urlsplit(key).path in {"/leave", "/static"} or key.startswith("/static"):
            continue
        # What is masked is shown to who asks; that an entry is come to from the queue changes nothing on it.
        if "unmask" in key or "back=" in key:
            continue
        answer = visitor.get(key)
        pages[key] = answer.text
        assert answer.status_code in {200, 303, 401, 403, 404, 405}, (key, answer.status_code)
        if answer.headers.get("content-type", "").startswith("text/html"):
            waiting += [unescape(one) for one in _LINK.findall(answer.text)]
    return pages


def addresses() -> list[str]:
    """Addresses of the interface, and searches for what must not be found."""
    found = ["/api/v1/record", "/api/v1/disputes", "/api/v1/entries?size=200", "/api/v1/documents"]
    found += [f"/api/v1/disputes/{one.id}" for one in RECORD.disputes]
    found += [f"/api/v1/entries/{one.id}" for _, one in RECORD.entries()]
    found += [f"/entries/{one.id}" for _, one in RECORD.entries()]
    found += [f"/api/v1/documents/{one.id}" for one in DOCUMENTS.values()]
    return found


def told(pages: dict[str, str]) -> set[tuple[str, str]]:
    """What must not be shown, and the pages that it is on."""
    return {(key, secret) for key, page in pages.items() for secret in SECRETS if secret in unescape(page)}


@pytest.mark.parametrize("role", ["reader", "reviewer", "administrator"])
def test_no_secret_is_anywhere_at_the_desk(desk: Desk, role: str) -> None:
    pages = crawl(desk.visitor(role))
    assert len(pages) > 150
    assert told(pages) == set()
    assert sum("█" in page for page in pages.values()) > 5


def test_no_secret_is_anywhere_on_the_public_face(face: Desk) -> None:
    pages = crawl(face.visitor())
    assert len(pages) > 150
    assert told(pages) == set()


@pytest.mark.parametrize("words", [*SECRETS[:6], "vermin", f"strike {VICTIM.split()[0]}", f'"{PRIVATE}"'])
def test_searching_does_not_tell_that_a_masked_name_is_there(desk: Desk, words: str) -> None:
    reader = desk.visitor("reader")
    assert "Nothing holds all of these words" in reader.text(f"/search?words={words}")
    assert reader.get("/api/v1/search", params={"words": words}).json()["items"] == []


@pytest.mark.parametrize("secret", [VICTIM.split()[1], PRIVATE.split()[1], "vermin"])
def test_that_a_masked_word_must_not_be_there_tells_nothing(desk: Desk, secret: str) -> None:
    reader = desk.visitor("reader")
    with_it, without = (
        reader.get("/api/v1/search", params={"words": words}).json()["items"]
        for words in ("doctors", f"doctors -{secret}")
    )
    assert with_it
    assert without == with_it


def test_a_reviewer_sees_what_is_masked_only_on_request_and_the_log_says_so(desk: Desk) -> None:
    poster = next(one for one in RECORD.actors if one.name == PRIVATE)
    reviewer, reader = desk.visitor("reviewer"), desk.visitor("reader")
    assert PRIVATE in reviewer.text(f"/entries/{poster.id}?unmask=true")
    assert HATEFUL_WORDS in unescape(reviewer.text(f"/documents/{DOCUMENTS['2019'].id}?unmask=true"))
    assert [one for one in desk.log() if "saw the names" in one] == [
        f"reviewer: saw the names in {poster.id}",
        f"reviewer: saw the names in {DOCUMENTS['2019'].id}",
    ]
    assert reader.get(f"/entries/{poster.id}?unmask=true").status_code == 403
    # What the reviewer saw is not kept for whoever comes next.
    assert PRIVATE not in unescape(reader.text(f"/documents/{DOCUMENTS['2019'].id}"))
