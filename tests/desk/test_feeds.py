"""Feeds at the desk: watched, asked, looked at, and watched no longer."""

from collections.abc import Iterator

import pytest
from tests.desk.desks import Desk
from tests.loopback import MARCHED, STRUCK, Site, feed, item, page, site

from standoff.desk import feeds, work
from standoff.read.fetch import Fetcher
from standoff.store import jobs, watched
from standoff.store.watched import Watched


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with a feed of one report and of one page that is none."""
    monkeypatch.setattr("standoff.desk.work.Fetcher", lambda: Fetcher(between=0.0, longest=5.0))
    with site() as found:
        found.serve("/one", page(STRUCK, MARCHED))
        found.serve("/gone", "nothing", status=410)
        found.serve("/feed", feed(item("/one"), item("/gone")), ETag='"1"')
        yield found


def watch(desk: Desk, address: str) -> None:
    """Have a feed of this machine watched, which the desk itself would refuse."""
    with desk.house.store.writing() as connection:
        watched.keep(connection, [Watched(address)])


def lines(desk: Desk) -> list[watched.Feed]:
    with desk.house.store.reading() as connection:
        return watched.feeds(connection)


def test_a_feed_is_asked_and_what_was_set_aside_is_told(built: Desk, paper: Site) -> None:
    address = f"{paper.address}/feed"
    watch(built, address)
    reviewer = built.visitor("reviewer")
    assert "1 feed watched" in reviewer.text("/reports")
    told = reviewer.text(reviewer.post("/feeds/ask", address=address).headers["location"])
    assert "1 report read, 1 new, 1 set aside" in told
    assert "its server answered 410" in told
    assert any(STRUCK in one.text for one in built.house.store.record().documents)
    (line,) = lines(built)
    assert (line.read, line.set_aside, line.waiting) == (1, 1, 0)
    assert "its server answered 410" in reviewer.text(f"/feeds?feed={address}")
    # Asked again, it brings nothing that is known already.
    reviewer.post("/feeds/ask")
    assert paper.times("/one") == 1


def test_a_feed_is_added_once_and_removed_and_the_log_says_so(desk: Desk) -> None:
    desk.house.worker._do = lambda *_: None
    reviewer = desk.visitor("reviewer")
    for _ in range(2):
        answer = reviewer.post("/feeds", address=" https://paper.invalid/feed ")
        assert answer.headers["location"].startswith("/reports/b_")
    assert [one.address for one in lines(desk)] == ["https://paper.invalid/feed"]
    assert "https://paper.invalid/feed" in reviewer.text("/feeds")
    assert reviewer.post("/feeds/remove", address="https://paper.invalid/feed").status_code == 303
    assert lines(desk) == []
    assert reviewer.post("/feeds/remove", address="https://paper.invalid/feed").status_code == 404
    assert [one for one in desk.log() if "feed http" in one] == [
        "reviewer: added the feed https://paper.invalid/feed",
        "reviewer: removed the feed https://paper.invalid/feed",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/feed",
        "http://[::1]/feed",
        "http://localhost/feed",
        "http://169.254.169.254/latest/meta-data",
        "https://10.0.0.7/feed",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "paper.invalid/feed",
        "https://me:word@paper.invalid/feed",
        "http://[::1",
    ],
)
def test_what_the_desk_must_not_fetch_cannot_be_watched(desk: Desk, address: str) -> None:
    answer = desk.visitor("reviewer").post("/feeds", address=address)
    assert answer.status_code == 422
    assert lines(desk) == []


@pytest.mark.parametrize("role", [None, "reader"])
def test_only_reviewers_have_feeds_watched(desk: Desk, role: str | None) -> None:
    visitor = desk.visitor(role)
    for address in ("/feeds", "/feeds/ask", "/feeds/remove"):
        assert visitor.post(address, address="https://paper.invalid/feed").status_code in {303, 401, 403}
    assert lines(desk) == []
    assert visitor.get("/feeds").status_code in {303, 401, 403}


def test_what_the_desk_asks_by_itself_is_noted_only_if_something_came_of_it(built: Desk, paper: Site) -> None:
    address = f"{paper.address}/feed"
    watch(built, address)
    first = feeds.ask(built.house, [address], work.BY_ITSELF)
    second = feeds.ask(built.house, [address], work.BY_ITSELF)
    assert first is not None
    assert second is not None
    with built.house.store.reading() as connection:
        assert [one.id for one in jobs.latest(connection)] == [first.id]
    assert paper.times("/feed") == 2


def test_a_feed_that_is_being_asked_is_not_asked_twice(desk: Desk) -> None:
    desk.house.worker._do = lambda *_: None
    asked = [feeds.ask(desk.house, ["https://paper.invalid/feed"], "reviewer") for _ in range(2)]
    assert asked[0] is not None
    assert asked[0] == asked[1]
    assert feeds.ask(desk.house, [], "reviewer") is None
