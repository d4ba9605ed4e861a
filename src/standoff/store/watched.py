"""What is watched: feeds, and the pages that they lead to, in and out of its table."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from standoff.store import schema
from standoff.store.documents import batches


class Watched(NamedTuple):
    """A feed, or a page that the item of a feed leads to.

    ``due`` (seconds since 1970) is when it may be asked again, ``failures`` how often in a row it could not be had,
    ``outcome`` what came of a page: until it is there, the page is still to be fetched. ``item`` (JSON) is what the
    feed says of the page, kept as long as it is to be fetched.
    """

    address: str
    feed: str | None = None
    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0
    outcome: str | None = None
    item: str | None = None


_COLUMNS = [schema.watched.c[name] for name in Watched._fields]


def find(connection: Connection, addresses: Iterable[str]) -> dict[str, Watched]:
    """What is known of some addresses."""
    found: dict[str, Watched] = {}
    for batch in batches(addresses):
        for row in connection.execute(select(*_COLUMNS).where(schema.watched.c.address.in_(batch))):
            found[row.address] = Watched(*row)
    return found


def waiting(connection: Connection, feed: str) -> list[Watched]:
    """The pages of a feed that are still to be fetched, in the order of their addresses."""
    table = schema.watched
    query = select(*_COLUMNS).where(table.c.feed == feed, table.c.outcome.is_(None)).order_by(table.c.address)
    return [Watched(*row) for row in connection.execute(query)]


def keep(connection: Connection, rows: Iterable[Watched]) -> None:
    """Put rows in the place of those of the same addresses."""
    for batch in batches(rows):
        connection.execute(delete(schema.watched).where(schema.watched.c.address.in_([row.address for row in batch])))
        connection.execute(insert(schema.watched), [row._asdict() for row in batch])
