"""What cannot be read is set aside with file, line, reason and remedy; the rest is read; the exit status is 3."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import REPORTS, run

import standoff
from standoff.record import Origin

GOOD = (REPORTS / "2024-09-20-eastern-press-service.txt").read_bytes()


def missing_link(file: Path) -> None:
    file.symlink_to(file.parent / "nothing-here")


def forbidden(file: Path) -> None:
    file.write_bytes(GOOD)
    file.chmod(0)


def holding(data: bytes) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        file.write_bytes(data)

    return make


def enormous(start: bytes, end: bytes = b"") -> Callable[[Path], None]:
    """100 MB in one line."""

    def make(file: Path) -> None:
        with file.open("wb") as stream:
            stream.write(start)
            for _ in range(100):
                stream.write(b"words and " * 100_000)
            stream.write(end)

    return make


MALFORMED = (
    b'{"text": "' + b"Doctors struck work in the city on Tuesday. " * 9 + b'"}\n{"text": \n{"title": "no text"}\n'
)
FRENCH = (
    "Les médecins de l'hôpital ont cessé le travail mardi matin après une agression dans la salle des urgences. "
    "Ils demandent des gardes, des caméras et une loi qui les protège, et ne reprendront pas avant demain."
).encode()
# A UTF-8 report into which a line of an old encoding was pasted.
MIXED = "“Café” – so it was said.\n".encode() + b"Caf\xe9 is shut.\n"
EMPTY_PAGE = b"<!DOCTYPE html><html><head><title>Live</title></head><body><script>draw()</script></body></html>"


@pytest.mark.parametrize(
    ("name", "make", "where", "why"),
    [
        pytest.param("gone.txt", missing_link, "gone.txt", "is not there", id="a link to nothing"),
        pytest.param(
            "closed.txt",
            forbidden,
            "closed.txt",
            "permission denied",
            id="unreadable",
            marks=pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything"),
        ),
        pytest.param("empty.txt", holding(b""), "empty.txt", "it is empty", id="empty"),
        pytest.param("blank.txt", holding(b" \n\t\n "), "blank.txt", "no words", id="only white space"),
        pytest.param("photo.txt", holding(b"\x89PNG\r\n\x1a\n" + bytes(900)), "photo.txt", "not text", id="an image"),
        pytest.param("noise.txt", holding(bytes(range(256)) * 20), "noise.txt", "binary", id="binary"),
        pytest.param("mixed.txt", holding(MIXED), "mixed.txt, line 2", "wrongly encoded", id="wrongly encoded"),
        pytest.param("huge.txt", enormous(b""), "huge.txt", "MB", id="enormous text"),
        pytest.param(
            "huge.jsonl", enormous(b'{"text": "', b'"}\n'), "huge.jsonl, line 1", "MB", id="enormous line of JSON"
        ),
        pytest.param("page.html", holding(EMPTY_PAGE), "page.html", "text", id="a page without text"),
        pytest.param("wire.jsonl", holding(MALFORMED), "wire.jsonl, line 2", "not JSON", id="malformed JSON"),
        pytest.param("wire.jsonl", holding(MALFORMED), "wire.jsonl, line 3", "'text'", id="JSON without text"),
        pytest.param("french.txt", holding(FRENCH), "french.txt", "it is in French", id="another language"),
    ],
)
def test_the_bad_is_set_aside_and_the_good_is_read(
    name: str, make: Callable[[Path], None], where: str, why: str, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a-good-one.txt").write_bytes(GOOD)
    make(folder / name)
    ran = run("build", folder, "--db", tmp_path / "desk.db")
    assert ran.status == 3
    told = [line for line in ran.err.splitlines() if line.startswith(f"Set aside {folder / where}: ")]
    assert len(told) == 1
    assert why in told[0]
    assert told[0].endswith(".")
    record = standoff.open_record(tmp_path / "desk.db")
    assert any(one.origin.file.endswith("a-good-one.txt") for one in record.documents)
    assert any(one.origin.file.endswith(name) and one.remedy for one in record.set_aside)


def test_a_file_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    words = "The fast at Ćuprija hospital — “the last resort” — entered its ninth day, doctors said on Monday. " * 8
    (tmp_path / "old.txt").write_bytes(words.replace("Ć", "C").encode("cp1252"))
    ran = run("build", tmp_path / "old.txt", "--db", tmp_path / "desk.db")
    assert ran.status == 0
    assert "“the last resort”" in standoff.open_record(tmp_path / "desk.db").documents[0].text


def test_a_source_that_is_not_there_does_not_keep_the_others_from_being_read(few: list[Path], tmp_path: Path) -> None:
    ran = run("build", tmp_path / "typo.txt", few[0], "--db", tmp_path / "desk.db")
    assert ran.status == 3
    assert "Read 1 report, 1 new. Set aside 1." in ran.out
    assert "there is no such file. Check the path." in ran.err


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "\x1b[31mred.txt").write_bytes(b"")
    ran = run("build", tmp_path, "--db", tmp_path.parent / "steered.db")
    assert ran.status == 3
    assert "\x1b" not in ran.err


def test_what_was_set_aside_and_mended_is_no_longer_told(tmp_path: Path) -> None:
    db = tmp_path / "desk.db"
    report = tmp_path / "report.txt"
    report.write_bytes(b"")
    assert run("build", report, "--db", db).status == 3
    report.write_bytes(GOOD)
    assert run("build", report, "--db", db).status == 0
    assert standoff.open_record(db).set_aside == ()


def test_annotate_has_a_line_for_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(GOOD)
    ran = run("annotate", tmp_path)
    assert ran.status == 3
    first, second, third = map(json.loads, ran.out.splitlines())
    assert second["document"]["origin"] == Origin(file=str(tmp_path / "b.txt")).to_dict()
    assert second["set_aside"][0]["reason"] == "it is empty"
    assert second.keys() == first.keys()
    assert third["document"]["origin"]["file"] == str(tmp_path / "c.txt")
    assert third["events"] == first["events"]
    assert "b.txt: it is empty." in ran.err


def test_of_very_many_that_are_set_aside_the_first_are_told_and_the_others_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standoff.engine.build.MOST_TOLD", 2)
    folder = tmp_path / "clippings"
    folder.mkdir()
    for name in "abcde":
        (folder / f"{name}.txt").touch()
    ran = run("build", folder, "--db", tmp_path / "desk.db")
    assert ran.status == 3
    assert ran.err.count("it is empty") == 2
    assert "Set aside 3 others, which the database notes." in ran.err
    assert "Set aside 5." in ran.out
