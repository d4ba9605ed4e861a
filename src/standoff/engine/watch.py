"""Watching feeds and lists of pages: what is new in them is fetched, read and kept; what fails is asked again.

Where it was is kept in the store. A page counts as done only once what came of it is kept, so a run that is cut off
goes on where it was.
"""

import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

import msgspec

from standoff import logs
from standoff.domains.domain import Domain
from standoff.engine.batches import in_batches
from standoff.engine.build import Progress, keep
from standoff.engine.work import reading
from standoff.read.feed import FeedError, Item, items
from standoff.read.fetch import NOT_MODIFIED, Fetcher, FetchError
from standoff.read.fetched import read_item, read_page
from standoff.read.lists import ListError, listed
from standoff.record.document import Document, Origin, SetAside
from standoff.record.identity import document_id
from standoff.store import Store, Watched

# Pages that are kept together: a run that is cut off fetches so many again.
_TOGETHER = 8

# Seconds to the second try; each further one waits twice as long, up to a day. Chance spreads out those who wait for
# one server. A page that could not be had in so many tries is set aside; a feed is asked on.
_FIRST_WAIT = 300.0
_LONGEST_WAIT = 86_400.0
_MOST_TRIES = 6
log = logging.getLogger("standoff.engine")
_chance = random.SystemRandom()

_item = msgspec.json.Decoder(Item)


class Round(NamedTuple):
    """What came of asking some feeds once.

    How many reports were met, how many of them were new, how many addresses are to be tried again later, what was set
    aside, and which feeds could not be had.
    """

    met: int
    new: int
    later: int
    set_aside: tuple[SetAside, ...]
    feeds_not_had: tuple[SetAside, ...]


class _Got(NamedTuple):
    """What came of a page, and what is now to be kept of its address."""

    found: list[Document | SetAside]
    row: Watched


def watch_once(
    feeds: Sequence[str],
    store: Store,
    domain: Domain,
    fetcher: Fetcher,
    *,
    now: Callable[[], float] = time.time,
    progress: Progress | None = None,
) -> Round:
    """Ask each feed for what is new, and fetch, read and keep the pages that are still to be fetched.

    The record is not worked out anew: ``record_in_store`` does that.
    """
    key = reading(domain)
    met = new = later = 0
    aside: list[SetAside] = []
    not_had: list[SetAside] = []
    for feed in dict.fromkeys(feeds):
        trouble = _ask(feed, store, fetcher, now)
        if trouble is not None:
            not_had.append(trouble)
            log.warning("feed not had", extra={"feed": logs.address(feed), **logs.place(trouble)})
        for batch in in_batches(_pages(feed, store, fetcher, now), _TOGETHER):
            found = [one for got in batch for one in got.found]
            new += keep(found, store, domain, key)
            store.keep_watched([got.row for got in batch])
            met += sum(isinstance(one, Document) for one in found)
            aside += [one for one in found if isinstance(one, SetAside)]
            if progress is not None:
                progress(sum(isinstance(one, Document) for one in found))
            later += sum(got.row.outcome is None for got in batch)
    log.info("feeds asked", extra={"met": met, "new": new, "later": later, "set_aside": len(aside)})
    return Round(met, new, later, tuple(aside), tuple(not_had))


