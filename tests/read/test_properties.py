"""Principles of reading: nothing raises, nothing changes on a second reading, nothing loads before it is needed."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.read import read
from standoff.record.document import Document, SetAside

# Pieces of the formats, so that broken files of each are tried and not only noise.
PIECES = st.sampled_from(
    [
        b'{"text": "Doctors struck work.", ',
        b'"published": "2019-06-14"}',
        b"}\n",
        b"[",
        b"]",
        b"\n",
        b"\r\n",
        b"<html><body>",
        b"<p>Doctors struck work.</p>",
        b"<meta charset='utf-7'>",
        b"</html>",
        b"Doctors struck work on Tuesday. ",
        b"Published: 14 June 2019\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\x00",
        b"\xe2\x80\x9c",
        b"\x93",
        b"\\ud800",
        b"%PDF-",
    ]
)
FILES = st.one_of(st.binary(max_size=300), st.lists(PIECES | st.binary(max_size=6), max_size=12).map(b"".join))
OFTEN = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_twice(data: bytes, *, as_is: bool) -> list[Document | SetAside]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        path.write_bytes(data)
        first = list(read(path, as_is=as_is))
        assert list(read(path, as_is=as_is)) == first
    return first


@OFTEN
@given(FILES, st.booleans())
def test_any_bytes_give_documents_or_are_set_aside(data: bytes, as_is: bool) -> None:
    found = read_twice(data, as_is=as_is)
    assert found or not data.strip()
    for one in found:
        assert isinstance(one, Document | SetAside)
        assert msgspec.json.decode(one.to_json(), type=type(one)) == one
        if isinstance(one, SetAside):
            assert one.reason
            assert one.remedy
        elif one.published.passage:
            passage = one.published.passage
            assert one.text[passage.start : passage.end] == passage.quote


@OFTEN
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t "), max_size=200))
def test_as_is_gives_the_text_of_the_file(text: str) -> None:
    data = text.encode()
    for one in read_twice(data, as_is=True):
        if isinstance(one, Document) and one.origin.line is None:
            assert one.text == text.removeprefix("\ufeff")


@OFTEN
@given(
    st.dictionaries(
        st.sampled_from(["text", "maintext", "title", "url", "publisher", "published", "date"]),
        st.text() | st.none() | st.integers() | st.lists(st.text()),
    )
)
def test_any_json_report(report: dict[str, object]) -> None:
    [found] = read_twice(json.dumps(report).encode(), as_is=False)
    text = report.get("text")
    if isinstance(found, Document) and isinstance(text, str) and text.strip():
        assert [one for one in found.text if one.isalpha()] == [one for one in text if one.isalpha()]


def test_what_is_slow_to_load_is_loaded_when_needed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("Doctors struck work.", encoding="utf-8")
    script = (
        "import sys, standoff.read\n"
        "slow = {'trafilatura', 'lxml', 'py3langid', 'charset_normalizer', 'pycountry', 'numpy', 'spacy'}\n"
        "print(sorted(slow & set(sys.modules)))\n"
        f"from standoff.read import read; list(read({str(tmp_path)!r}))\n"
        "print(sorted({'trafilatura', 'lxml', 'charset_normalizer'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]
