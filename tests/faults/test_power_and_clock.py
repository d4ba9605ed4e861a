"""A power cut, which loses the tail of the write-ahead log, and a clock that is set back."""

import os
import shutil
import time
from pathlib import Path
from random import Random

import pytest
from scripts.kill_build import build
from tests.store.samples import READING, dump, read

from standoff.domains.domain import Domain
from standoff.engine.deciding import now
from standoff.record.decision import decide, in_force
from standoff.store import open_store
from standoff.store.database import open_database
from standoff.store.doctor import examine

BATCH = 20


@pytest.mark.parametrize("seed", range(5))
def test_a_torn_tail_of_the_log_loses_no_more_than_what_was_last_kept(tmp_path: Path, seed: int) -> None:
    path, cut, whole = tmp_path / "desk.db", tmp_path / "cut.db", tmp_path / "whole.db"
    batches = [[read(number) for number in range(at, at + BATCH)] for at in range(0, BATCH * 6, BATCH)]
    with open_store(path) as store:
        for batch in batches:
            store.add(batch, READING)
        # As the disk is while the program runs: what came last stands in the log only.
        shutil.copy(path, cut)
        log = Path(f"{path}-wal").read_bytes()
    random = Random(seed)
    length = random.randint(0, len(log))
    # A disk that was writing leaves a piece of nothing, or of something else.
    Path(f"{cut}-wal").write_bytes(log[:length] + random.randbytes(random.choice([0, 700, 5000])))
    with open_database(cut, create=True) as database:
        assert [fault for _, found in examine(database) for fault in found] == []
    with open_store(cut) as store, open_store(whole) as undisturbed:
        kept = sorted(document.id for document, _ in store.reports())
        done = len(kept) // BATCH
        assert kept == sorted(document.id for batch in batches[:done] for document, _ in batch)
        for batch in batches:
            store.add(batch, READING)
            undisturbed.add(batch, READING)
    assert dump(cut) == dump(whole)


def test_nothing_in_a_record_depends_on_the_clock(
    reports: Path, tmp_path: Path, domain: Domain, undisturbed: tuple[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / reports.name
    shutil.copytree(reports, folder)
    for age, path in enumerate(sorted(folder.iterdir())):
        os.utime(path, (0, 4_000_000_000 - age * 100_000_000))
    backwards = iter(range(2_000_000_000, 0, -1000))
    monkeypatch.setattr(time, "time", lambda: float(next(backwards)))
    db = tmp_path / "desk.db"
    build([folder], db, domain)
    with open_store(db) as store:
        found = store.record().to_json()
    assert found.replace(str(folder).encode(), b"") == undisturbed[1].replace(str(reports).encode(), b"")


def test_a_decision_made_after_the_clock_was_set_back_outranks_the_one_before(tmp_path: Path) -> None:
    first = decide("reject", by="Asha", at="2999-01-01T00:00:00.000000Z", mentions=("e_1",))
    undone = decide("undo", by="Asha", at=now([first]), undoes=first.id)
    again = decide("undo", by="Asha", at=now([first, undone]), undoes=undone.id)
    with open_store(tmp_path / "desk.db") as store:
        for one in (first, undone, again):
            store.decide([one])
        assert store.decisions() == (first, undone, again)
        assert in_force(store.decisions()) == (first,)
