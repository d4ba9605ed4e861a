"""First stage, ``read``: sources in, documents out; what cannot be read is set aside with a reason.

A source is a file, a folder or ``-`` for standard input. Its format is guessed from what it holds, never from its
name. Nothing in a source makes this stage fail: each report in it becomes a ``Document`` or a ``SetAside``.

The libraries for web pages, for languages and for old encodings take long to load, so the modules that use them are
imported when the first file needs them.
"""

from standoff.read.dates import Dated, how_dated, publication_day
from standoff.read.documents import document_from_text
from standoff.read.gauge import Gauge, size
from standoff.read.sources import pieces, read, taken_apart
from standoff.read.walk import count

__all__ = [
    "Dated",
    "Gauge",
    "count",
    "document_from_text",
    "how_dated",
    "pieces",
    "publication_day",
    "read",
    "size",
    "taken_apart",
]
