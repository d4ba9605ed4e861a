"""Every reader, with good files that were spoilt at random: documents or what was set aside, and never an error."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read.made import GOOD

from standoff.read import read
from standoff.record.document import Document, SetAside

# Those that a process of its own takes apart cost a third of a second each.
SLOW = ("PDF", "RSS", "Atom")
PIECES = st.binary(max_size=8) | st.sampled_from(
    [b"\x00" * 16, b"\xff" * 4, b"\r\n\r\n", b"WARC/1.0\r\n", b"PK\x03\x04", b"\x1f\x8b\x08", b'"', b"<![CDATA[", b"--"]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), min_size=1, max_size=4)


def spoilt(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with some of them replaced by others, fewer or more."""
    for where, count, piece in changes:
        place = int(where * len(data))
        data = data[:place] + piece + data[place + count :]
    return data


def check(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "given"
        path.write_bytes(data)
        found = list(read(path))
    assert found
    for one in found:
        assert isinstance(one, Document | SetAside)
        assert msgspec.json.decode(one.to_json(), type=type(one)) == one
        assert not isinstance(one, SetAside) or (one.reason and one.remedy)


@pytest.mark.parametrize("name", GOOD)
def test_the_good_files_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "given").write_bytes(GOOD[name])
    found = list(read(tmp_path / "given"))
    assert found
    assert all(isinstance(one, Document) for one in found)


@pytest.mark.parametrize("name", [name for name in GOOD if name not in SLOW])
def test_a_spoilt_file(name: str) -> None:
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(CHANGES)
    def spoil(changes: list[tuple[float, int, bytes]]) -> None:
        check(spoilt(GOOD[name], changes))

    spoil()


@pytest.mark.parametrize("name", SLOW)
def test_a_spoilt_file_that_a_process_of_its_own_takes_apart(name: str) -> None:
    @settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
    @given(CHANGES)
    def spoil(changes: list[tuple[float, int, bytes]]) -> None:
        check(spoilt(GOOD[name], changes))

    spoil()


@pytest.mark.parametrize("name", [name for name in GOOD if name not in SLOW])
def test_the_beginning_of_a_file_and_noise(name: str) -> None:
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(st.integers(1, 60), st.binary(min_size=1, max_size=200))
    def begin(length: int, noise: bytes) -> None:
        check(GOOD[name][:length] + noise)

    begin()
