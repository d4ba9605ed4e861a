"""``standoff annotate``: the keys that others rely on, offsets that fit the text, and the formats."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.cli.running import REPORTS, run

from standoff.record import Origin

UNDATED = REPORTS / "city-desk-fast-enters-ninth-day.txt"
DATED = REPORTS / "2024-10-01-bengal-ledger.txt"
SPAN = {"start", "end", "quote"}
NAMED = {*SPAN, "entry"}
WHEN = {"earliest", "latest", "granularity", "got", "clock", "zone", "passage", "working"}

# The keys of each part of a line; those of a part of a part after a dot.
KEYS: dict[str, set[str]] = {
    "document": {"id", "published", "language", "chars", "origin"},
    "document.published": WHEN,
    "document.origin": {"file", "line", "member", "offset", "item", "record"},
    "times": {*SPAN, "type", "value", "earliest", "latest", "granularity", "got"},
    "names": {*NAMED, "kind"},
    "events": {
        *("id", "kind", "mode", "phase", "modality", "main", "trigger", "agents", "targets", "places", "when"),
        *("counts", "codes", "passages"),
    },
    "events.trigger": SPAN,
    "events.agents": NAMED,
    "events.places": NAMED,
    "events.when": WHEN,
    "events.counts": {*SPAN, "what", "low", "high", "qualifier"},
    "events.passages": SPAN,
    "statements": {
        "id",
        "act",
        "source",
        "cue",
        "content",
        "speaker",
        "direct",
        "post",
        "negated",
        "hedges",
        "condition",
        "marks",
        "when",
    },
    "statements.source": SPAN,
    "statements.cue": SPAN,
    "statements.content": SPAN,
    "demands": {"id", "by", "to", "matter", "text", "deadline", "or_else", "passages"},
    "commitments": {"id", "by", "to", "matter", "text", "quantity", "when", "due", "passages", "developments"},
    "set_aside": {*SPAN, "reason"},
}


def annotations(*words: str | Path, stdin: bytes = b"") -> list[dict[str, Any]]:
    ran = run("annotate", *words, stdin=stdin)
    assert ran.status == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.fixture(scope="module")
def all_reports() -> list[dict[str, Any]]:
    """What all sample reports say."""
    return annotations(REPORTS)


def parts(value: Any, path: list[str]) -> Iterator[dict[str, Any]]:
    """The objects to which a path of keys leads."""
    if isinstance(value, list):
        for one in value:
            yield from parts(one, path)
    elif value is not None and path:
        yield from parts(value[path[0]], path[1:])
    elif value is not None:
        yield value


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """All spans anywhere in a value."""
    if isinstance(value, list):
        for one in value:
            yield from spans(one)
    elif isinstance(value, dict):
        if value.keys() >= SPAN:
            yield value
        for one in value.values():
            yield from spans(one)


def test_a_line_has_the_keys_of_the_design_in_its_order(all_reports: list[dict[str, Any]]) -> None:
    keys = ["document", "times", "names", "events", "statements", "demands", "commitments", "set_aside"]
    assert [list(one) for one in all_reports] == [keys] * len(all_reports)


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in KEYS])
def test_a_part_has_its_keys_always(path: str, all_reports: list[dict[str, Any]]) -> None:
    found = list(parts(all_reports, path.split(".")))
    assert found, "no report has such a part"
    assert {frozenset(one) for one in found} == {frozenset(KEYS[path])}


def test_every_span_quotes_the_file_to_the_letter() -> None:
    files = sorted(REPORTS.glob("*.txt"))[::4]
    for file, one in zip(files, annotations("--as-is", *files), strict=True):
        text = file.read_bytes().decode()
        found = list(spans(one))
        assert found
        assert [text[span["start"] : span["end"]] for span in found] == [span["quote"] for span in found]
        assert one["document"]["chars"] == len(text)


def test_one_event_is_the_main_one_where_there_is_any(all_reports: list[dict[str, Any]]) -> None:
    for one in all_reports:
        assert sum(event["main"] for event in one["events"]) == bool(one["events"])


def test_names_point_at_what_events_point_at(all_reports: list[dict[str, Any]]) -> None:
    named = {name["entry"] for one in all_reports for name in one["names"]}
    pointed = {
        reference["entry"]
        for one in all_reports
        for event in one["events"]
        for reference in (*event["agents"], *event["targets"], *event["places"])
    }
    assert pointed - {None} <= named


def test_the_order_is_that_of_the_sources() -> None:
    files = [DATED, UNDATED, REPORTS / "wire.jsonl", REPORTS / "2019-06-11-eastern-press-service.txt"]
    origins = [one["document"]["origin"] for one in annotations(*files)]
    assert [one["file"] for one in origins] == [*map(str, files[:2]), *[str(files[2])] * 8, str(files[3])]
    assert [one["line"] for one in origins[2:10]] == list(range(1, 9))


def test_what_one_report_says_does_not_hang_on_the_others() -> None:
    together = annotations(DATED, UNDATED)
    assert together == [*annotations(DATED), *annotations(UNDATED)]


def test_an_undated_report_gets_the_day_that_its_words_give_with_the_working() -> None:
    text = (
        b"The doctors' strike began on August 10, 2024. On Friday, the 42nd day of the strike, they met the minister."
    )
    (one,) = annotations("-", stdin=text)
    published = one["document"]["published"]
    assert (published["earliest"], published["got"]) == ("2024-09-20", "counted")
    assert published["working"]["steps"]
    assert "August 10" in " ".join(span["quote"] for span in published["working"]["passages"])
    assert "2024-09-20" in [time["earliest"] for time in one["times"]]


def test_published_outranks_what_the_report_says() -> None:
    (one,) = annotations("--published", "2020-02-29", DATED)
    assert one["document"]["published"]["earliest"] == "2020-02-29"


def test_reads_standard_input() -> None:
    (one,) = annotations("--as-is", "-", stdin="Résumé: the doctors’ strike began on June 11, 2019.".encode())
    assert one["document"]["origin"] == Origin(file="-").to_dict()
    assert [(time["start"], time["earliest"]) for time in one["times"]] == [(37, "2019-06-11")]


def test_a_report_beside_the_matter_is_read_all_the_same() -> None:
    (one,) = annotations("-", stdin=b"NAGPUR, June 11, 2019: The minister said on Monday that onions would be cheaper.")
    assert "2019-06-10" in [time["earliest"] for time in one["times"]]
    assert one["statements"]


def test_lines_that_are_no_part_of_the_report_are_set_aside_with_the_reason() -> None:
    (one,) = annotations(DATED)
    assert any(span["quote"].startswith("Also Read") and span["reason"] for span in one["set_aside"])


def test_prints_utf_8_whatever_the_terminal_speaks() -> None:
    ran = run("annotate", "-", stdin="Dr Żółć said on June 11, 2019 that the strike went on.".encode())
    assert "Żółć" in ran.out


def test_brat_offsets_hold_and_nothing_runs_over_a_line(tmp_path: Path) -> None:
    ran = run("annotate", REPORTS / "wire.jsonl", DATED, UNDATED, "--format", "brat", "--out", tmp_path)
    assert ran.status == 0
    files = sorted(tmp_path.glob("*.ann"))
    assert len(files) == 10
    types = (tmp_path / "annotation.conf").read_text()
    for file in files:
        text = file.with_suffix(".txt").read_bytes().decode()
        numbers = set()
        for line in file.read_text().splitlines():
            number, kind, *rest = line.split("\t")
            numbers.add(number)
            if number.startswith("T"):
                name, _, offsets = kind.partition(" ")
                pieces = [text[slice(*map(int, piece.split()))] for piece in offsets.split(";")]
                assert " ".join(pieces) == rest[0]
                assert f"\n{name}\t" in types or f"\n{name}\n" in types
            if number.startswith("E"):
                assert {part.split(":")[1] for part in kind.split()} <= numbers
        assert any(one.startswith("E") for one in numbers)


def test_web_annotations_quote_the_text() -> None:
    (page,) = annotations("--as-is", "--format", "web-annotation", DATED)
    text = DATED.read_text()
    items = page["first"]["items"]
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({one["id"] for one in items}) == len(items) == page["total"] > 0
    for one in items:
        for target in one["target"] if isinstance(one["target"], list) else [one["target"]]:
            quote, position = target["selector"]
            found = text[position["start"] : position["end"]]
            assert found == quote["exact"]
            assert f"{quote['prefix']}{found}{quote['suffix']}" in text


def test_web_annotations_of_a_page_point_at_the_page() -> None:
    lines = annotations("--format", "web-annotation", REPORTS / "wire.jsonl")
    targets = [target for one in lines for item in one["first"]["items"] for target in [item["target"]]]
    first = targets[0][0] if isinstance(targets[0], list) else targets[0]
    assert first["source"].startswith("http")
    assert first["selector"]["type"] == "TextQuoteSelector"


def test_timeml_marks_the_times() -> None:
    ran = run("annotate", "--format", "timeml", DATED)
    root = ElementTree.fromstring(ran.out)  # noqa: S314 - our own output
    values = [one.get("value") for one in root.iter("TIMEX3")]
    assert values[0] == "2024-10-01"
    assert len(values) > 3


@pytest.mark.parametrize("name", ["brat", "timeml"])
def test_formats_of_a_file_a_report_want_a_folder_for_several(name: str, tmp_path: Path) -> None:
    ran = run("annotate", DATED, UNDATED, "--format", name)
    assert (ran.status, ran.out) == (2, "")
    assert "--out FOLDER" in ran.err
    assert run("annotate", DATED, UNDATED, "--format", name, "--out", tmp_path).status == 0
    assert {one.stem for one in tmp_path.iterdir()} >= {DATED.stem, UNDATED.stem}


def test_two_sources_of_one_name_get_a_file_each(tmp_path: Path) -> None:
    for folder, source in (("one", DATED), ("two", UNDATED)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_bytes(source.read_bytes())
    ran = run("annotate", tmp_path / "one", tmp_path / "two", "--out", tmp_path / "out")
    assert ran.status == 0
    files = list((tmp_path / "out").iterdir())
    assert len({json.loads(file.read_bytes())["document"]["id"] for file in files}) == 2
