"""``standoff import corrections``: what people change in brat and Label Studio comes back as decisions."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.running import REPORTS, Ran, run

from standoff.domains import load_domain
from standoff.engine.wishes import Wish, wishes
from standoff.publish.brat import to_brat
from standoff.publish.corrected.from_brat import sheet_from_brat
from standoff.publish.corrected.marks import Corrected
from standoff.record import Annotation, Decision, Document, Origin, Record
from standoff.store import open_store


@pytest.fixture
def db(built: Path, tmp_path: Path) -> Path:
    """A copy of the built database, to be decided on."""
    return Path(shutil.copy(built, tmp_path / "desk.db"))


@pytest.fixture
def brat(db: Path, tmp_path: Path) -> Path:
    """The folder that somebody corrects in brat."""
    folder = tmp_path / "brat"
    assert run("export", "brat", "--out", folder, "--db", db).status == 0
    return folder


@pytest.fixture
def tasks(db: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """What Label Studio exports when everything was submitted as it stood."""
    assert run("export", "label-studio", "--out", tmp_path / "ls", "--db", db).status == 0
    found: list[dict[str, Any]] = json.loads((tmp_path / "ls" / "tasks.json").read_text("utf-8"))
    for one in found:
        result = json.loads(json.dumps(one["predictions"][0]["result"]))
        one["annotations"] = [{"result": result, "completed_by": {"id": 3, "email": "mira@desk.test"}}]
    return found


def bring(db: Path, *files: Path) -> Ran:
    return run("import", "corrections", *files, "--by", "mira", "--db", db)


def record(db: Path) -> Record:
    with open_store(db) as store:
        return store.record()


def made(db: Path) -> list[Decision]:
    with open_store(db) as store:
        return list(store.decisions())


def edited(folder: Path, pattern: str, to: str | Callable[[re.Match[str]], str]) -> tuple[Path, re.Match[str]]:
    """Change the first place of the folder's .ann files that fits a pattern."""
    for file in sorted(folder.glob("*.ann")):
        words = file.read_text("utf-8")
        found = re.search(pattern, words, re.MULTILINE)
        if found is not None:
            file.write_bytes(re.sub(pattern, to, words, count=1, flags=re.MULTILINE).encode())
            return file, found
    raise AssertionError(f"nothing fits {pattern}")


def id_of(file: Path, key: str) -> str:
    found = re.search(rf"AnnotatorNotes {key}\t.*?([a-z]_[0-9a-f]{{16}})", file.read_text("utf-8"))
    assert found is not None
    return found[1]


def test_what_nobody_changed_decides_nothing(db: Path, brat: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    before = record(db)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks))
    ran = bring(db, brat, file)
    assert (ran.status, ran.out) == (0, "Read 12 corrected reports; made 0 decisions.\n")
    assert record(db) == before


def test_an_event_of_another_kind_comes_back_from_brat(db: Path, brat: Path) -> None:
    file, found = edited(brat, r"^(E\d+)\tProtest:(T\d+)", r"\1\tTalks:\2")
    mention = id_of(file, found[1])
    ran = bring(db, brat)
    assert (ran.status, ran.out) == (0, "Read 6 corrected reports; made 1 decision.\n")
    (decision,) = made(db)
    assert (decision.verdict, decision.field, decision.value, decision.mentions) == (
        "correct",
        "kind",
        "talks",
        (mention,),
    )
    assert (decision.by, decision.reason) == ("mira", "corrected in brat")
    now = record(db).find(mention)
    assert now is not None
    assert now[1].kind == "talks"  # type: ignore[union-attr]
    after = record(db)
    again = bring(db, brat)
    assert again.out == "Read 6 corrected reports; made 0 decisions. 1 change had been decided already.\n"
    assert record(db) == after


