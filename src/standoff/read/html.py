"""Web pages: the main text and what the page says of itself, by trafilatura.

Importing this module loads trafilatura and lxml, half a second; ``formats`` does so when the first page is met.
"""

import logging
import re
from collections.abc import Iterator

import trafilatura

from standoff.read.decoding import UndecodableError, declared_encoding, decoded
from standoff.read.draft import Draft, Opened
from standoff.read.limits import DEEPEST_PAGE, LARGEST_PAGE, MOST_ELEMENTS, megabytes, read_at_most
from standoff.read.page_dates import page_date
from standoff.read.web_address import host
from standoff.record.document import SetAside

# Without a handler of their own these write to the screen about every odd page; what we set aside says it.
for _name in ("trafilatura", "htmldate", "courlan", "readability", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_BY_HAND = "copy the report's words from the page into a plain text file"

# Its idea of the date is not used (see ``page_dates``), so its long search for one is left out.
_DATES = {"extensive_search": False}

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_WHOLE_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_CLOSES_ITSELF = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|d[dt]|t[dhr]|thead|tbody|tfoot|option",
    re.IGNORECASE,
)


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The one report of a web page."""
    data = read_at_most(opened.stream, LARGEST_PAGE)
    if data is None:
        yield opened.aside(
            f"the page is larger than {megabytes(LARGEST_PAGE)}, too large for one report",
            "save the report alone, as plain text",
        )
        return
    try:
        page = decoded(data, opened.charset or declared_encoding(opened.head))
    except UndecodableError as error:
        yield opened.aside(error.reason, "save the page again as UTF-8", error.line)
        return
    reason = _unfit(page)
    yield opened.aside(reason, _BY_HAND) if reason else _draft(page, opened)


def _unfit(page: str) -> str | None:
    """Why a page should not be taken apart at all: the time that it takes grows with these."""
    tags = _TAG.findall(page)
    depth = deepest = 0
    for closing, name in tags:
        if not _CLOSES_ITSELF.fullmatch(name):
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    if deepest > DEEPEST_PAGE:
        return f"the page is broken: its elements lie {deepest:,} deep in each other"
    if len(tags) > MOST_ELEMENTS:
        return f"the page is broken, or no report: it has over {MOST_ELEMENTS:,} tags"
    return None


def _draft(page: str, opened: Opened) -> Draft | SetAside:
    page = _XML_DECLARATION.sub("", page.replace("\x00", ""))
    if not _WHOLE_PAGE.search(page):
        page = f"<html><body>{page}</body></html>"
    try:
        tree = trafilatura.load_html(page)
        published = None if tree is None else page_date(tree)
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    except Exception as error:  # Whatever a hostile page does to the libraries, the other reports are still read.
        return opened.aside(f"the page could not be taken apart ({type(error).__name__})", _BY_HAND)
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return opened.aside("the page holds no text of a report", _BY_HAND)
    return Draft(
        text=found.text or "",
        origin=opened.origin,
        title=found.title,
        publisher=found.sitename or host(found.url),
        url=found.url,
        published=published,
    )
