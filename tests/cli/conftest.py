"""A record of a few of the sample reports, built once for all tests that only look at it."""

from pathlib import Path

import pytest
from tests.cli.running import REPORTS, run

# A wire report, the same text in another paper, an undated one, a web page, and the day before it all began again.
FEW = (
    "2019-06-13-eastern-press-service.txt",
    "2019-06-13-hooghly-courier.txt",
    "2024-09-20-eastern-press-service.txt",
    "2024-10-01-bengal-ledger.txt",
    "2024-10-08-river-city-news.html",
    "city-desk-fast-enters-ninth-day.txt",
)


@pytest.fixture(scope="session")
def few() -> list[Path]:
    """The reports."""
    return [REPORTS / name for name in FEW]


@pytest.fixture(scope="session")
def built(few: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds them."""
    db = tmp_path_factory.mktemp("built") / "desk.db"
    assert run("build", *few, "--db", db).status == 0
    return db
