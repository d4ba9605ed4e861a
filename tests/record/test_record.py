"""A whole record: found by old and new ids, turned into plain data and back, and as its schema says."""

from datetime import date, time
from functools import cache
from typing import Any

import jsonschema
import msgspec
import pytest
from tests.support import annotated, record_of_texts

from standoff.record import Annotation, Commitment, Conflict, Demand, Development, Event, Passage, Record, Side, When
from standoff.record.passage import Reference
from standoff.record.record import KINDS
from standoff.record.relink import relink
from standoff.record.schema import json_schema

FIRST = (
    "Relatives of a patient attacked a junior doctor at Harbour Lane Hospital in Patna on Monday night. "
    "Junior doctors at the hospital went on strike on Tuesday, demanding better security from the state government.\n\n"
    'Health Secretary Nora Quill said the state government would install 40 cameras by June 30. "We will keep our '
    'word," she said. The junior doctors said the strike would continue.'
)
SECOND = (
    "The junior doctors of Harbour Lane Hospital in Patna said on Thursday that no camera had been installed. "
    "Health Secretary Nora Quill said work had begun on the cameras. The doctors' strike entered its tenth day."
)


@cache
def record() -> Record:
    return record_of_texts((FIRST, date(2023, 3, 15)), (SECOND, date(2023, 3, 23)))


@cache
def validator(definition: str) -> Any:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator({**schema, "$ref": f"#/$defs/{definition}"})


def test_the_record_under_test_holds_what_the_other_tests_rely_on() -> None:
    for kind in ("actors", "places", "events", "statements", "demands", "commitments", "developments", "disputes"):
        assert getattr(record(), kind), kind


def test_a_built_record_is_as_its_schema_says() -> None:
    validator("Record").validate(record().to_dict())


def test_an_annotation_is_as_its_schema_says() -> None:
    validator("Annotation").validate(annotated(FIRST, date(2023, 3, 15)).to_dict())


@pytest.mark.parametrize(
    ("change", "value"),
    [
        pytest.param("domain", 7, id="a-number-for-a-name"),
        pytest.param("events", [{"id": "e_1"}], id="an-event-without-its-parts"),
        pytest.param("as_of", ["2023-03-15"], id="a-list-for-a-day"),
    ],
)
def test_the_schema_refuses_what_is_no_record(change: str, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validator("Record").validate({**record().to_dict(), change: value})


def test_a_record_comes_back_from_json_as_it_was() -> None:
    assert msgspec.json.decode(record().to_json(), type=Record) == record()
    assert msgspec.convert(record().to_dict(), Record) == record()


def test_an_annotation_comes_back_from_json_as_it_was() -> None:
    found = annotated(FIRST, date(2023, 3, 15))
    assert msgspec.json.decode(found.to_json(), type=Annotation) == found


def test_plain_data_bears_iso_dates_and_the_names_of_the_vocabulary() -> None:
    when = When(earliest=date(2023, 3, 13), latest=date(2023, 3, 13), granularity="minute", clock=time(10, 0))
    plain = when.to_dict()
    assert (plain["earliest"], plain["clock"]) == ("2023-03-13", "10:00:00")


def test_every_entry_is_found_by_its_id_and_by_those_of_all_its_mentions() -> None:
    for kind, entry in record().entries():
        assert record().find(entry.id) == (kind, entry)
        for mention in getattr(entry, "mentions", ()):
            assert record().find(mention) == (kind, entry), f"{kind} {entry.id} is not found by {mention}"


def test_an_id_that_an_entry_bore_before_still_finds_it() -> None:
    event = record().events[0]
    renamed = msgspec.structs.replace(record(), aliases={"e_before": event.id})
    assert renamed.find("e_before") == ("events", event)


def test_what_nobody_bears_is_not_found() -> None:
    assert record().find("e_0000000000000000") is None
    assert record().document("d_0000000000000000") is None


def test_ids_are_unique_and_each_tells_its_kind() -> None:
    ids = [entry.id for _, entry in record().entries()]
    assert len(ids) == len(set(ids))
    prefixes = {kind: {entry.id.split("_")[0] for each, entry in record().entries() if each == kind} for kind in KINDS}
    told = [next(iter(found)) for found in prefixes.values() if found]
    assert all(len(found) <= 1 for found in prefixes.values())
    assert len(told) == len(set(told))


def test_entries_that_a_record_names_are_in_it() -> None:
    known = {entry.id for _, entry in record().entries()}
    for event in record().events:
        for reference in (*event.agents, *event.targets, *event.places):
            assert reference.entry is None or reference.entry in known
    for dispute in record().disputes:
        assert {*dispute.events, *dispute.statements, *dispute.demands, *dispute.commitments} <= known
        assert set(dispute.documents) <= {document.id for document in record().documents}


def _passage(quote: str, start: int = 0) -> Passage:
    return Passage(document="d_1", start=start, end=start + len(quote), quote=quote)


JOINED = {"a_old": "a_new", "s_old": "s_new", "c_old": "c_new", "v_old": "v_new"}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(
            Event(
                id="a_old",
                kind="strike",
                mode=None,
                trigger=_passage("strike"),
                modality="reported",
                agents=(Reference(passage=_passage("doctors"), entry="a_old"), Reference(passage=_passage("nurses"))),
                according_to="s_old",
                mentions=("a_old",),
            ),
            Event(
                id="a_old",
                kind="strike",
                mode=None,
                trigger=_passage("strike"),
                modality="reported",
                agents=(Reference(passage=_passage("doctors"), entry="a_new"), Reference(passage=_passage("nurses"))),
                according_to="s_new",
                mentions=("a_old",),
            ),
            id="event-its-own-id-and-mentions-stay",
        ),
        pytest.param(
            Development(id="v_1", said="begun", commitment="c_old", matter=None, passage=_passage("begun")),
            Development(id="v_1", said="begun", commitment="c_new", matter=None, passage=_passage("begun")),
            id="development-to-its-commitment",
        ),
        pytest.param(
            Commitment(id="c_1", matter=None, text="a_old", developments=("v_old", "v_new")),
            Commitment(id="c_1", matter=None, text="a_old", developments=("v_new",)),
            id="commitment-words-stay-and-joined-ids-are-given-once",
        ),
        pytest.param(
            Demand(id="m_1", matter=None, text="x", by=Reference(passage=_passage("they"), entry="a_old")),
            Demand(id="m_1", matter=None, text="x", by=Reference(passage=_passage("they"), entry="a_new")),
            id="demand-by-whom",
        ),
        pytest.param(
            Conflict(id="x_1", kind="blame", what="w", sides=(Side(holds="h", by=("a_old",)), Side(holds="i"))),
            Conflict(id="x_1", kind="blame", what="w", sides=(Side(holds="h", by=("a_new",)), Side(holds="i"))),
            id="conflict-sides",
        ),
    ],
)
def test_what_an_entry_says_of_others_points_at_what_they_were_joined_into(
    entry: Event | Development | Commitment | Demand | Conflict,
    expected: Event | Development | Commitment | Demand | Conflict,
) -> None:
    assert relink(entry, JOINED) == expected
    assert relink(expected, JOINED) == expected
