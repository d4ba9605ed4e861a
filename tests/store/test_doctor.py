"""The doctor finds what is not in accord, says where, and finds nothing in a record that is whole."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.store.samples import READING, document, read, record

from standoff.record.decision import decide
from standoff.store import audit, open_store
from standoff.store.database import open_database
from standoff.store.doctor import Fault, examine

FIRST = document(0).id
KNOWN = decide("accept", by="Asha", at="2024-10-01T12:30:00Z", mentions=("a_00000000000000aa",))
UNKNOWN = decide("accept", by="Asha", at="2024-10-01T12:31:00Z", mentions=("a_ffffffffffffffff",))


@pytest.fixture
def filled(address: str | Path) -> str | Path:
    with open_store(address) as store:
        store.add([read(0), read(1)], READING)
        store.decide([KNOWN])
        store.replace_record(record())
        with store.writing() as connection:
            for what in ("logged in", "accepted an entry", "logged out"):
                audit.add(connection, "2024-10-01T12:30:00Z", "Asha", what)
    return address


def faults(address: str | Path) -> list[Fault]:
    with open_database(address, create=False) as database:
        return [fault for _, found in examine(database) for fault in found]


def test_a_record_that_is_whole_has_no_fault(filled: str | Path) -> None:
    assert faults(filled) == []
    ran = run("doctor", "--db", str(filled))
    assert ran.status == 0
    assert "is in order." in ran.out


@pytest.mark.parametrize(
    ("spoil", "where", "what"),
    [
        pytest.param(
            "UPDATE audit SET who = 'Bela' WHERE line = 2",
            "line 2 of the log",
            "changed after it was written",
            id="a line of the log that was changed",
        ),
        pytest.param(
            "DELETE FROM audit WHERE line = 2",
            "line 2 of the log",
            "line 2 is missing",
            id="a line of the log that was taken out",
        ),
        pytest.param(
            f"UPDATE document SET text = replace(text, '40 cameras', '50 cameras') WHERE id = '{FIRST}'",
            f"report {FIRST}",
            "its hash differs",
            id="a text that was changed",
        ),
        pytest.param(
            f"UPDATE document SET data = replace(data, 'River', 'Hill') WHERE id = '{FIRST}'",
            f"report {FIRST}",
            "not what was written",
            id="an appearance that was changed",
        ),
        pytest.param(
            "UPDATE document SET data = '{'", f"report {FIRST}", "cannot be read", id="a document of no sense"
        ),
        pytest.param(
            f"UPDATE annotation SET data = '[]' WHERE document = '{FIRST}'",
            f"what was read in report {FIRST}",
            "cannot be read",
            id="an annotation of no sense",
        ),
        pytest.param(
            f"DELETE FROM annotation WHERE document = '{FIRST}'",
            f"what was read in report {FIRST}",
            "nothing is kept",
            id="an annotation that is gone",
        ),
        pytest.param(
            "UPDATE annotation SET data = replace(data, 'stopped work', 'stopped duty')",
            f"what was read in report {FIRST}",
            "'stopped duty' do not stand",
            id="an annotation that quotes what is not there",
        ),
        pytest.param(
            "UPDATE entry SET data = replace(data, 'promised 40 cameras', 'promised 99 cameras')",
            "entry c_0000000000000001",
            "'promised 99 cameras' do not stand",
            id="an entry that quotes what is not there",
        ),
        pytest.param(
            "UPDATE passage SET quote = 'The minister' WHERE entry = 'a_0000000000000002'",
            "passage of entry a_0000000000000002",
            "'The minister' do not stand",
            id="a passage that quotes what is not there",
        ),
        pytest.param(
            "DELETE FROM passage WHERE entry = 's_0000000000000001'",
            "entry s_0000000000000001",
            "not all in the table of passages",
            id="passages that are gone",
        ),
        pytest.param(
            'UPDATE entry SET data = \'{"id":"a_0000000000000002","name":"the state","kind":"organisation"}\' '
            "WHERE id = 'a_0000000000000002'",
            "entry a_0000000000000002",
            "rests on no words",
            id="an entry without evidence",
        ),
        pytest.param(
            "UPDATE entry SET data = replace(data, '\"modality\"', '\"mood\"') WHERE kind = 'events'",
            "entry e_",
            "cannot be read",
            id="an entry of another vocabulary",
        ),
        pytest.param(
            "UPDATE entry SET data = replace(data, 'a_0000000000000009', 'a_1234567890123456')",
            "entry m_0000000000000001",
            "names a_1234567890123456",
            id="an id that leads nowhere",
        ),
        pytest.param(
            "UPDATE alias SET entry = 'a_1234567890123456' WHERE alias = 'a_0000000000000009'",
            "earlier ids",
            "a_0000000000000009 leads to a_1234567890123456",
            id="an earlier id that leads nowhere",
        ),
        pytest.param(
            "DELETE FROM searchable WHERE entry = 'c_0000000000000001'",
            "entry c_0000000000000001",
            "cannot be found",
            id="an entry that no search finds",
        ),
        pytest.param("UPDATE decision SET data = '{}'", f"decision {KNOWN.id}", "cannot be read", id="a decision"),
    ],
)
def test_a_fault_is_told_with_its_place_and_its_remedy(filled: str | Path, spoil: str, where: str, what: str) -> None:
    with open_database(filled, create=False) as database, database.writing() as connection:
        connection.exec_driver_sql(spoil)
    found = faults(filled)
    assert [one for one in found if where in one.where and what in one.what and one.remedy], found
    ran = run("doctor", "--db", str(filled))
    assert ran.status == 1
    assert what in ran.out
    assert where in ran.out


def test_a_decision_on_what_no_report_says_is_a_warning(filled: str | Path) -> None:
    with open_store(filled) as store:
        store.decide([UNKNOWN])
    (found,) = faults(filled)
    assert found.is_warning
    assert UNKNOWN.id in found.where
    ran = run("doctor", "--db", str(filled))
    assert ran.status == 0
    assert "with 1 warning" in ran.out


def test_many_faults_of_one_kind_are_not_all_told(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        store.add([read(each) for each in range(60)], READING)
        with store._database.writing() as connection:
            connection.exec_driver_sql("UPDATE document SET digest = ''")
    ran = run("doctor", "--db", path)
    assert ran.out.count("is not what was written") == 20
    assert "And 40 more like these" in ran.out
    assert "60 faults" in ran.out


def test_a_row_that_points_at_nothing_and_a_page_that_is_damaged_are_found(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        store.add([read(each) for each in range(200)], READING)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(f"INSERT INTO passage VALUES ('{FIRST}', 0, 7, 'a_0000000000000001', 'Doctors')")
        (page, size) = (file.execute(f"PRAGMA {each}").fetchone()[0] for each in ("page_count", "page_size"))
    assert any("points at a row of entry" in one.what for one in faults(path))
    whole = bytearray(path.read_bytes())
    for at in range(page // 2, page // 2 + 3):
        whole[at * size : at * size + 64] = bytes(range(64))
    path.write_bytes(whole)
    ran = run("doctor", "--db", path)
    assert ran.status == 1
    assert "damaged" in ran.out
    assert "Put back a copy" in ran.out
