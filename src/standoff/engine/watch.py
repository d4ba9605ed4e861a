"""Watching feeds: what is new in them is fetched, read and kept; what could not be had is asked for again later.

Where it was is kept in the store, so that a run that is cut off goes on where it was: a page is forgotten about only
once what came of it is kept.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from itertools import batched
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

import msgspec

from standoff.domains.domain import Domain
from standoff.engine.build import keep, reading
from standoff.read.feed import FeedError, Item, items
from standoff.read.fetch import NOT_MODIFIED, FetchError, Fetcher
from standoff.read.fetched import read_item, read_page
from standoff.record.document import Document, Origin, SetAside
from standoff.record.identity import document_id
from standoff.store import Store, Watched
