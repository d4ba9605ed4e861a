"""How far a reading is: told by the bytes of files, packed or not, so that a bar is right for archives too."""

import gzip
import json
import os
from pathlib import Path

import pytest
from tests.read.made import MARCHED, STRUCK, page, pdf, warc, zipped

from standoff.read import Gauge, pieces, read, size, taken_apart


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.warc.gz").write_bytes(warc(*(page(STRUCK, MARCHED, str(number)) for number in range(20))))
    (tmp_path / "b.txt").write_text(STRUCK)
    (tmp_path / "c.pdf").write_bytes(pdf([STRUCK]))
    (tmp_path / "d.zip").write_bytes(zipped({"x.txt": STRUCK.encode(), "y.html": page(MARCHED)}))
    (tmp_path / "e.gz").write_bytes(gzip.compress(STRUCK.encode()))
    (tmp_path / "f.jsonl").write_text("\n".join(json.dumps({"text": STRUCK + str(number)}) for number in range(9)))
    (tmp_path / "g.txt").touch()
    return tmp_path


def test_it_goes_up_to_the_size_of_all_files(folder: Path) -> None:
    gauge = Gauge()
    seen = [gauge.done for _ in pieces(folder, folder / "b.txt", gauge=gauge)]
    assert seen == sorted(seen)
    assert len(set(seen)) > 5
    assert gauge.done == size(folder, folder / "b.txt")


def test_of_standard_input_the_size_is_not_known(folder: Path) -> None:
    assert size(folder, "-") is None


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no names for open pipes")
def test_a_pipe_does_not_know_where_it_is_and_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, STRUCK.encode())
    os.close(writing)
    gauge = Gauge()
    (found,) = pieces(f"/dev/fd/{reading}", gauge=gauge)
    assert list(taken_apart(found))
    assert gauge.done == 0


def test_the_two_halves_of_reading_are_the_whole(folder: Path) -> None:
    assert [one for piece in pieces(folder) for one in taken_apart(piece)] == list(read(folder))
