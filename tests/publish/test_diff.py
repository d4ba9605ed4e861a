"""What changed between two records, and because of which report."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.sample import (
    CAMERAS_BEGUN,
    CAMERAS_DEMAND,
    CAMERAS_DONE,
    DOCUMENTS,
    IDS,
    RALLY,
    RECORD,
    RESUMED,
    TALKS,
)

from standoff.publish.diff import Change, FieldChange, difference
from standoff.publish.diff_words import difference_in_words
from standoff.record import Commitment, Record, Ruling
from standoff.record.identity import content_id

CAMERAS = next(one for one in RECORD.commitments if one.id == IDS["cameras"])
LATE = DOCUMENTS["later"].id


def without(record: Record, kind: str, *ids: str) -> Record:
    kept = tuple(one for one in getattr(record, kind) if one.id not in ids)
    return msgspec.structs.replace(record, **{kind: kept})


def with_commitment(record: Record, changed: Commitment) -> Record:
    commitments = tuple(changed if one.id == IDS["cameras"] else one for one in record.commitments)
    return msgspec.structs.replace(record, commitments=commitments)


def changes(before: Record, after: Record, kind: str) -> list[Change]:
    return [one for one in difference(before, after).changes if one.kind == kind]


# The record before the last report came: the cameras were only said to be begun.
EARLIER = with_commitment(
    without(without(RECORD, "documents", LATE), "developments", CAMERAS_DONE.id),
    msgspec.structs.replace(
        CAMERAS,
        developments=(CAMERAS_BEGUN.id,),
        ruling=Ruling(status="in progress", as_of=date(2024, 10, 1), rule="said to be under way"),
    ),
)


def test_what_changed_is_told_field_by_field_with_the_report_that_it_rests_on() -> None:
    (cameras,) = changes(EARLIER, RECORD, "commitments")
    assert (cameras.what, cameras.id) == ("changed", IDS["cameras"])
    assert cameras.fields[0] == FieldChange("status", "in progress", "fulfilled")
    assert {one.field for one in cameras.fields} == {"status", "status_rule"}
    assert [one.id for one in cameras.because] == [LATE]
    (done,) = [one for one in changes(EARLIER, RECORD, "developments") if one.id == CAMERAS_DONE.id]
    assert done.what == "added"
    assert [one.publisher for one in done.because] == ["Norvale Courier"]


def test_backwards_it_is_withdrawn_and_the_report_is_gone() -> None:
    (done,) = [one for one in changes(RECORD, EARLIER, "developments") if one.id == CAMERAS_DONE.id]
    assert done.what == "withdrawn"
    assert [one.id for one in done.because] == [LATE]
    assert [one.what for one in changes(RECORD, EARLIER, "documents")] == ["withdrawn"]


def test_a_status_that_changed_with_time_alone_has_no_report() -> None:
    overdue = msgspec.structs.replace(CAMERAS, ruling=Ruling(status="overdue", as_of=date(2025, 1, 1), rule="late"))
    (change,) = changes(RECORD, with_commitment(RECORD, overdue), "commitments")
    assert change.because == ()


def test_a_demand_changes_because_of_what_answers_it() -> None:
    demands = tuple(
        msgspec.structs.replace(one, state="open") if one.id == CAMERAS_DEMAND.id else one for one in RECORD.demands
    )
    (demand,) = changes(msgspec.structs.replace(EARLIER, demands=demands), RECORD, "demands")
    assert demand.fields == (FieldChange("state", "open", "met"),)
    assert [one.id for one in demand.because] == [LATE]


OLDER = content_id("commitment", "an older founding")


def _refounded(record: Record, *, alias: bool) -> Record:
    """The record after an older report founded the cameras anew, and all that names them names the new id."""
    founded = msgspec.structs.replace(CAMERAS, id=OLDER, mentions=(OLDER, CAMERAS.id))
    changed = with_commitment(record, founded)
    renamed = msgspec.json.decode(
        changed.to_json().replace(f'"{CAMERAS.id}"'.encode(), f'"{OLDER}"'.encode()), type=Record
    )
    commitments = tuple(founded if one.id == OLDER else one for one in renamed.commitments)
    return msgspec.structs.replace(renamed, commitments=commitments, aliases={CAMERAS.id: OLDER} if alias else {})


@pytest.mark.parametrize("alias", [True, False], ids=["by its earlier id", "by its mentions"])
def test_an_entry_that_bears_another_id_now_is_the_same(alias: bool) -> None:
    assert difference(RECORD, _refounded(RECORD, alias=alias)).changes == ()
    late = msgspec.structs.replace(CAMERAS, text="many cameras")
    (change,) = difference(with_commitment(RECORD, late), _refounded(RECORD, alias=alias)).changes
    assert (change.what, change.id, change.was) == ("changed", OLDER, CAMERAS.id)
    assert change.fields == (FieldChange("text", "many cameras", CAMERAS.text),)


def _joined(record: Record) -> Record:
    """Two events taken to be one."""
    both = msgspec.structs.replace(RESUMED, mentions=(RESUMED.id, RALLY.id))
    events = tuple(both if one.id == RESUMED.id else one for one in record.events if one.id != RALLY.id)
    return msgspec.structs.replace(record, events=events)


def test_joining_and_parting_are_told() -> None:
    (joined,) = changes(RECORD, _joined(RECORD), "events")
    assert (joined.what, joined.id, joined.joined_into) == ("withdrawn", RALLY.id, RESUMED.id)
    (parted,) = changes(_joined(RECORD), RECORD, "events")
    assert (parted.what, parted.id, parted.parted_from) == ("added", RALLY.id, RESUMED.id)


def test_the_order_of_several_values_is_no_change() -> None:
    turned = msgspec.structs.replace(TALKS, agents=(*TALKS.targets, *TALKS.agents))
    named = msgspec.structs.replace(TALKS, agents=(*TALKS.agents, *TALKS.targets))
    one, other = (msgspec.structs.replace(RECORD, events=(talks,)) for talks in (turned, named))
    assert changes(one, other, "events") == []
    assert [each.what for each in changes(RECORD, one, "events") if each.id == TALKS.id] == ["changed"]


def test_the_sentences() -> None:
    words = "\n".join(difference_in_words(difference(EARLIER, RECORD)))
    assert "After:  record " in words
    assert "as of 12 October 2024" in words
    assert "Commitments: 1 changed" in words
    assert "      Status: in progress → fulfilled\n" in words
    assert "      Because of Norvale Courier, 12 Oct 2024, “Doctors in Tarsin: later”" in words
    assert "Reports: 1 added" in words
    gone = "\n".join(difference_in_words(difference(RECORD, EARLIER)))
    assert "Because these reports are no longer there: Norvale Courier" in gone
    assert list(difference_in_words(difference(RECORD, RECORD)))[-1] == "Nothing is different."


Kind = st.sampled_from(["commitments", "events", "statements", "demands", "places"])


@settings(max_examples=30, deadline=None)
@given(kind=Kind, chosen=st.data())
def test_what_is_left_out_is_withdrawn_and_nothing_else(kind: str, chosen: st.DataObject) -> None:
    entries = getattr(RECORD, kind)
    gone = chosen.draw(st.sets(st.sampled_from([one.id for one in entries])))
    # Nothing points at what is gone, so that nothing else changes by it.
    pointing = dict.fromkeys(("demands", "disputes", "conflicts", "developments"), ())
    bare = msgspec.structs.replace(RECORD, **{**pointing, kind: tuple(_alone(one) for one in entries)})
    shuffled = chosen.draw(st.permutations([one for one in getattr(bare, kind) if one.id not in gone]))
    found = changes(bare, msgspec.structs.replace(bare, **{kind: tuple(shuffled)}), kind)
    assert {one.id for one in found} == gone
    assert {one.what for one in found} <= {"withdrawn"}
    back = changes(msgspec.structs.replace(bare, **{kind: tuple(shuffled)}), bare, kind)
    assert {(one.what, one.id) for one in back} == {("added", identifier) for identifier in gone}


def _alone(entry: msgspec.Struct) -> msgspec.Struct:
    empty = {name: () for name in ("answered_by", "asked_before", "developments") if name in entry.__struct_fields__}
    return msgspec.structs.replace(entry, **empty)
