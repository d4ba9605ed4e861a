"""Web archives (WARC), as crawlers write them: the pages in them, one record at a time."""

import io
import logging
from collections.abc import Iterator
from typing import Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecordLoader

from standoff.read.budget import PackedError, unpacked
from standoff.read.content_type import charset_of, kind_of
from standoff.read.draft import Opened, Piece, Sealed
from standoff.read.formats import HTML, PLAIN_TEXT, is_page
from standoff.read.limits import HEAD, LARGEST_PAGE, LARGEST_RECORD, megabytes
from standoff.read.warc_records import Cut, records

# It writes of each odd header; what we set aside says it.
logging.getLogger("warcio").addHandler(logging.NullHandler())

# Records of other types (requests, what the crawler notes) and answers of other kinds (pictures) hold no reports.
_TYPES = frozenset(["response", "resource", "conversion"])
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_MEND = "get the archive again, or leave the record out"

_loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)


def drafts(opened: Opened) -> Iterator[Piece]:
    """The pages of a web archive, each with the place of its record in the file as it lies on the disk.

    A record that is broken is set aside, and the reading goes on with the next that can be found.
    """
    told = False
    for cut in records(opened):
        found = [opened.aside(cut.fault, _MEND, offset=cut.offset)] if cut.fault else _record(opened, cut)
        for one in found:
            told = True
            yield one
    if not told:
        yield opened.aside("the archive holds no page that was fetched", "leave it out")


def _record(opened: Opened, cut: Cut) -> Iterator[Piece]:
    try:
        record = _loader.parse_record_stream(io.BytesIO(cut.data), known_format="warc")
        kind = _kind(record)
        if kind is None:
            return
        if cut.too_large:
            reason = f"the record is larger than {megabytes(LARGEST_RECORD)}, too large for one report"
            yield opened.aside(reason, "leave it out", offset=cut.offset)
            return
        body = _body(record)
    except PackedError as error:
        yield opened.aside(error.reason, error.remedy, offset=cut.offset)
        return
    except Exception as error:  # Whatever a broken record does to the library, the next one is read.
        yield opened.aside(f"the record is broken ({type(error).__name__})", _MEND, offset=cut.offset)
        return
    headers = record.rec_headers
    is_html = kind in _PAGES or is_page(body[:HEAD].decode("utf-8", "replace"))
    yield Sealed(
        module=(HTML if is_html and not opened.as_is else PLAIN_TEXT).module,
        origin=opened.at(offset=cut.offset, record=_given(headers, "WARC-Record-ID")),
        data=body,
        as_is=opened.as_is,
        charset=_charset(record),
        url=_given(headers, "WARC-Target-URI"),
        retrieved=_given(headers, "WARC-Date"),
    )


def _kind(record: Any) -> str | None:
    """The kind of text that a record holds; None for a record that is no page or text that was sent."""
    if record.rec_type not in _TYPES:
        return None
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        kind = _given(record.http_headers, "Content-Type")
    else:
        kind = record.content_type
    name = kind_of(kind)
    return name if name in (*_PAGES, *_TEXTS) else None


def _body(record: Any) -> bytes:
    """What the server sent, unpacked.

    Raises:
        PackedError: it is packed in an unknown way, broken, or too large.
    """
    if record.http_headers is None:
        data: bytes = record.raw_stream.read()
        return data
    chunked = (_given(record.http_headers, "Transfer-Encoding") or "").lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    encoding = _given(record.http_headers, "Content-Encoding")
    data = stream.read()
    # Some crawlers keep the header of a body that they have unpacked.
    packed = encoding is not None and not is_page(data[:HEAD].decode("utf-8", "replace"))
    return unpacked(data, encoding if packed else None, LARGEST_PAGE)


def _charset(record: Any) -> str | None:
    kind = _given(record.http_headers, "Content-Type") if record.http_headers else record.content_type
    return charset_of(kind)


def _given(headers: Any, name: str) -> str | None:
    value = headers.get_header(name)
    return str(value).strip("<> ") or None if value else None
