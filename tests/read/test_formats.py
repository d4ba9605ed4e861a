"""Each format that is read, told by what a file holds."""

import bz2
import io
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from standoff.read import count, read
from standoff.record.document import Document, Origin, SetAside

STRUCK = "Doctors in the city struck work on Tuesday over an assault on two of them."
MARCHED = "On Friday they marched from the gate of the hospital to the state secretariat."

PAGE = f"""<!DOCTYPE html>
<html><head>
<title>Doctors strike work - The Morning Paper</title>
<meta property="og:site_name" content="The Morning Paper">
<meta property="og:title" content="Doctors strike work">
<meta property="article:published_time" content="2019-06-14T10:05:00+05:30">
<link rel="canonical" href="https://morning.example/city/doctors-strike-work">
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Doctors strike work</h1><p>{STRUCK}</p><p>{MARCHED}</p></article>
<footer>Copyright 2021-03-04 The Morning Paper</footer>
</body></html>"""


def documents(found: Iterable[Document | SetAside]) -> list[Document]:
    """All that was read; nothing may have been set aside."""
    read_all = list(found)
    assert not [one for one in read_all if isinstance(one, SetAside)]
    return [one for one in read_all if isinstance(one, Document)]


def read_bytes(folder: Path, data: bytes, name: str = "report", *, as_is: bool = False) -> list[Document]:
    path = folder / name
    path.write_bytes(data)
    return documents(read(path, as_is=as_is))


def test_plain_text(tmp_path: Path) -> None:
    [document] = read_bytes(tmp_path, f"{STRUCK}\n\n{MARCHED}\n".encode())
    assert document.text == f"{STRUCK}\n\n{MARCHED}\n"
    assert document.language == "en"
    assert document.title is None
    assert document.origin == Origin(file=(tmp_path / "report").as_posix())


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_a_web_page_whatever_its_name(tmp_path: Path, name: str) -> None:
    [document] = read_bytes(tmp_path, PAGE.encode(), name)
    assert STRUCK in document.text
    assert MARCHED in document.text
    assert "Sport" not in document.text
    assert "Copyright" not in document.text
    assert "<" not in document.text
    assert (document.title, document.publisher) == ("Doctors strike work", "The Morning Paper")
    assert document.url == "https://morning.example/city/doctors-strike-work"
    assert document.published.day == date(2019, 6, 14)
    assert document.published.zone == "+05:30"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<p>{STRUCK}</p><p>{MARCHED}</p>", id="a piece of a page"),
        pytest.param(f"\n\n  <html><body>{STRUCK}</body></html>", id="space before the first tag"),
        pytest.param(f"<!-- saved --><html><body><p>{STRUCK}</p></body></html>", id="a comment first"),
        pytest.param(
            f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html><body><p>{STRUCK}</p></body></html>',
            id="XHTML",
        ),
        pytest.param(f"saved from the web\n<html><body><p>{STRUCK}</p></body></html>", id="a line of a tool first"),
    ],
)
def test_pages_that_begin_in_other_ways(tmp_path: Path, page: str) -> None:
    [document] = read_bytes(tmp_path, page.encode())
    assert STRUCK in document.text
    assert "<" not in document.text


def test_a_page_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{STRUCK} Dr Łoś spoke.</p></body></html>'
    [document] = read_bytes(tmp_path, page.encode("iso-8859-2"))
    assert "Dr Łoś spoke." in document.text


def test_text_that_speaks_of_tags_is_no_page(tmp_path: Path) -> None:
    text = "A bracket < is not a tag, and [Updated] is not a list. The doctors went on with their strike.\n"
    [document] = read_bytes(tmp_path, text.encode())
    assert document.text == text


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {"text": STRUCK, "title": "Strike", "publisher": "The Morning Paper", "published": "2019-06-12"},
        {"text": MARCHED, "url": "https://www.evening.example/2019/06/14/march"},
    ]
    data = "\n\n".join(map(json.dumps, lines)).encode()
    first, second = read_bytes(tmp_path, data)
    assert (first.text, first.title, first.publisher) == (STRUCK, "Strike", "The Morning Paper")
    assert first.published.day == date(2019, 6, 12)
    assert (first.origin.line, second.origin.line) == (1, 3)
    assert second.publisher == "evening.example"
    assert second.published.day == date(2019, 6, 14)


