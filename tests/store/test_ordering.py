"""Positions rise in the order that is wanted, and stay where they are as far as can be."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from standoff.store.ordering import GAP, SPAN, positions

IDS = st.sampled_from([f"e_{number}" for number in range(40)])
LISTS = st.lists(IDS, unique=True)
LOW = 3 * SPAN


@given(lists=st.lists(LISTS, min_size=1, max_size=8))
def test_positions_rise_whatever_came_before(lists: list[list[str]]) -> None:
    found: dict[str, int] = {}
    for order in lists:
        found = positions(order, found, LOW)
        assert list(found) == order
        placed = list(found.values())
        assert placed == sorted(set(placed))
        assert all(LOW < one < LOW + SPAN for one in placed)


@given(order=st.lists(IDS, unique=True, min_size=1), new=st.sets(st.integers(0, 40)))
def test_what_is_put_in_between_moves_nothing(order: list[str], new: set[int]) -> None:
    before = positions(order, {}, LOW)
    more = list(order)
    for at in sorted(new):
        more.insert(at, f"new {at}")
    after = positions(more, before, LOW)
    assert {one: after[one] for one in order} == before


@given(order=st.lists(IDS, unique=True, min_size=2), moved=st.integers(0, 100), to=st.integers(0, 100))
def test_what_moves_moves_alone(order: list[str], moved: int, to: int) -> None:
    before = positions(order, {}, LOW)
    one = order.pop(moved % len(before))
    order.insert(to % len(before), one)
    after = positions(order, before, LOW)
    assert sum(after[each] != before[each] for each in before) <= 1


@settings(max_examples=20)
@given(before=st.dictionaries(IDS, st.integers(-(1 << 62), 1 << 62)), order=LISTS)
@example(before={"e_0": LOW + 1, "e_1": LOW + 2}, order=["e_0", "e_2", "e_1"])
@example(before={"e_0": LOW + 1}, order=["e_2", "e_0"])
@example(before={"e_0": LOW + SPAN - 1}, order=["e_0", "e_2"])
def test_where_there_is_no_room_all_are_placed_anew(before: dict[str, int], order: list[str]) -> None:
    found = positions(order, before, LOW)
    placed = list(found.values())
    assert list(found) == order
    assert placed == sorted(set(placed))
    assert all(LOW < one < LOW + SPAN for one in placed)


def test_there_is_room_for_years_of_reports_at_the_end() -> None:
    order = [f"e_{number}" for number in range(100)]
    found = positions(order, {}, LOW)
    for day in range(50):
        order += [f"e_{day}_{number}" for number in range(100)]
        after = positions(order, found, LOW)
        assert all(after[one] == at for one, at in found.items())
        found = after
    assert max(found.values()) - min(found.values()) < 6_000 * GAP
