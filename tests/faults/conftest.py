"""A few reports, and the record that an undisturbed build makes of them."""

import shutil
from pathlib import Path

import pytest
from scripts.kill_build import build, warmed_up
from tests.cli.conftest import FEW
from tests.cli.running import REPORTS

from standoff.domains.domain import Domain
from standoff.store import open_store


@pytest.fixture(scope="session")
def domain() -> Domain:
    """The domain; the parser is loaded for all tests, and for the processes that they fork."""
    return warmed_up()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports."""
    folder = tmp_path_factory.mktemp("reports")
    for name in FEW:
        shutil.copy(REPORTS / name, folder)
    return folder


@pytest.fixture(scope="session")
def undisturbed(reports: Path, domain: Domain, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, bytes]:
    """How many statements and commits a build takes, and the record that it makes, as JSON."""
    path = tmp_path_factory.mktemp("undisturbed") / "desk.db"
    steps = build([reports], path, domain)
    with open_store(path) as store:
        return steps, store.record().to_json()
