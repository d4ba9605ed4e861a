"""Opening a record that is kept."""

from datetime import date

from standoff.cli.terminal import note
from standoff.record.annotation import Annotation
from standoff.record.record import Record
from standoff.store import open_store


def open_kept(db: str, as_of: date | None = None, domain: str | None = None) -> Record:
    """The record that a database keeps; ``as_of`` a day, worked out from the reports that it keeps.

    ``domain`` is the domain to work it out by, where that is not one that comes with Standoff.

    Raises:
        StoreError: there is none, or it cannot be opened.
    """
    with open_store(db, create=False) as store:
        record = store.record()
        if as_of is not None:
            # Working out takes the reasoning stages, which a plain look does without.
            from standoff.domains import load_domain
            from standoff.engine.build import record_in_store

            return record_in_store(store, load_domain(domain or record.domain), as_of)
        if store.stale():
            note("Some reports are not in this record yet: a build was cut off. Run it again to complete it.")
        return record


def open_reports(db: str) -> list[Annotation]:
    """What each report that a database keeps says.

    Raises:
        StoreError: there is none, or it cannot be opened.
    """
    with open_store(db, create=False) as store:
        return [annotation for _, annotation in store.reports()]
