"""What cannot be read is set aside with its place, a reason and a remedy; the rest is read."""

import io
import json
import os
import socket
import sys
import time
from pathlib import Path

import pytest

from standoff.read import read
from standoff.record.document import Document, Origin, SetAside

STRUCK = "Doctors in the city struck work on Tuesday over an assault on two of them."
GOOD = json.dumps({"text": STRUCK})


def aside(path: Path | str) -> SetAside:
    """The one thing that came of a source: it was set aside, with a reason and a remedy."""
    [found] = read(path)
    assert isinstance(found, SetAside)
    assert found.reason
    assert found.remedy
    return found


def aside_bytes(folder: Path, data: bytes) -> SetAside:
    path = folder / "report"
    path.write_bytes(data)
    found = aside(path)
    assert found.origin.file == path.as_posix()
    return found


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t\n", "no words", id="white space"),
        pytest.param(b"12 / 34 - 56\n", "no words", id="figures only"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG image", id="image"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG image", id="photograph"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00", "archive is broken", id="ZIP archive"),
        pytest.param(b"%PDF-1.7\nall of it in letters", "PDF", id="PDF"),
        pytest.param(b"{\\rtf1 Doctors struck work}", "RTF", id="RTF"),
        pytest.param(bytes(range(256)) * 4, "binary", id="other binary"),
        pytest.param(b"\x00", "binary", id="one zero byte"),
        pytest.param(f"{STRUCK} “Café”".encode() + b"\xe2\x80", "wrongly encoded", id="cut within a character"),
        pytest.param("“Café” – so it was".encode() + b" \xe9\n", "wrongly encoded", id="two encodings mixed"),
        pytest.param(bytes(range(128, 256)) * 3, "wrongly encoded", id="no encoding"),
        pytest.param(b"\xff\xfeD\x00\x00\xd8D\x00", "UTF-16", id="broken UTF-16"),
        pytest.param(b"<html><head><script>var a = 1;</script></head></html>", "no text", id="page without text"),
        pytest.param(b"<html><body><img src='a.png'></body></html>", "no text", id="page with a picture only"),
        pytest.param(b'<?xml version="1.0"?><rss><channel></channel></rss>', "no items", id="feed without items"),
        pytest.param(b'<?xml version="1.0"?><TEI><text/></TEI>', "XML", id="other XML"),
        pytest.param(b"[]", "empty", id="empty list"),
        pytest.param(b"[" * 100_000, "too deep", id="deep JSON"),
        pytest.param(b'{"n": ' + b"1" * 10_000 + b"}", "too long", id="JSON number of thousands of digits"),
    ],
)
def test_files_that_are_set_aside(tmp_path: Path, data: bytes, word: str) -> None:
    assert word in aside_bytes(tmp_path, data).reason


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Les médecins de la ville ont cessé le travail mardi après une agression.", "French", id="French"),
        pytest.param("Врачи в городе объявили забастовку после нападения на коллег.", "Russian", id="Russian"),
        pytest.param("কলকাতায় জুনিয়র চিকিৎসকরা কর্মবিরতি শুরু করেছেন", "Bengali", id="Bengali"),
        pytest.param("डॉक्टरों ने मंगलवार को हड़ताल शुरू की", "Hindi", id="Hindi"),
        pytest.param("Οι γιατροί της πόλης κήρυξαν απεργία την Τρίτη.", "Greek", id="Greek"),
    ],
)
def test_other_languages_are_named(tmp_path: Path, text: str, language: str) -> None:
    assert f"in {language};" in aside_bytes(tmp_path, text.encode()).reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Médecins en grève", id="too short to tell"),
        pytest.param("Rally: Gandhi Jayanti, Mahalaya, Durga Puja, Kali Puja, Bhai Phonta", id="names of feasts"),
        pytest.param("Dr Anirban Mukhopadhyay, Dr Subrata Bandyopadhyay, Medical College", id="names of people"),
        pytest.param(STRUCK.upper(), id="capitals"),
    ],
)
def test_english_full_of_names_and_short_texts_are_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "report").write_text(text, encoding="utf-8")
    [found] = read(tmp_path / "report")
    assert isinstance(found, Document)


def test_the_line_of_a_wrong_byte_is_given(tmp_path: Path) -> None:
    found = aside_bytes(tmp_path, "“One”\n“two”\n“three”".encode() + b"\xff\n")
    assert found.origin.line == 3


