"""The set of copies is what it says that it is, and copies are found in it as the figures tell."""

import pytest
from evals.copies.__main__ import score
from evals.copies.made import Made, made


@pytest.fixture(scope="module")
def one() -> Made:
    return made()


def test_the_set_is_the_same_each_time(one: Made) -> None:
    assert [each.id for each in made().documents] == [each.id for each in one.documents]


def test_the_set_holds_families_and_unrelated_reports(one: Made) -> None:
    assert len(one.documents) > 500
    assert len(set(one.family.values())) > 50
    assert one.either


def test_copies_are_found_and_nothing_else(one: Made) -> None:
    told = score(one)
    assert told.precision >= 0.99
    assert told.recall >= 0.97


def test_what_is_joined_wrongly_costs_precision(one: Made) -> None:
    first = next(iter(one.family))
    told = score(one)
    wrong = score(one._replace(family={**one.family, first: "another"}))
    assert wrong.precision < told.precision


def test_the_order_of_reading_does_not_matter(one: Made) -> None:
    found = score(one).found
    assert score(one._replace(documents=one.documents[::-1])).found == found
