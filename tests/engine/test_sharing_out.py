"""Disputes are worked out by others, each from its own reports; the record is that of one process, byte for byte."""

from pathlib import Path

import pytest
from tests.engine.test_adding import READING, made, made_record
from tests.engine.test_principles import written
from tests.support import domain

from standoff.engine import telling
from standoff.engine.build import record_in_store
from standoff.engine.crew import Engine, crew
from standoff.store import open_store


def test_each_part_is_worked_out_by_others_and_the_record_is_the_same(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(*_: object) -> None:
        raise AssertionError("worked out by the process that joins")

    whole = made_record()
    assert len(whole.disputes) > 1
    monkeypatch.setattr(telling, "PIECE", 1)
    monkeypatch.setattr(telling, "work_out", here)
    with open_store(tmp_path / "desk.db") as store, crew(domain(), engine, 2) as workers:
        store.add(made(), READING)
        record = record_in_store(store, domain(), crew=workers)
        assert written(record) == written(whole)
        with pytest.raises(AssertionError, match="that joins"):
            record_in_store(store, domain())
