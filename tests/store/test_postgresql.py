"""A record on a server: what is said when it cannot be used, and several programs at once."""

import threading
import time
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.server import Server
from tests.store.samples import READING, dump, read, record
from tests.store.test_faults import start
from tests.store.test_opening import COMPARED

from standoff.store import (
    LockedError,
    MissingStoreError,
    NewerSchemaError,
    NoRightsError,
    NotAStoreError,
    ReadOnlyError,
    Store,
    StoreError,
    UnopenableError,
    UnreachableError,
    database,
    open_store,
)
from standoff.store.database import without_password
from standoff.store.schema import metadata

SECRET = "pa:ss/w@rd"  # noqa: S105 - no one's


def test_a_new_database_has_the_tables_that_the_program_knows(server: Server) -> None:
    with open_store(server.new_database()) as store, store._database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=COMPARED), metadata) == []


def test_what_is_wrong_with_an_address_is_said_without_the_password(server: Server, tmp_path: Path) -> None:
    known = server.new_database()
    for address, error, says in (
        (f"postgresql://me:{SECRET}@/desk?host={tmp_path}", UnreachableError, "no server answers"),
        ("postgresql://me:pa-ss-w@127.0.0.1:1/desk", UnreachableError, "Connection refused"),
        (server.address("nowhere"), MissingStoreError, "createdb"),
        (known.replace(server.password, "pa-ss-w"), UnopenableError, "PGPASSWORD"),
        (f"postgresql://me:{SECRET}@host:five/desk", UnopenableError, "not the address"),
        (f"mysql://me:{SECRET}@host/desk", UnopenableError, "PostgreSQL"),
    ):
        with pytest.raises(error, match=says) as raised:
            open_store(address)
        assert not any(each in str(raised.value) for each in (SECRET, "pa-ss-w", "w@rd", server.password))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("desk.db", "desk.db"),
        ("sqlite:///a:b@c.db", "sqlite:///a:b@c.db"),
        ("postgresql://host/desk", "postgresql://host/desk"),
        ("postgresql://me:secret@host:5432/desk", "postgresql://me:***@host:5432/desk"),
        ("postgresql://me:se@c/r:et@host/desk", "postgresql://me:***@host/desk"),
        ("postgresql:///desk?user=me&password=secret&port=1", "postgresql:///desk?user=me&password=***&port=1"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    assert without_password(address) == shown


def test_somebody_without_rights_is_told_which_are_missing(server: Server) -> None:
    address = server.new_database()
    name = address.partition("?")[0].rpartition("/")[2]
    with open_store(address) as store:
        store.add([read(0), read(1)], READING)
        store.replace_record(record())
    stranger, password = server.new_user()
    with pytest.raises(NoRightsError, match="SELECT"):
        open_store(server.address(name, stranger, password))
    reader, password = server.new_user("SELECT ON ALL TABLES IN SCHEMA public", database=name)
    with open_store(server.address(name, reader, password), create=False) as store:
        assert store.record() == record()
        with pytest.raises(NoRightsError, match="INSERT"):
            store.add([read(2)], READING)
    server.do(f"REVOKE CONNECT ON DATABASE {name} FROM public")
    with pytest.raises(NoRightsError, match="GRANT CONNECT"):
        open_store(server.address(name, reader, password))


def test_a_database_that_is_none_of_ours_is_left_alone(server: Server) -> None:
    address = server.new_database()
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE clippings (words text)")
    with pytest.raises(NotAStoreError, match="another program"):
        open_store(address)
    with pytest.raises(MissingStoreError, match="empty"):
        open_store(server.new_database(), create=False)
    latin = server.new_database("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(UnopenableError, match=r"LATIN1.*--encoding=UTF8"):
        open_store(latin)
    newer = server.new_database()
    open_store(newer).close()
    with psycopg.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerSchemaError, match="9999"):
        open_store(newer)


def test_a_database_that_is_read_only_says_so(server: Server) -> None:
    def write(store: Store) -> None:
        with store._database.writing() as connection:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            connection.exec_driver_sql("DELETE FROM annotation")

    with open_store(server.new_database()) as store, pytest.raises(ReadOnlyError, match="follows another server"):
        write(store)


def test_a_text_that_the_server_cannot_hold_is_an_error_and_nothing_is_kept(server: Server) -> None:
    with open_store(server.new_database()) as store:
        report, annotation = read(0)
        odd = type(report)(id="d_odd", text="a\x00b", appearances=report.appearances, published=report.published)
        with pytest.raises(StoreError, match="NUL"):
            store.add([(report, annotation), (odd, annotation)], READING)
        assert list(store.reports()) == []


def test_writers_wait_for_each_other_and_readers_for_nobody(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    address = server.new_database()
    with open_store(address) as store, open_store(address) as other:
        store.add([read(0)], READING)
        with other._database.writing():
            with pytest.raises(LockedError, match="another program"):
                store.add([read(1)], READING)
            assert list(store.reports()) == [read(0)]
        assert store.add([read(1)], READING) == 1


def test_programs_that_write_at_once_all_get_through(server: Server, tmp_path: Path) -> None:
    address, alone = server.new_database(), tmp_path / "alone.db"
    # The tables are made by whichever comes first.
    processes = [start("add", address, first, 60, 5) for first in (0, 30, 60)]
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0, 0, 0]
    with open_store(alone) as store:
        store.add([read(each) for each in range(120)], READING)
    assert dump(address) == dump(alone)


def test_a_server_that_was_reached_is_waited_for(monkeypatch: pytest.MonkeyPatch, own_server: Server) -> None:
    address = own_server.new_database()

    def come_back() -> None:
        time.sleep(1)
        own_server.start()

    def write_and_lose_it(store: Store) -> None:
        with store._database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM annotation")
            own_server.stop()
            connection.exec_driver_sql("SELECT 1")

    with open_store(address) as store:
        store.add([read(0)], READING)
        own_server.stop()
        back = threading.Thread(target=come_back)
        back.start()
        assert store.add([read(1)], READING) == 1
        back.join()
        with pytest.raises(UnreachableError, match=r"went away|no server answers"):
            write_and_lose_it(store)
        own_server.start()
        assert len(list(store.reports())) == 2
    own_server.stop()
    with pytest.raises(UnreachableError, match="no server answers"):
        open_store(address)


def test_the_driver_is_an_extra(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.store.postgresql.find_spec", lambda _: None)
    with pytest.raises(UnopenableError, match=r"pip install 'standoff\[postgresql\]'"):
        open_store(server.address("postgres"))
    open_store(tmp_path / "desk.db").close()
