"""The report: safe, whole, readable by everybody."""

import base64
import hashlib
import os
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from tests.publish.sample import (
    BEGUN,
    CAMERAS_DENIED,
    COMMITMENTS,
    CONFLICT,
    DOCUMENTS,
    EARLIER,
    IDS,
    LATER,
    RECORD,
    SCRIPT,
    UNDATED,
)

from standoff.publish.index import Index
from standoff.publish.report.drawing import Window, draw
from standoff.publish.report.report import report, write_report
from standoff.publish.report.scale import scale
from standoff.publish.views.disputes import UnknownDispute
from standoff.record import Record, When

CSS = Path(__file__).parents[2] / "src/standoff/publish/report/templates/report.css"
PAGE = report(RECORD)
TREE = html.document_fromstring(PAGE)


def test_it_parses_without_an_error() -> None:
    parser = etree.HTMLParser()
    etree.fromstring(PAGE, parser)
    # This parser knows no HTML 5, so that it calls its tags invalid; anything else is a slip of ours.
    new = re.compile(r"Tag (header|main|nav|article|section|footer|details|summary|svg|\w+) invalid")
    assert [one.message for one in parser.error_log if not new.fullmatch(one.message)] == []


def test_no_id_stands_twice_and_every_link_inside_leads_somewhere() -> None:
    ids = [str(one) for one in TREE.xpath("//@id")]
    links = {str(one)[1:] for one in TREE.xpath("//@href") if str(one).startswith("#")}
    assert len(ids) == len(set(ids))
    assert len(links) > 20
    assert links <= set(ids)


def test_two_disputes_that_share_a_report_do_not_share_an_id(record: Record) -> None:
    shared = msgspec.structs.replace(
        EARLIER, documents=(*EARLIER.documents, DOCUMENTS["found"].id), events=LATER.events
    )
    tree = html.document_fromstring(report(msgspec.structs.replace(record, disputes=(shared, LATER))))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_script_in_a_report_is_shown_as_text() -> None:
    assert "<script" not in PAGE
    assert TREE.xpath("//script") == []
    assert SCRIPT in TREE.text_content()


def test_no_link_leads_to_anything_but_the_web_or_the_page() -> None:
    assert {str(one).split(":")[0] for one in TREE.xpath("//@href") if not str(one).startswith("#")} == {"https"}
    assert not [one for one in TREE.xpath("//@*") if str(one).startswith("javascript:")]


def test_nothing_is_fetched_and_only_our_style_is_allowed() -> None:
    style = TREE.xpath("string(//style)")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = TREE.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert TREE.xpath("//@src | //link | //@style | //@onclick") == []
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize(
    "identifier",
    [
        pytest.param(IDS["cameras"], id="a promise"),
        pytest.param(BEGUN.id, id="an event"),
        pytest.param(CONFLICT.id, id="a conflict"),
    ],
)
def test_each_entry_unfolds_to_its_words_and_their_source(identifier: str) -> None:
    (entry,) = TREE.xpath(f"//*[@id='{identifier}']")
    assert entry.xpath(".//blockquote")
    assert "characters" in entry.text_content()
    assert re.search(r"Tarsin Ledger|Eastern Wire", entry.text_content())


def test_working_is_shown_step_by_step() -> None:
    (entry,) = TREE.xpath(f"//*[@id='{BEGUN.id}']")
    assert "the 52nd day of their movement" in entry.text_content()
    assert "→ 10 or 11 August 2024" in entry.text_content()


def test_a_promise_shows_its_status_with_a_sign_and_who_spoke_last() -> None:
    (entry,) = TREE.xpath(f"//tbody[@id='{IDS['rooms']}']")
    row = " ".join(entry.xpath("./tr")[0].text_content().split())
    assert "! contested" in row
    assert "according to" in row
    assert entry.xpath(f".//*[@id='{CAMERAS_DENIED.id}']")


def test_a_demand_without_an_answer_says_so() -> None:
    assert "No promise answers it." in TREE.text_content()


def test_the_page_says_what_it_rests_on() -> None:
    text = TREE.text_content()
    assert "As of 12 October 2024" in text
    assert re.search(r"record [0-9a-f]{16}", text)


def test_one_dispute_can_be_reported_alone(record: Record) -> None:
    alone = report(record, "halden")
    assert EARLIER.name in alone
    assert LATER.name not in alone
    with pytest.raises(UnknownDispute, match="Harrow Lane"):
        report(record, "nowhere")


def test_an_empty_record_gives_a_page(tmp_path: Path) -> None:
    path = write_report(Record(domain="health-care"), tmp_path / "report.html")
    assert "No dispute in this record yet" in path.read_text("utf-8")


