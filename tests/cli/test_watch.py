"""``standoff watch``: fetches what feeds lead to, politely, keeps it, and goes on where it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.running import Ran, run
from tests.loopback import MARCHED, STRUCK, Answer, Asked, Site, feed, item, page, site
from tests.read.made import zipped

from standoff.read import fetch
from standoff.read.fetch import Fetcher
from standoff.record.document import Document
from standoff.store import open_store


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with a feed of two reports. The tests cannot wait as long between requests as is polite."""
    monkeypatch.setattr("standoff.cli.watch.Fetcher", lambda: Fetcher(between=0.0, longest=5.0))
    with site() as found:
        found.serve("/one", page(STRUCK, MARCHED))
        found.serve("/two", page(MARCHED, "The march ended at noon.", title="Doctors march"))
        found.serve("/feed", feed(item("/one"), item(f"{found.address}/two", "Doctors march")), ETag='"1"')
        yield found


def watch(paper: Site, folder: Path, *more: str) -> Ran:
    return run("watch", f"{paper.address}/feed", "--once", "--db", folder / "desk.db", *more)


def documents(folder: Path) -> list[Document]:
    with open_store(folder / "desk.db") as store:
        return sorted((one for one, _ in store.reports()), key=lambda one: one.url or "")


def go_on(folder: Path) -> None:
    """Let the time pass that is waited before a second try."""
    with open_store(folder / "desk.db") as store, store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE watched SET due = 0")


def test_the_reports_that_a_feed_leads_to_are_kept(paper: Site, tmp_path: Path) -> None:
    done = watch(paper, tmp_path)
    assert (done.status, done.err) == (0, "")
    assert "Read 2 reports, 2 new" in done.out
    one, two = documents(tmp_path)
    assert STRUCK in one.text
    assert one.url == one.origin.file == f"{paper.address}/one"
    assert (one.title, one.publisher) == ("Doctors strike work", "The Morning Paper")
    assert str(one.published.day) == "2019-06-14"
    assert one.appearances[0].retrieved
    assert two.title == "Doctors march"
    shown = run("show", "--sources", "--db", tmp_path / "desk.db")
    assert (shown.status, "The Morning Paper" in shown.out) == (0, True)


def test_it_names_itself_and_asks_for_robots_first(paper: Site, tmp_path: Path) -> None:
    watch(paper, tmp_path)
    assert paper.asked == ["/robots.txt", "/feed", "/one", "/two"]
    assert all("Standoff/" in headers["user-agent"] for headers in paper.headers)


def test_a_second_time_nothing_is_fetched_again(paper: Site, tmp_path: Path) -> None:
    paper.answers["/feed"] = _if_changed(feed(item("/one"), item("/two")))
    watch(paper, tmp_path)
    before = documents(tmp_path)
    done = watch(paper, tmp_path)
    assert "Read 0 reports, 0 new" in done.out
    assert done.status == 0
    assert (paper.times("/one"), paper.times("/two"), paper.times("/feed")) == (1, 1, 2)
    assert paper.headers[-1]["if-none-match"] == '"1"'
    assert paper.headers[-1]["if-modified-since"] == "Fri, 14 Jun 2019 10:00:00 GMT"
    assert documents(tmp_path) == before


def _if_changed(body: str) -> Answer:
    def answer(asked: Asked) -> None:
        if asked.headers.get("If-None-Match") == '"1"':
            asked.send(b"", 304)
        else:
            asked.send(body, headers={"ETag": '"1"', "Last-Modified": "Fri, 14 Jun 2019 10:00:00 GMT"})

    return answer


def test_only_what_is_new_in_a_changed_feed_is_fetched(paper: Site, tmp_path: Path) -> None:
    paper.serve("/feed", feed(item("/one")))
    watch(paper, tmp_path)
    paper.serve("/feed", feed(item("/two"), item("/one")))
    assert "Read 1 report, 1 new" in watch(paper, tmp_path).out
    assert paper.times("/one") == 1


def test_what_robots_forbids_is_not_fetched(paper: Site, tmp_path: Path) -> None:
    paper.serve("/robots.txt", "User-agent: *\nDisallow: /two\n", Content_Type="text/plain")
    done = watch(paper, tmp_path)
    assert done.status == 3
    assert f"Set aside {paper.address}/two: its site asks programs not to fetch it" in done.err
    assert paper.times("/two") == 0
    assert len(documents(tmp_path)) == 1


