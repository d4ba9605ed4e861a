"""The stage itself: from files, folders and standard input to documents."""

import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from standoff.read.decoding import looks_binary, marked_encoding
from standoff.read.documents import document_from_text
from standoff.read.draft import Draft, Opened
from standoff.read.formats import guess, is_other_xml
from standoff.read.limits import HEAD, LONGEST_REPORT
from standoff.read.signatures import signature
from standoff.read.walk import STANDARD_INPUT, reason_of, walk
from standoff.record.document import Document, Origin, SetAside
from standoff.record.when import on


def read(*sources: str | Path, as_is: bool = False, published: date | None = None) -> Iterator[Document | SetAside]:
    """The reports in files, in folders (all files in them, by path) and, for ``-``, on standard input.

    Reports come as they are read, so a file of any number of JSON lines takes little memory. ``published`` is the day
    of publication of all of them, whatever they say themselves. With ``as_is`` a text is kept exactly as the file
    has it, so that offsets are the file's own; a web page is then its source, tags and all.

    Nothing that a source holds raises an exception: what cannot be read comes as a ``SetAside``.
    """
    for source in sources:
        for draft in _drafts(source, as_is):
            yield draft if isinstance(draft, SetAside) else _document(draft, as_is, published)


def _drafts(source: str | Path, as_is: bool) -> Iterator[Draft | SetAside]:
    if str(source) == STANDARD_INPUT:
        yield from _guarded(STANDARD_INPUT, None, as_is)
        return
    for found in walk(source):
        if isinstance(found, SetAside):
            yield found
        else:
            yield from _guarded(found.name, found.path, as_is)


def _guarded(name: str, path: Path | None, as_is: bool) -> Iterator[Draft | SetAside]:
    """The reports in one file. What goes wrong while it is read is said once, after what could be read."""
    try:
        if path is not None:
            with path.open("rb") as stream:
                yield from _from_stream(name, stream, as_is)
        elif sys.stdin is None or sys.stdin.closed:
            yield SetAside(origin=Origin(file=name), reason="there is no standard input", remedy="give a file")
        else:
            yield from _from_stream(name, sys.stdin.buffer, as_is)
    except OSError as error:
        remedy = "allow reading it, or leave it out"
        yield SetAside(origin=Origin(file=name), reason=reason_of(error), remedy=remedy)


def _from_stream(name: str, stream: BinaryIO, as_is: bool) -> Iterator[Draft | SetAside]:
    head = stream.read(HEAD)
    opened = Opened(name=name, head=head, stream=io.BufferedReader(_Rewound(head, stream)))
    if not head:
        yield opened.aside("it is empty", "save the report again, or leave it out")
        return
    binary = looks_binary(head)
    kind = signature(head, binary=binary)
    if kind:
        yield opened.aside(f"it is {kind.name}, not text", kind.remedy)
    elif binary:
        yield opened.aside("it is binary, not text", "save it as plain text, and read that")
    else:
        words = head.decode(marked_encoding(head) or "utf-8", "replace")
        if is_other_xml(words) and not as_is:
            yield opened.aside("it is XML other than a web page", "save its reports as web pages or as JSON Lines")
            return
        yield from guess(words, as_is=as_is).reader()(opened)


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


def _document(draft: Draft, as_is: bool, published: date | None) -> Document | SetAside:
    reason = _unfit(draft.text)
    if reason:
        return SetAside(origin=draft.origin, reason=reason[0], remedy=reason[1])
    return document_from_text(
        draft.text,
        origin=draft.origin,
        title=draft.title,
        publisher=draft.publisher,
        url=draft.url,
        published=on(published) if published else draft.published,
        retrieved=draft.retrieved,
        as_is=as_is,
    )


def _unfit(text: str) -> tuple[str, str] | None:
    """Why a text is not a report that can be read, and what to do; None when it is one."""
    if len(text) > LONGEST_REPORT:
        return (
            f"its text is longer than {LONGEST_REPORT:,} characters",
            "no report is so long: split it, or leave it out",
        )
    if not any(letter.isalpha() for letter in text):
        return "it holds no words", "leave it out"
    # Imported here because the model takes long to load, and importing ``standoff.read`` must not wait for it.
    from standoff.read.language_id import other_language

    language = other_language(text)
    if language:
        return f"it is in {language}; only English is read", "give an English translation, or leave it out"
    return None