def test_a_report_that_cannot_be_written_leaves_the_old_one(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_report(record, tmp_path / "report.html")
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_report(Record(domain="health-care"), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "link", "good", "going", "doubt", "bad"])
@pytest.mark.parametrize(("scheme", "number"), [("light", 0), ("dark", 1), ("print", 2)])
def test_words_stand_out_from_their_ground(scheme: str, number: int, ink: str, ground: str) -> None:
    """Contrast of at least 4.5 to 1, as WCAG 2.2 AA asks, in each colour scheme."""
    block = re.findall(r":root \{(.*?)\}", CSS.read_text("utf-8"), re.DOTALL)[number]
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]+);", block))
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_picture_holds_every_dated_entry_once(record: Record) -> None:
    picture = draw(Index(record), LATER)
    assert picture is not None
    drawn = [mark.id for mark in picture.marks]
    developed = [one.id for one in record.developments]
    assert len(drawn) == len(set(drawn))
    expected = {*LATER.events, *LATER.demands, *LATER.commitments, *developed} - {UNDATED.id}
    assert set(drawn) == expected
    assert picture.undated == 1


def test_marks_lie_in_the_picture_and_do_not_touch(record: Record) -> None:
    picture = draw(Index(record), LATER)
    assert picture is not None
    for one in picture.marks:
        assert picture.left <= one.x <= picture.width
        assert picture.top < one.y < picture.height
    places = sorted((mark.y, mark.x) for mark in picture.marks if mark.shape != "bar")
    near = [(a, b) for a, b in pairwise(places) if a[0] == b[0] and b[1] - a[1] < 15]
    assert near == []


def test_the_picture_shows_the_strike_in_three_stretches(record: Record) -> None:
    picture = draw(Index(record), LATER)
    assert picture is not None
    assert [bar.full for bar in picture.bars] == [True, False, True]
    assert not any(bar.open for bar in picture.bars)
    ends = [round(bar.left + bar.width, 1) for bar in picture.bars]
    assert ends[:2] == [bar.left for bar in picture.bars[1:]]


def test_what_was_over_long_before_the_dispute_is_not_drawn_and_the_picture_says_so(record: Record) -> None:
    began = LATER.span.earliest
    assert began is not None
    day = began - timedelta(days=2000)
    first = next(one for one in record.events if one.id in LATER.events and one.kind == "strike")
    history = msgspec.structs.replace(first, id="e_00000000000000ff", when=When(earliest=day, latest=day))
    told = msgspec.structs.replace(record, events=(*record.events, history))
    dispute = msgspec.structs.replace(LATER, events=(*LATER.events, history.id))
    picture, before = draw(Index(told), dispute), draw(Index(record), LATER)
    assert picture is not None
    assert before is not None
    assert (picture.earlier, before.earlier) == (1, 0)
    assert picture.ticks == before.ticks
    assert picture.bars == before.bars
    asked_for = draw(Index(told), dispute, Window(first=day))
    assert asked_for is not None
    assert history.id in {one.id for one in asked_for.marks}


def test_a_dispute_without_a_dated_entry_has_no_picture(record: Record) -> None:
    assert draw(Index(record), msgspec.structs.replace(LATER, events=(UNDATED.id,), demands=(), commitments=())) is None


@settings(deadline=None)
@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 12, 31)), min_size=1, max_size=40))
@example([date(1990 + number, 1 + number % 12, 1) for number in range(40)])
def test_later_days_never_stand_further_left(days: list[date]) -> None:
    axis = scale(days, 100, 1000)
    places = [axis.x(day) for day in sorted(set(days))]
    assert places == sorted(places)
    assert all(100 <= place <= 1000 for place in places)
    ticks = [tick.x for tick in axis.ticks()]
    assert all(later - earlier >= 50 for earlier, later in pairwise(ticks))
    # A letter of a label is at least five pixels wide.
    halves = [(quiet.middle, len(quiet.label) * 2.5) for quiet in axis.quiet() if quiet.label]
    assert all(one + half <= two - other for (one, half), (two, other) in pairwise(halves))
    assert all(middle - half >= 100 and middle + half <= 1000 for middle, half in halves)


def test_what_stands_alone_far_from_the_rest_does_not_push_it_together() -> None:
    start = date(2024, 8, 9)
    busy = [start + timedelta(days=number) for number in range(60)]
    axis = scale([date(2019, 6, 11), *busy, date(2025, 8, 8)], 0, 1000)
    assert len(axis.quiet()) == 2
    assert axis.x(busy[-1]) - axis.x(busy[0]) > 500
    assert {tick.year for tick in axis.ticks()} >= {"2019", "2024", "2025"}


def test_a_long_quiet_stretch_is_drawn_short() -> None:
    start = date(2024, 8, 9)
    busy = [start + timedelta(days=number) for number in range(40)]
    axis = scale([*busy, date(2025, 8, 8)], 0, 1000)
    (quiet,) = axis.quiet()
    assert quiet.width < 60
    assert "month" in quiet.label
    assert axis.x(busy[-1]) - axis.x(busy[0]) > 500


def test_each_commitment_has_a_row(record: Record) -> None:
    assert all(TREE.xpath(f"//tbody[@id='{one.id}']") for one in COMMITMENTS)
