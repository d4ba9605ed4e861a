"""Exports are read back by the libraries of those for whom they are made."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import geojson
import icalendar
import msgspec
import pyarrow.parquet
import pytest
from pyld import jsonld
from tests.publish.sample import (
    ANNOTATIONS,
    ASSAULT_2019,
    CAMERAS_DEMAND,
    DOCTORS,
    DOCUMENTS,
    EARLIER,
    HALDEN,
    IDS,
    INTERNS,
    LATER,
    MARCH,
    POLICE,
    RAPE,
    RECORD,
    RELATIVES,
    STRIKE_2019,
    TARSIN,
    VICTIM,
    said,
)

from standoff.domains.loading import DomainFileError
from standoff.publish.about import MASKED
from standoff.publish.as_acled import COLUMNS
from standoff.publish.as_hxl import TAGS, scheme
from standoff.publish.export import FORMATS, NothingToExport, export
from standoff.publish.masking import masked
from standoff.publish.profile import load_profile
from standoff.publish.tables import KINDS_OF_TABLE, columns, rows
from standoff.record import Count, Passage, Record, Reference
from standoff.record.when import on

INDIA = msgspec.structs.replace(TARSIN, parents=("West Bengal", "India"))
_TWO = Count(what="interns", low=2, high=2, qualifier="exactly", passage=said("2019", "two interns"))
CODES: dict[str, dict[str, Any]] = {
    ASSAULT_2019.id: {"codes": {"acled": "Violence against civilians / Attack", "who": "Assault"}, "counts": (_TWO,)},
    RAPE.id: {"codes": {"acled": "Violence against civilians / Sexual violence", "who": "Sexual assault"}},
    STRIKE_2019.id: {"codes": {"acled": "Protests / Peaceful protest"}},
    MARCH.id: {"codes": {"acled": "Protests / Peaceful protest"}, "modality": "planned"},
}
CODED = msgspec.structs.replace(
    RECORD,
    places=(INDIA, msgspec.structs.replace(HALDEN, parents=("Tarsin", "West Bengal", "India")), *RECORD.places[2:]),
    actors=tuple(
        msgspec.structs.replace(one, side="relatives") if one.id == RELATIVES.id else one for one in RECORD.actors
    ),
    events=tuple(msgspec.structs.replace(one, **CODES.get(one.id, {})) for one in RECORD.events),
)


def one_file(record: Record, name: str, out: Path) -> Path:
    return export(record, name, out, annotations=ANNOTATIONS)[0]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("as_of", [date(2024, 10, 12), None])
def test_every_export_says_what_it_is_made_from(name: str, as_of: date | None, tmp_path: Path) -> None:
    record = msgspec.structs.replace(RECORD, as_of=as_of)
    licence = "CC BY 4.0, by the Desk of Tarsin"
    profile = msgspec.structs.replace(load_profile(), licence=licence, name="ours")
    written = export(record, name, tmp_path / "out", profile=profile, annotations=ANNOTATIONS)
    texts = [
        file.read_bytes().replace(b"\r\n ", b"").replace(b"\\,", b",").decode("utf-8", "ignore") for file in written
    ]
    assert any(licence in text and (as_of is None or as_of.isoformat() in text) for text in texts)
    assert any(re.search(r"standoff\W.{0,40}?\d+\.\d+|Standoff \d+\.\d+", text, re.DOTALL) for text in texts)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_record_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    both = [export(CODED, name, tmp_path / side / "out", annotations=ANNOTATIONS) for side in ("one", "other")]
    assert [one.name for one in both[0]] == [one.name for one in both[1]]
    assert [one.read_bytes() for one in both[0]] == [one.read_bytes() for one in both[1]]


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_record_can_be_exported(name: str, tmp_path: Path) -> None:
    export(Record(domain="health-care"), name, tmp_path / "out")


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.of_reports])
def test_what_reports_say_is_not_exported_without_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(NothingToExport, match=name):
        export(RECORD, name, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", KINDS_OF_TABLE)
def test_parquet_reads_back_with_types(record: Record, kind: str, tmp_path: Path) -> None:
    export(record, "parquet", tmp_path)
    found = pyarrow.parquet.read_table(tmp_path / f"{kind}.parquet")
    assert found.column_names == columns(kind)
    assert found.to_pylist() == rows(record, kind)
    assert json.loads(found.schema.metadata[b"standoff"])["masking"] == MASKED
    export(Record(domain="health-care"), "parquet", tmp_path / "empty")
    assert pyarrow.parquet.read_schema(tmp_path / "empty" / f"{kind}.parquet").equals(found.schema)


def table(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_acled_rows(tmp_path: Path) -> None:
    file = one_file(CODED, "acled", tmp_path / "events.csv")
    found = {row["tags"].partition("standoff=")[2]: row for row in table(file)}
    assert list(next(iter(found.values()))) == list(COLUMNS)
    assert set(found) == {ASSAULT_2019.id, RAPE.id, STRIKE_2019.id}
    attack = found[ASSAULT_2019.id]
    assert attack["notes"].startswith(
        "10 Jun 2019: Assault on two interns by relatives of a patient at Halden Hospital"
    )
    wanted = {
        "event_date": "2019-06-10",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "actor1": "Rioters (India)",
        "assoc_actor_1": "relatives of a patient",
        "actor2": "Civilians (India)",
        "assoc_actor_2": "two interns",
        "interaction": "Rioters-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "356",
        "region": "South Asia",
        "admin1": "West Bengal",
        "latitude": "1.5",
        "geo_precision": "1",
        "fatalities": "0",
    }
    assert {name: attack[name] for name in wanted} == wanted
    unknown = found[RAPE.id]
    assert (unknown["actor1"], unknown["inter2"], unknown["interaction"]) == ("", "Civilians", "")
    strike = found[STRIKE_2019.id]
    assert (strike["actor1"], strike["assoc_actor_1"], strike["actor2"]) == ("Protesters (India)", "junior doctors", "")
    assert strike["interaction"] == "Protesters only"


def test_what_acled_does_not_code_is_counted(tmp_path: Path) -> None:
    file = one_file(CODED, "acled", tmp_path / "events.csv")
    about = json.loads((tmp_path / "events.csv-metadata.json").read_text("utf-8"))
    assert about["url"] == file.name
    assert [one["name"] for one in about["tableSchema"]["columns"]] == list(COLUMNS)
    left_out = about["notes"][0]["standoff"]["left_out"]
    assert left_out["did not happen, or not yet"] == 2
    assert sum(left_out.values()) + len(table(file)) == len(CODED.events)


def test_police_who_break_up_a_protest_are_its_second_actor(tmp_path: Path) -> None:
    words = said("2019", "relatives")
    event = msgspec.structs.replace(
        ASSAULT_2019,
        kind="force against protest",
        codes={"acled": "Protests / Protest with intervention"},
        agents=(Reference(passage=words, entry=POLICE.id),),
        targets=(Reference(passage=words, entry=DOCTORS.id),),
    )
    record = msgspec.structs.replace(CODED, events=(event,))
    (row,) = table(one_file(record, "acled", tmp_path / "events.csv"))
    assert (row["actor1"], row["assoc_actor_1"]) == ("Protesters (India)", "junior doctors")
    assert (row["actor2"], row["interaction"]) == ("police", "State forces-Protesters")


@pytest.mark.parametrize("code", ["Protests", "Quarrels / Loud", ""])
def test_a_code_that_is_none_of_acleds_is_left_out(code: str, tmp_path: Path) -> None:
    event = msgspec.structs.replace(ASSAULT_2019, codes={"acled": code})
    record = msgspec.structs.replace(CODED, events=(event,))
    assert table(one_file(record, "acled", tmp_path / "events.csv")) == []
    about = json.loads((tmp_path / "events.csv-metadata.json").read_text("utf-8"))
    assert about["notes"][0]["standoff"]["left_out"] == {"has no code of ACLED's": 1}


def test_a_domain_of_ones_own_must_be_named(tmp_path: Path) -> None:
    record = msgspec.structs.replace(CODED, domain="fisheries")
    with pytest.raises(DomainFileError, match="--domain"):
        export(record, "acled", tmp_path / "events.csv")
    export(record, "acled", tmp_path / "events.csv", domain="health-care")
    assert table(tmp_path / "events.csv")


def test_incidents_have_tags_in_the_second_row(tmp_path: Path) -> None:
    tags, *found = table(one_file(CODED, "hxl", tmp_path / "incidents.csv"))
    assert tags == TAGS
    assert all(re.fullmatch(r"#[a-z0-9_]+(\+[a-z0-9_]+)*", tag) for tag in tags.values())
    by_id = {row["Event ID"]: row for row in found}
    assert set(by_id) == {ASSAULT_2019.id, RAPE.id}
    attack = by_id[ASSAULT_2019.id]
    wanted = {
        "Date": "2019-06-10",
        "Country ISO": "IND",
        "Admin 1": "West Bengal",
        "Location of Incident": "Halden Hospital",
        "Reported Perpetrator": "Civilian",
        "Type of Health Facility": "Hospital",
        "Health Workers Assaulted": "2",
        "Health Workers Killed": "0",
        "Sources": "Norvale Courier",
    }
    assert {name: attack[name] for name in wanted} == wanted
    assert VICTIM not in str(by_id[RAPE.id])


@pytest.mark.parametrize(
    ("words", "mode", "told"),
    [
        pytest.param(
            "A crowd stormed the hospital and beat a nurse",
            "assault",
            {"Forceful Entry into Health Facility"},
            id="entry",
        ),
        pytest.param("They stormed the town hall and beat a clerk", "assault", set(), id="not of a facility"),
        pytest.param(
            "Men smashed the windows of an ambulance",
            "vandalism",
            {
                "Number of Attacks on Health Facilities Reporting Damaged",
                "Health Transportation Damaged",
                "Attacks on Emergency Medical Services",
            },
            id="ambulance",
        ),
        pytest.param(
            "The clinic was gutted in the fire",
            "arson",
            {
                "Number of Attacks on Health Facilities Reporting Damaged",
                "Number of Attacks on Health Facilities Reporting Destruction",
            },
            id="destroyed",
        ),
        pytest.param(
            "Medicines were looted from the ward",
            "assault",
            {"Looting/Theft/Robbery/Burglary of Health Supplies"},
            id="looted",
        ),
        pytest.param("A doctor was beaten", "assault", set(), id="nothing of the kind"),
    ],
)
def test_what_the_words_tell_of_an_incident_is_told(tmp_path: Path, words: str, mode: str, told: set[str]) -> None:
    passage = Passage(document=DOCUMENTS["2019"].id, start=0, end=len(words), quote=words)
    attack = next(one for one in CODED.events if one.id == ASSAULT_2019.id)
    told_so = msgspec.structs.replace(attack, mode=mode, passages=(passage,), trigger=passage)
    changed = tuple(told_so if one.id == attack.id else one for one in CODED.events)
    record = msgspec.structs.replace(CODED, events=changed)
    _, *found = table(one_file(record, "hxl", tmp_path / "incidents.csv"))
    (row,) = [one for one in found if one["Event ID"] == ASSAULT_2019.id]
    assert {name for name in scheme().told if row[name] == "1"} == told
    assert {row[name] for name in scheme().told} <= {"0", "1"}


def test_health_workers_are_counted_only_where_they_are_told(tmp_path: Path) -> None:
    uncounted = tuple(msgspec.structs.replace(one, counts=()) for one in CODED.events)
    record = msgspec.structs.replace(CODED, events=uncounted)
    _, *found = table(one_file(record, "hxl", tmp_path / "incidents.csv"))
    (attack,) = [row for row in found if row["Event ID"] == ASSAULT_2019.id]
    assert attack["Health Workers Assaulted"] == ""
    policemen = tuple(
        msgspec.structs.replace(one, side="police") if one.id == INTERNS.id else one for one in CODED.actors
    )
    record = msgspec.structs.replace(CODED, actors=policemen)
    _, *found = table(one_file(record, "hxl", tmp_path / "incidents.csv"))
    (attack,) = [row for row in found if row["Event ID"] == ASSAULT_2019.id]
    assert attack["Health Workers Assaulted"] == "0"


def test_geojson_is_valid(tmp_path: Path) -> None:
    found = geojson.loads(one_file(CODED, "geojson", tmp_path / "events.geojson").read_text("utf-8"))
    assert found.is_valid
    points = {one["id"]: one for one in found["features"]}
    assert set(points) == {ASSAULT_2019.id, STRIKE_2019.id, RAPE.id}
    hospital = points[ASSAULT_2019.id]
    assert hospital["geometry"]["coordinates"] == [TARSIN.longitude, TARSIN.latitude]
    assert (hospital["properties"]["place"], hospital["properties"]["point_of"]) == ("Halden Hospital", "city")
    assert found["standoff"]["without_coordinates"] == len(CODED.events) - len(points)


def _calendar(record: Record, out: Path) -> dict[str, Any]:
    whole = icalendar.Calendar.from_ical(one_file(record, "ical", out).read_bytes())
    assert whole.errors == []
    return {str(one["UID"]).partition("@")[0]: one for one in whole.walk("VEVENT")}


def test_a_calendar_of_deadlines(tmp_path: Path) -> None:
    found = _calendar(RECORD, tmp_path / "deadlines.ics")
    assert set(found) == {CAMERAS_DEMAND.id, IDS["guards"], IDS["cameras"]}
    cameras = found[IDS["cameras"]]
    assert cameras["DTSTART"].dt == date(2024, 10, 10)
    assert str(cameras["SUMMARY"]) == "Due: cameras (fulfilled)"
    assert "Dispute: Harrow Lane Medical College, August 2024." in str(cameras["DESCRIPTION"])
    assert cameras["DTSTAMP"].dt == datetime(2024, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        pytest.param("+05:30", datetime(2024, 10, 5, 11, 30, tzinfo=UTC), id="offset"),
        pytest.param("Asia/Kolkata", datetime(2024, 10, 5, 11, 30, tzinfo=UTC), id="name"),
        pytest.param(None, date(2024, 10, 5), id="no zone"),
        pytest.param("Nowhere/At all", date(2024, 10, 5), id="no such zone"),
    ],
)
def test_an_hour_is_told_where_its_zone_is_known(zone: str | None, start: date, tmp_path: Path) -> None:
    deadline = msgspec.structs.replace(on(date(2024, 10, 5)), clock=time(17), zone=zone)
    demand = msgspec.structs.replace(CAMERAS_DEMAND, deadline=deadline)
    found = _calendar(msgspec.structs.replace(RECORD, demands=(demand,)), tmp_path / "deadlines.ics")
    assert found[CAMERAS_DEMAND.id]["DTSTART"].dt == start


def test_a_feed_for_each_dispute(tmp_path: Path) -> None:
    files = export(RECORD, "atom", tmp_path / "feeds")
    assert {file.stem for file in files} == {EARLIER.id, LATER.id}
    feed = feedparser.parse((tmp_path / "feeds" / f"{LATER.id}.atom").read_bytes())
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title == LATER.name
    assert [one.updated[:10] for one in feed.entries] == ["2024-10-12", "2024-10-01", "2024-09-21", "2024-08-19"]
    assert len({one.id for one in feed.entries}) == len(feed.entries)
    latest = feed.entries[0]
    assert "Grievance cell: done, according to the state government" in latest.content[0].value
    assert [one.href for one in latest.links] == ["https://news.example/later/name-withheld"]
    assert "links" not in feed.entries[1], "what it came with was no web address"


def test_a_feed_can_hold_any_text(tmp_path: Path) -> None:
    dispute = msgspec.structs.replace(LATER, name="A \x00 <b>name</b> & more")
    (file,) = export(msgspec.structs.replace(RECORD, disputes=(dispute,)), "atom", tmp_path)
    assert ET.parse(file).getroot()[1].text == "A � <b>name</b> & more"  # noqa: S314 - our own file


def test_sqlite_has_keys_and_search(record: Record, tmp_path: Path) -> None:
    file = one_file(record, "sqlite", tmp_path / "record.db")
    with closing(sqlite3.connect(file)) as connection:
        for kind in KINDS_OF_TABLE:
            (number,) = connection.execute(f'SELECT count(*) FROM "{kind}"').fetchone()
            assert number == len(rows(record, kind))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = connection.execute(
            "SELECT commitments.id FROM commitments_fts JOIN commitments ON commitments.rowid = commitments_fts.rowid "
            "WHERE commitments_fts MATCH 'cameras'"
        ).fetchall()
        assert found == [(IDS["cameras"],)]
        agents = connection.execute(
            "SELECT actors.name FROM events_agents JOIN actors ON actors.id = actor WHERE event = ?", (ASSAULT_2019.id,)
        ).fetchall()
        assert agents == [("relatives of a patient",)]
        assert dict(connection.execute("SELECT * FROM about"))["as_of"] == "2024-10-12"
    about = json.loads((tmp_path / "record.metadata.json").read_text("utf-8"))
    assert about["license"]
    assert set(about["databases"]) == {"record"}


def test_web_annotations_are_json_ld(record: Record, tmp_path: Path) -> None:
    """A processor that knows the terms that we use keeps all that is said; the W3C's own context is on the web."""
    export(record, "web-annotation", tmp_path, annotations=ANNOTATIONS)
    terms = {
        "oa": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
        "first": "https://www.w3.org/ns/activitystreams#first",
        "target": "oa:hasTarget",
        "selector": "oa:hasSelector",
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "exact": "oa:exact",
        "start": "oa:start",
        "Annotation": "oa:Annotation",
    }

    def loader(url: str, _: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": terms}}

    texts = {one.id: one.text for one in masked(record).documents}
    for annotation in ANNOTATIONS:
        data = json.loads((tmp_path / f"{annotation.document}.jsonld").read_text("utf-8"))
        assert data["total"] == len(data["first"]["items"]) > 0
        graph = jsonld.flatten(data, options={"documentLoader": loader})
        kinds = [kind for node in graph for kind in node.get("@type", ())]
        assert kinds.count("http://www.w3.org/ns/oa#Annotation") == data["total"]
        quotes = [one["@value"] for node in graph for one in node.get("http://www.w3.org/ns/oa#exact", ())]
        assert quotes
        assert all(quote in texts[annotation.document] for quote in quotes)
        roles = [one["@value"] for node in graph for one in node.get("urn:standoff:role", ())]
        assert set(roles) <= {
            "agent",
            "target",
            "place",
            "source",
            "content",
            "by",
            "to",
            "deadline",
            "or else",
            "quantity",
        }


_BOUND = re.compile(r"T(\d+)\t(\w+) ((?:\d+ \d+;?)+)\t(.+)")


def test_brat_files_hold_together(record: Record, tmp_path: Path) -> None:
    export(record, "brat", tmp_path, annotations=ANNOTATIONS)
    types = (tmp_path / "annotation.conf").read_text("utf-8")
    for annotation in ANNOTATIONS:
        text = (tmp_path / f"{annotation.document}.txt").read_text("utf-8")
        bound: dict[str, str] = {}
        for line in (tmp_path / f"{annotation.document}.ann").read_text("utf-8").splitlines():
            if line.startswith("T"):
                found = _BOUND.fullmatch(line)
                assert found is not None, line
                spans = [tuple(map(int, one.split())) for one in found[3].split(";")]
                assert " ".join(text[start:end] for start, end in spans) == found[4]
                bound[f"T{found[1]}"] = found[2]
            elif line.startswith("E"):
                arguments = [one.split(":") for one in line.split("\t")[1].split()]
                assert all(one in bound for _, one in arguments)
                assert bound[arguments[0][1]] == arguments[0][0]
                assert f"\n{arguments[0][0]}\t" in types
        assert bound


def test_label_studio_tasks_fit_their_page(record: Record, tmp_path: Path) -> None:
    export(record, "label-studio", tmp_path, annotations=ANNOTATIONS)
    page = ET.parse(tmp_path / "labels.xml").getroot()  # noqa: S314 - our own file
    labels = {one.get("value") for one in page.iter("Label")}
    relations = {one.get("value") for one in page.iter("Relation")}
    (text_tag,) = page.iter("Text")
    tasks = json.loads((tmp_path / "tasks.json").read_text("utf-8"))
    assert [task["data"]["document"] for task in tasks] == [one.id for one in record.documents]
    for task in tasks:
        text = task["data"][str(text_tag.get("value")).removeprefix("$")]
        regions = [one for one in task["predictions"][0]["result"] if one["type"] == "labels"]
        ids = {one["id"] for one in regions}
        assert len(ids) == len(regions) > 0
        for one in regions:
            assert text[one["value"]["start"] : one["value"]["end"]] == one["value"]["text"]
            assert set(one["value"]["labels"]) <= labels
            assert one["to_name"] == text_tag.get("name")
        for one in task["predictions"][0]["result"]:
            if one["type"] == "relation":
                assert {one["from_id"], one["to_id"]} <= ids
                assert set(one["labels"]) <= relations


def test_times_are_marked_in_the_text(record: Record, tmp_path: Path) -> None:
    export(record, "timex3", tmp_path, annotations=ANNOTATIONS)
    document = DOCUMENTS["found"].id
    root = ET.parse(tmp_path / f"{document}.tml").getroot()  # noqa: S314 - our own file
    marked = root.find("TEXT")
    assert marked is not None
    assert [(one.text, one.get("value")) for one in marked.iter("TIMEX3")] == [
        ("9 August 2024", "2024-08-09"),
        ("5 October", "2024-10-05"),
    ]
    text = next(one.text for one in masked(record).documents if one.id == document)
    assert "".join(marked.itertext()) == text


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = one_file(RECORD, "sqlite", tmp_path / "record.db")
    before = file.read_bytes()
    monkeypatch.setattr("standoff.publish.as_sqlite._index_words", _full_disk)
    with pytest.raises(OSError, match="no space"):
        export(CODED, "sqlite", file)
    assert file.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {"record.db", "record.metadata.json"}


def _full_disk(*_: object) -> None:
    raise OSError("no space left")
