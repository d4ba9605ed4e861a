"""The log: JSON lines of what happened, in fixed words, and never with what a report, a file or an error says."""

import ast
import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff import logs
from standoff.record import Origin, SetAside

SOURCE = Path(logs.__file__).parent
SOMEBODY = "Marigold Thistle"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Path]:
    logs.set_up(str(tmp_path / "log.jsonl"))
    yield tmp_path / "log.jsonl"
    logs.set_up(None, quiet=True)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_an_event_is_a_line_of_json(told: Path) -> None:
    logging.getLogger("standoff.engine").info("build ended", extra={"met": 3, "seconds": 0.5})
    (line,) = lines(told)
    assert line.pop("time")
    assert line.pop("process") == os.getpid()
    assert line == {"level": "info", "logger": "standoff.engine", "event": "build ended", "met": 3, "seconds": 0.5}


def test_what_could_tell_of_people_does_not_reach_it(told: Path) -> None:
    log = logging.getLogger("standoff.engine")
    log.info("report of %s", SOMEBODY, extra={"title": SOMEBODY, "met": 1})
    try:
        raise ValueError(SOMEBODY) from KeyError(SOMEBODY)
    except ValueError as error:
        log.exception("it failed")
        log.error("it failed", extra=logs.fault(error))
    logging.getLogger("uvicorn.error").warning("odd request from %s", SOMEBODY)
    assert SOMEBODY not in told.read_text("utf-8")
    first, second, third, last = lines(told)
    assert (first["event"], first["met"]) == ("report of %s", 1)
    assert second["error"] == third["error"] == "ValueError from KeyError"
    assert str(third["at"]).count("test_what_could_tell_of_people") == 1
    assert last["event"] == "odd request from %s"


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("it is empty", "it is empty"),
        ("its server answered 404", "its server answered 404"),
        ("it is GDELT's list", "it is GDELT's list"),
        (f"the table has no column with the text; its columns are '{SOMEBODY}'", "its columns are …"),
        (f"the archive is broken (Bad CRC-32 for file '{SOMEBODY}", "the archive is broken …"),
    ],
)
def test_of_a_reason_only_our_own_words_are_told(reason: str, kept: str) -> None:
    found = logs.place(SetAside(origin=Origin(file=f"{SOMEBODY}.txt", line=4), reason=reason, remedy="leave it out"))
    assert str(found["reason"]).endswith(kept)
    assert found["line"] == 4
    assert SOMEBODY not in str(found)


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.sampled_from(["'{}'", '"{}"', "(b'{}')", "“{}”"]))
def test_whatever_a_reason_quotes_is_left_out(words: str, quoted: str) -> None:
    reason = f"the value of {quoted.format(SOMEBODY + words)} should be text"
    place = logs.place(SetAside(origin=Origin(file=words), reason=reason, remedy=""))
    assert place["reason"] == "the value of …"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://paper.example/feed?key=abc#x", "https://paper.example/feed"),
        ("https://asha:word@paper.example:8443/rss", "https://paper.example:8443/rss"),
    ],
)
def test_an_address_is_told_without_keys_and_passwords(given: str, shown: str) -> None:
    assert logs.address(given) == shown


def test_nothing_is_said_unless_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(None, quiet=True)
    logging.getLogger("standoff.engine").info("build ended")
    assert capsys.readouterr() == ("", "")


def test_without_a_place_faults_alone_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(None)
    try:
        logging.getLogger("standoff.desk").info("request")
        logging.getLogger("standoff.desk").error("a page could not be made")
    finally:
        logs.set_up(None, quiet=True)
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["event"] == "a page could not be made"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_file_that_was_moved_away_is_begun_anew(told: Path) -> None:
    log = logging.getLogger("standoff.desk")
    log.info("request")
    os.rename(told, told.with_suffix(".1"))  # noqa: PTH104 - as logrotate does
    log.info("request")
    assert len(lines(told)) == len(lines(told.with_suffix(".1"))) == 1


def test_every_field_that_the_code_tells_is_written() -> None:
    named = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "extra" and isinstance(node.value, ast.Dict):
                named |= {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
    assert named
    assert named <= set(logs.FIELDS)


def test_the_words_of_every_event_are_fixed() -> None:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            holder = node.func.value
            if isinstance(holder, ast.Name) and holder.id in ("log", "told") and node.func.attr in vars(logging):
                assert len(node.args) == 1, path
                assert isinstance(node.args[0], ast.Constant), path
