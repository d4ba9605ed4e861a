"""What is watched: feeds, and the pages that they lead to, in and out of its table."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, and_, case, delete, func, insert, or_, select

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


class Feed(NamedTuple):
    """A feed that is watched, and how many of its pages were read, set aside, and are still to be fetched."""

    address: str
    due: float
    failures: int
    read: int
    set_aside: int
    waiting: int


class Aside(NamedTuple):
    """A page of a feed that was set aside, and why."""

    address: str
    reason: str
    remedy: str


def feeds(connection: Connection) -> list[Feed]:
    """The feeds that are watched, in the order of their addresses."""
    table, page = schema.watched, schema.watched.alias()
    query = (
        select(
            table.c.address,
            table.c.due,
            table.c.failures,
            *(func.coalesce(func.sum(case((page.c.outcome == one, 1), else_=0)), 0) for one in ("read", "set aside")),
            func.coalesce(func.sum(case((and_(page.c.address.is_not(None), page.c.outcome.is_(None)), 1), else_=0)), 0),
        )
        .join_from(table, page, page.c.feed == table.c.address, isouter=True)
        .where(table.c.feed.is_(None))
        .group_by(table.c.address, table.c.due, table.c.failures)
        .order_by(table.c.address)
    )
    return [Feed._make(row) for row in connection.execute(query)]


def set_aside(connection: Connection, feed: str, limit: int) -> list[Aside]:
    """What of a feed was set aside, in the order of the addresses."""
    table, aside = schema.watched, schema.set_aside
    query = (
        select(aside.c.file, aside.c.reason, aside.c.remedy)
        .join_from(aside, table, table.c.address == aside.c.file)
        .where(or_(table.c.feed == feed, table.c.address == feed))
        .order_by(aside.c.file, aside.c.reason)
        .limit(limit)
    )
    return [Aside(*row) for row in connection.execute(query)]


def remove(connection: Connection, feed: str) -> bool:
    """Watch a feed no longer; returns whether it was watched. What came of its pages stays known."""
    table = schema.watched
    connection.execute(delete(table).where(table.c.feed == feed, table.c.outcome.is_(None)))
    return bool(connection.execute(delete(table).where(table.c.address == feed, table.c.feed.is_(None))).rowcount)
