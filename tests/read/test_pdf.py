"""PDF files with a text layer."""

from pathlib import Path

import pytest
from tests.read.made import MARCHED, STRUCK, pdf

from standoff.read import apart, read
from standoff.read import pdf as reader
from standoff.read.pdf_pages import paragraphs
from standoff.record.document import Document, SetAside


def one(folder: Path, data: bytes) -> Document | SetAside:
    path = folder / "print"
    path.write_bytes(data)
    [found] = read(path)
    return found


def test_the_text_of_a_pdf(tmp_path: Path) -> None:
    found = one(tmp_path, pdf([STRUCK, MARCHED], title="Doctors strike work"))
    assert isinstance(found, Document)
    assert found.text.split() == [*STRUCK.split(), *MARCHED.split()]
    assert found.title == "Doctors strike work"


@pytest.mark.parametrize("title", ["Microsoft Word - strike.docx", "Untitled"])
def test_what_programs_write_as_title_is_none(tmp_path: Path, title: str) -> None:
    found = one(tmp_path, pdf([STRUCK], title=title))
    assert isinstance(found, Document)
    assert found.title is None


PAGES = [
    """The Morning Paper                      14 June 2019
Doctors strike work
Junior doctors at the medical college struck work on Tues-
day over an assault on two of them. Their association said
that they would not go back until the government had put
1""",
    """The Morning Paper                      14 June 2019
guards at every gate, and that Dr Roy would speak for all
of them.
The state replied that it had oﬃcers enough. On Thursday it
Page 2 of 3""",
    """The Morning Paper                      14 June 2019
said that it would think again.
- 3 -""",
]


def test_lines_words_and_pages_are_made_whole() -> None:
    assert paragraphs(PAGES).split("\n") == [
        "The Morning Paper 14 June 2019",
        "",
        "Doctors strike work",
        "Junior doctors at the medical college struck work on Tuesday over an assault on two of them. Their "
        "association said that they would not go back until the government had put guards at every gate, and that "
        "Dr Roy would speak for all of them.",
        "The state replied that it had officers enough. On Thursday it said that it would think again.",
    ]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(pdf([""]), "no text: its pages are pictures", id="pictures"),
        pytest.param(pdf([STRUCK])[:400], "broken", id="cut off"),
        pytest.param(b"%PDF-1.7\n", "broken", id="only its name"),
        pytest.param(pdf([STRUCK]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"), "", id="pages that hold themselves"),
    ],
)
def test_pdfs_that_are_set_aside(tmp_path: Path, data: bytes, word: str) -> None:
    found = one(tmp_path, data)
    assert isinstance(found, SetAside)
    assert word in found.reason
    assert found.remedy


def test_a_pdf_made_to_be_slow_is_set_aside_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 1)
    words = b"BT /F1 12 Tf " + b"1 0 0 1 10 10 Tm (Doctors) Tj " * 500_000 + b" ET"
    found = one(tmp_path, pdf([STRUCK], content=words))
    assert isinstance(found, SetAside)
    assert "longer than 1 seconds" in found.reason


def test_a_pdf_made_to_fill_the_memory_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MEMORY", 200_000_000)
    words = b"BT /F1 12 Tf " + b"(" + b"a" * 60_000_000 + b") Tj ET"
    found = one(tmp_path, pdf([STRUCK], content=words))
    assert isinstance(found, SetAside)
