"""Feeds that the desk watches: whether an address can be one, and asking them, on request and by itself."""

import logging
import threading
from collections.abc import Sequence
from urllib.parse import urlsplit

from standoff.desk import adding, work
from standoff.desk.house import House
from standoff.read.fetch import within
from standoff.store import StoreError, jobs, watched
from standoff.store.jobs import Job

log = logging.getLogger("standoff.desk")
# How long the desk waits, in seconds, before it asks all feeds again.
EVERY = 1800.0


def unfit(address: str) -> str | None:
    """Why an address cannot be watched; None where it can."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"}:
        return "Give the address of an RSS or Atom feed, with https:// before it."
    if parts.username is not None or parts.password is not None:
        return "An address with a password in it would be shown to everybody at the desk."
    if within(host):
        return "This address is within the own network. Have such a feed watched by 'standoff watch'."
    return None


def ask(house: House, feeds: Sequence[str], who: str) -> Job | None:
    """Have feeds asked now: the job that does it, or the one that does it already; None where there are none."""
    if not feeds:
        return None
    with house.store.writing() as connection:
        for one in jobs.unfinished(connection):
            if one.kind == work.FEEDS and set(feeds) <= set(one.sources):
                return one
        job = adding.job(work.FEEDS, feeds, who)
        jobs.add(connection, job)
    house.worker.read(job)
    return job


class Watch:
    """Asks all feeds every half hour, as long as the desk is open."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="feeds", daemon=True)

    def start(self) -> None:
        """Begin to wait."""
        self._thread.start()

    def stop(self) -> None:
        """Ask no more."""
        self._stop.set()

    def _go_on(self) -> None:
        while not self._stop.wait(EVERY):
            try:
                with self._house.store.reading() as connection:
                    feeds = [one.address for one in watched.feeds(connection)]
                ask(self._house, feeds, work.BY_ITSELF)
            except StoreError:
                log.exception("The feeds could not be asked; they are tried again later.")
