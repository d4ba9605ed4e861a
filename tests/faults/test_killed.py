"""Killed at random points, then completed: the record is that of an undisturbed build."""

from pathlib import Path
from random import Random

import pytest
from scripts.kill_build import kill_and_complete

from standoff.domains.domain import Domain

SEEDS = (1, 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_build_that_is_killed_again_and_again_is_completed(
    seed: int, reports: Path, address: str | Path, domain: Domain, undisturbed: tuple[int, bytes]
) -> None:
    steps, expected = undisturbed
    random = Random(seed)
    # The first while the tables are made, the others anywhere.
    points = [random.randint(1, 30), *(random.randint(1, steps) for _ in range(2))]
    killed, record = kill_and_complete([reports], address, domain, points)
    assert killed >= 1
    assert record == expected
