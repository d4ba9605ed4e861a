"""Files that are broken or mean harm: set aside with a reason, soon and in little memory, and the rest is read."""

import gzip
import io
import struct
import time
import tracemalloc
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.read.made import ATOM, MARCHED, RSS, STRUCK, mail, page, parquet, pdf, warc, zipped

from standoff.read import feed as feed_reader
from standoff.read import pdf as pdf_reader
from standoff.read import read
from standoff.record.document import Document, SetAside

SOONEST = 10.0
MOST_MEMORY = 200_000_000


def packed_zeros(megabytes: int, start: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with gzip.GzipFile(fileobj=stream, mode="wb") as packing:
        packing.write(start)
        for _ in range(megabytes):
            packing.write(b"doctors " * 125_000)
    return stream.getvalue()


def zip_of_zips(depth: int) -> bytes:
    """Sixteen archives in each of sixteen archives, and so on, with a large file in each of the last."""
    data = zipped({"report.txt": b"doctors " * 10_000_000})
    for _ in range(depth):
        data = zipped({f"{number}.zip": data for number in range(16)})
    return data


def overlapping_zip() -> bytes:
    """A thousand files that all are the same bytes of the archive."""
    data = zlib.compress(b"doctors struck " * 300_000, 9)[2:-4]
    size, check = 15 * 300_000, zlib.crc32(b"doctors struck " * 300_000)
    common = (20, 0, 8, 0, 0, check, len(data), size)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", *common, 1, 0) + b"a" + data
    directory = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *common, 5, 0, 0, 0, 0, 0, 0) + b"%05d" % number
        for number in range(1_000)
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1_000, 1_000, len(directory), len(local), 0)
    return local + directory + end


