"""A database of before feeds were watched: what it noted is kept."""

import sqlite3
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine
from tests.store.samples import READING, read

from standoff.record import Origin, SetAside
from standoff.store import Watched, open_store
from standoff.store.migrations import configuration


def older(path: Path) -> None:
    """A database as the first version made it, with two things set aside."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0001")
    engine.dispose()
    connection_ = sqlite3.connect(path)
    with connection_:
        connection_.executemany(
            "INSERT INTO set_aside VALUES (?, ?, ?, ?)",
            [("a “b”.txt", 0, "it is empty", "leave it out"), ("reports.jsonl", 1, "it is not JSON", "mend it")],
        )
    connection_.close()


def test_what_was_set_aside_is_kept_and_no_longer_noted_once_it_is_read(tmp_path: Path) -> None:
    older(tmp_path / "desk.db")
    with open_store(tmp_path / "desk.db") as store:
        empty = SetAside(origin=Origin(file="a “b”.txt"), reason="it is empty", remedy="leave it out")
        spoilt = SetAside(origin=Origin(file="reports.jsonl", line=1), reason="it is not JSON", remedy="mend it")
        assert store.all_set_aside() == (empty, spoilt)
        store.set_aside([empty])
        document, annotation = read(0)
        assert document.origin == Origin(file="reports.jsonl", line=1)
        store.add([(document, annotation)], READING)
        assert store.all_set_aside() == (empty,)


def test_places_of_every_kind_are_kept(tmp_path: Path) -> None:
    origins = [
        Origin(file="a.zip", member="b.jsonl", line=2),
        Origin(file="a.zip", member="b.txt"),
        Origin(file="a.zip", member="c.jsonl", line=2),
        Origin(file="news.warc.gz", offset=12),
        Origin(file="news.warc.gz", offset=1_200),
        Origin(file="table.parquet", item=2),
    ]
    items = [SetAside(origin=each, reason="it holds no words", remedy="leave it out") for each in origins]
    with open_store(tmp_path / "desk.db") as store:
        store.set_aside(items[::-1])
        store.set_aside(items)
        assert list(store.all_set_aside()) == items


def test_what_is_watched_is_kept(tmp_path: Path) -> None:
    feed = Watched("https://paper.example/feed", etag='"1"')
    waiting = Watched("https://paper.example/1", feed=feed.address, item="[]", due=12.5, failures=1)
    done = Watched("https://paper.example/2", feed=feed.address, outcome="read")
    with open_store(tmp_path / "desk.db") as store:
        store.keep_watched([feed, waiting._replace(failures=0), done])
        store.keep_watched([waiting])
    with open_store(tmp_path / "desk.db") as store:
        assert store.waiting_pages(feed.address) == [waiting]
        assert store.watched([feed.address, done.address, "https://paper.example/3"]) == {
            feed.address: feed,
            done.address: done,
        }
