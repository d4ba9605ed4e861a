"""Which format a file has, told by how it begins; the register of readers, one entry a format."""

import re
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from standoff.read.columns import is_table
from standoff.read.decoding import looks_binary, marked_encoding
from standoff.read.draft import Reader
from standoff.read.limits import HEAD, LARGEST_MAIL, LARGEST_PAGE, LARGEST_PDF, LARGEST_TEXT
from standoff.read.lists import is_list
from standoff.read.signatures import signature

_JSON_OBJECT = re.compile(r'\s*\{\s*(?:"|\}|\Z)')
_JSON_ARRAY = re.compile(r'\s*\[\s*(?:\{|\[|\]\s*\Z|"|\Z)')
_JSON_LINE = re.compile(r'\s*\{\s*"')
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*))*+<(?:!doctype\s+html|html|head|body|title|meta|link|base|style|script"
    r"|noscript|article|main|section|header|nav|div|span|p|h[1-6]|ul|ol|table|blockquote|figure|img|a|b|i|em|strong|br"
    r")(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_LATER = re.compile(r"<(?:!doctype\s+html|html|body)(?=[\s>])", re.IGNORECASE)
_OTHER_XML = re.compile(r"\s*<\?xml\b|\s*<(?:TEI|doc)\b")
_FEED_START = re.compile(
    r"\s*(?>(?:<\?.*?\?>|<!--.*?-->|<!doctype\s[^<>\[]*(?:\[.*?\]\s*)?>)\s*)*+<(?:rss|feed|rdf:RDF)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(r"([!-9;-~]+):[ \t]?|[ \t]+\S")
_MAIL_HEADERS = frozenset(["message-id", "mime-version", "received", "return-path", "delivered-to"])

# A page's own first tag may follow a comment or a line that the tool that saved it wrote.
_FIRST_TAG_WITHIN = 2_000

_WARC = b"WARC/"
# PDF files may have other bytes before their own first ones.
_WITHIN = 1_024


class Head(NamedTuple):
    """How a source begins: its first bytes, the words that they are if it is text, and whether it is not."""

    data: bytes
    words: str
    binary: bool

    @classmethod
    def of(cls, data: bytes) -> "Head":
        """The head that some first bytes are."""
        return cls(data, data.decode(marked_encoding(data) or "utf-8", "replace"), looks_binary(data))


class Format(NamedTuple):
    """A format: its name, the test of how a file begins, and the module whose ``drafts`` reads it.

    The module is given by name, because some readers need libraries that take long to load: it is imported when
    the first file of its format is met. ``largest`` is given where a file holds one report: how many bytes of it the
    reader takes at most.
    """

    name: str
    recognises: Callable[[Head], bool]
    module: str
    largest: int | None = None

    def reader(self) -> Reader:
        """The function that reads this format."""
        drafts: Reader = import_module(self.module).drafts
        return drafts


def is_json(head: str) -> bool:
    """Whether a file holds JSON or JSON Lines: it begins so, or half of its lines do."""
    if _JSON_OBJECT.match(head) or _JSON_ARRAY.match(head):
        return True
    lines = [line for line in head.split("\n") if line.strip()]
    return sum(_JSON_LINE.match(line) is not None for line in lines) * 2 >= max(len(lines), 2)


def is_page(head: str) -> bool:
    """Whether a file holds a web page or a part of one."""
    return bool(_PAGE_START.match(head)) or bool(_PAGE_LATER.search(head, 0, _FIRST_TAG_WITHIN))


def is_other_xml(head: str) -> bool:
    """Whether a file holds XML that is not a web page."""
    return bool(_OTHER_XML.match(head)) and not is_page(head)


def is_feed(head: str) -> bool:
    """Whether a file holds a feed: RSS or Atom."""
    return bool(_FEED_START.match(head))


def is_mail(head: str) -> bool:
    """Whether a file holds an e-mail: nothing but headers up to the first empty line, some of them those of a mail.

    Reports that begin with lines like "Date: ..." lack those that only programs write.
    """
    names = set()
    for line in head.removeprefix("\ufeff").splitlines():
        if not line.strip():
            break
        header = _HEADER.match(line)
        if header is None:
            return False
        names.add((header[1] or "").lower())
    return "from" in names and not names.isdisjoint(_MAIL_HEADERS)


def is_gzip(head: bytes) -> bool:
    """Whether a file is packed with gzip."""
    return head.startswith(b"\x1f\x8b")


def is_web_archive(head: bytes) -> bool:
    """Whether a file is a WARC, plain or with each record packed by itself, as the format asks for."""
    if not is_gzip(head):
        return head.startswith(_WARC)
    unpacker = zlib.decompressobj(wbits=31)
    try:
        words = unpacker.decompress(head, len(_WARC))
        if words != _WARC:
            return False
        words += unpacker.decompress(unpacker.unconsumed_tail, HEAD)
    except zlib.error:
        return False
    # Packed as a whole it is read as any packed file: within the first pack there is a second record.
    return words.find(b"\r\n\r\n" + _WARC) < 0


PACKED = (
    Format("WARC", lambda head: is_web_archive(head.data), "standoff.read.warc"),
    Format("gzip", lambda head: is_gzip(head.data), "standoff.read.gzipped"),
    Format("ZIP", lambda head: head.data.startswith(b"PK\x03\x04"), "standoff.read.zipped"),
    Format("PDF", lambda head: b"%PDF-" in head.data[:_WITHIN], "standoff.read.pdf", LARGEST_PDF),
    Format("Parquet", lambda head: head.binary and head.data.startswith(b"PAR1"), "standoff.read.parquet"),
)
JSON = Format("JSON", lambda head: is_json(head.words), "standoff.read.jsonl")
HTML = Format("HTML", lambda head: is_page(head.words), "standoff.read.html", LARGEST_PAGE)
CSV = Format("CSV", lambda head: is_table(head.words), "standoff.read.csv_table")
PLAIN_TEXT = Format("plain text", lambda _: True, "standoff.read.plain", LARGEST_TEXT)
TEXTS = (
    JSON,
    Format("a feed", lambda head: is_feed(head.words), "standoff.read.feed"),
    Format("e-mail", lambda head: is_mail(head.words), "standoff.read.mail", LARGEST_MAIL),
    CSV,
    Format("a list", lambda head: is_list(head.words), "standoff.read.lists"),
    HTML,
    PLAIN_TEXT,
)
# Of these the texts that they hold are taken even as they are; all others are text themselves.
HOLDS_TEXTS = (JSON, CSV)


def guess(head: Head, *, as_is: bool = False) -> Format | None:
    """The format of a file that begins so; None for what is not read.

    With ``as_is`` a web page is plain text, tags and all, because offsets are to be those of the file.
    """
    packed = next((each for each in PACKED if each.recognises(head)), None)
    if packed is not None:
        return packed
    if head.binary or signature(head.data, binary=False):
        return None
    among = (*HOLDS_TEXTS, PLAIN_TEXT) if as_is else TEXTS
    found = next(each for each in among if each.recognises(head))
    return None if found is PLAIN_TEXT and not as_is and is_other_xml(head.words) else found
