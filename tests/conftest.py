"""Settings for all tests."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.server import Server, server_or_skip, start_server

from standoff.engine.crew import Engine

# A submission is judged on the same examples each time; elsewhere each run looks for new ones, and a failing example
# is printed and kept.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "search")


@pytest.fixture
def server() -> Server:
    """A PostgreSQL server, shared by all tests."""
    return server_or_skip()


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A PostgreSQL server that a test may stop."""
    server_or_skip()
    server = start_server()
    assert server is not None
    yield server
    server.remove()


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where an empty database is, or can be made: of each kind in which a record can be kept."""
    return tmp_path / "desk.db" if request.param == "SQLite" else server_or_skip().new_database()


@pytest.fixture(scope="session")
def own_ray() -> Iterator[None]:
    """A Ray on this machine, with two processors."""
    try:
        import ray
    except ModuleNotFoundError:
        pytest.skip("Ray is not installed")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    yield
    ray.shutdown()


@pytest.fixture(params=["local", "ray"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Where work is done by others than this process."""
    if request.param == "ray":
        request.getfixturevalue("own_ray")
    chosen: Engine = request.param
    return chosen
