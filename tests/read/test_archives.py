"""Archives: what lies in them is read as if it lay on the disk, and can be found again."""

import gzip
import io
import sys
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.read.made import MARCHED, STRUCK, page, pdf, warc, zipped

from standoff.read import read
from standoff.record.document import Document, Origin, SetAside


def found(folder: Path, data: bytes, name: str = "archive") -> list[Document | SetAside]:
    path = folder / name
    path.write_bytes(data)
    return list(read(path))


def documents(folder: Path, data: bytes, name: str = "archive") -> list[Document]:
    items = found(folder, data, name)
    assert [one for one in items if isinstance(one, SetAside)] == []
    return [one for one in items if isinstance(one, Document)]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ["news.warc.gz", "news.txt"])
def test_the_pages_of_a_web_archive(tmp_path: Path, packed: bool, name: str) -> None:
    data = warc(page(STRUCK), page(MARCHED), packed=packed)
    one, two = documents(tmp_path, data, name)
    assert (one.text, two.text) == (STRUCK, MARCHED)
    assert (one.url, one.publisher) == ("https://paper.example/0", "paper.example")
    assert one.appearances[0].retrieved == "2019-06-14T10:00:00Z"
    assert one.published.earliest is None


@pytest.mark.parametrize("packed", [True, False])
def test_the_offset_leads_to_the_record(tmp_path: Path, packed: bool) -> None:
    data = warc(page(STRUCK), page(MARCHED), packed=packed)
    for one in documents(tmp_path, data):
        assert one.origin.offset is not None
        rest = data[one.origin.offset :]
        record = gzip.GzipFile(fileobj=io.BytesIO(rest)).read(400) if packed else rest[:400]
        assert record.startswith(b"WARC/1.0")
        assert one.origin.record is not None
        assert one.origin.record.encode() in record


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_broken_record_leaves_those_after_it(tmp_path: Path, packed: bool, number: int) -> None:
    bodies = [page(STRUCK, f"It was day {day}.") for day in range(3)]
    data = bytearray(warc(*bodies, packed=packed))
    wanted = documents(tmp_path, bytes(data), "whole")
    start = wanted[number].origin.offset
    assert start is not None
    if packed:
        data[start + 60] ^= 0xFF
    else:
        place = data.index(b"Content-Length: ", start) + len(b"Content-Length: ")
        data[place : place + 1] = b"9"
    items = found(tmp_path, bytes(data))
    [aside] = [one for one in items if isinstance(one, SetAside)]
    assert (aside.origin.offset, aside.origin.file) == (start, (tmp_path / "archive").as_posix())
    assert "the record is" in aside.reason
    texts = [one.text for one in items if isinstance(one, Document)]
    assert texts == [one.text for one in wanted if one is not wanted[number]]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_off_gives_what_comes_before(tmp_path: Path, packed: bool) -> None:
    data = warc(page(STRUCK), page(MARCHED), packed=packed)
    first, aside = found(tmp_path, data[:-100])
    assert isinstance(first, Document)
    assert isinstance(aside, SetAside)
    assert "cut off" in aside.reason


def test_a_web_archive_packed_as_a_whole(tmp_path: Path) -> None:
    data = gzip.compress(warc(page(STRUCK), page(MARCHED), packed=False))
    assert [one.text for one in documents(tmp_path, data)] == [STRUCK, MARCHED]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(warc(b"\x89PNG", kind="image/png"), "no page", id="pictures"),
        pytest.param(warc(page(STRUCK), status="404 Not Found"), "no page", id="not found"),
        pytest.param(warc(page(STRUCK), Content_Encoding="br", kind="text/plain"), "", id="a header left over"),
    ],
)
def test_answers_that_are_no_pages_are_passed_over(tmp_path: Path, data: bytes, word: str) -> None:
    [one] = found(tmp_path, data)
    assert isinstance(one, Document if not word else SetAside)
    assert isinstance(one, Document) or word in one.reason


