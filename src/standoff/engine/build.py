"""The main job: sources in, a record out; in memory, or kept in a store."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from standoff import logs
from standoff.domains.domain import Domain
from standoff.engine.dating import date_all
from standoff.engine.make_record import make_record
from standoff.engine.memory import Memory
from standoff.engine.reports import Reports, reports_at_hand
from standoff.language.encoder import fingerprint
from standoff.language.gate import can_matter
from standoff.read import read
from standoff.record.annotation import Annotation
from standoff.record.decision import Decision
from standoff.record.document import Document, SetAside, aside_order, same_document
from standoff.record.record import Record
from standoff.resolve.report import Report
from standoff.store import Store

# Reports that are annotated together: enough to fill the parser's batches, few enough to be kept often.
BATCH = 24

# How often the record is worked out anew because another build kept reports meanwhile. One that goes on keeping some
# works it out itself when it is done.
ANEW = 5

log = logging.getLogger("standoff.engine")

T = TypeVar("T")
Progress = Callable[[int], None]


class Built(NamedTuple):
    """A record, and what reading did: how many reports were met, how many of them were new, what was set aside."""

    record: Record
    met: int
    new: int
    set_aside: tuple[SetAside, ...]


def build_in_memory(
    sources: Sequence[str | Path], domain: Domain, as_of: date | None = None, progress: Progress | None = None
) -> Built:
    """The record of some sources, kept nowhere."""
    documents: dict[str, Document] = {}
    set_aside: list[SetAside] = []
    met = 0
    for item in read(*sources):
        if isinstance(item, SetAside):
            set_aside.append(item)
        else:
            met += 1
            documents[item.id] = same_document(documents[item.id], item) if item.id in documents else item
    reports = []
    for batch in in_batches(documents.values()):
        reports += [Report(*pair) for pair in annotated(batch, domain)]
        _tell(progress, len(batch))
    record = record_of(reports, domain, as_of, set_aside)
    return Built(record, met, len(documents), tuple(sorted(set_aside, key=aside_order)))


def build_in_store(
    sources: Sequence[str | Path],
    store: Store,
    domain: Domain,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Built:
    """The record of some sources and of all that a store holds already; both are kept in the store.

    Each batch of reports is kept as soon as it has been read, and the record is replaced in one step at the end, so
    that a run that is cut off loses at most one batch and is completed by running it again.
    """
    log.info("build begun", extra={"sources": len(sources)})
    begun = time.monotonic()
    key = reading(domain)
    met = new = 0
    set_aside: list[SetAside] = []
    for batch in in_batches(read(*sources)):
        aside = [item for item in batch if isinstance(item, SetAside)]
        new += keep(batch, store, domain, key)
        met += len(batch) - len(aside)
        set_aside += aside
        _tell(progress, len(batch))
    record = record_in_store(store, domain, as_of, learns=True)
    store.replace_record(record)
    for _ in range(ANEW):
        # Another build kept reports meanwhile, and if it was done first, this record took the place of a newer one.
        if not store.stale():
            break
        record = record_in_store(store, domain, as_of)
        store.replace_record(record)
    counts = {"met": met, "new": new, "set_aside": len(set_aside), "reports": len(record.documents)}
    seconds = round(time.monotonic() - begun, 1)
    log.info("build ended", extra={**counts, "disputes": len(record.disputes), "seconds": seconds})
    return Built(record, met, new, tuple(sorted(set_aside, key=aside_order)))


def keep(batch: Sequence[Document | SetAside], store: Store, domain: Domain, key: str) -> int:
    """Keep reports with what they say, and what was set aside; returns how many reports were new or changed.

    ``key`` is what ``reading`` gives for the domain.
    """
    documents = [item for item in batch if isinstance(item, Document)]
    new = store.add(annotated(store.unread(documents, key), domain), key)
    aside = [item for item in batch if isinstance(item, SetAside)]
    store.set_aside(aside)
    for one in aside:
        log.info("report set aside", extra=logs.place(one))
    return new


def record_in_store(store: Store, domain: Domain, as_of: date | None = None, *, learns: bool = False) -> Record:
    """The record of all reports that a store holds, as known on a day.

    What was worked out before and still holds is taken from the store; ``learns`` is whether the store remembers what
    is worked out now.
    """
    memory = Memory(store, reading(domain), learns=learns)
    documents, stamps = store.documents()
    reports = Reports(documents, stamps, store.annotations)
    record = _record_of(
        reports, domain, memory, as_of=as_of, set_aside=store.all_set_aside(), decisions=store.decisions()
    )
    memory.forget_the_rest()
    return record


def decide_in_store(store: Store, made: Sequence[Decision], domain: Domain) -> Record:
    """Keep what people have decided, and the record as it is by that."""
    store.decide(made)
    record = record_in_store(store, domain, learns=True)
    store.replace_record(record)
    return record


def record_of(
    reports: Iterable[Report],
    domain: Domain,
    as_of: date | None = None,
    set_aside: Sequence[SetAside] = (),
    decisions: Sequence[Decision] = (),
) -> Record:
    """The record of annotated reports, as known on a day and as people decided on it."""
    return _record_of(reports_at_hand(reports), domain, Memory(), as_of=as_of, set_aside=set_aside, decisions=decisions)


def _record_of(
    reports: Reports,
    domain: Domain,
    memory: Memory,
    *,
    as_of: date | None,
    set_aside: Sequence[SetAside],
    decisions: Sequence[Decision],
) -> Record:
    dated = date_all(reports, domain, as_of, memory)
    return make_record(dated, domain, memory, as_of=as_of, set_aside=set_aside, decisions=decisions)


def reading(domain: Domain) -> str:
    """What an annotation depends on besides its text: the program's version, the domain's words and the encoder.

    When it changes, stored reports that are met again are read anew.
    """
    digest = hashlib.sha256(msgspec.json.encode(domain)).hexdigest()[:12]
    return f"standoff {version('standoff')}, {domain.settings.name} {digest}, encoder {fingerprint()}"


def annotated(documents: Sequence[Document], domain: Domain) -> list[tuple[Document, Annotation]]:
    """Documents with what they say. Those that cannot matter are kept, but not parsed, and say nothing."""
    told = [document for document in documents if can_matter(document.text, domain)]
    annotations: dict[str, Annotation] = {}
    if told:
        # The parser takes seconds to load, and a run may meet nothing new.
        from standoff.extract.annotate import annotate_many

        annotations = {one.document: one for one in annotate_many(told, domain, sparing=True)}
    return [(one, annotations.get(one.id, Annotation(document=one.id, published=one.published))) for one in documents]


def in_batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of some size."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def _tell(progress: Progress | None, count: int) -> None:
    if progress is not None:
        progress(count)
