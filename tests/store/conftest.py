"""Each kind of database that a record can be kept in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.server import Server, server_or_skip, start_server


@pytest.fixture
def server() -> Server:
    """A PostgreSQL server, shared by all tests."""
    return server_or_skip()


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where an empty database is, or can be made."""
    return tmp_path / "desk.db" if request.param == "SQLite" else server_or_skip().new_database()


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that a test may stop."""
    server_or_skip()
    server = start_server()
    assert server is not None
    yield server
    server.remove()
