"""Reviewing: the queue, what is decided, its history, undoing; and that it holds whatever is read later."""

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest
from tests.cli.running import REPORTS
from tests.desk.desks import Desk, Visitor, keep
from tests.publish.sample import POSTER, RECORD

from standoff.desk import work
from standoff.record import Commitment, Event, Record


def queue(page: str) -> list[str]:
    return re.findall(r'class="waiting" id="(\w+)"', page)


def record(desk: Desk) -> Record:
    found: Record = desk.house.store.record()
    return found


def commitment(desk: Desk) -> Commitment:
    return next(one for one in record(desk).commitments if one.ruling is not None and one.ruling.status != "fulfilled")


@pytest.fixture
def reviewer(built: Desk) -> Visitor:
    return built.visitor("reviewer")


def test_what_was_accepted_leaves_the_queue(built: Desk, reviewer: Visitor) -> None:
    before = queue(reviewer.text("/review"))
    answer = reviewer.post(f"/entries/{before[0]}/decide", verdict="accept", back="/review")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert before[0] not in queue(reviewer.text("/review"))
    assert built.log()[-1].startswith("reviewer: decided j_")


def test_the_most_pressing_comes_first(reviewer: Visitor) -> None:
    points = [int(one) for one in re.findall(r"(\d+) points", reviewer.text("/review"))]
    assert points == sorted(points, reverse=True)
    assert points[0] > points[-1]


def test_what_was_rejected_leaves_the_record_and_comes_back_when_undone(built: Desk, reviewer: Visitor) -> None:
    one = commitment(built)
    reviewer.post(f"/entries/{one.id}/decide", verdict="reject", reason="not a promise at all")
    assert reviewer.get(f"/entries/{one.id}").status_code == 404
    (decision,) = built.house.store.decisions()
    page = reviewer.text("/decisions")
    assert "not a promise at all" in page
    reviewer.post(f"/decisions/{decision.id}/undo")
    assert reviewer.get(f"/entries/{one.id}").status_code == 200
    assert "(undone)" in reviewer.text(f"/entries/{one.id}")


def test_a_status_that_was_set_holds_whatever_is_read_later(built: Desk, reviewer: Visitor) -> None:
    one = commitment(built)
    assert reviewer.post(f"/entries/{one.id}/decide", verdict="status", value="fulfilled").status_code == 422
    reason = "seen with our own eyes"
    fields = {"verdict": "status", "value": "fulfilled", "reason": reason}
    assert reviewer.post(f"/entries/{one.id}/decide", **fields).status_code == 303
    assert "✓ fulfilled" in reviewer.text(f"/entries/{one.id}")
    files = {"files": ("more.txt", (REPORTS / "2024-10-05-bengal-ledger.txt").read_bytes())}
    reviewer.post("/reports/add", files=files)
    page = reviewer.text(f"/entries/{one.id}")
    assert "✓ fulfilled" in page
    assert reason in page


def test_a_field_is_corrected(built: Desk, reviewer: Visitor) -> None:
    event = next(one for one in record(built).events if one.kind == "strike" and one.phase is None)
    page = reviewer.text(f"/entries/{event.id}")
    assert "<option>called off</option>" in page
    reviewer.post(
        f"/entries/{event.id}/decide", verdict="correct", field="phase", value="called off", reason="headline"
    )
    after = record(built).find(event.id)
    assert after is not None
    assert isinstance(after[1], Event)
    assert after[1].phase == "called off"
    assert "Corrected: phase is called off" in reviewer.text(f"/entries/{event.id}")
    bad = reviewer.post(f"/entries/{event.id}/decide", verdict="correct", field="kind", value="a picnic")
    assert bad.status_code == 422
    assert "the domain does not know" in unescape(bad.text).lower()


def test_who_did_it_can_be_anybody_of_whom_its_report_speaks(built: Desk, reviewer: Visitor) -> None:
    unknown = [one for one in record(built).demands if one.by is None]
    entry = next(one for one in unknown if len({passage.document for passage in one.passages}) == 1)
    document = entry.passages[0].document
    there = {one.id for one in record(built).actors if any(passage.document == document for passage in one.passages)}
    page = reviewer.text(f"/entries/{entry.id}?act=correct")
    control = page.split('name="field" value="by"')[1].split("</select>")[0]
    offered = set(re.findall(r'<option value="(a_\w+)"', control))
    assert there
    assert offered >= there
    chosen = sorted(there)[0]
    reviewer.post(f"/entries/{entry.id}/decide", verdict="correct", field="by", value=chosen)
    after = record(built).find(entry.id)
    assert after is not None
    assert after[1].by.entry == chosen  # type: ignore[union-attr]