def _ask(feed: str, store: Store, fetcher: Fetcher, now: Callable[[], float]) -> SetAside | None:
    """Note what is new in a feed; returns why it could not be had, if so."""
    known = store.watched([feed]).get(feed) or Watched(feed)
    if "://" not in feed:
        return _ask_list(feed, store)
    if _is_early(known, now()):
        reason = f"it could not be had {known.failures} times; it is asked again in {_span(known.due - now())}"
        return SetAside(origin=Origin(file=feed), reason=reason, remedy="wait, or check the address")
    try:
        answer = fetcher.fetch(feed, etag=known.etag, modified=known.modified)
        found = [] if answer.status == NOT_MODIFIED else items(answer.body, answer.charset)
    except FetchError as error:
        store.keep_watched([_put_off(known, error.after, now())])
        return SetAside(origin=Origin(file=feed), reason=error.reason, remedy=error.remedy)
    except FeedError as error:
        store.keep_watched([_put_off(known, None, now())])
        return SetAside(origin=Origin(file=feed), reason=error.reason, remedy=error.remedy)
    pages: dict[str, Watched] = {}
    for one in found:
        item = one._replace(link=urldefrag(urljoin(answer.address, one.link))[0] if one.link else None)
        address = item.link or f"{feed}#{item.id or document_id(item.title or item.text)}"
        pages.setdefault(address, Watched(address, feed=feed, item=msgspec.json.encode(item).decode()))
    before = store.watched(pages)
    new = [row for address, row in pages.items() if address not in before]
    outcome = "not changed" if answer.status == NOT_MODIFIED else "read"
    told = {"outcome": outcome, "items": len(found), "new": len(new)}
    log.info("feed asked", extra={"feed": logs.address(feed), **told})
    # In one step: were the feed's marks kept without its items, the items would never be seen again.
    store.keep_watched([Watched(feed, etag=answer.etag, modified=answer.modified), *new])
    return None


def _ask_list(name: str, store: Store) -> SetAside | None:
    """Note what is new in a file that lists pages; returns why it could not be read, if so."""
    try:
        found = listed(Path(name))
    except ListError as error:
        return SetAside(origin=Origin(file=name), reason=error.reason, remedy=error.remedy)
    before = store.watched(found)
    new = [
        Watched(address, feed=name, item=msgspec.json.encode(_bare(number, address)).decode())
        for number, address in enumerate(found, 1)
        if address not in before
    ]
    log.info("list read", extra={"feed": logs.address(name), "items": len(found), "new": len(new)})
    store.keep_watched(new)
    return None


def _bare(number: int, address: str) -> Item:
    """What a list says of a page: where it is."""
    return Item(number, address, None, None, None, None, "", False)


def _pages(feed: str, store: Store, fetcher: Fetcher, now: Callable[[], float]) -> Iterator[_Got]:
    for row in store.waiting_pages(feed):
        if not _is_early(row, now()):
            yield _page(row, feed, fetcher, now)


def _page(row: Watched, feed: str, fetcher: Fetcher, now: Callable[[], float]) -> _Got:
    item = _item.decode(row.item or b"")
    found = read_item(item, feed)
    if item.link is not None:
        try:
            found = read_page(fetcher.fetch(item.link, near=feed), item, feed)
        except FetchError as error:
            if error.passing and row.failures + 1 < _MOST_TRIES:
                return _Got([], _put_off(row, error.after, now()))
            # The words that the feed itself brings are kept all the same.
            found = found or [SetAside(origin=Origin(file=item.link), reason=error.reason, remedy=error.remedy)]
    if not found:
        reason = "the item holds no text, and leads nowhere"
        found = [SetAside(origin=Origin(file=row.address), reason=reason, remedy="leave it out")]
    read = any(isinstance(one, Document) for one in found)
    return _Got(found, row._replace(outcome="read" if read else "set aside", item=None, failures=0, due=0.0))


def _put_off(row: Watched, after: float | None, now: float) -> Watched:
    """To be asked again when the server says, or else after twice as long as the last time."""
    wait = min(_FIRST_WAIT * 2**row.failures, _LONGEST_WAIT) * _chance.uniform(0.75, 1.25)
    wait = max(wait, min(after or 0.0, _LONGEST_WAIT))
    return row._replace(failures=min(row.failures + 1, 20), due=now + wait)


def _is_early(row: Watched, now: float) -> bool:
    """Whether it is too early to ask again. What lies too far ahead was noted by a clock that went wrong."""
    return now < row.due <= now + 2 * _LONGEST_WAIT


def _span(seconds: float) -> str:
    return f"{max(1, round(seconds / 60))} minutes"