def test_what_is_taken_away_in_brat_is_rejected_and_what_is_ticked_accepted(db: Path, brat: Path) -> None:
    file, found = edited(brat, r"^(E\d+)\tStrike:.*\n", "")
    gone = id_of(file, found[1])
    file.write_text(re.sub(rf"^.*\b{found[1]}\b.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    ticked, kept = edited(brat, r"^(E\d+)\t(Demand:.*)$", r"\1\t\2\nA999\tAccepted \1")
    right = id_of(ticked, kept[1])
    assert bring(db, brat).status == 0
    assert {(one.verdict, one.mentions) for one in made(db)} == {("reject", (gone,)), ("accept", (right,))}
    assert record(db).find(gone) is None
    assert "2 changes had been decided already" in bring(db, brat).out
    assert len(made(db)) == 2


def test_attributes_speakers_and_the_words_beside_come_back_from_brat(db: Path, brat: Path) -> None:
    file, found = edited(brat, r"^(A\d+)\tModality (E\d+) Reported$", r"\1\tModality \2 Alleged")
    event = id_of(file, found[2])
    edited(brat, rf"^(#\d+\tAnnotatorNotes {found[2]}\t.*{event})$", r"\1 only the police say so")
    asked, words = edited(
        brat, r"^(E\d+)\tDemand:T\d+(?: By:(T\d+))?.*$", lambda one: one[0].replace(f" By:{one[2]}", "")
    )
    assert bring(db, brat).status == 0
    first = next(one for one in made(db) if one.mentions == (event,))
    assert (first.field, first.value, first.reason) == ("modality", "alleged", "only the police say so")
    second = next(one for one in made(db) if one.mentions == (id_of(asked, words[1]),))
    assert (second.field, second.value) == ("by", None)


def test_a_speaker_tied_to_another_name_comes_back(db: Path, brat: Path) -> None:
    for file in sorted(brat.glob("*.ann")):
        words = file.read_text("utf-8")
        speakers = re.findall(r"^(E\d+)\t.* Source:(T\d+)", words, re.MULTILINE)
        names = dict(re.findall(r"^#\d+\tAnnotatorNotes (T\d+)\t.*(a_[0-9a-f]{16})$", words, re.MULTILINE))
        other = next((one for one in names for _, source in speakers[:1] if names.get(source) != names[one]), None)
        if other is not None:
            break
    assert other is not None
    event, source = speakers[0]
    statement = id_of(file, event)
    file.write_text(
        re.sub(rf"^({event}\t.*) Source:{source}\b", rf"\1 Source:{other}", words, flags=re.MULTILINE), "utf-8"
    )
    bring(db, brat)
    (decision,) = made(db)
    assert (decision.field, decision.value, decision.mentions) == ("speaker", names[other], (statement,))


def test_what_no_decision_can_say_is_set_aside_with_its_line(db: Path, brat: Path) -> None:
    file = sorted(brat.glob("*.ann"))[0]
    words = file.read_text("utf-8")
    number = words.count("\n") + 1
    added = "T900\tPlace 0 3\tabc\nR1\tKnows Arg1:T1 Arg2:T2\nnothing of brat's\nE900\tStrike:T901\n"
    file.write_text(words + added, "utf-8")
    other = sorted(brat.glob("*.ann"))[1]
    other.with_suffix(".txt").write_text("Another text.")
    (brat / "d_0000000000000000.ann").write_text("")
    (brat / "d_0000000000000000.txt").write_text("Of another record.")
    (brat / "alone.ann").write_text("")
    ran = bring(db, brat)
    assert ran.status == 3
    assert f"{file.name}, line {number}: Place '" in ran.err
    assert "it was added, and cannot be: a place is known by where it lies" in ran.err
    assert f"line {number + 1}: the record has no decision on relations" in ran.err
    assert f"line {number + 2}: this is no line of brat's" in ran.err
    assert f"line {number + 3}: it names T901" in ran.err
    assert f"{other.name}: its text is not that of the report any more" in ran.err
    assert "d_0000000000000000.ann: the record does not hold this report" in ran.err
    assert "alone.txt: no such file or directory" in ran.err
    assert ran.out.endswith("Set aside 7.\n")
    assert made(db) == []


def added_in_brat(folder: Path) -> tuple[Path, str]:
    """A file in which somebody marked a demand and a talk that nobody had found, and who made the demand."""
    for file in sorted(folder.glob("*.ann")):
        text = file.with_suffix(".txt").read_bytes().decode()
        found = re.search(r"([A-Z]\w+) said ([^.\n]{12,60})\.", text)
        if found is not None:
            break
    assert found is not None
    lines = [
        f"T900\tPerson {found.start(1)} {found.end(1)}\t{found[1]}",
        f"T901\tDemand {found.start(2)} {found.end(2)}\t{found[2]}",
        "E901\tDemand:T901 By:T900",
        "#901\tAnnotatorNotes E901\tsecurity > cameras",
        f"T902\tTalks {found.start(2)} {found.end(2)}\t{found[2]}",
        "E902\tTalks:T902 Agent:T900",
        "A902\tModality E902 Planned",
        "#902\tAnnotatorNotes E902\tthey are to meet again",
    ]
    file.write_bytes(file.read_bytes() + "".join(f"{one}\n" for one in lines).encode())
    return file, found[2]


def test_what_was_missed_is_added_in_brat_and_outlasts_what_is_read_later(db: Path, brat: Path) -> None:
    file, words = added_in_brat(brat)
    ran = bring(db, brat)
    assert (ran.status, ran.out) == (0, "Read 6 corrected reports; made 3 decisions.\n")
    assert [(one.verdict, one.by, one.reason) for one in made(db)] == [
        ("add", "mira", "added in brat"),
        ("add", "mira", "added in brat"),
        ("add", "mira", "they are to meet again"),
    ]

    def there() -> None:
        demand = next(one for one in record(db).demands if one.text == words)
        assert demand.matter == "security > cameras"
        assert demand.by is not None
        assert demand.by.entry in {one.id for one in record(db).actors if one.private}
        assert demand.passages[0].document == file.stem
        assert words in demand.passages[0].quote
        talks = next(one for one in record(db).events if words == one.trigger.quote and one.kind == "talks")
        assert (talks.modality, talks.agents[0].entry) == ("planned", demand.by.entry)
        dispute = next(one for one in record(db).disputes if file.stem in one.documents)
        assert demand.id in dispute.demands

    there()
    after = record(db)
    assert bring(db, brat).out == "Read 6 corrected reports; made 0 decisions. 3 changes had been decided already.\n"
    assert record(db) == after
    assert run("build", REPORTS / "2024-10-05-bengal-ledger.txt", "--db", db).status == 0
    there()
    listed = run("decide", "list", next(one.id for one in after.demands if one.text == words), "--db", db).out
    assert "mira  add m_" in listed


def test_what_was_added_can_be_corrected_rejected_and_undone(db: Path, brat: Path) -> None:
    _, words = added_in_brat(brat)
    bring(db, brat)
    demand = next(one for one in record(db).demands if one.text == words)
    assert run("decide", "correct", demand.id, "matter", "security > guards", "--db", db).status == 0
    assert next(one for one in record(db).demands if one.text == words).matter == "security > guards"
    assert run("decide", "reject", demand.id, "--db", db).status == 0
    assert not [one for one in record(db).demands if one.text == words]
    # Taking the same file again does not bring it back.
    assert "made 0 decisions" in bring(db, brat).out
    person = next(one for one in made(db) if one.added is not None and one.added.actors)
    assert run("decide", "undo", person.id, "--db", db).status == 0
    talks = next(one for one in record(db).events if one.trigger.quote == words)
    assert [one.entry for one in talks.agents] == [None]


def test_what_was_added_leaves_the_house_as_an_entry_only(db: Path, brat: Path, tmp_path: Path) -> None:
    added_in_brat(brat)
    bring(db, brat)
    for profile, told in (("public", False), ("full", True)):
        out = tmp_path / f"{profile}.json"
        assert run("export", "json", "--profile", profile, "--out", out, "--db", db).status == 0
        decisions = json.loads(out.read_bytes())["decisions"]
        assert any(one.get("added") for one in decisions) is told


def test_what_was_missed_is_added_in_label_studio(db: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    labels = (tmp_path / "ls" / "labels.xml").read_text("utf-8")
    assert '<Label value="Ultimatum"/>' in labels
    assert '<Relation value="By"/>' in labels
    text = tasks[0]["data"]["text"]
    word = re.search(r"\b\w{6}\b", text)
    assert word is not None
    start = word.start()
    region = {
        "id": "aB3_xYz",
        "type": "labels",
        "from_name": "label",
        "to_name": "text",
        "value": {"start": start, "end": start + 6, "text": text[start : start + 6], "labels": ["Ultimatum"]},
        "meta": {"text": ["within a day"]},
    }
    tasks[0]["annotations"][0]["result"].append(region)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks))
    assert bring(db, file).status == 0
    (decision,) = made(db)
    assert (decision.verdict, decision.by, decision.reason) == ("add", "mira@desk.test", "within a day")
    assert [one.trigger.start for one in record(db).events if one.id in decision.mentions] == [start]


def test_corrections_come_back_from_label_studio(db: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    regions = [(task, one) for task in tasks for one in task["annotations"][0]["result"] if one["type"] == "labels"]
    task, gone = next(pair for pair in regions if pair[1]["value"]["labels"] == ["Strike"])
    task["annotations"][0]["result"].remove(gone)
    _, changed = next(pair for pair in regions if pair[1]["value"]["labels"] == ["Protest"])
    changed["value"]["labels"] = ["Talks"]
    changed["meta"]["text"].append("they only met")
    new = {"id": "x7", "type": "labels", "value": {"start": 0, "end": 4, "text": "abcd", "labels": ["Place"]}}
    tasks[1]["annotations"][0]["result"].append(new)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks))
    ran = bring(db, file)
    assert ran.status == 3
    assert "export.json, number 2: Place '" in ran.err
    found = {one.verdict: one for one in made(db)}
    assert found["reject"].mentions == (gone["id"].split(":")[0],)
    correct = found["correct"]
    assert (correct.field, correct.value, correct.reason) == ("kind", "talks", "they only met")
    assert {one.by for one in made(db)} == {"mira@desk.test"}
    bring(db, file)
    assert len(made(db)) == 2
    # Without what it had given out, the same comes of it.
    for one in tasks:
        del one["predictions"]
    file.write_text(json.dumps(tasks))
    bring(db, file)
    assert len(made(db)) == 2


