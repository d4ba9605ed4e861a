"""A build writes only what it changes."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection, Engine, event
from tests.store.samples import READING, document, dump, read, record, strike

from standoff.record import Event, Record
from standoff.store import open_store

MANY = 400


@contextmanager
def written() -> Iterator[Counter[str]]:
    """How many rows are written to each table."""
    found: Counter[str] = Counter()

    def count(_: Connection, cursor: object, statement: str, given: object, context: object, many: bool) -> None:
        words = statement.split()
        if words[0] in {"INSERT", "UPDATE", "DELETE"}:
            table = words[1] if words[0] == "UPDATE" else words[2]
            # A change of many rows by one statement counts by its rows, as far as they can be known.
            found[table] += len(given) if many and isinstance(given, list) else max(statement.count("?"), 1)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def whole(number: int) -> Record:
    """A record of many reports, its events in order of their ids, so that a new one stands among the others."""
    made = record(number)
    return msgspec.structs.replace(made, events=tuple(sorted(made.events, key=lambda one: one.id)))


def test_a_few_reports_that_join_many_cost_few_writes(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store:
        store.add([read(each) for each in range(MANY)], READING)
        store.replace_record(whole(MANY))
        store.add([read(MANY), read(MANY + 1)], READING)
        with written() as rows:
            store.replace_record(whole(MANY + 2))
        assert store.record() == whole(MANY + 2)
    # Two events are new. What speaks of the last report or of all reports changes with them.
    assert rows["entry"] < 30
    assert sum(rows.values()) < 150, rows


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda made: msgspec.structs.replace(made, events=made.events[::-1]), id="another order"),
        pytest.param(lambda made: msgspec.structs.replace(made, events=made.events[5:]), id="some are gone"),
        pytest.param(lambda made: msgspec.structs.replace(made, documents=made.documents[::-1]), id="other documents"),
        pytest.param(
            lambda made: msgspec.structs.replace(
                made, events=(*made.events[:3], msgspec.structs.replace(made.events[3], mode="slow"), *made.events[4:])
            ),
            id="one says something else",
        ),
        pytest.param(lambda made: msgspec.structs.replace(made, aliases={}), id="earlier ids forgotten"),
        pytest.param(
            lambda made: msgspec.structs.replace(made, aliases={"a_0000000000000009": "a_0000000000000002"}),
            id="an earlier id leads elsewhere",
        ),
        pytest.param(lambda made: Record(domain="health-care"), id="nothing is left"),
        pytest.param(lambda made: msgspec.structs.replace(made, as_of=None), id="only the day"),
    ],
)
def test_what_is_written_bit_by_bit_is_what_is_written_at_once(
    change: object, address: str | Path, tmp_path: Path
) -> None:
    before = record(12)
    after: Record = change(before)  # type: ignore[operator]
    with open_store(address) as store, open_store(tmp_path / "at_once.db") as at_once:
        for each in (store, at_once):
            each.add([read(number) for number in range(12)], READING)
        store.replace_record(before)
        store.replace_record(after)
        at_once.replace_record(after)
        assert store.record() == at_once.record() == after
    assert without_positions(dump(address)) == without_positions(dump(tmp_path / "at_once.db"))


def without_positions(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Where rows have room between them depends on what came before."""
    placed = {"entry", "recorded_document"}
    return {
        name: sorted((row[:1] + row[2:] for row in rows), key=repr) if name in placed else rows
        for name, rows in tables.items()
    }


def test_an_entry_of_another_report_takes_its_passages_along(tmp_path: Path) -> None:
    with open_store(tmp_path / "desk.db") as store:
        store.add([read(0), read(1)], READING)
        first, second = strike(document(0)), strike(document(1))
        for evidence in (first, second, first):
            moved: Event = msgspec.structs.replace(first, trigger=evidence.trigger, passages=evidence.passages)
            store.replace_record(Record(domain="health-care", documents=record().documents, events=(moved,)))
            with store._database.reading() as connection:
                found = connection.exec_driver_sql("SELECT document FROM passage WHERE start < 30").scalars()
                assert set(found) == {evidence.trigger.document}