def test_two_entries_are_joined_and_one_is_split(built: Desk, reviewer: Visitor) -> None:
    one, other = [one for one in record(built).actors if one.kind == "organisation"][:2]
    assert reviewer.post("/review/join", choose=[one.id, other.id]).status_code == 303
    joined = record(built).find(one.id)
    assert joined is not None
    assert joined == record(built).find(other.id)
    page = reviewer.text(f"/entries/{joined[1].id}")
    offered = re.findall(r'name="mention" value="(\w+)"', page)
    assert set(offered) == set(joined[1].mentions)  # type: ignore[union-attr]
    apart = [mention for mention in offered if mention in other.mentions]
    assert reviewer.post(f"/entries/{joined[1].id}/decide", verdict="split", mention=apart).status_code == 303
    assert record(built).find(one.id) != record(built).find(other.id)


def test_a_name_is_shown_and_withheld_again(built: Desk, reviewer: Visitor) -> None:
    reader = built.visitor("reader")
    private = next(one for one in record(built).actors if one.private and one.kind == "person" and one.name.istitle())
    assert private.name not in reader.text(f"/entries/{private.id}")
    reviewer.post(f"/entries/{private.id}/decide", verdict="unmask", reason="spoke to the press as secretary")
    assert private.name in unescape(reader.text(f"/entries/{private.id}"))
    reviewer.post(f"/entries/{private.id}/decide", verdict="mask")
    assert private.name not in reader.text(f"/entries/{private.id}")


def test_readers_do_not_learn_who_decided(built: Desk, reviewer: Visitor) -> None:
    one = commitment(built)
    reviewer.post(f"/entries/{one.id}/decide", verdict="accept")
    assert "by reviewer," in reviewer.text(f"/entries/{one.id}")
    page = built.visitor("reader").text(f"/entries/{one.id}")
    assert "by a reviewer," in page
    assert "by reviewer," not in page


def test_a_decision_is_kept_while_the_record_is_still_the_old_one(built: Desk, reviewer: Visitor) -> None:
    one = commitment(built)
    built.house.worker._do = lambda *_: None
    reviewer.post(f"/entries/{one.id}/decide", verdict="reject")
    assert reviewer.get(f"/entries/{one.id}").status_code == 200
    assert built.house.store.stale()
    work.work_out(str(built.db), None)
    assert reviewer.get(f"/entries/{one.id}").status_code == 404


@pytest.mark.parametrize("verdict", ["dance", "", "undo"])
def test_there_are_no_other_decisions(built: Desk, reviewer: Visitor, verdict: str) -> None:
    assert reviewer.post(f"/entries/{commitment(built).id}/decide", verdict=verdict).status_code == 422
    assert built.house.store.decisions() == ()


@pytest.mark.parametrize(("act", "kind"), [("correct", "events"), ("split", "events"), ("status", "commitments")])
def test_the_queue_leads_to_each_act_and_the_act_back_to_the_queue(reviewer: Visitor, act: str, kind: str) -> None:
    page = reviewer.text(f"/review?kind={kind}")
    links = re.findall(rf'href="(/entries/(\w+)\?act={act}&amp;back=[^"]*)" data-key', page)
    assert links
    page = reviewer.text(unescape(links[0][0]))
    # The form that was asked for is open, its first field has the focus, and the others are closed.
    assert page.count(" autofocus") == 1
    assert page.count("<details open>") == (act != "status")
    back = re.search(r'name="back" value="(/review\?[^"]*at=\d+)"', page)
    assert back is not None
    answer = reviewer.post(f"/entries/{links[0][1]}/decide", verdict="accept", back=unescape(back[1]))
    assert answer.headers["location"] == unescape(back[1])


def test_a_name_is_shown_or_withheld_from_the_queue(tmp_path: Path) -> None:
    twice = msgspec.structs.replace(POSTER, mentions=(POSTER.id, "a_00000000000000ff"))
    actors = tuple(twice if one.id == POSTER.id else one for one in RECORD.actors)
    desk = Desk(keep(msgspec.structs.replace(RECORD, actors=actors), tmp_path / "desk.db"))
    page = desk.visitor("reviewer").text("/review?kind=actors")
    desk.house.store.close()
    assert queue(page) == [POSTER.id]
    assert '<button name="verdict" value="unmask" data-key="w">' in page
    assert 'value="mask"' not in page
    assert POSTER.name not in unescape(page)


def test_what_is_worked_out_of_others_offers_no_correction(desk: Desk) -> None:
    page = desk.visitor("reviewer").text("/review?kind=conflicts")
    assert queue(page)
    assert 'data-key="c"' not in page
    assert 'data-key="r"' not in page


def test_an_entry_leads_back_to_nowhere_outside_the_desk(built: Desk, reviewer: Visitor) -> None:
    one = commitment(built)
    page = reviewer.text(f"/entries/{one.id}?back=https://elsewhere.test/")
    assert "elsewhere" not in page
    assert "Back to the queue" not in built.visitor("reader").text(f"/entries/{one.id}?back=/review")
