"""Opening: what is made, what is brought up to date, and what is said when it cannot be."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.store.samples import READING, read, record, rows

from standoff.store import (
    MissingStoreError,
    NewerSchemaError,
    NotAStoreError,
    ReadOnlyError,
    StoreError,
    UnopenableError,
    open_store,
)
from standoff.store.database import REVISIONS
from standoff.store.migrations import configuration
from standoff.store.schema import metadata

NOBODY = 65534


def _text(path: Path) -> None:
    path.write_text("Doctors stopped work on Monday.\n" * 100)


def _folder(path: Path) -> None:
    path.mkdir()


def _other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE clippings (words TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    open_store(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def _torn(path: Path) -> None:
    with open_store(path) as store:
        store.add([read(each) for each in range(50)], READING)
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("spoil", "error", "says"),
    [
        pytest.param(_text, NotAStoreError, "not a database", id="a text file"),
        pytest.param(_folder, UnopenableError, "a folder", id="a folder"),
        pytest.param(_other_program, NotAStoreError, "another program", id="another program's database"),
        pytest.param(_newer, NewerSchemaError, "9999.*pip install --upgrade", id="a newer Standoff"),
        pytest.param(_torn, StoreError, "damaged", id="a torn file"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason_and_left_alone(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[StoreError], says: str
) -> None:
    path = tmp_path / "desk.db"
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=rf"desk\.db: .*{says}"):
        open_store(path)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize(
    ("address", "error", "says"),
    [
        pytest.param("nowhere/desk.db", UnopenableError, "folder is not there", id="no such folder"),
        pytest.param("mysql://host/desk", UnopenableError, "only SQLite", id="a server of another kind"),
        pytest.param("postgresql://:5x/y@z:1:2", UnopenableError, "no database|not the address", id="a torn address"),
        pytest.param("ftp:// /", UnopenableError, "Name a file", id="no address at all"),
    ],
)
def test_an_address_that_leads_nowhere_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, error: type[StoreError], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=says):
        open_store(address)


@pytest.mark.parametrize(
    ("empty", "says"), [pytest.param(False, "no such file", id="no file"), pytest.param(True, "empty", id="empty file")]
)
def test_nothing_is_made_when_only_reading_was_asked_for(tmp_path: Path, empty: bool, says: str) -> None:
    path = tmp_path / "desk.db"
    if empty:
        path.touch()
    with pytest.raises(MissingStoreError, match=says):
        open_store(path, create=False)
    assert path.exists() == empty
    assert not empty or path.read_bytes() == b""


@pytest.mark.parametrize("name", ["desk.db", "a desk's 100% #1 ?.db"])
def test_path_text_and_url_lead_to_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(tmp_path / name) as store:
        store.add([read(0)], READING)
    with open_store(name, create=False) as store:
        assert list(store.reports()) == [read(0)]
    assert name != "desk.db" or next(open_store(f"sqlite:///{tmp_path}/desk.db").reports()) == read(0)


def test_a_new_database_has_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store, store._database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=COMPARED), metadata) == []
        script = ScriptDirectory.from_config(configuration(connection))
        assert tuple(step.revision for step in script.walk_revisions())[::-1] == REVISIONS
    with open_store(tmp_path / "other.db") as store, store._database.writing() as connection:
        connection.exec_driver_sql("DROP VIEW search_words")
        connection.exec_driver_sql("DROP TABLE search")
        metadata.drop_all(connection)
        metadata.create_all(connection)
    assert tables(tmp_path / "desk.db") == tables(tmp_path / "other.db")


def tables(path: Path) -> dict[object, list[str]]:
    """The words by which each table and index was made; brackets and order may differ."""
    made = rows(path, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'search%'")
    return {name: sorted(re.findall(r"\w+", str(sql))) for name, sql in made}


def _ours(name: str | None, kind: str, _: object) -> bool:
    """The index of words is the database's own affair, and different in each."""
    return not (kind == "table" and str(name).split("_")[0] == "search") and name not in {
        "vector",
        "ix_searchable_vector",
    }


COMPARED = {"compare_type": True, "include_name": _ours}


def test_the_database_keeps_the_promises_of_its_tables(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store:
        with store._database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        with pytest.raises(StoreError, match="FOREIGN KEY"), store._database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO annotation VALUES ('d_0', 'r', '{}', 0)")


def test_a_database_that_is_up_to_date_is_opened_without_what_is_not_needed(tmp_path: Path) -> None:
    open_store(tmp_path / "desk.db").close()
    program = (
        "import sys; from standoff.store import open_store; open_store(sys.argv[1], create=False).disputes();"
        "print(*sorted({'alembic', 'spacy', 'sqlalchemy.orm', 'jinja2'} & sys.modules.keys()))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
    command = [sys.executable, "-c", program, str(tmp_path / "desk.db")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


@contextmanager
def unprivileged() -> Iterator[None]:
    """As somebody to whom the rights on files apply, even where the tests run as the superuser."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="rights on files are tried as on Linux")
@pytest.mark.parametrize(
    "rights", [pytest.param(0o777, id="in a folder of one's own"), pytest.param(0o555, id="in a folder that is too")]
)
def test_a_database_that_may_only_be_read_is_read_and_refuses_changes(rights: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        with open_store(path) as store:
            store.add([read(0), read(1)], READING)
            store.replace_record(record())
        path.chmod(0o444)
        Path(folder).chmod(rights)
        with unprivileged(), open_store(path) as store:
            assert store.record() == record()
            with pytest.raises(ReadOnlyError, match=r"desk\.db.*copy it"):
                store.add([read(2)], READING)
        Path(folder).chmod(0o777)


@pytest.mark.skipif(sys.platform != "linux", reason="rights on files are tried as on Linux")
def test_a_database_that_may_not_be_read_is_named() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        open_store(path).close()
        path.chmod(0)
        Path(folder).chmod(0o777)
        with unprivileged(), pytest.raises(UnopenableError, match=r"desk\.db.*may read"):
            open_store(path)
