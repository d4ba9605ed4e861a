"""From a draft to a document: cleaned, dated, and named by its words."""

from standoff.read.cleaning import cleaned, one_line, storable
from standoff.read.dates import publication_day
from standoff.record.document import Appearance, Document, Origin
from standoff.record.identity import document_id
from standoff.record.when import When


def document_from_text(
    text: str,
    *,
    origin: Origin,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: When | None = None,
    retrieved: str | None = None,
    as_is: bool = False,
) -> Document:
    """A text as a document with one appearance.

    ``published`` is what is known of its day; without it, its own head, its web address and the
    name of its file are asked. With ``as_is``
    the words are kept exactly, except that halves of broken surrogate pairs, which no file can hold, become U+FFFD.
    """
    kept = storable(text) if as_is else cleaned(text)
    name = document_id(kept)
    address = one_line(url)
    when = publication_day(kept, document=name, stated=published, url=address, file=origin.alone).when
    appearance = Appearance(
        origin=origin,
        title=one_line(title),
        publisher=one_line(publisher),
        url=address,
        published=when,
        retrieved=one_line(retrieved),
    )
    return Document(id=name, text=kept, appearances=(appearance,), published=when)
