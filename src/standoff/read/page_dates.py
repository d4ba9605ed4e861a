"""The day on which a web page says that it was published, by the marks that publishers use for it.

Only these marks are asked. Tools that search a page for any date also find that of its copyright line, of another
report that it links to, or of what it tells of.
"""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any, Protocol

from standoff.read.stamps import stamp
from standoff.record.when import When

# Values of ``name``, ``property`` or ``itemprop``, in lower case: Open Graph, schema.org, Dublin Core, and those of
# common publishing systems. The earlier in the list, the more surely it is the day of first publication.
_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article.published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "originalpublicationdate",
    "publication_date",
    "publicationdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "published-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_REPORTS = ("Article", "Report", "BlogPosting")
_SELDOM_MORE = 5_000


class Page(Protocol):
    """What is asked of a parsed page: its elements of some kinds, in their order."""

    def iter(self, *tags: str) -> Iterator[Any]:
        """All elements of the page with one of these tags."""


def page_date(page: Page) -> When | None:
    """When a page was first published, as its own marks say; None without a mark that holds a date."""
    return next((when for words in _marks(page) if words and (when := stamp(words))), None)


def _marks(page: Page) -> Iterator[str]:
    marked: dict[str, str] = {}
    for meta in page.iter("meta"):
        for kind in ("property", "name", "itemprop"):
            marked.setdefault((meta.get(kind) or "").strip().lower(), meta.get("content") or "")
    yield from (marked[name] for name in _NAMES if name in marked)
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _linked_data(script.text or "")
    for moment in page.iter("time", "abbr", "span", "div", "p"):
        ours = (moment.get("itemprop") or "").lower() == "datepublished" or moment.get("pubdate") is not None
        if ours or (moment.tag == "time" and "published" in (moment.get("class") or "").lower().split()):
            yield moment.get("datetime") or moment.get("content") or moment.get("title") or moment.text or ""


def _linked_data(words: str) -> Iterator[str]:
    """``datePublished`` of the reports in a piece of JSON-LD, the outermost first."""
    try:
        waiting: deque[Any] = deque([json.loads(words, strict=False)])
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < _SELDOM_MORE:
        here = waiting.popleft()
        seen += 1
        if isinstance(here, list):
            waiting.extend(here)
        elif isinstance(here, dict):
            published = here.get("datePublished")
            if isinstance(published, str) and any(name in str(here.get("@type")) for name in _REPORTS):
                yield published
            # What stands in a list of links is another page.
            if here.get("@type") != "ItemList":
                waiting.extend(value for value in here.values() if isinstance(value, dict | list))
