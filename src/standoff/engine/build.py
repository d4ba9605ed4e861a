"""The main job: sources in, a record out; in memory, or kept in a store."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from standoff import logs
from standoff.domains.domain import Domain
from standoff.engine.batches import in_batches, in_hand
from standoff.engine.crew import Alone, Crew, set_aside_as_deadly
from standoff.engine.dating import date_all
from standoff.engine.make_record import make_record
from standoff.engine.memory import Memory
from standoff.engine.reports import Reports, without_background
from standoff.engine.work import annotated, reading, take_apart
from standoff.read import Gauge, pieces, read
from standoff.read.draft import Piece
from standoff.record.annotation import Annotation
from standoff.record.decision import Decision
from standoff.record.document import Document, SetAside, aside_order, same_document
from standoff.record.record import Record
from standoff.resolve.report import Report
from standoff.store import Store

# Of what is set aside in one run, so many are told one by one. The store notes them all.
MOST_TOLD = 1_000

# How often the record is worked out anew because another build kept reports meanwhile. One that goes on keeping some
# works it out itself when it is done.
ANEW = 5

log = logging.getLogger("standoff.engine")

Progress = Callable[[int], None]


class Built(NamedTuple):
    """A record, and what reading did: how many reports were met, how many of them were new, what was set aside.

    Of what was set aside the first thousand are there; ``more_set_aside`` is how many others there were. ``background``
    is how many reports, of this and all earlier readings, say nothing that belongs in a record.
    """

    record: Record
    met: int
    new: int
    set_aside: tuple[SetAside, ...]
    more_set_aside: int = 0
    background: int = 0


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
        for one in annotated(batch, domain):
            if isinstance(one, SetAside):
                set_aside.append(one)
            else:
                reports.append(Report(*one))
        _tell(progress, len(batch))
    record = record_of(reports, domain, as_of, set_aside)
    background = sum(not one.annotation.says_something for one in reports)
    return Built(record, met, len(reports), tuple(sorted(set_aside, key=aside_order)), background=background)


def build_in_store(
    sources: Sequence[str | Path],
    store: Store,
    domain: Domain,
    as_of: date | None = None,
    progress: Progress | None = None,
    *,
    crew: Crew | None = None,
    gauge: Gauge | None = None,
) -> Built:
    """The record of some sources and of all that a store holds already; both are kept in the store.

    Each batch of reports is kept as soon as it has been read, and the record is replaced in one step at the end, so
    that a run that is cut off loses at most what was in hand and is completed by running it again. ``crew`` are those
    who read, this process if it is None; the record is the same whoever they are. ``gauge`` is told how far they are.

    Raises:
        CrewError: there is nobody to read.
    """
    log.info("build begun", extra={"sources": len(sources)})
    begun = time.monotonic()
    crew = crew or Alone(domain)
    met = new = more = 0
    set_aside: list[SetAside] = []
    for batch in _read_and_kept(
        in_hand(pieces(*sources, gauge=gauge, own=store.own_files())), store, crew, reading(domain)
    ):
        met, new = met + batch.met, new + batch.new
        more += len(batch.set_aside)
        set_aside += batch.set_aside[: MOST_TOLD - len(set_aside)]
        _tell(progress, batch.met + len(batch.set_aside))
    record = record_in_store(store, domain, as_of, learns=True, crew=crew)
    store.replace_record(record)
    for _ in range(ANEW):
        # Another build kept reports meanwhile, and if it was done first, this record took the place of a newer one.
        if not store.stale():
            break
        record = record_in_store(store, domain, as_of, crew=crew)
        store.replace_record(record)
    counts = {"met": met, "new": new, "set_aside": more, "reports": len(record.documents)}
    seconds = round(time.monotonic() - begun, 1)
    log.info("build ended", extra={**counts, "disputes": len(record.disputes), "seconds": seconds})
    aside = tuple(sorted(set_aside, key=aside_order))
    return Built(record, met, new, aside, more - len(set_aside), store.background())


class _Kept(NamedTuple):
    """What came of a batch: how many reports were met, how many of them were new, and what was set aside."""

    met: int
    new: int
    set_aside: list[SetAside]


def _read_and_kept(batches: Iterable[Sequence[Piece]], store: Store, crew: Crew, key: str) -> Iterator[_Kept]:
    """Each batch read by a crew and kept, in the order given.

    The crew takes pieces apart, then the store tells which reports are not known yet, then the crew annotates these.
    """
    waiting: deque[Sequence[Document | SetAside]] = deque()

    def unread() -> Iterator[Sequence[Document]]:
        for found in crew.each(take_apart, batches, set_aside_as_deadly):
            waiting.append(found)
            yield store.unread([item for item in found if isinstance(item, Document)], key)

    for read_now in crew.each(annotated, unread(), set_aside_as_deadly):
        yield _keep(waiting.popleft(), read_now, store, key)


def keep(batch: Sequence[Document | SetAside], store: Store, domain: Domain, key: str) -> int:
    """Read some reports and keep them, and what was set aside; returns how many reports were new or changed.

    ``key`` is what ``reading`` gives for the domain.
    """
    documents = [item for item in batch if isinstance(item, Document)]
    return _keep(batch, annotated(store.unread(documents, key), domain), store, key).new


def _keep(
    found: Sequence[Document | SetAside],
    read_now: Sequence[tuple[Document, Annotation] | SetAside],
    store: Store,
    key: str,
) -> "_Kept":
    told = [item for item in read_now if not isinstance(item, SetAside)]
    aside = [item for item in (*found, *read_now) if isinstance(item, SetAside)]
    new = store.add(told, key) if told else 0
    _set_aside(aside, store)
    return _Kept(len(found) - len(aside), new, aside)


def _set_aside(items: Sequence[SetAside], store: Store) -> None:
    if items:
        store.set_aside(items)
    for one in items:
        log.info("report set aside", extra=logs.place(one))


def record_in_store(
    store: Store, domain: Domain, as_of: date | None = None, *, learns: bool = False, crew: Crew | None = None
) -> Record:
    """The record of all reports that a store holds, as known on a day.

    What was worked out before and still holds is taken from the store; ``learns`` is whether the store remembers what
    is worked out now. ``crew`` are those who work out the disputes, this process if it is None.
    """
    memory = Memory(store, reading(domain), learns=learns)
    kept = store.documents()
    reports = Reports(kept.documents, kept.stamps, store.annotations, kept.last_day)
    record = _record_of(
        reports,
        domain,
        memory,
        crew or Alone(domain),
        as_of=as_of,
        set_aside=store.all_set_aside(),
        decisions=store.decisions(),
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
    return _record_of(
        without_background(reports),
        domain,
        Memory(),
        Alone(domain),
        as_of=as_of,
        set_aside=set_aside,
        decisions=decisions,
    )


def _record_of(
    reports: Reports,
    domain: Domain,
    memory: Memory,
    crew: Crew,
    *,
    as_of: date | None,
    set_aside: Sequence[SetAside],
    decisions: Sequence[Decision],
) -> Record:
    dated = date_all(reports, domain, as_of, memory)
    return make_record(dated, domain, memory, crew, as_of=as_of, set_aside=set_aside, decisions=decisions)


def _tell(progress: Progress | None, count: int) -> None:
    if progress is not None:
        progress(count)
