"""A database of before background was told apart: what says nothing is found out, and leaves with the next record."""

from pathlib import Path

from tests.store.samples import READING, as_before, document, read, record, rows

from standoff.record import Annotation
from standoff.store import open_store
from standoff.store.database import open_database
from standoff.store.doctor import examine


def test_what_says_nothing_is_found_out(tmp_path: Path) -> None:
    made, path = tmp_path / "made.db", tmp_path / "desk.db"
    silent = document(5)
    with open_store(made) as store:
        store.add([read(0), read(1), (silent, Annotation(document=silent.id, published=silent.published))], READING)
        store.replace_record(record(2))
    as_before(made, path, "0006")
    with open_store(path) as store:
        assert set(store.documents().documents) == {document(0).id, document(1).id}
        assert store.documents().last_day == silent.day
        assert store.background() == 1
        assert len(list(store.reports())) == 3
    assert rows(path, "SELECT document, says FROM annotation ORDER BY 1") == rows(
        made, "SELECT document, says FROM annotation ORDER BY 1"
    )


def test_no_more_is_searched_than_the_record_holds(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        store.add([read(number) for number in range(3)], READING)
        for size in (3, 2, 3):
            store.replace_record(record(size))
            assert rows(path, "SELECT count(document) FROM searchable") == [(size,)]
            assert store.search("cameras", kinds=["documents"]).total == size
    with open_database(path, create=False) as database:
        assert not [fault for _, faults in examine(database) for fault in faults]
