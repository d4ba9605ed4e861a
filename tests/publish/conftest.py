"""The sample record, for all tests of this stage."""

import pytest

from standoff.record import Record
from tests.publish.sample import RECORD


@pytest.fixture(scope="session")
def record() -> Record:
    return RECORD
