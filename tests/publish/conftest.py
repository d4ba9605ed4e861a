"""The sample record, for all tests of this stage."""

import pytest
from tests.publish.sample import RECORD

from standoff.record import Record


@pytest.fixture(scope="session")
def record() -> Record:
    return RECORD
