"""ZIP archives: each file in them is read as if it lay in a folder."""

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from standoff.read.budget import PACKING_FAULTS, Budget, Counted, PackedError, broken
from standoff.read.cleaning import one_line
from standoff.read.draft import Opened, Piece
from standoff.read.limits import LARGEST_DIRECTORY, megabytes
from standoff.read.opening import on_disk, pieces_inside
from standoff.record.document import SetAside

_BLOCK = 1 << 16

# The last record of an archive, before a remark of up to 65,535 bytes: the size of its directory stands in it.
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_REMARK = 65_535

# Office documents are ZIP archives as well. These are in each of a kind, at its top.
_OFFICE = frozenset(["[Content_Types].xml", "mimetype"])
_SAVE_AS_TEXT = "save it as plain text or as a web page, and read that"

_LEFT_OUT = ("__MACOSX/",)


def drafts(opened: Opened) -> Iterator[Piece]:
    """The reports in all files of an archive, in the order of its directory.

    Folders and hidden files are passed over, as they are on the disk.
    """
    try:
        file = on_disk(opened)
        size = _size(file)
        if _directory_size(file, size) > LARGEST_DIRECTORY:
            raise PackedError(f"its directory is larger than {megabytes(LARGEST_DIRECTORY)}", "split it, or unpack it")
        archive = zipfile.ZipFile(file)
        members = archive.infolist()
    except PACKING_FAULTS as error:
        raise broken(error) from error
    if not _OFFICE.isdisjoint(member.filename for member in members):
        yield opened.aside("it is an Office document or a book, not text", _SAVE_AS_TEXT)
        return
    budget = opened.budget or Budget(lambda: size)
    found = False
    for member in members:
        # The library's own question for a folder fails where there is no name at all.
        if not member.filename.endswith("/") and not _hidden(member.filename):
            found = True
            yield from _member(opened, archive, member, budget)
            if budget.spent:
                return
    if not found:
        yield opened.aside("the archive holds no files", "leave it out")


def _member(opened: Opened, archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> Iterator[Piece]:
    name = one_line(member.filename) or "a file without a name"
    origin = opened.at(member=f"{opened.origin.member}/{name}" if opened.origin.member else name)
    try:
        budget.take_member()
        with archive.open(member) as stream:
            counted = io.BufferedReader(Counted(cast(BinaryIO, stream), budget.take), _BLOCK)
            yield from pieces_inside(opened, counted, origin, budget)
    except PackedError as error:
        yield SetAside(origin=origin, reason=error.reason, remedy=error.remedy)
    except (*PACKING_FAULTS, OSError) as error:
        fault = broken(error)
        yield SetAside(origin=origin, reason=fault.reason, remedy=fault.remedy)


def _hidden(name: str) -> bool:
    return name.startswith(_LEFT_OUT) or any(part.startswith(".") for part in name.split("/"))


def _size(file: BinaryIO) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def _directory_size(file: BinaryIO, size: int) -> int:
    """How long the directory is by its own word: the library takes all of it into memory.

    In archives of the large kind (ZIP64) the place for it is filled with ones, and it stands in a record before.
    """
    file.seek(max(0, size - _END_SIZE - _LONGEST_REMARK))
    tail = file.read()
    file.seek(0)
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_SIZE:
        return 0
    (length,) = struct.unpack_from("<L", tail, end + 12)
    large = tail.rfind(b"PK\x06\x06", 0, end)
    if length == 0xFFFFFFFF and 0 <= large <= len(tail) - 56:
        (length,) = struct.unpack_from("<Q", tail, large + 40)
    return int(length)
