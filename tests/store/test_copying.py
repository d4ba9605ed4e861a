"""Copies and backups lose nothing, are made while others write, and never overwrite unless told."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, func, insert, inspect, select
from tests.server import Server
from tests.store.samples import READING, as_before, document, dump, read, record, rows

from standoff.record import Origin, SetAside
from standoff.record.decision import decide
from standoff.store import DamagedError, MissingStoreError, NotAStoreError, OccupiedError, open_store
from standoff.store.backup import _write_contents, back_up, restore, verify
from standoff.store.contents import sum_of
from standoff.store.copying import copy
from standoff.store.database import open_database
from standoff.store.schema import metadata

DECISION = decide("accept", by="Asha", at="2024-10-01T12:30:00Z", mentions=("a_00000000000000aa",))
TORN = SetAside(origin=Origin(file="torn.txt", line=2), reason="not text", remedy="Save it as text.")


def fill(address: str | Path, number: int = 3) -> None:
    with open_store(address) as store:
        store.add([read(each) for each in range(number)], READING)
        store.set_aside([TORN])
        store.decide([DECISION])
        store.replace_record(record(number))


def put_a_row_in_each(address: str | Path) -> None:
    """What the desk, feeds and the memory of builds would keep: one row in each table that is still empty."""
    kinds: dict[type[object], object] = {int: 1, float: 1.5, bytes: b"kept"}
    with open_database(address, create=False) as database, database.writing() as connection:
        for table in metadata.sorted_tables:
            if connection.execute(select(func.count()).select_from(table)).scalar_one() == 0:
                row = {column.name: kinds.get(column.type.python_type, "kept") for column in table.columns}
                connection.execute(insert(table), [row])


def copied(source: str | Path, target: str | Path, overwrite: bool = False) -> None:
    with open_database(source, create=False) as one, open_database(target, create=True) as other:
        copy(one, other, overwrite=overwrite)


def saved(source: str | Path, path: Path, overwrite: bool = False) -> None:
    with open_database(source, create=False) as database:
        back_up(database, path, overwrite=overwrite)


def test_a_copy_from_a_file_to_a_server_and_back_loses_nothing(tmp_path: Path, server: Server) -> None:
    first, on_server, back = tmp_path / "first.db", server.new_database(), tmp_path / "back.db"
    fill(first)
    put_a_row_in_each(first)
    assert all(dump(first)[table.name] for table in metadata.sorted_tables), "each table must hold something"
    copied(first, on_server)
    copied(on_server, back)
    assert dump(first) == dump(on_server) == dump(back)
    for address in (on_server, back):
        with open_store(address) as store:
            assert [hit.id for hit in store.search('"more guards"', kinds=["documents"]).hits]
            # What comes later finds its place too.
            store.add([read(7)], READING)
            store.replace_record(record(2, name="Westgate strike"))
            assert store.record().disputes[0].name == "Westgate strike"
            assert [hit.kind for hit in store.search("westgate").hits] == ["disputes"]


@pytest.mark.parametrize("way", ["copy", "restore"])
def test_nothing_is_overwritten_unless_told(address: str | Path, tmp_path: Path, way: str) -> None:
    other, saving = tmp_path / "other.db", tmp_path / "other.backup"
    fill(address)
    fill(other, 1)
    saved(other, saving)
    before = dump(address)

    def go(overwrite: bool) -> None:
        if way == "copy":
            copied(other, address, overwrite)
        else:
            restore(saving, address, overwrite=overwrite)

    with pytest.raises(OccupiedError, match="--overwrite"):
        go(False)
    assert dump(address) == before
    go(True)
    assert dump(address) == dump(other)


def test_a_backup_is_restored_as_it_was(address: str | Path, tmp_path: Path) -> None:
    path, back = tmp_path / "desk.backup", tmp_path / "back.db"
    fill(address)
    saved(address, path)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(("desk.backup", "."))] == ["desk.backup"]
    with open_store(address) as store:
        store.add([read(9)], READING)
    restore(path, back, overwrite=False)
    with open_store(back) as store:
        assert store.record().events == record(3).events
        assert store.decisions() == (DECISION,)
        assert store.all_set_aside() == (TORN,)
        assert document(9) not in [each for each, _ in store.reports()]
    # A backup is a database that can be looked at.
    with open_store(path, create=False) as store:
        assert not store.stale()
        assert len(store.disputes()) == 2


def test_a_backup_does_not_overwrite_a_file(tmp_path: Path) -> None:
    path, other = tmp_path / "desk.db", tmp_path / "letter.txt"
    fill(path)
    other.write_text("Dear all")
    with pytest.raises(OccupiedError, match=r"letter\.txt.*--overwrite"):
        saved(path, other)
    assert other.read_text() == "Dear all"
    saved(path, other, overwrite=True)
    assert {each.table: each.rows for each in verify(other)}["document"] == 3


def test_a_backup_made_while_others_write_is_of_one_moment(address: str | Path, tmp_path: Path) -> None:
    open_store(address).close()
    stop = threading.Event()
    added: list[int] = []

    def write() -> None:
        with open_store(address) as store:
            while not stop.is_set():
                # Two reports that come together, and never apart.
                store.add([read(len(added) * 2), read(len(added) * 2 + 1)], READING)
                added.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(4):
            while len(added) < 5 * (number + 1):
                stop.wait(0.01)
            saved(address, tmp_path / f"{number}.backup")
    finally:
        stop.set()
        writer.join()
    counted = [{one.table: one.rows for one in verify(tmp_path / f"{number}.backup")} for number in range(4)]
    assert all(one["document"] == one["annotation"] for one in counted)
    assert all(one["document"] % 2 == 0 for one in counted)
    assert counted[0]["document"] < counted[3]["document"]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def _changed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE annotation SET data = replace(data, 'strike', 'struck')")


def _lost(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM decision")


def _bit(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    at = whole.index(b"Two of us were beaten")
    whole[at] ^= 1
    path.write_bytes(whole)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_cut, id="cut off"),
        pytest.param(_changed, id="changed"),
        pytest.param(_lost, id="a table emptied"),
        pytest.param(_bit, id="a bit turned over"),
    ],
)
def test_a_damaged_backup_is_not_restored(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path, saving, back = tmp_path / "desk.db", tmp_path / "desk.backup", tmp_path / "back.db"
    fill(path)
    saved(path, saving)
    spoil(saving)
    with pytest.raises(DamagedError, match=r"desk\.backup"):
        restore(saving, back, overwrite=False)
    assert not back.exists()


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    fill(path)
    with pytest.raises(NotAStoreError, match="not a backup"):
        restore(path, tmp_path / "back.db", overwrite=False)
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(NotAStoreError, match="not a database"):
        restore(tmp_path / "letter.txt", tmp_path / "back.db", overwrite=False)
    with pytest.raises(MissingStoreError, match="no such file"):
        restore(tmp_path / "none", tmp_path / "back.db", overwrite=False)


def test_a_copy_that_goes_wrong_leaves_the_target_as_it_was(tmp_path: Path, server: Server) -> None:
    path, target = tmp_path / "desk.db", server.new_database()
    fill(path)
    fill(target, 1)
    before = dump(target)
    with psycopg.connect(target) as connection:
        connection.execute(
            "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN NEW.quote := upper(NEW.quote); RETURN NEW; END $$"
        )
        connection.execute("CREATE TRIGGER spoil BEFORE INSERT ON passage FOR EACH ROW EXECUTE FUNCTION spoil()")
    with pytest.raises(DamagedError, match="passage"):
        copied(path, target, overwrite=True)
    assert dump(target) == before


def test_a_backup_of_an_older_standoff_is_brought_up_to_date_on_the_way(tmp_path: Path) -> None:
    path, saving, back = tmp_path / "desk.db", tmp_path / "desk.backup", tmp_path / "back.db"
    fill(path)
    as_before(path, saving, "0003")
    engine = create_engine(f"sqlite:///{saving}")
    with engine.connect() as connection:
        inspector = inspect(connection)
        held = [
            sum_of(connection, name, [column["name"] for column in inspector.get_columns(name)])
            for name in inspector.get_table_names()
            if name in metadata.tables
        ]
    engine.dispose()
    _write_contents(saving, held)
    before = saving.read_bytes()
    restore(saving, back, overwrite=False)
    assert saving.read_bytes() == before
    with open_store(back) as store:
        found = store.search("cameras")
        assert store.record().decisions == (DECISION,)
    with open_store(tmp_path / "new.db") as store:
        store.add([read(each) for each in range(3)], READING)
        store.replace_record(record(3))
        # The words that the migration made are those that the program makes.
        assert store.search("cameras") == found
    searched = "SELECT document, entry, words FROM searchable ORDER BY document, entry"
    assert rows(back, searched) == rows(tmp_path / "new.db", searched)
