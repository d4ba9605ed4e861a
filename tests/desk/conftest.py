"""A desk over the record made by hand, and one over reports that were really read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import FEW
from tests.cli.running import REPORTS, run
from tests.desk.desks import Desk, keep
from tests.publish.sample import RECORD


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The record made by hand, which has all that must not be shown."""
    made = Desk(keep(RECORD, tmp_path / "desk.db"))
    yield made
    made.house.store.close()


@pytest.fixture
def face(tmp_path: Path) -> Iterator[Desk]:
    """The public face of it."""
    made = Desk(keep(RECORD, tmp_path / "face.db"), public=True)
    yield made
    made.house.store.close()


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of a few of the sample reports."""
    db = tmp_path_factory.mktemp("desk") / "desk.db"
    assert run("build", *(REPORTS / name for name in FEW), "--db", db).status == 0
    return db


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a copy of it, to decide on and to add to."""
    db = tmp_path / "built.db"
    shutil.copy(built_once, db)
    made = Desk(db)
    yield made
    made.house.store.close()
