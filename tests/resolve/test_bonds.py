"""What people merged and split outranks the evidence, the later decision the earlier."""

from itertools import permutations
from typing import NamedTuple

from standoff.record.decision import decide
from standoff.resolve.bonds import bonds_of


class Entry(NamedTuple):
    mentions: tuple[str, ...]


A, B, C = (Entry((name,)) for name in "abc")


def test_merged_mentions_have_one_home_whichever_comes_first() -> None:
    bonds = bonds_of([decide("merge", by="m", at="1", mentions=("a", "b", "c"))])
    for first, second, third in permutations((A, B, C)):
        assert bonds.home([first], second) == 0
        assert bonds.home([second, first], third) == 0


def test_a_merge_of_merges_is_one() -> None:
    bonds = bonds_of(
        [decide("merge", by="m", at=str(n), mentions=pair) for n, pair in enumerate((("a", "b"), ("b", "c")))]
    )
    assert bonds.home([A], C) == 0


def test_a_split_holds_both_ways_and_against_an_earlier_merge() -> None:
    merge = decide("merge", by="m", at="1", mentions=("a", "b"))
    split = decide("split", by="m", at="2", mentions=("a",), apart_from=("b",))
    later = bonds_of([merge, split])
    assert later.split(A, B)
    assert later.split(B, A)
    assert later.home([A], B) is None
    assert not bonds_of([split, merge]).split(A, B)
    assert bonds_of([split, merge]).home([A], B) == 0


def test_who_decided_nothing_binds_nothing() -> None:
    bonds = bonds_of([])
    assert bonds.home([A, B], C) is None
    assert not bonds.split(A, B)
