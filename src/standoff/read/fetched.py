"""From a page that was fetched, and the item of the feed that led to it, to a document."""

import dataclasses
import io
from collections.abc import Iterator

from standoff.read.budget import PackedError
from standoff.read.draft import Draft
from standoff.read.feed import Item, draft
from standoff.read.fetch import Answer
from standoff.read.opening import drafts_in, opened
from standoff.read.sources import document_of
from standoff.read.web_address import host
from standoff.record.document import Document, Origin, SetAside


def read_page(answer: Answer, item: Item, feed: str) -> list[Document | SetAside]:
    """The reports at an address. Where the page has fewer words than its item, or none, the item's are taken.

    What a page does not say of itself (headline, publisher, day) its item says.
    """
    found = list(_of_page(answer, item))
    documents = [one for one in found if isinstance(one, Document)]
    own = read_item(item, feed)
    longer = item.whole and len(documents) == 1 and len(item.text) > len(documents[0].text)
    return own if own and (longer or not documents) else found


def read_item(item: Item, feed: str) -> list[Document | SetAside]:
    """The report that an item brings with it; nothing if it brings no words."""
    return [document_of(draft(item, Origin(file=feed)))] if item.text else []


def _of_page(answer: Answer, item: Item) -> Iterator[Document | SetAside]:
    origin = Origin(file=answer.address)
    try:
        for one in drafts_in(opened(origin, io.BytesIO(answer.body), charset=answer.charset)):
            yield document_of(_filled(one, answer, item)) if isinstance(one, Draft) else one
    except PackedError as error:
        yield SetAside(origin=origin, reason=error.reason, remedy=error.remedy)


def _filled(found: Draft, answer: Answer, item: Item) -> Draft:
    return dataclasses.replace(
        found,
        title=found.title or item.title,
        publisher=found.publisher or item.publisher or host(answer.address),
        url=found.url or answer.address,
        published=found.published or item.published,
        retrieved=answer.retrieved,
    )
