"""What a reader finds on the pages."""

import re
from html import unescape

import pytest
from tests.desk.desks import Desk, Visitor
from tests.publish.sample import ARREST, BEGUN, CONFLICT, DOCUMENTS, EARLIER, IDS, LATER, SABLE, TARSIN, UNION


@pytest.fixture
def reader(desk: Desk) -> Visitor:
    return desk.visitor("reader")


def words(page: str) -> str:
    """The words of a page, without its tags, in one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def test_the_list_shows_each_dispute_with_what_is_open(reader: Visitor) -> None:
    text = words(reader.text("/"))
    assert "Harrow Lane Medical College, August 2024 ✓ ended 9 Aug 2024 64 4 0 4" in text
    assert "Halden Hospital, June 2019 ✓ ended 10 Jun 2019 1,951 1 ◷ 1 1" in text
    assert text.index("Harrow Lane") < text.index("Halden")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=harrow+august", ["Harrow Lane"]),
        ("state=ended", ["Harrow Lane", "Halden"]),
        ("state=open", []),
        ("words=nowhere", []),
    ],
)
def test_the_list_can_be_narrowed(reader: Visitor, query: str, found: list[str]) -> None:
    text = words(reader.text(f"/?{query}"))
    assert [name for name in ("Harrow Lane", "Halden") if name in text] == found


def test_a_dispute_says_in_three_lines_what_stands(reader: Visitor) -> None:
    page = reader.text(f"/disputes/{LATER.id}")
    lines = re.findall(r"<li>(.*?)</li>", page.split('aria-label="What stands now"')[1].split("</ol>")[0])
    assert lines == [
        "Ended: the strike was called off on 4 October 2024.",
        "Of 5 promises: 1 contested, 1 claimed, 1 pending, 1 fulfilled and 1 not ruled on.",
        "Last, 4 Oct 2024: Cease-work called off by junior doctors.",
    ]


def test_a_dispute_has_all_its_sections(reader: Visitor) -> None:
    page = reader.text(f"/disputes/{LATER.id}")
    for identifier in (BEGUN.id, ARREST.id, CONFLICT.id, IDS["cameras"], UNION.id, SABLE.id, TARSIN.id):
        assert f'href="/entries/{identifier}"' in page
    assert f'href="/disputes/{EARLIER.id}"' in page
    assert f'href="/documents/{DOCUMENTS["talks"].id}"' in page
    text = words(page)
    assert "also carried by Harbour Post" in text
    assert "Work has commenced" in text
    assert "No efforts have been made" in text
    assert 'class="spot"' in page


def test_commitments_stand_beside_the_demands_that_they_answer(reader: Visitor) -> None:
    page = reader.text(f"/disputes/{LATER.id}")
    asked = page.split('class="demands"')[1].split("</ul>")[0]
    first = asked.split("<li id=")[1]
    assert "Cameras in every ward" in first
    assert f'href="/entries/{IDS["cameras"]}"' in first
    assert "No promise answers it" in asked


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        pytest.param("lane=legal", [ARREST.id], [BEGUN.id], id="by kind"),
        pytest.param(f"actor={UNION.id}", [], [ARREST.id, BEGUN.id], id="by actor"),
        pytest.param("source=Harbour+Post", [IDS["cameras"]], [ARREST.id], id="by source"),
        pytest.param("from=2024-09-25&to=2024-10-02", [ARREST.id], [BEGUN.id], id="by days"),
        pytest.param("from=2024-10-02&to=2024-09-25", [ARREST.id], [BEGUN.id], id="days the wrong way round"),
    ],
)
def test_the_timeline_shows_what_was_chosen(reader: Visitor, query: str, there: list[str], gone: list[str]) -> None:
    picture = reader.text(f"/disputes/{LATER.id}?{query}&part=timeline")
    marks = set(re.findall(r'href="/entries/(\w+)" data-day', picture))
    assert set(there) <= marks
    assert not marks & set(gone)


def test_a_strike_that_began_before_the_days_goes_on_in_them(reader: Visitor) -> None:
    picture = reader.text(f"/disputes/{LATER.id}?from=2024-08-20&to=2024-09-01&part=timeline")
    assert "Work stopped from 10 August 2024" in picture


@pytest.mark.parametrize(
    "query", ["from=yesterday", "as_of=9999-99-99", "lane=nothing", "actor=a_0", "from=2031-01-01", "part=nothing"]
)
def test_odd_choices_do_no_harm(reader: Visitor, query: str) -> None:
    assert reader.get(f"/disputes/{LATER.id}?{query}").status_code == 200


def test_an_entry_shows_its_words_its_working_and_where_it_belongs(reader: Visitor) -> None:
    text = words(reader.text(f"/entries/{BEGUN.id}"))
    assert "Doctors stopped work the next day" in text
    assert "1 October 2024 is the 52nd day of the movement." in text
    assert "Harrow Lane Medical College, August 2024" in text


def test_an_entry_leads_to_its_words_and_they_lead_back(reader: Visitor) -> None:
    entry = reader.text(f"/entries/{ARREST.id}")
    there = re.search(r'href="(/documents/\w+)#(w\d+)"', entry)
    assert there is not None
    document = reader.text(there[1])
    assert f'id="{there[2]}"' in document
    assert f'href="/entries/{ARREST.id}"' in document


def test_annotations_that_overlap_are_all_on_the_words(reader: Visitor) -> None:
    page = reader.text(f"/documents/{DOCUMENTS['again'].id}")
    over = re.search(r'<mark id="w\d+" class="([^"]*)" data-n="([^"]*)">Work has commenced', page)
    assert over is not None
    assert over[1].split() == ["k-outcome", "k-statement"]
    assert len(over[2].split()) >= 2


def test_the_text_on_the_page_is_the_text(reader: Visitor) -> None:
    page = reader.text(f"/documents/{DOCUMENTS['talks'].id}")
    shown = page.split('aria-label="The report" tabindex="0">')[1].split("</section>")[0]
    bare = re.sub(r'<a class="ref".*?</a>', "", shown)
    assert unescape(re.sub(r"<[^>]+>", "", bare)) == DOCUMENTS["talks"].text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/disputes/u_0000000000000000", 404),
        (f"/disputes/{BEGUN.id}", 404),
        ("/entries/e_0000000000000000", 404),
        ("/documents/d_0000000000000000", 404),
        (f"/entries/{LATER.id}", 303),
        (f"/entries/{DOCUMENTS['talks'].id}", 303),
        ("/static/../app.py", 404),
        ("/static/%2e%2e%2fapp.py", 404),
        ("/nothing", 404),
        ("/?number=0", 422),
        ("/search?number=x", 422),
    ],
)
def test_what_is_not_there_is_said_plainly(reader: Visitor, address: str, status: int) -> None:
    answer = reader.get(address)
    assert answer.status_code == status
    if status != 303:
        assert "<h1>" in answer.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=grievance", ["Doctors in Tarsin: talks", "Doctors in Tarsin: later"]),
        ("words=700+cameras+working", ["Doctors in Tarsin: later"]),
        ("words=strike&kind=documents&to=2019-12-31", ["Doctors in Tarsin: 2019"]),
        (f"words=strike&kind=documents&dispute={EARLIER.id}", ["Doctors in Tarsin: 2019"]),
        ("words=GRIEVANCES", ["Doctors in Tarsin: talks", "Doctors in Tarsin: later"]),
        ("words=%22armed+guards%22&kind=documents", ["Doctors in Tarsin: 2019"]),
        ("words=%22guards+armed%22", []),
        ("words=strike+-called&kind=documents&to=2019-12-31", []),
        ("words=100%25", []),
        ("words=%22", []),
    ],
)
def test_search_finds_reports_with_the_words(reader: Visitor, query: str, found: list[str]) -> None:
    text = words(reader.text(f"/search?{query}"))
    titles = ("2019", "found", "talks", "again", "later")
    assert {f"Doctors in Tarsin: {one}" for one in titles if f"Doctors in Tarsin: {one}" in text} == set(found)


def test_search_marks_the_words_found(reader: Visitor) -> None:
    assert '<mark class="hit">grievance</mark>' in reader.text("/search?words=grievance")


def test_statements_are_listed_with_their_speakers(reader: Visitor) -> None:
    text = words(reader.text(f"/disputes/{LATER.id}/statements"))
    assert "Dr. Anselm Brook denied" in text
    assert "Unknown said" in text


def test_an_empty_database_has_pages_too(tmp_path: object) -> None:
    from pathlib import Path

    from standoff.store import open_store

    db = Path(str(tmp_path)) / "empty.db"
    open_store(db).close()
    visitor = Desk(db).visitor("administrator")
    assert "No dispute is on the record yet" in visitor.text("/")
    for address in ("/search?words=strike", "/review", "/reports", "/incidents", "/audit", "/api/v1/record"):
        assert visitor.get(address).status_code == 200, address


def test_an_actor_is_headed_by_its_name_and_its_other_names_stand_below(reader: Visitor) -> None:
    page = unescape(reader.text(f"/entries/{UNION.id}"))
    assert "<h1>Tarsin Junior Doctors' Union (organisation)</h1>" in page
    assert "<dt>Also called</dt><dd>the union" in page


def test_what_an_entry_rests_on_is_told_in_full_but_long_lists_are_folded(built: Desk) -> None:
    reader = built.visitor("reader")
    named = max(built.house.store.record().actors, key=lambda one: len(one.passages))
    page = reader.text(f"/entries/{named.id}")
    shown, folded = page.split("</ol>", 1)
    assert shown.count("<blockquote>") == 12
    assert f"<summary>{len(named.passages) - 12} more</summary>" in folded
    assert page.count("In the report</a>") == len(named.passages)