def test_the_words_of_the_feed_are_kept_where_the_page_may_not_be_fetched(paper: Site, tmp_path: Path) -> None:
    paper.serve("/robots.txt", "User-agent: Standoff\nDisallow: /one\n", Content_Type="text/plain")
    paper.serve("/feed", feed(item("/one", words=STRUCK)))
    assert watch(paper, tmp_path).status == 0
    [document] = documents(tmp_path)
    assert document.text == STRUCK
    assert document.origin.file == f"{paper.address}/feed"
    assert str(document.published.day) == "2019-06-14"


def test_while_robots_cannot_be_had_nothing_is_fetched(paper: Site, tmp_path: Path) -> None:
    paper.serve("/robots.txt", "down", 503)
    done = watch(paper, tmp_path)
    assert done.status == 3
    assert "answered 503" in done.err
    assert set(paper.asked) == {"/robots.txt"}


def test_a_page_that_fails_is_tried_again_later_and_not_before(paper: Site, tmp_path: Path) -> None:
    paper.serve("/one", "down for now", 503, Retry_After="3600")
    done = watch(paper, tmp_path)
    assert done.status == 0
    assert "1 page could not be had yet" in done.out
    paper.serve("/one", page(STRUCK))
    watch(paper, tmp_path)
    assert paper.times("/one") == 1
    go_on(tmp_path)
    assert "1 new" in watch(paper, tmp_path).out
    assert len(documents(tmp_path)) == 2


def test_retry_after_is_honoured(paper: Site, tmp_path: Path) -> None:
    paper.serve("/one", "slowly", 429, Retry_After="7200")
    watch(paper, tmp_path)
    with open_store(tmp_path / "desk.db") as store:
        [row] = store.waiting_pages(f"{paper.address}/feed")
    paper.serve("/one", "slowly", 429)
    go_on(tmp_path)
    watch(paper, tmp_path)
    with open_store(tmp_path / "desk.db") as store:
        [second] = store.waiting_pages(f"{paper.address}/feed")
    assert row.due - second.due > 5000
    assert (row.failures, second.failures) == (1, 2)


def test_a_page_that_goes_on_failing_is_set_aside_in_the_end(paper: Site, tmp_path: Path) -> None:
    paper.serve("/one", "down", 500)
    for _ in range(5):
        assert watch(paper, tmp_path).status == 0
        go_on(tmp_path)
    done = watch(paper, tmp_path)
    assert done.status == 3
    assert f"Set aside {paper.address}/one: its server answered 500" in done.err
    go_on(tmp_path)
    assert watch(paper, tmp_path).status == 0
    assert paper.times("/one") == 6


def test_a_page_that_is_gone_is_set_aside_at_once(paper: Site, tmp_path: Path) -> None:
    del paper.answers["/one"]
    done = watch(paper, tmp_path)
    assert done.status == 3
    assert f"Set aside {paper.address}/one: its server answered 404" in done.err
    assert watch(paper, tmp_path).status == 0
    assert paper.times("/one") == 1


def test_a_run_that_is_cut_off_goes_on_where_it_was(
    paper: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.serve("/feed", feed(*(item(f"/{number}") for number in range(20))), ETag='"1"')
    for number in range(20):
        paper.serve(f"/{number}", page(STRUCK, f"It was day {number}."))
    whole = Fetcher.fetch

    def fetch(self: Fetcher, address: str, **more: str | None) -> object:
        if address.endswith("/3"):
            raise KeyboardInterrupt
        return whole(self, address, **more)

    monkeypatch.setattr(Fetcher, "fetch", fetch)
    done = watch(paper, tmp_path)
    assert done.status == 130
    assert "go on" in done.err
    kept = len(documents(tmp_path))
    assert 0 < kept < 20
    monkeypatch.setattr(Fetcher, "fetch", whole)
    watch(paper, tmp_path)
    assert len(documents(tmp_path)) == 20
    assert len(paper.asked) <= 2 * 2 + 20 + 8


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param("<html><body><p>No feed.</p></body></html>", "none that can be read", id="a page"),
        pytest.param("", "none that can be read", id="nothing"),
        pytest.param('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "entities", id="entities"),
    ],
)
def test_what_is_no_feed_is_told(paper: Site, tmp_path: Path, body: str, why: str) -> None:
    paper.serve("/feed", body)
    done = watch(paper, tmp_path)
    assert done.status == 3
    assert why in done.err


