"""Matters are paths: one can lie within another."""

import pytest

from standoff.record.matter import related


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("security", "security", True, id="equal"),
        pytest.param("security", "security > cameras", True, id="within"),
        pytest.param("security > cameras", "security > guards", False, id="beside"),
        pytest.param("security", "security audit", False, id="only-the-same-beginning"),
        pytest.param(None, "pay", True, id="not-told"),
        pytest.param("pay", "law", False, id="different"),
    ],
)
def test_matters_that_can_be_the_same(one: str | None, other: str | None, expected: bool) -> None:
    assert related(one, other) is expected
    assert related(other, one) is expected