@pytest.mark.parametrize(
    ("line", "word"),
    [
        pytest.param(b"not JSON at all", "not JSON", id="no JSON"),
        pytest.param(b'{"text": "cut off', "not JSON", id="cut off"),
        pytest.param(b'{"title": "A strike", "words": "..."}', "'title', 'words'", id="no text"),
        pytest.param(b'{"text": ""}', "empty", id="empty text"),
        pytest.param(b'{"text": null}', "empty", id="null text"),
        pytest.param(b'{"text": 5}', "'text' should be text, but is a number", id="number for text"),
        pytest.param(b'{"text": ["a"]}', "'text' should be text, but is a list", id="list for text"),
        pytest.param(b'{"text": "Doctors struck.", "published": 1560470400}', "'published'", id="number for a date"),
        pytest.param(b'{"text": "Doctors struck.", "title": {}}', "'title'", id="object for a title"),
        pytest.param(b'["Doctors struck."]', "a list", id="list"),
        pytest.param(b'"Doctors struck."', "this is text", id="bare text"),
        pytest.param(b"null", "this is null", id="null"),
        pytest.param(b'{"text": "Doctors struck."} {}', "more than one", id="two values"),
        pytest.param(b'{"text": "caf\xe9 shut"}', "byte 14", id="wrong byte"),
        pytest.param(b'{"text":' + b"[" * 100_000, "too deep", id="too deep"),
        pytest.param(b'{"text": "12 34"}', "no words", id="no words"),
    ],
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_one_bad_line_leaves_the_others(tmp_path: Path, line: bytes, word: str, place: int) -> None:
    lines = [GOOD.encode()] * 2
    lines.insert(place - 1, line)
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    found = list(read(path))
    [bad] = [one for one in found if isinstance(one, SetAside)]
    assert word in bad.reason
    assert bad.remedy
    assert bad.origin == Origin(file=path.as_posix(), line=place)
    assert [one.text for one in found if isinstance(one, Document)] == [STRUCK, STRUCK]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(f'[\n{GOOD},\n{GOOD},\n{{"text": oops}}]', 4, id="fault in a list"),
        pytest.param(f"[\n{GOOD},\n{GOOD}\n", 4, id="list cut off"),
        pytest.param(f"[\n{GOOD},\n{GOOD} {GOOD}]", 3, id="comma missing"),
    ],
)
def test_what_comes_before_a_fault_in_a_list_is_kept(tmp_path: Path, data: str, line: int) -> None:
    path = tmp_path / "reports.json"
    path.write_text(data, encoding="utf-8")
    first, second, bad = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(bad, SetAside)
    assert bad.origin.line == line


def test_a_fault_in_an_object_is_placed(tmp_path: Path) -> None:
    found = aside_bytes(tmp_path, b'{\n "text": "Doctors struck.",\n "title": \n}')
    assert found.origin.line == 4


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(b"", id="plain text"),
        pytest.param(b'{"text": "', id="JSON Lines"),
        pytest.param(b'[{"text": "', id="JSON list"),
        pytest.param(b"<html><body><p>", id="page"),
    ],
)
def test_100_mb_in_one_line_is_set_aside_at_once(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "report"
    with path.open("wb") as stream:
        stream.write(start)
        for _ in range(100):
            stream.write(b"doctors struck. " * 62_500)
    begun = time.process_time()
    found = aside(path)
    assert time.process_time() - begun < 5
    assert "MB" in found.reason


def test_a_huge_line_leaves_the_lines_after_it(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 21_000_000 + b'"}\n' + GOOD.encode())
    huge, good = read(path)
    assert isinstance(huge, SetAside)
    assert huge.origin.line == 1
    assert isinstance(good, Document)
    assert good.origin.line == 2


@pytest.mark.parametrize(
    ("page", "word"),
    [
        pytest.param("<div>" * 100_000 + STRUCK + "</div>" * 100_000, "deep", id="nested 100,000 deep"),
        pytest.param("<span>" * 1_000 + f"<p>{STRUCK}</p>", "no text", id="deeper than the parser goes"),
        pytest.param("<p>a</p>" * 100_000, "tags", id="200,000 tags"),
        pytest.param("<" * 300_000, "no words", id="brackets only"),
        pytest.param("<!--" * 300_000, "no text", id="comments left open"),
    ],
)
def test_hostile_pages_are_set_aside_soon(tmp_path: Path, page: str, word: str) -> None:
    begun = time.process_time()
    found = aside_bytes(tmp_path, f"<html><body>{page}</body></html>".encode())
    assert word in found.reason
    assert time.process_time() - begun < 10


def test_a_page_with_a_giant_attribute_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(f"<html><body><p class='{'x' * 1_000_000}'>{STRUCK}</p></body></html>", encoding="utf-8")
    [found] = read(path)
    assert isinstance(found, Document)
    assert found.text == STRUCK


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        pytest.param("nowhere.txt", "check the path", id="file"),
        pytest.param("https://paper.example/report", "save the page", id="web address"),
        pytest.param("reports/*.txt", "give a folder", id="pattern"),
        pytest.param("a\x00b", "give the path", id="zero in the name"),
        pytest.param("a" * 5_000, "give the path", id="name too long"),
    ],
)
def test_what_is_not_there(source: str, remedy: str) -> None:
    assert remedy in aside(source).remedy


def test_a_missing_file_is_named_as_it_was_given() -> None:
    assert aside("some/where.txt").origin == Origin(file="some/where.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be read by this user")
def test_files_and_folders_without_permission(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "report").write_text(STRUCK, encoding="utf-8")
    (tmp_path / "report").chmod(0)
    closed.chmod(0)
    try:
        found = list(read(tmp_path))
    finally:
        closed.chmod(0o700)
    assert len(found) == 2
    assert all(isinstance(one, SetAside) and "permission denied" in one.reason for one in found)


def test_a_file_that_the_system_does_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # The path of a socket may not be long.
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        assert "cannot be read" in aside("socket").reason


def test_closed_and_missing_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.TextIOWrapper(io.BytesIO(b""))
    closed.close()
    for stdin in (closed, None):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert aside("-").origin == Origin(file="-")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "empty" in aside("-").reason