def large_directory() -> bytes:
    """Half a million empty files."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = entry * 500_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0, 0)
    return b"PK\x03\x04" + directory + end


def deep_mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Message-ID"] = "a@b.example", "<1@b.example>"
    head = bytes(made).rstrip(b"\n")
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number) for number in range(5_000)
    )
    return head + b"\n" + parts + STRUCK.encode()


def entities(start: str, name: str) -> bytes:
    """Ten entities, each ten of the one before: a billion laughs."""
    lines = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10 if number else "doctors"}">' for number in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE {name} [{lines}]>{start}'.encode()


def outside(start: str, name: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE {name} [<!ENTITY a SYSTEM "file:///etc/hostname">]>{start}'.encode()


def locked_zip() -> bytes:
    data = bytearray(zipped({"report.txt": STRUCK.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


FILES: dict[str, tuple[bytes, str]] = {
    "page nested 100,000 deep": (page("<div>" * 100_000 + STRUCK + "</div>" * 100_000), "deep"),
    "feed nested 100,000 deep": (b"<rss><channel><item><description>" + b"<a>" * 200_000 + b"</rss>", "longer than"),
    "feed of sections that never end": (b"<rss><channel><item>" + b"<![CDATA[" * 400_000, ""),
    "feed of half a million items": (b"<rss><channel>" + b"<item/>" * 500_000, "longer than"),
    "item nested 100,000 deep": (
        RSS.replace(STRUCK.encode(), b"&lt;div&gt;" * 100_000).replace(
            b"<![CDATA[<p>", b"<![CDATA[" + b"<p><b>" * 60_000
        ),
        "only a headline",
    ),
    "feed with a billion laughs": (
        entities("<rss><channel><item><title>&a9;</title></item></channel></rss>", "rss"),
        "entities",
    ),
    "feed that reaches for a file": (outside("<rss><channel><title>&a;</title></channel></rss>", "rss"), "entities"),
    "Atom with a billion laughs": (entities("<feed><title>&a9;</title></feed>", "feed"), "entities"),
    "page with a billion laughs": (entities("<html><body><p>&a9;</p></body></html>", "html"), ""),
    "other XML with a billion laughs": (entities("<TEI>&a9;</TEI>", "TEI"), "XML other than"),
    "gzip cut off": (gzip.compress(STRUCK.encode() * 100)[:-12], "cut off"),
    "gzip cut off in its head": (gzip.compress(STRUCK.encode())[:5], "cut off"),
    "gzip with a wrong sum": (gzip.compress(STRUCK.encode())[:-8] + bytes(8), "broken"),
    "gzip of nothing": (gzip.compress(b""), "empty"),
    "gzip bomb of text": (packed_zeros(500), "MB"),
    "gzip bomb of JSON Lines": (packed_zeros(500, b'{"text": "a"}\n{"text": "'), "times its size"),
    "gzip in gzip in gzip and so on": (
        gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(STRUCK.encode()))))),
        "more than 4 archives",
    ),
    "ZIP bomb": (zipped({"lines.jsonl": b'{"text": "a"}\n{"text": "' + b"doctors " * 20_000_000}), "times its size"),
    "ZIP of ZIPs": (zip_of_zips(2), "times its size"),
    "ZIP of ZIPs too deep": (
        zipped({"a": zipped({"b": zipped({"c": zipped({"d": zipped({"e": STRUCK.encode()})})})})}),
        "more than 4 archives",
    ),
    "ZIP of files that overlap": (overlapping_zip(), ""),
    "ZIP with a large directory": (large_directory(), "directory is larger"),
    "ZIP cut off": (zipped({"a": STRUCK.encode()})[:-30], "broken"),
    "ZIP with a password": (locked_zip(), "password"),
    "ZIP of folders": (zipped({"a/": b"", "b/": b""}), "no files"),
    "Office document": (zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "Office document"),
    "WARC with a bomb in a record": (warc(bytes(200_000_000)), "times its size"),
    "WARC with a packed bomb in a page": (
        warc(gzip.compress(bytes(100_000_000)), Content_Encoding="gzip"),
        "unpacks to more than",
    ),
    "WARC cut off in its first record": (warc(page(STRUCK))[:100], "cut off"),
    "WARC with headers only": (b"WARC/1.0\r\n\r\n", "headers"),
    "WARC with a length of a billion": (
        warc(page(STRUCK), packed=False).replace(b"Content-Length: ", b"Content-Length: 999999999", 1),
        "",
    ),
    "mail nested 5,000 deep": (deep_mail(), "parts in parts"),
    "mail with a header of a megabyte": (mail(None, None, Subject="a " * 500_000), ""),
    "mail with a million addresses": (
        mail("").replace(b"Subject:", b"To: " + b"a@b.c, " * 200_000 + b"\nSubject:"),
        "",
    ),
    "mail in an encoding that is none": (mail("é" * 20).replace(b"utf-8", b"klingon"), ""),
    "PDF that holds itself": (pdf([STRUCK]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"), ""),
    "PDF bomb": (pdf([STRUCK], content=b"BT " + b" " * 300_000_000 + b"(a) Tj ET"), ""),
    "PDF cut off": (pdf([STRUCK])[:300], "broken"),
    "Parquet with its ends only": (b"PAR1" + bytes(100) + b"PAR1", "broken"),
    "Parquet bomb": (parquet({"text": ["doctors struck work " * 25_000] * 2_000}), "times its size"),
    "CSV with one field of 100 MB": (b'title,text\nA,"' + b"doctors " * 12_500_000, "MB"),
    "empty": (b"", "empty"),
}


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "SECONDS", 2)
    monkeypatch.setattr(feed_reader, "SECONDS", 2)


@pytest.mark.parametrize("name", FILES)
def test_it_is_set_aside_soon_and_in_little_memory(tmp_path: Path, name: str) -> None:
    data, why = FILES[name]
    (tmp_path / "a").write_bytes(data)
    (tmp_path / "b").write_text(STRUCK, encoding="utf-8")
    tracemalloc.start()
    begun = time.perf_counter()
    try:
        *found, last = read(tmp_path)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - begun < SOONEST
    assert most < MOST_MEMORY
    assert isinstance(last, Document)
    aside = [one for one in found if isinstance(one, SetAside)]
    assert aside or not why
    assert found
    assert any(why in one.reason for one in aside) or not why
    assert all(one.remedy for one in aside)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("report.pdf", page(STRUCK), id="page named as PDF"),
        pytest.param("report.txt", pdf([STRUCK]), id="PDF named as text"),
        pytest.param("report.html", zipped({"x.pdf": STRUCK.encode()}), id="archive named as page"),
        pytest.param("report.gz", STRUCK.encode(), id="text named as archive"),
        pytest.param("report.csv", ATOM.replace(MARCHED.encode(), b""), id="feed named as table"),
        pytest.param("report.jsonl", mail(STRUCK), id="mail named as JSON"),
        pytest.param("report.eml", warc(page(STRUCK)), id="web archive named as mail"),
    ],
)
def test_wrong_names_do_not_matter(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    [found] = read(tmp_path / name)
    assert isinstance(found, Document)
    assert found.text.replace("\n", " ").split() == STRUCK.split()


def test_a_build_goes_on_and_ends_with_status_3(tmp_path: Path) -> None:
    some = ("feed with a billion laughs", "gzip cut off", "ZIP of ZIPs too deep", "empty", "PDF cut off")
    folder = tmp_path / "clippings"
    folder.mkdir()
    for name in some:
        (folder / name).write_bytes(FILES[name][0])
    (folder / "good.txt").write_text(STRUCK, encoding="utf-8")
    db = tmp_path / "desk.db"
    done = run("build", folder, "--db", db)
    assert done.status == 3
    assert all(f"Set aside {(folder / name).as_posix()}" in done.err for name in some)
    assert "Read 1 report, 1 new. Set aside 5." in done.out
    (folder / "gzip cut off").write_bytes(gzip.compress(STRUCK.encode() * 100))
    done = run("build", folder, "--db", db)
    assert "Set aside 4." in done.out


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_packed_in_another_way(tmp_path: Path, way: int) -> None:
    (tmp_path / "a").write_bytes(zipped({"lines.jsonl": b'{"text": "a"}\n{"text": "' + b"d" * 50_000_000}, way))
    *_, aside = read(tmp_path / "a")
    assert isinstance(aside, SetAside)
    assert "times its size" in aside.reason
