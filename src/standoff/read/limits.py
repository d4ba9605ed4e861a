"""How much is read: larger things are set aside before they fill the memory.

A report rarely runs over 50 kB. The bounds are wide of that, and keep each stage that follows within seconds.
"""

from typing import BinaryIO

# Bytes.
HEAD = 65_536
LARGEST_TEXT = 5_000_000
LARGEST_PAGE = 10_000_000
LONGEST_LINE = 20_000_000
LARGEST_JSON = 50_000_000
LARGEST_RECORD = 20_000_000
LARGEST_PDF = 50_000_000
LARGEST_MAIL = 30_000_000
LARGEST_FEED = 5_000_000
MOST_ITEMS = 5_000
# Of pages to be fetched: a day of GDELT's events has 60 MB.
LARGEST_LIST = 100_000_000

# The largest live blogs have some 30,000 tags. Unclosed tags make a page count as deep, so this bound is generous;
# the parser itself stops at 256.
MOST_ELEMENTS = 100_000
DEEPEST_PAGE = 5_000
MOST_PARTS = 40

# Characters of one report, whatever it was wrapped in.
LONGEST_REPORT = 5_000_000

# Archives: what unpacks to no more than this, in bytes, is unpacked whatever it was packed in. Beyond it the ratio
# counts: reports packed by common tools are three to twenty times as large as their archive.
FREELY_UNPACKED = 20_000_000
LARGEST_RATIO = 200
MOST_MEMBERS = 200_000
LARGEST_DIRECTORY = 20_000_000
DEEPEST_ARCHIVE = 4

# An archive that does not lie on the disk by itself is copied there, up to this size.
LARGEST_COPY = 2_000_000_000

_MEGABYTE = 1_000_000
_CHUNK = 1 << 20


def read_at_most(stream: BinaryIO, limit: int) -> bytes | None:
    """All that is left in a stream, or None when it is more than ``limit`` bytes."""
    data = stream.read(limit + 1)
    return None if len(data) > limit else data


def skip_line(stream: BinaryIO) -> None:
    """Move past the end of the present line, holding little of it in memory."""
    while True:
        piece = stream.readline(_CHUNK)
        if not piece or piece.endswith(b"\n"):
            return


def megabytes(size: int) -> str:
    """A limit in words."""
    return f"{size // _MEGABYTE} MB"
