"""Entries are found by any id they go by, and by what pages ask for."""

from datetime import date
from pathlib import Path

import pytest
from tests.store.samples import READING, document, read, record, rows

from standoff.store import AmbiguousIdentifierError, DisputeLine, Store, open_store


@pytest.fixture
def path(address: str | Path) -> str | Path:
    with open_store(address) as store:
        store.add([read(0), read(1)], READING)
        store.replace_record(record())
    return address


@pytest.fixture
def store(path: str | Path) -> Store:
    return open_store(path, create=False)


@pytest.mark.parametrize(
    ("asked", "kind", "found"),
    [
        pytest.param("a_0000000000000001", "actors", "a_0000000000000001", id="its id"),
        pytest.param("a_0000000000000009", "actors", "a_0000000000000001", id="an earlier id"),
        pytest.param("a_00000000000000aa", "actors", "a_0000000000000001", id="a mention"),
        pytest.param("a_00000000000000a", "actors", "a_0000000000000001", id="the beginning of a mention"),
        pytest.param("c_", "commitments", "c_0000000000000001", id="the beginning of an id"),
        pytest.param("u_0000000000000009", "disputes", "u_0000000000000001", id="an earlier id of a dispute"),
    ],
)
def test_an_entry_is_found_by_any_of_its_ids(store: Store, asked: str, kind: str, found: str) -> None:
    answer = store.entry(asked)
    assert answer is not None
    assert (answer[0], answer[1].id) == (kind, found)
    assert answer == record().find(found)


@pytest.mark.parametrize("asked", ["", "z_1", "a_0000000000000001x", "%", "_", "*"])
def test_no_entry_is_made_up(store: Store, asked: str) -> None:
    assert store.entry(asked) is None


def test_a_beginning_that_fits_several_entries_names_them(store: Store) -> None:
    with pytest.raises(AmbiguousIdentifierError, match="a_0000000000000001, a_0000000000000002"):
        store.entry("a_")


def test_disputes_are_listed_with_what_belongs_to_them(store: Store) -> None:
    first, second = store.disputes()
    assert first == DisputeLine(
        id="u_0000000000000001",
        name="Northgate strike",
        state="open",
        earliest=date(2024, 8, 5),
        latest=date(2024, 8, 5),
        documents=2,
        entries={
            "actors": 1, "places": 1, "events": 2, "statements": 1, "demands": 1, "commitments": 1, "conflicts": 1
        },
    )  # fmt: skip
    assert (second.name, second.state, second.entries) == ("Southgate strike", "ended", {})


@pytest.mark.parametrize(
    ("query", "values", "found"),
    [
        pytest.param(
            "SELECT DISTINCT entry FROM passage WHERE document = ? AND entry LIKE 'v%'",
            [document(1).id],
            ["v_0000000000000001"],
            id="what rests on a document",
        ),
        pytest.param(
            "SELECT quote FROM passage WHERE entry = 'c_0000000000000001' ORDER BY start, quote",
            [],
            ["The state", "promised 40 cameras", "40 cameras"],
            id="the words of an entry, those within it too",
        ),
        pytest.param(
            "SELECT entry FROM involvement WHERE other = 'a_0000000000000001' ORDER BY entry",
            [],
            ["m_0000000000000001", "s_0000000000000001", "v_0000000000000001", "x_0000000000000001"],
            id="what an actor takes part in, under an earlier id too",
        ),
        pytest.param(
            "SELECT part FROM involvement WHERE other = 'p_0000000000000001'",
            [],
            ["place"],
            id="what happened at a place",
        ),
        pytest.param(
            "SELECT id FROM entry WHERE kind = 'commitments' AND status = 'contested'",
            [],
            ["c_0000000000000001"],
            id="by status",
        ),
        pytest.param(
            "SELECT id FROM entry WHERE kind = 'demands' AND subkind = 'security > guards' AND status = 'open'",
            [],
            ["m_0000000000000001"],
            id="by matter",
        ),
        pytest.param(
            "SELECT count(*) FROM entry WHERE kind = 'events' AND earliest <= '2024-08-05' AND latest >= '2024-08-05'",
            [],
            [2],
            id="by day",
        ),
        pytest.param(
            "SELECT e.id FROM entry e JOIN dispute_entry l ON l.dispute = e.id WHERE l.entry = 's_0000000000000001'",
            [],
            ["u_0000000000000001"],
            id="which dispute an entry belongs to",
        ),
    ],
)
def test_the_tables_answer_what_pages_ask(path: str | Path, query: str, values: list[str], found: list[object]) -> None:
    assert [row[0] for row in rows(path, query, *values)] == found
