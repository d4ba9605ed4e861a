"""Files that come with an incident: known by what they hold, kept under a random name, never run or shown as a page."""

import hashlib
import secrets
from pathlib import Path
from typing import BinaryIO

from standoff.store.incidents import Evidence

LARGEST = 10_000_000
_CHUNK = 1 << 16
_HEAD = 512

# What is taken, by the bytes that such a file begins with, at an offset.
_KINDS: tuple[tuple[bytes, int, str, str], ...] = (
    (b"\xff\xd8\xff", 0, "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", ".png"),
    (b"WEBP", 8, "image/webp", ".webp"),
    (b"%PDF-", 0, "application/pdf", ".pdf"),
    (b"ftyp", 4, "video/mp4", ".mp4"),
    (b"ID3", 0, "audio/mpeg", ".mp3"),
    (b"\xff\xfb", 0, "audio/mpeg", ".mp3"),
    (b"OggS", 0, "audio/ogg", ".ogg"),
)
_SAID = "a photograph (JPEG, PNG, WebP), a PDF, a video (MP4) or a sound (MP3, Ogg)"


class UnfitEvidence(ValueError):  # noqa: N818 - reads as what it is
    """A file that is not taken; its message says why."""


def keep(stream: BinaryIO, folder: Path) -> Evidence | None:
    """Keep a file; None for an empty one.

    Raises:
        UnfitEvidence: it is too large, or not of a kind that is taken.
        OSError: it cannot be written.
    """
    head = stream.read(_HEAD)
    if not head:
        return None
    kind, ending = _kind(head)
    name = secrets.token_hex(16) + ending
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    total, size = hashlib.sha256(), 0
    try:
        with path.open("xb") as out:
            path.chmod(0o600)
            piece = head
            while piece:
                size += len(piece)
                if size > LARGEST:
                    raise UnfitEvidence(f"The file is larger than {LARGEST // 1_000_000} MB.")
                total.update(piece)
                out.write(piece)
                piece = stream.read(_CHUNK)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Evidence(kept_as=name, kind=kind, size=size, sha256=total.hexdigest())


def place(evidence: Evidence, folder: Path) -> Path:
    """Where a file is kept."""
    return folder / Path(evidence.kept_as).name


def _kind(head: bytes) -> tuple[str, str]:
    for start, offset, kind, ending in _KINDS:
        if head.startswith(start, offset):
            return kind, ending
    raise UnfitEvidence(f"The file is not of a kind that is taken: {_SAID}.")
