"""Where in a web archive its records begin and end, found so that none that is broken hides those after it.

The library that takes a record apart also walks through archives, but it stops at the first fault. Here each record
is cut out by itself: by its length where the archive is plain, by the pack that it is in where it is packed.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from standoff.read.budget import Budget
from standoff.read.draft import Opened
from standoff.read.limits import LARGEST_RECORD

_BLOCK = 1 << 16
_WARC = b"WARC/"
_PACK = b"\x1f\x8b\x08"
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEADERS = 65_536
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_AFTER = re.compile(rb"[\r\n]{0,8}")

_NO_HEADERS = "the record is broken: its headers cannot be read"
_OTHER_LENGTH = "the record is broken: it is not as long as it says"
_CUT_OFF = "the record is cut off: the archive ends within it"


class Cut(NamedTuple):
    """A record cut out of an archive: where it begins, its bytes, and what is wrong with it, if anything is."""

    offset: int
    data: bytes = b""
    fault: str | None = None
    too_large: bool = False


class _Window:
    """The part of a stream that is looked at: ``data`` begins at byte ``start`` of the file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.data = bytearray()
        self.start = 0
        self.taken = 0

    def fill(self, size: int) -> bool:
        """Have at least so many bytes; false where the file ends before."""
        while len(self.data) < size:
            piece = self._stream.read(max(_BLOCK, size - len(self.data)))
            if not piece:
                return False
            self.data += piece
            self.taken += len(piece)
        return True

    def drop(self, size: int) -> None:
        """Move on by so many bytes."""
        del self.data[:size]
        self.start += size

    def put_back(self, data: bytes) -> None:
        """Move back to before bytes that were dropped."""
        self.data[:0] = data
        self.start -= len(data)

    def drop_to(self, mark: bytes, fits: Callable[[bytes], bool]) -> None:
        """Move on, by at least a byte, to where a record seems to begin; to the end of the file if none does."""
        self.drop(1)
        while self.fill(len(mark)):
            place = self.data.find(mark)
            if place < 0:
                self.drop(len(self.data) - len(mark) + 1)
                continue
            self.drop(place)
            self.fill(_BLOCK)
            if fits(bytes(self.data[:_BLOCK])):
                return
            self.drop(1)
        self.drop(len(self.data))


def records(opened: Opened) -> Iterator[Cut]:
    """The records of an archive, in their order; each that cannot be cut out says why."""
    window = _Window(opened.stream)
    budget = opened.budget or Budget(lambda: window.taken)
    window.fill(_BLOCK)
    is_packed = window.data.startswith(_PACK[:2])
    while window.fill(1):
        yield _packed(window, budget) if is_packed else _plain(window)


def _packed(window: _Window, budget: Budget) -> Cut:
    """The record in the pack at the start of the window.

    Raises:
        PackedError: what it unpacks to is out of all proportion to the file.
    """
    offset, found, used = window.start, bytearray(), 0
    unpacker = zlib.decompressobj(wbits=31)
    try:
        while not unpacker.eof:
            if used == len(window.data) and not window.fill(used + 1):
                window.drop(used)
                return Cut(offset, fault=_CUT_OFF)
            piece = bytes(window.data[used : used + _BLOCK])
            used += len(piece)
            while piece and not unpacker.eof:
                part = unpacker.decompress(piece, _BLOCK)
                budget.take(len(part))
                if len(found) <= LARGEST_RECORD:
                    found += part
                piece = unpacker.unconsumed_tail
            if used > LARGEST_RECORD:
                window.drop(used)
                used = 0
    except zlib.error as error:
        window.drop_to(_PACK, _begins_a_record)
        return Cut(offset, fault=f"the record is broken: it cannot be unpacked ({str(error)[:60]})")
    window.drop(used)
    window.put_back(unpacker.unused_data)
    if not found.startswith(_WARC):
        return Cut(offset, fault="the record is broken: it does not begin as one")
    if len(found) > LARGEST_RECORD:
        return Cut(offset, bytes(found[:LARGEST_RECORD]), too_large=True)
    data = bytes(found)
    size = _size(data)
    if size is None:
        return Cut(offset, fault=_NO_HEADERS)
    # Were there another record in the same pack, it would be lost.
    return Cut(offset, fault=_OTHER_LENGTH) if data[size:].strip(b"\r\n") or len(data) < size else Cut(offset, data)


def _begins_a_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, len(_WARC)) == _WARC
    except zlib.error:
        return False


def _size(data: bytes) -> int | None:
    """How long a record is by its own word, with its headers; None where they cannot be read."""
    end = _HEADERS_END.search(data, 0, _LONGEST_HEADERS)
    length = _LENGTH.search(data, 0, end.start()) if end else None
    return end.end() + int(length[1]) if end and length else None


def _plain(window: _Window) -> Cut:
    """The record at the start of the window, as long as its headers say if another one, or the end, follows then."""
    offset = window.start
    window.fill(_LONGEST_HEADERS)
    head = bytes(window.data[:_LONGEST_HEADERS])
    size = _size(head)
    if not head.startswith(_WARC) or size is None:
        window.drop_to(_WARC, _begins_plainly)
        return Cut(offset, fault=_NO_HEADERS)
    if size > LARGEST_RECORD:
        return _large(window, head, size)
    if not window.fill(size):
        window.drop_to(_WARC, _begins_plainly)
        return Cut(offset, fault=_CUT_OFF)
    data = bytes(window.data[:size])
    window.fill(size + _BLOCK)
    rest = bytes(window.data[size : size + _BLOCK])
    after = _AFTER.match(rest)
    gap = after.end() if after else 0
    if rest[gap:] and not rest.startswith(_WARC, gap):
        window.drop_to(_WARC, _begins_plainly)
        return Cut(offset, fault=_OTHER_LENGTH)
    window.drop(size + gap)
    return Cut(offset, data)


def _begins_plainly(data: bytes) -> bool:
    return _size(data) is not None


def _large(window: _Window, head: bytes, size: int) -> Cut:
    """A record too large for the memory: passed over, piece by piece."""
    offset = window.start
    while size and window.fill(1):
        step = min(size, len(window.data))
        window.drop(step)
        size -= step
    if size:
        return Cut(offset, fault=_CUT_OFF)
    window.fill(_BLOCK)
    after = _AFTER.match(window.data)
    window.drop(after.end() if after else 0)
    return Cut(offset, head, too_large=True)
