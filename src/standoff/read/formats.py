"""Which format a file has, told by how it begins; the register of readers, one entry a format."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from standoff.read.draft import Reader

_JSON_OBJECT = re.compile(r'\s*\{\s*(?:"|\}|\Z)')
_JSON_ARRAY = re.compile(r'\s*\[\s*(?:\{|\[|\]\s*\Z|"|\Z)')
_JSON_LINE = re.compile(r'\s*\{\s*"')
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|base|style|script"
    r"|noscript|article|main|section|header|nav|div|span|p|h[1-6]|ul|ol|table|blockquote|figure|img|a|b|i|em|strong|br"
    r")(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_LATER = re.compile(r"<(?:!doctype\s+html|html|body)(?=[\s>])", re.IGNORECASE)
_OTHER_XML = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed|rdf:RDF|TEI|doc)\b")

# A page's own first tag may follow a comment or a line that the tool that saved it wrote.
_FIRST_TAG_WITHIN = 2_000


class Format(NamedTuple):
    """A format: its name, the test of a file's first characters, and the module whose ``drafts`` reads it.

    The module is given by name, because some readers need libraries that take long to load: it is imported when
    the first file of its format is met.
    """

    name: str
    recognises: Callable[[str], bool]
    module: str

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


PLAIN_TEXT = Format("plain text", lambda _: True, "standoff.read.plain")
JSON = Format("JSON", is_json, "standoff.read.jsonl")
FORMATS = (JSON, Format("HTML", is_page, "standoff.read.html"), PLAIN_TEXT)


def guess(head: str, *, as_is: bool = False) -> Format:
    """The format of a file that begins so.

    With ``as_is`` a web page is plain text, tags and all, because offsets are to be those of the file.
    """
    if as_is:
        return JSON if is_json(head) else PLAIN_TEXT
    return next(each for each in FORMATS if each.recognises(head))
