"""The stage itself: from files, folders and standard input to documents.

It has two halves. ``pieces`` goes through the files, in one process and in order; ``taken_apart`` makes documents of
what was found, which costs far more, needs nothing but the piece, and so can be done anywhere.
"""

import sys
from collections.abc import Iterator, Set
from datetime import date
from pathlib import Path

from standoff.read.budget import PackedError
from standoff.read.documents import document_from_text
from standoff.read.draft import Draft, Piece, Sealed
from standoff.read.failing import failed
from standoff.read.gauge import Gauge
from standoff.read.limits import LONGEST_REPORT
from standoff.read.opening import opened, pieces_in
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
    for piece in pieces(*sources, as_is=as_is):
        yield from taken_apart(piece, as_is=as_is, published=published)


def pieces(
    *sources: str | Path, as_is: bool = False, gauge: Gauge | None = None, own: Set[Path] = frozenset()
) -> Iterator[Piece]:
    """What is in the sources, each report still to be taken apart.

    ``gauge`` is told how far the reading is; ``own`` are files of the program itself, which are passed over.
    """
    gauge = gauge or Gauge()
    for source in sources:
        if str(source) == STANDARD_INPUT:
            yield from _guarded(STANDARD_INPUT, None, as_is, gauge)
            continue
        for found in walk(source, own):
            if isinstance(found, SetAside):
                yield found
            else:
                yield from _guarded(found.name, found.path, as_is, gauge)


def taken_apart(piece: Piece, *, as_is: bool = False, published: date | None = None) -> Iterator[Document | SetAside]:
    """The documents of a piece, or why it is set aside."""
    if isinstance(piece, SetAside):
        yield piece
        return
    try:
        for draft in piece.drafts() if isinstance(piece, Sealed) else (piece,):
            yield draft if isinstance(draft, SetAside) else document_of(draft, as_is=as_is, published=published)
    except OSError as error:
        yield SetAside(origin=piece.origin, reason=reason_of(error), remedy="leave it out")
    except Exception as error:
        yield failed(piece.origin, error)


def _guarded(name: str, path: Path | None, as_is: bool, gauge: Gauge) -> Iterator[Piece]:
    """The reports in one file. What goes wrong while it is read is said once, after what could be read."""
    try:
        if path is not None:
            with path.open("rb") as stream:
                yield from gauge.over(stream, pieces_in(opened(Origin(file=name), stream, as_is=as_is)))
        elif sys.stdin is None or sys.stdin.closed:
            yield SetAside(origin=Origin(file=name), reason="there is no standard input", remedy="give a file")
        else:
            yield from pieces_in(opened(Origin(file=name), sys.stdin.buffer, as_is=as_is))
    except PackedError as error:
        yield SetAside(origin=Origin(file=name), reason=error.reason, remedy=error.remedy)
    except OSError as error:
        remedy = "allow reading it, or leave it out"
        yield SetAside(origin=Origin(file=name), reason=reason_of(error), remedy=remedy)
    except Exception as error:
        yield failed(Origin(file=name), error)


def document_of(draft: Draft, *, as_is: bool = False, published: date | None = None) -> Document | SetAside:
    """The document that a draft makes, or why it is set aside."""
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
