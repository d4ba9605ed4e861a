"""A look at how a stream begins, and its reports by the reader of its format."""

import io
from collections.abc import Iterator
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from standoff.read.budget import Budget, PackedError
from standoff.read.draft import Draft, Opened, Piece, Sealed
from standoff.read.formats import Head, guess
from standoff.read.limits import DEEPEST_ARCHIVE, HEAD, LARGEST_COPY, megabytes
from standoff.read.signatures import signature
from standoff.record.document import Origin, SetAside

_IN_MEMORY = 16_000_000
_CHUNK = 1 << 20


def opened(
    origin: Origin,
    stream: BinaryIO,
    *,
    as_is: bool = False,
    charset: str | None = None,
    budget: Budget | None = None,
    depth: int = 0,
) -> Opened:
    """A stream and its first bytes. What can go back to its start does; pipes are given their first bytes again."""
    start = _place(stream)
    head = stream.read(HEAD)
    if start is None:
        stream = io.BufferedReader(_Rewound(head, stream))
    else:
        stream.seek(start)
    return Opened(origin=origin, head=head, stream=stream, as_is=as_is, charset=charset, budget=budget, depth=depth)


def drafts_in(source: Opened) -> Iterator[Draft | SetAside]:
    """The reports in a source, by the reader of the format that it has."""
    for piece in pieces_in(source):
        if isinstance(piece, Sealed):
            yield from piece.drafts()
        else:
            yield piece


def pieces_in(source: Opened) -> Iterator[Piece]:
    """What a source holds; a file that holds one report comes as it is, still to be taken apart."""
    if not source.head:
        yield source.aside("it is empty", "save the report again, or leave it out")
        return
    head = Head.of(source.head)
    format_ = guess(head, as_is=source.as_is)
    if format_ is not None and format_.largest is not None:
        yield Sealed(
            module=format_.module,
            origin=source.origin,
            # A byte more tells the reader that there is more.
            data=source.stream.read(format_.largest + 1),
            as_is=source.as_is,
            charset=source.charset,
        )
        return
    if format_ is not None:
        yield from format_.reader()(source)
        return
    kind = signature(source.head, binary=head.binary)
    if kind:
        yield source.aside(f"it is {kind.name}, not text", kind.remedy)
    elif head.binary:
        yield source.aside("it is binary, not text", "save it as plain text, and read that")
    else:
        yield source.aside("it is XML other than a web page or a feed", "save its reports as web pages or JSON Lines")


def pieces_inside(archive: Opened, stream: BinaryIO, origin: Origin, budget: Budget) -> Iterator[Piece]:
    """What is in one file of an archive. What is wrong with it is said once, after what could be read."""
    if archive.depth >= DEEPEST_ARCHIVE:
        reason = f"it lies in more than {DEEPEST_ARCHIVE} archives, one in the other"
        yield SetAside(origin=origin, reason=reason, remedy="unpack the outer ones, and read what is in them")
        return
    try:
        yield from pieces_in(opened(origin, stream, as_is=archive.as_is, budget=budget, depth=archive.depth + 1))
    except PackedError as error:
        yield SetAside(origin=origin, reason=error.reason, remedy=error.remedy)


def on_disk(source: Opened) -> BinaryIO:
    """The bytes of a source where any place in them can be gone to.

    Raises:
        PackedError: they had to be copied, and are too many.
    """
    if source.stream.seekable():
        return source.stream
    copy = cast(BinaryIO, SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - it goes with its last user
    while piece := source.stream.read(_CHUNK):
        if copy.tell() + len(piece) > LARGEST_COPY:
            copy.close()
            raise PackedError(f"it is larger than {megabytes(LARGEST_COPY)}", "save it as a file, and read that")
        copy.write(piece)
    copy.seek(0)
    return copy


def _place(stream: BinaryIO) -> int | None:
    """Where a stream is, if it can go back there."""
    with suppress(OSError, ValueError):
        return stream.tell() if stream.seekable() else None
    return None


class _Rewound(io.RawIOBase):
    """A stream whose first bytes were taken to look at, and are given again: pipes cannot be rewound."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
