"""A Ray of the tests' own."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def own_ray() -> Iterator[None]:
    """A Ray on this machine, with two processors."""
    try:
        import ray
    except ModuleNotFoundError:
        pytest.skip("Ray is not installed")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield
    ray.shutdown()  # type: ignore[no-untyped-call]
