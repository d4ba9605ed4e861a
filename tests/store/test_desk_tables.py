"""The step that brings an older database to the tables of the desk."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.publish.sample import RECORD
from tests.store.samples import as_before, rows

from standoff.record import Annotation
from standoff.store import open_store

NEW = ("account", "session", "audit", "incident", "job")


def test_what_entries_are_about_is_found_in_an_older_database(tmp_path: Path) -> None:
    made, path = tmp_path / "made.db", tmp_path / "desk.db"
    with open_store(made) as store:
        store.add([(one, Annotation(document=one.id, published=one.published)) for one in RECORD.documents], "by hand")
        store.replace_record(RECORD)
    wanted = rows(made, "SELECT other, part, entry FROM involvement ORDER BY 1, 2, 3")
    assert {"about", "of", "answer"} <= {row[1] for row in wanted}
    with closing(sqlite3.connect(made)) as connection, connection:
        connection.execute("DELETE FROM involvement WHERE part IN ('about', 'of', 'answer')")
    as_before(made, path, "0005")
    open_store(path).close()
    assert rows(path, "SELECT other, part, entry FROM involvement ORDER BY 1, 2, 3") == wanted
    assert all(rows(path, f"SELECT count(*) FROM {name}") == [(0,)] for name in NEW)