def test_a_star_in_label_studio_accepts_all_that_is_left(db: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    tasks[0]["annotations"][0]["ground_truth"] = True
    tasks[1]["annotations"][0]["was_cancelled"] = True
    tasks[1]["annotations"][0]["result"] = []
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks))
    assert bring(db, file).status == 0
    there = {one["id"].split(":")[0] for one in tasks[0]["predictions"][0]["result"] if one["type"] == "labels"}
    accepted = {mention for one in made(db) for mention in one.mentions}
    assert {one.verdict for one in made(db)} == {"accept"}
    assert accepted == {one for one in there if not one.startswith("t_")}


def test_two_who_disagree_leave_it_to_a_reviewer(db: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    (one,) = tasks[0]["annotations"]
    other = json.loads(json.dumps(one))
    other["completed_by"] = 4
    mine, theirs = (
        next(each for each in of["result"] if each["type"] == "labels" and each["id"].startswith("e_"))
        for of in (one, other)
    )
    mine["value"]["labels"], theirs["value"]["labels"] = ["Talks"], ["Attack"]
    tasks[0]["annotations"].append(other)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks))
    ran = bring(db, file)
    assert "those who corrected it disagree on kind" in ran.err
    assert made(db) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param('[{"text": "a", "label": []}]', "it is not as Label Studio writes a task", id="no data"),
        pytest.param('[{"data": {"text": "a"}}]', "not as JSON-MIN", id="no annotations"),
        pytest.param('{"a": 1}', "it is no list of tasks", id="no list"),
        pytest.param("[1]", "it is not as Label Studio writes a task", id="no tasks"),
        pytest.param("[", "it cannot be read", id="cut off"),
        pytest.param(
            '[{"data": {"text": "a"}, "annotations": [{"result": [{"id": "q", "type": "labels"}]}]}]',
            "does not tell where it stands",
            id="no place",
        ),
    ],
)
def test_a_file_that_is_no_export_is_set_aside(db: Path, tmp_path: Path, words: str, why: str) -> None:
    file = tmp_path / "export.json"
    file.write_text(words)
    ran = bring(db, file)
    assert ran.status == 3
    assert why in ran.err


@pytest.fixture(scope="module")
def reports(built: Path) -> list[tuple[Document, Annotation]]:
    with open_store(built) as store:
        return list(store.reports())


@given(data=st.data())
def test_exactly_what_is_taken_away_is_rejected(
    data: st.DataObject, reports: list[tuple[Document, Annotation]]
) -> None:
    document, annotation = data.draw(st.sampled_from(reports))
    written = to_brat(document.text, annotation)
    sheet = sheet_from_brat(written)
    events = sorted({one.mention for one in sheet.things if one.mention is not None})
    gone = data.draw(st.sets(st.sampled_from(events)) if events else st.just(set[str]()))
    left = type(sheet)(sheet.names, tuple(one for one in sheet.things if one.mention not in gone))
    corrected = Corrected(document.id, document.text, Origin(file="x.ann"), "brat", left)
    found = list(wishes(corrected, left, sheet, annotation, load_domain("health-care")))
    assert {(one.verdict, one.mention) for one in found if isinstance(one, Wish)} == {("reject", one) for one in gone}
    assert len(found) == len(gone)
