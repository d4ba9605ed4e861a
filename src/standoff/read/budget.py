"""How much is unpacked of what is packed: archives can be made that hold a million times their own size."""

import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO

from standoff.read.limits import FREELY_UNPACKED, LARGEST_RATIO, MOST_MEMBERS, megabytes

_NOT_THAT = "unpack it with care, and read the files in it; or leave it out"


class PackedError(Exception):
    """Something packed cannot be read to its end: why, and what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class Budget:
    """What may be unpacked from one file, all archives within it together.

    ``packed`` tells how much of the file itself has been taken so far, or its size. Once the budget is ``spent``
    nothing more of the file is read.
    """

    def __init__(self, packed: Callable[[], int]) -> None:
        self._packed = packed
        self._unpacked = 0
        self._members = 0
        self.spent = False

    def take(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            PackedError: they are out of all proportion to the file.
        """
        self.foresee(size)
        self._unpacked += size

    def foresee(self, size: int) -> None:
        """Ask, before it is done, whether so many bytes may be unpacked.

        Raises:
            PackedError: they are out of all proportion to the file.
        """
        if self._unpacked + size > FREELY_UNPACKED + LARGEST_RATIO * self._packed():
            self.spent = True
            reason = f"it unpacks to more than {LARGEST_RATIO} times its size, as archives made to do harm do"
            raise PackedError(reason, _NOT_THAT)

    def take_member(self) -> None:
        """Count a file in an archive.

        Raises:
            PackedError: there are too many.
        """
        self._members += 1
        if self._members > MOST_MEMBERS:
            self.spent = True
            raise PackedError(f"it holds more than {MOST_MEMBERS:,} files", "split it into several archives")


class Counted(io.RawIOBase):
    """A stream that tells how many bytes were taken from it, and whose faults are plain.

    Raises:
        PackedError: what it unpacks is broken or cut off, or ``told`` raised it.
    """

    def __init__(self, stream: BinaryIO, told: Callable[[int], None]) -> None:
        self._stream = stream
        self._told = told

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer, as streams do."""
        try:
            data = self._stream.read(len(buffer))
        except PACKING_FAULTS as error:
            raise broken(error) from error
        self._told(len(data))
        buffer[: len(data)] = data
        return len(data)


# What the standard library raises for archives that are not in order: zipfile asks for a password by RuntimeError.
PACKING_FAULTS = (
    EOFError,
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)


def broken(error: Exception) -> PackedError:
    """What to say of an archive that is not in order."""
    if isinstance(error, EOFError):
        return PackedError("the archive is cut off: its end is missing", "get it again, whole")
    if isinstance(error, RuntimeError) and "password" in str(error):
        return PackedError("it is locked with a password", "unpack it, and read what was in it")
    if isinstance(error, NotImplementedError):
        return PackedError("it is packed in a way that is not known here", "unpack it, and read what was in it")
    return PackedError(f"the archive is broken ({str(error)[:80] or type(error).__name__})", "get it again, whole")


def unpacked(data: bytes, encoding: str | None, limit: int) -> bytes:
    """The body of a web answer, which its server may have packed.

    Raises:
        PackedError: it is packed otherwise than with gzip or deflate, broken, or larger than ``limit`` unpacked.
    """
    name = (encoding or "identity").strip().lower()
    if name not in _WAYS:
        raise PackedError(f"its server packed it in a way that is not known here ({name[:20]})", "save the page")
    for way in _WAYS[name]:
        unpacker = zlib.decompressobj(way)
        try:
            whole = unpacker.decompress(data, limit + 1)
        except zlib.error as error:
            fault: Exception = error
            continue
        if len(whole) > limit:
            raise PackedError(f"it unpacks to more than {megabytes(limit)}", _NOT_THAT)
        if not unpacker.eof:
            raise broken(EOFError())
        return whole
    if _WAYS[name]:
        raise broken(fault)
    return data


# By the name of the encoding the settings of zlib to try: some servers leave out the head of zlib's format.
_WAYS: dict[str, tuple[int, ...]] = {
    "": (),
    "identity": (),
    "gzip": (31,),
    "x-gzip": (31,),
    "deflate": (15, -15),
}