@pytest.mark.parametrize("way", ["gzip", "chunked", "iso-8859-2"])
def test_pages_as_servers_send_them(tmp_path: Path, way: str) -> None:
    body = page(STRUCK)
    if way == "gzip":
        data = warc(gzip.compress(body), Content_Encoding="gzip")
    elif way == "chunked":
        data = warc(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body), Transfer_Encoding="chunked")
    else:
        body = f"<html><body><p>{STRUCK} Dr Łoś spoke.</p></body></html>".encode(way)
        data = warc(body, kind="text/html; charset=iso-8859-2")
    [document] = documents(tmp_path, data)
    assert document.text == (f"{STRUCK} Dr Łoś spoke." if way == "iso-8859-2" else STRUCK)


def test_a_zipped_folder(tmp_path: Path) -> None:
    members = {
        "wire/2019-06-14-strike.txt": STRUCK.encode(),
        "wire/lines.jsonl": b'{"text": "Doctors struck work."}\n{"text": oops\n',
        "page": page(MARCHED),
        "print.pdf": pdf([STRUCK]),
        "old.gz": gzip.compress(MARCHED.encode()),
        "in.zip": zipped({"deep.txt": STRUCK.encode()}),
        ".hidden/a.txt": STRUCK.encode(),
        "__MACOSX/a.txt": STRUCK.encode(),
    }
    items = found(tmp_path, zipped(members), "clippings.zip")
    origins = [(one.origin.member, one.origin.line) for one in items if isinstance(one, Document)]
    assert origins == [
        ("wire/2019-06-14-strike.txt", None),
        ("wire/lines.jsonl", 1),
        ("page", None),
        ("print.pdf", None),
        ("old.gz", None),
        ("in.zip/deep.txt", None),
    ]
    [aside] = [one for one in items if isinstance(one, SetAside)]
    file = (tmp_path / "clippings.zip").as_posix()
    assert aside.origin == Origin(file=file, member="wire/lines.jsonl", line=2)
    assert isinstance(items[0], Document)
    assert items[0].published.day == date(2019, 6, 14)


def test_a_packed_file_is_dated_by_its_name(tmp_path: Path) -> None:
    [document] = documents(tmp_path, gzip.compress(STRUCK.encode()), "2019-06-14-strike.txt.gz")
    assert document.published.day == date(2019, 6, 14)


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(tmp_path: Path, way: int) -> None:
    [document] = documents(tmp_path, zipped({"a": STRUCK.encode()}, way))
    assert document.text == STRUCK


@pytest.mark.parametrize(
    ("data", "count"),
    [
        pytest.param(zipped({"a": STRUCK.encode(), "b": page(MARCHED)}), 2, id="ZIP"),
        pytest.param(warc(page(STRUCK), page(MARCHED)), 2, id="WARC"),
        pytest.param(gzip.compress(STRUCK.encode()), 1, id="gzip"),
    ],
)
def test_archives_on_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, count: int) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe(data))))
    items = list(read("-"))
    assert len(items) == count
    assert all(isinstance(one, Document) and one.origin.file == "-" for one in items)


def test_as_is_a_page_in_an_archive_is_its_source(tmp_path: Path) -> None:
    for data in (warc(page(STRUCK)), zipped({"a.html": page(STRUCK)}), gzip.compress(page(STRUCK))):
        (tmp_path / "archive").write_bytes(data)
        [document] = read(tmp_path / "archive", as_is=True)
        assert isinstance(document, Document)
        assert document.text == page(STRUCK).decode()


def test_an_archive_of_many_records_takes_little_memory(tmp_path: Path) -> None:
    one = warc(bytes(100_000), kind="image/png", packed=False)
    (tmp_path / "archive").write_bytes(one * 300 + warc(page(STRUCK), packed=False))
    list(read(tmp_path / "archive"))
    tracemalloc.start()
    try:
        [document] = read(tmp_path / "archive")
        assert isinstance(document, Document)
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()