def test_the_keys_that_news_please_writes(tmp_path: Path) -> None:
    article = {
        "authors": ["A. Reporter"],
        "date_download": "2020-01-05 08:00:00",
        "date_modify": None,
        "date_publish": "2019-06-14 10:05:00",
        "filename": "x.json",
        "language": "en",
        "maintext": STRUCK,
        "source_domain": "morning.example",
        "text": None,
        "title": "Strike",
        "title_page": None,
        "url": "https://morning.example/strike",
    }
    [document] = read_bytes(tmp_path, json.dumps(article, indent=4).encode())
    assert (document.text, document.title, document.publisher) == (STRUCK, "Strike", "morning.example")
    assert document.published.day == date(2019, 6, 14)
    assert document.appearances[0].retrieved == "2020-01-05 08:00:00"


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(
            {
                "text": STRUCK,
                "title": "Strike",
                "url": "https://m.example/1",
                "sitename": "M Daily",
                "hostname": "m.example",
                "date": "2019-06-14",
            },
            id="from Python",
        ),
        pytest.param(
            {
                "text": STRUCK,
                "title": "Strike",
                "source": "https://m.example/1",
                "source-hostname": "M Daily",
                "hostname": "m.example",
                "date": "2019-06-14",
                "author": None,
            },
            id="from its command",
        ),
    ],
)
def test_the_keys_that_trafilatura_writes(tmp_path: Path, article: dict[str, object]) -> None:
    [document] = read_bytes(tmp_path, json.dumps(article).encode())
    assert (document.text, document.title, document.publisher) == (STRUCK, "Strike", "M Daily")
    assert document.url == "https://m.example/1"
    assert document.published.day == date(2019, 6, 14)


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(f'[{{"text": "{STRUCK}"}}, {{"text": "{MARCHED}"}}]', [1, 1], id="array on one line"),
        pytest.param(f'[\n {{"text": "{STRUCK}"}},\n {{"text": "{MARCHED}"}}\n]\n', [2, 3], id="array on many lines"),
        pytest.param(f'{{"text": "{STRUCK}"}}\r\n{{"text": "{MARCHED}"}}\r\n', [1, 2], id="lines ended as on Windows"),
    ],
)
def test_shapes_of_json(tmp_path: Path, data: str, lines: list[int]) -> None:
    found = read_bytes(tmp_path, data.encode())
    assert [one.text for one in found] == [STRUCK, MARCHED]
    assert [one.origin.line for one in found] == lines


def test_one_report_as_a_json_object_has_no_line(tmp_path: Path) -> None:
    [document] = read_bytes(tmp_path, json.dumps({"text": STRUCK}, indent=2).encode())
    assert document.origin.line is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_plain_text(tmp_path: Path, encoding: str) -> None:
    text = f"{STRUCK} “We won’t go back” – so said one at the café.\n"
    [document] = read_bytes(tmp_path, text.encode(encoding))
    assert document.text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_of_json_lines(tmp_path: Path, encoding: str) -> None:
    text = "\n".join(
        json.dumps({"text": words}, ensure_ascii=False) for words in (STRUCK, "“Never”, said the doctors.")
    )
    found = read_bytes(tmp_path, text.encode(encoding))
    assert [one.text for one in found] == [STRUCK, "“Never”, said the doctors."]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(json.dumps({"text": f"{STRUCK} It was day {day}."}) + "\n" for day in range(3_000))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    found = documents(read("-"))
    assert len(found) == 3_000
    assert found[-1].origin == Origin(file="-", line=3_000)
    assert found[-1].text == f"{STRUCK} It was day 2999."


def test_a_report_longer_than_the_part_looked_at_is_whole(tmp_path: Path) -> None:
    text = f"{STRUCK}\n" * 3_000
    [document] = read_bytes(tmp_path, text.encode())
    assert document.text == text


def test_many_sources_come_in_their_order(tmp_path: Path) -> None:
    for name, words in (("b", STRUCK), ("a", MARCHED)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    assert [one.text for one in documents(read(tmp_path / "b", str(tmp_path / "a")))] == [STRUCK, MARCHED]
    assert count(tmp_path / "b", tmp_path) == 3
    assert count(tmp_path, "-") is None


def test_the_same_words_in_two_files_are_one_document_twice(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(STRUCK, encoding="utf-8")
    first, second = documents(read(tmp_path))
    assert first.id == second.id
    assert first.origin != second.origin


def test_as_is_keeps_each_character(tmp_path: Path) -> None:
    text = f" {STRUCK} \r\n\r\n\r\n\r\n{MARCHED}\t\x0b"
    [document] = read_bytes(tmp_path, text.encode(), as_is=True)
    assert document.text == text


def test_as_is_keeps_tags(tmp_path: Path) -> None:
    [document] = read_bytes(tmp_path, PAGE.encode(), as_is=True)
    assert document.text == PAGE


def test_as_is_keeps_the_text_of_json(tmp_path: Path) -> None:
    text = f" {STRUCK} \r\n\r\n\r\n"
    [document] = read_bytes(tmp_path, json.dumps({"text": text}).encode(), as_is=True)
    assert document.text == text


def test_the_day_given_by_the_caller_holds_for_all(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f"Published: 14 June 2019\n{STRUCK}", encoding="utf-8")
    (tmp_path / "b").write_text(MARCHED, encoding="utf-8")
    found = documents(read(tmp_path, published=date(2024, 10, 1)))
    assert {one.published.day for one in found} == {date(2024, 10, 1)}


def test_a_file_of_a_kind_that_is_not_unpacked_is_named(tmp_path: Path) -> None:
    (tmp_path / "reports.bz2").write_bytes(bz2.compress(STRUCK.encode()))
    [aside] = read(tmp_path / "reports.bz2")
    assert isinstance(aside, SetAside)
    assert "bzip2" in aside.reason
