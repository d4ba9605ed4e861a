"""What takes long: reading reports that were added, and working out the record anew. Runs in a process of its own."""

import logging
import time
from pathlib import Path

import msgspec

from standoff import logs
from standoff.domains import load_domain
from standoff.domains.loading import DomainFileError
from standoff.engine.build import build_in_store, record_in_store
from standoff.engine.watch import watch_once
from standoff.read import count
from standoff.read.fetch import Fetcher
from standoff.store import Store, StoreError, jobs, open_store
from standoff.store.jobs import Job

log = logging.getLogger("standoff.desk")

# The kind of a job that asks feeds, and who put it in line where nobody did.
FEEDS = "feeds"
BY_ITSELF = "the desk"


def run_job(db: str, domain: str | None, identifier: str) -> None:
    """Read the reports of a job; how far it is, what was set aside, and why it failed if it did, is kept with it."""
    with open_store(db, create=False) as store:
        with store.reading() as connection:
            job = jobs.find(connection, identifier)
        if job is None:
            return
        job = _keep(store, job, state="running", total=count(*job.sources), done=0)
        told = {"job": identifier, "kind": job.kind}
        log.info("job begun", extra={**told, "sources": job.total})
        begun, done = time.monotonic(), 0

        def progress(number: int) -> None:
            nonlocal done
            done += number
            _keep(store, job, done=done)

        try:
            built = build_in_store(
                [Path(one) for one in job.sources], store, load_domain(_domain(store, domain)), None, progress
            )
        except (StoreError, DomainFileError, OSError) as error:
            _keep(store, job, state="failed", done=done, said=str(error))
            log.error("job failed", extra={**told, **logs.fault(error)})
            return
        _keep(store, job, state="done", done=built.met, new=built.new, set_aside=built.set_aside)
        counts = {"met": built.met, "new": built.new, "set_aside": len(built.set_aside)}
        log.info("job ended", extra={**told, **counts, "seconds": round(time.monotonic() - begun, 1)})


def give_up(db: str, identifier: str) -> None:
    """Note that a job failed, because the process that read its reports was ended from outside, twice."""
    with open_store(db, create=False) as store:
        with store.reading() as connection:
            job = jobs.find(connection, identifier)
        if job is not None:
            said = "the process that read them was ended from outside, perhaps for want of memory"
            _keep(store, job, state="failed", said=f"{said}. What it had read is kept.")


def ask_feeds(db: str, domain: str | None, identifier: str) -> None:
    """Ask the feeds of a job for what is new, and read it. What the desk asked by itself and came to nothing is
    forgotten."""
    with open_store(db, create=False) as store:
        with store.reading() as connection:
            job = jobs.find(connection, identifier)
        if job is None:
            return
        job = _keep(store, job, state="running", done=0)
        done = 0

        def progress(number: int) -> None:
            nonlocal done
            done += number
            _keep(store, job, done=done)

        try:
            knowledge = load_domain(_domain(store, domain))
            found = watch_once(job.sources, store, knowledge, Fetcher(), progress=progress)
            if found.new or found.set_aside or store.stale():
                store.replace_record(record_in_store(store, knowledge))
        except (StoreError, DomainFileError, OSError) as error:
            _keep(store, job, state="failed", done=done, said=str(error))
            log.error("job failed", extra={"job": identifier, "kind": job.kind, **logs.fault(error)})
            return
        aside = (*found.feeds_not_had, *found.set_aside)
        if job.who == BY_ITSELF and not found.met and not aside:
            with store.writing() as connection:
                jobs.remove(connection, job.id)
            return
        _keep(store, job, state="done", done=found.met, new=found.new, set_aside=aside)


def work_out(db: str, domain: str | None) -> None:
    """Work out the record anew, where documents or decisions are kept that it does not take into account."""
    with open_store(db, create=False) as store:
        if store.stale():
            begun = time.monotonic()
            record = record_in_store(store, load_domain(_domain(store, domain)))
            store.replace_record(record)
            counts = {"reports": len(record.documents), "disputes": len(record.disputes)}
            log.info("record worked out", extra={**counts, "seconds": round(time.monotonic() - begun, 1)})


def _domain(store: Store, domain: str | None) -> str:
    from standoff.store import parts

    with store.reading() as connection:
        version = parts.version(connection)
    return domain or (version.domain if version is not None else "health-care")


def _keep(store: Store, job: Job, **changes: object) -> Job:
    changed = msgspec.structs.replace(job, **changes)
    with store.writing() as connection:
        jobs.change(connection, changed)
    return changed
