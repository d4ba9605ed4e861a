"""The same words are one document, however often and in whatever order they are met."""

from datetime import date
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.record import Appearance, Document, Origin
from standoff.record.document import same_document
from standoff.record.identity import document_id, mention_id
from standoff.record.when import UNKNOWN, When, on

TEXT = "Nurses at Harbour Lane Hospital stopped work on Monday."

whens = st.sampled_from([UNKNOWN, on(date(2023, 3, 13)), on(date(2023, 3, 14)), When(latest=date(2023, 3, 20))])
appearances = st.builds(
    Appearance,
    origin=st.builds(
        Origin,
        file=st.sampled_from(["a.txt", "b.txt", "c.jsonl"]),
        line=st.none() | st.integers(min_value=1, max_value=3),
    ),
    title=st.none() | st.sampled_from(["Nurses walk out", "Wards empty"]),
    publisher=st.none() | st.sampled_from(["Milltown Mail", "Harbour Post"]),
    url=st.none() | st.sampled_from(["https://mail.example/1", "https://post.example/2"]),
    published=whens,
)


def read_once(appearance: Appearance) -> Document:
    return Document(id=document_id(TEXT), text=TEXT, appearances=(appearance,), published=appearance.published)


def all_one(seen: list[Appearance]) -> Document:
    first, *rest = [read_once(each) for each in seen]
    return reduce(same_document, rest, same_document(first, first))


@given(appearances, appearances)
def test_it_does_not_matter_which_is_read_first(one: Appearance, other: Appearance) -> None:
    first, second = read_once(one), read_once(other)
    assert same_document(first, second) == same_document(second, first)


@given(appearances, appearances, appearances)
def test_it_does_not_matter_which_are_joined_first(one: Appearance, two: Appearance, three: Appearance) -> None:
    first, second, third = read_once(one), read_once(two), read_once(three)
    assert same_document(same_document(first, second), third) == same_document(first, same_document(second, third))


@given(st.lists(appearances, min_size=1, max_size=4))
def test_reading_again_changes_nothing(seen: list[Appearance]) -> None:
    once = all_one(seen)
    assert same_document(once, once) == once
    for each in seen:
        assert same_document(once, read_once(each)) == once


@given(st.lists(appearances, min_size=1, max_size=4))
def test_every_appearance_is_kept_once(seen: list[Appearance]) -> None:
    joined = all_one(seen)
    assert len(joined.appearances) == len({each.to_json() for each in seen})
    assert all(each in joined.appearances for each in seen)


def test_the_first_publication_counts_and_one_without_a_day_comes_last() -> None:
    later = Appearance(origin=Origin(file="a.txt"), publisher="Harbour Post", published=on(date(2023, 3, 15)))
    first = Appearance(origin=Origin(file="z.txt"), publisher="Milltown Mail", published=on(date(2023, 3, 14)))
    undated = Appearance(origin=Origin(file="0.txt"), publisher="Old Desk")
    for order in permutations([later, first, undated]):
        joined = all_one(list(order))
        assert joined.publisher == "Milltown Mail"
        assert joined.published.day == date(2023, 3, 14)
        assert joined.appearances[-1] == undated


def test_different_texts_are_not_one_document() -> None:
    other = Document(id=document_id("Other words."), text="Other words.", appearances=read_once(_plain()).appearances)
    with pytest.raises(ValueError, match="not the same text"):
        same_document(read_once(_plain()), other)


def _plain() -> Appearance:
    return Appearance(origin=Origin(file="a.txt"))


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_document_is_named_by_its_text_and_nothing_else(one: str, other: str) -> None:
    assert (document_id(one) == document_id(other)) == (one == other)


def test_mentions_on_the_same_words_are_told_apart_by_kind_and_label() -> None:
    at = ("d_1", 3, 9)
    ids = {
        mention_id("event", *at),
        mention_id("event", *at, "strike"),
        mention_id("demand", *at),
        mention_id("event", "d_1", 3, 10),
        mention_id("event", "d_2", 3, 9),
    }
    assert len(ids) == 5
    assert mention_id("event", *at) == mention_id("event", *at)