def test_an_address_that_is_none(tmp_path: Path) -> None:
    done = run("watch", "reports/", "--once", "--db", tmp_path / "desk.db")
    assert done.status == 3
    assert "https://" in done.err


def test_a_feed_may_not_lead_into_the_own_network(paper: Site, tmp_path: Path) -> None:
    inner = paper.address.replace("127.0.0.1", "localhost")
    paper.serve("/feed", feed(item(f"{inner}/one"), item("/away")))
    paper.serve("/away", "", 302, Location=f"{inner}/two")
    done = watch(paper, tmp_path)
    assert done.err.count("leads into the own network") == 2
    assert not {"/one", "/two"} & set(paper.asked)


def test_two_feeds_with_one_report_fetch_it_once(paper: Site, tmp_path: Path) -> None:
    paper.serve("/other", feed(item("/one")))
    run("watch", f"{paper.address}/feed", f"{paper.address}/other", "--once", "--db", tmp_path / "desk.db")
    assert paper.times("/one") == 1


EVENT = "\t".join(["1000000001", "20190614", "201906", "2019", "2019.4493", *["x"] * 54, "20190614", "{}"])
MENTION = "\t".join(["1000000001", "20190614101500", "20190614101500", "1", "paper.example", "{}", *["x"] * 10])
GRAPH = "\t".join(
    ["20190614101500-1", "20190614101500", "1", "paper.example", "{}", *["x"] * 13, "{}/a.jpg", *["x"] * 8]
)


def of_two_pages(row: str, paper: Site) -> bytes:
    return "\n".join(row.replace("{}", f"{paper.address}/{name}") for name in ("one", "two", "one")).encode() + b"\n"


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is no site, so it leads to no machine of the own network; the tests' own site is one."""
    monkeypatch.setattr(fetch, "within", lambda _: False)


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in a ZIP archive"])
@pytest.mark.parametrize(
    "row",
    [
        pytest.param("{}", id="addresses"),
        pytest.param(EVENT, id="GDELT's events"),
        pytest.param(MENTION, id="GDELT's mentions"),
        pytest.param(GRAPH, id="GDELT's knowledge graph"),
    ],
)
def test_the_pages_that_a_list_names_are_fetched_once(paper: Site, tmp_path: Path, row: str, packed: bool) -> None:
    data = of_two_pages(row, paper)
    path = tmp_path / "list"
    path.write_bytes(zipped({"20190614.export.CSV": data}) if packed else data)
    done = run("watch", path, "--once", "--db", tmp_path / "desk.db")
    assert (done.status, done.err) == (0, "")
    assert "Read 2 reports, 2 new" in done.out
    assert [one.url for one in documents(tmp_path)] == [f"{paper.address}/one", f"{paper.address}/two"]
    assert "Read 0 reports" in run("watch", path, "--once", "--db", tmp_path / "desk.db").out
    assert paper.asked == ["/robots.txt", "/one", "/two"]


def test_a_list_leads_to_no_machine_of_the_own_network(paper: Site, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(of_two_pages("{}", paper))
    done = run("watch", path, "--once", "--db", tmp_path / "desk.db")
    assert done.status == 3
    assert "it leads into the own network" in done.err
    assert paper.asked == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(None, "no such file", id="not there"),
        pytest.param(STRUCK.encode(), "it is no list of pages", id="a report"),
        pytest.param(b"", "it is no list of pages", id="empty"),
        pytest.param(zipped({"a.txt": STRUCK.encode()}), "it is no list of pages", id="a report in an archive"),
        pytest.param(zipped({"a.txt": b"https://a.example/1\n" * 50})[:-30] + bytes(30), "list", id="a broken archive"),
    ],
)
def test_what_is_no_list_is_said(tmp_path: Path, data: bytes | None, why: str) -> None:
    path = tmp_path / "list"
    if data is not None:
        path.write_bytes(data)
    done = run("watch", path, "--once", "--db", tmp_path / "desk.db")
    assert done.status == 3
    assert why in done.err
