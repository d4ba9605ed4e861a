"""Tables with a report a row; lists that hold none say so."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.read.made import MARCHED, STRUCK, TABLE, parquet

from standoff.read import read
from standoff.record.document import Document, SetAside


def found(folder: Path, data: bytes) -> list[Document | SetAside]:
    path = folder / "table"
    path.write_bytes(data)
    return list(read(path))


def documents(folder: Path, data: bytes) -> list[Document]:
    items = found(folder, data)
    assert [one for one in items if isinstance(one, SetAside)] == []
    return [one for one in items if isinstance(one, Document)]


def test_a_csv_table(tmp_path: Path) -> None:
    strike, march = documents(tmp_path, TABLE)
    assert strike.text == f'{STRUCK}\n\nIt was, he said, "over".'
    assert (strike.title, strike.publisher, str(strike.published.day)) == ("Strike", "The Morning Paper", "2019-06-12")
    assert (march.text, march.publisher, march.url) == (MARCHED, "paper.example", "https://paper.example/2")
    assert (strike.origin.line, march.origin.line) == (2, 5)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_other_marks_between_columns(tmp_path: Path, mark: str, quote: str) -> None:
    rows = (["title", "text"], ["Strike", STRUCK])
    data = "\r\n".join(mark.join(f"{quote}{cell}{quote}" for cell in row) for row in rows)
    [document] = documents(tmp_path, data.encode("utf-8-sig"))
    assert (document.title, document.text) == ("Strike", STRUCK)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_encodings_of_tables(tmp_path: Path, encoding: str) -> None:
    [document] = documents(tmp_path, f"title,text\nStrike,“{STRUCK}” – so it was\n".encode(encoding))
    assert document.text == f"“{STRUCK}” – so it was"


def test_the_columns_that_news_please_writes(tmp_path: Path) -> None:
    data = f"date_download,date_publish,maintext,source_domain,title,url\n2020-01-05,2019-06-14 10:05:00,{STRUCK},m.example,Strike,https://m.example/1"
    [document] = documents(tmp_path, data.encode())
    assert (document.text, document.publisher, str(document.published.day)) == (STRUCK, "m.example", "2019-06-14")
    assert document.appearances[0].retrieved == "2020-01-05"


def test_the_columns_of_gdelt_with_a_text_beside_them(tmp_path: Path) -> None:
    data = (
        f"DATEADDED,SourceCommonName,DocumentIdentifier,Text\n20190614101500,m.example,https://m.example/1,{STRUCK}\n"
    )
    [document] = documents(tmp_path, data.encode())
    assert (document.publisher, document.url) == ("m.example", "https://m.example/1")
    assert str(document.published.day) == "2019-06-14"


@pytest.mark.parametrize(
    ("row", "word"),
    [
        pytest.param("Strike", "1 fields, but the table has 2 columns", id="a field is missing"),
        pytest.param(f"Strike,{STRUCK},more", "3 fields", id="a field too many"),
        pytest.param("Strike,", "text is empty", id="no text"),
        pytest.param("Strike,12 34", "no words", id="no words"),
    ],
)
def test_a_bad_row_leaves_the_others(tmp_path: Path, row: str, word: str) -> None:
    one, bad, two = found(tmp_path, f"title,text\nA,{STRUCK}\n{row}\nB,{MARCHED}\n".encode())
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert isinstance(bad, SetAside)
    assert word in bad.reason
    assert bad.origin.line == 3


def test_a_line_that_is_wrongly_encoded_leaves_the_others(tmp_path: Path) -> None:
    good = "".join(f"A,{STRUCK} Day {number}.\n" for number in range(2_000))
    data = f"title,text\n{good}".encode() + b"A,caf\xe9 shut\n" + f"B,{MARCHED}\n".encode()
    items = found(tmp_path, data)
    [bad] = [one for one in items if isinstance(one, SetAside)]
    assert (bad.origin.line, "not UTF-8" in bad.reason) == (2002, True)
    assert len(items) == 2002


def test_a_quotation_mark_that_is_never_closed_does_not_fill_the_memory(tmp_path: Path) -> None:
    items = found(tmp_path, b'title,text\nA,"' + b"doctors struck work.\n" * 400_000)
    assert items
    assert all(isinstance(one, SetAside) for one in items[:1])


def test_a_parquet_table(tmp_path: Path) -> None:
    data = parquet(
        {"Text": [STRUCK, None, MARCHED], "published": [datetime(2019, 6, 14, 10), None, None], "page": [1, 2, 3]}
    )
    strike, bad, march = found(tmp_path, data)
    assert isinstance(strike, Document)
    assert isinstance(march, Document)
    assert isinstance(bad, SetAside)
    assert (strike.text, str(strike.published.day)) == (STRUCK, "2019-06-14")
    assert [one.origin.item for one in (strike, bad, march)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param("\t".join(["912345678", "20191014", *["x"] * 59]).encode(), "GDELT's events", id="events"),
        pytest.param("\t".join(["912345678", "20191014000000", *["x"] * 14]).encode(), "mentions", id="mentions"),
        pytest.param("\t".join(["20191014000000-0", *["x"] * 26]).encode(), "knowledge graph", id="knowledge graph"),
        pytest.param(b"https://a.example/1\nhttps://a.example/2\n", "web addresses", id="addresses"),
        pytest.param(b"URL,MobileURL,Date,Title\nhttps://a.example/1,,2019,x\n", "no column with the text", id="CSV"),
        pytest.param(parquet({"url": ["https://a.example/1"]}), "no column with the text", id="Parquet"),
    ],
)
def test_a_list_without_texts_says_so(tmp_path: Path, data: bytes, words: str) -> None:
    [aside] = found(tmp_path, data)
    assert isinstance(aside, SetAside)
    assert words in aside.reason
    assert "pages that it names" in aside.remedy


def test_a_report_that_begins_with_names_of_columns_is_none(tmp_path: Path) -> None:
    text = f"Text, pictures: our own correspondent\n{STRUCK}\n"
    [document] = documents(tmp_path, text.encode())
    assert document.text == text


def test_without_pyarrow_it_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    [aside] = found(tmp_path, parquet({"text": [STRUCK]}))
    assert isinstance(aside, SetAside)
    assert "standoff[parquet]" in aside.remedy


@pytest.mark.parametrize(
    "data", [pytest.param(b"title,text\n", id="CSV"), pytest.param(parquet({"text": []}), id="Parquet")]
)
def test_a_table_without_rows(tmp_path: Path, data: bytes) -> None:
    [aside] = found(tmp_path, data)
    assert isinstance(aside, SetAside)
    assert "no rows" in aside.reason


@pytest.mark.parametrize(
    "columns",
    [
        "Headline,Body,Link",
        "id,title,content,publishedAt",
        "SQLDATE,Actor1Name,SOURCEURL,Article",
    ],
)
def test_columns_as_collections_of_news_name_them(tmp_path: Path, columns: str) -> None:
    known = {"Headline": "Strike", "title": "Strike", "publishedAt": "2019-06-14", "Link": "https://paper.example/1"}
    texts = dict.fromkeys(("Body", "content", "Article"), f'"{STRUCK}"')
    row = ",".join({**known, **texts}.get(name, "1") for name in columns.split(","))
    (tmp_path / "given").write_text(f"{columns}\n{row}\n")
    [found] = read(tmp_path / "given")
    assert isinstance(found, Document)
    assert found.text == STRUCK


def test_a_table_that_names_pages_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "given").write_text("SQLDATE,Actor1Name,SOURCEURL\n20190612,DOCTOR,https://paper.example/1\n")
    [found] = read(tmp_path / "given")
    assert isinstance(found, SetAside)
    assert "no column with the text" in found.reason
