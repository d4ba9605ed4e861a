"""Files that hold no text to read, told by their first bytes, so that they can be named."""

from typing import NamedTuple


class Signature(NamedTuple):
    """The bytes that a kind of file has at an offset, what to call it, and what to do about it."""

    start: bytes
    name: str
    remedy: str = ""
    offset: int = 0


_SAVE_AS_TEXT = "save it as plain text or as a web page, and read that"
_UNPACK = "unpack it, and read the files in it"
_NO_WORDS = "only text is read: leave it out"

SIGNATURES = (
    Signature(b"{\\rtf", "an RTF file", _SAVE_AS_TEXT),
    Signature(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _SAVE_AS_TEXT),
    Signature(b"From: <Saved by ", "a web archive (MHTML)", "save the page as HTML, and read that"),
    Signature(b"PK\x05\x06", "an empty ZIP archive", "leave it out"),
    Signature(b"BZh", "a bzip2 archive", _UNPACK),
    Signature(b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    Signature(b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    Signature(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    Signature(b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    Signature(b"ustar", "a tar archive", _UNPACK, 257),
    Signature(b"\x89PNG\r\n\x1a\n", "a PNG image", _NO_WORDS),
    Signature(b"\xff\xd8\xff", "a JPEG image", _NO_WORDS),
    Signature(b"GIF87a", "a GIF image", _NO_WORDS),
    Signature(b"GIF89a", "a GIF image", _NO_WORDS),
    Signature(b"WEBP", "a WebP image", _NO_WORDS, 8),
    Signature(b"II*\x00", "a TIFF image", _NO_WORDS),
    Signature(b"MM\x00*", "a TIFF image", _NO_WORDS),
    Signature(b"ftyp", "a video or an image", _NO_WORDS, 4),
    Signature(b"OggS", "a sound or video file", _NO_WORDS),
    Signature(b"ID3", "a sound file", _NO_WORDS),
    Signature(b"SQLite format 3\x00", "an SQLite database", "export its reports as JSON Lines, and read that"),
    Signature(b"\x7fELF", "a program", _NO_WORDS),
)

# These could begin a plain text as well, so they count only where the file is not text.
_ALSO_WORDS = frozenset([b"BZh", b"ID3", b"OggS", b"WEBP", b"ftyp", b"GIF87a", b"GIF89a"])


def signature(head: bytes, *, binary: bool) -> Signature | None:
    """The kind of file that begins so; ``binary`` says whether the bytes look like anything but text."""
    for each in SIGNATURES:
        if head.startswith(each.start, each.offset) and (binary or each.start not in _ALSO_WORDS):
            return each
    return None
