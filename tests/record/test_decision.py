"""Decisions: kept in order, undone, and undone again."""

from standoff.record.decision import Decision, decide, in_force


def decision(minute: int, mentions: tuple[str, ...]) -> Decision:
    return decide("reject", by="mira", at=f"2024-10-01T12:{minute:02}:00Z", mentions=mentions)


def undoing(minute: int, what: Decision) -> Decision:
    return decide("undo", by="mira", at=f"2024-10-01T12:{minute:02}:00Z", undoes=what.id)


def test_what_holds_is_in_order_of_time() -> None:
    first, second = decision(1, mentions=("e_1",)), decision(2, mentions=("e_2",))
    assert in_force((second, first)) == (first, second)


def test_what_was_undone_does_not_hold_and_an_undoing_can_be_undone() -> None:
    first = decision(1, mentions=("e_1",))
    undone = undoing(2, first)
    again = undoing(3, undone)
    assert in_force((first, undone)) == ()
    assert in_force((first, undone, again)) == (first,)
    assert in_force((again, undone, first)) == (first,)


def test_two_people_who_decide_alike_make_two_decisions() -> None:
    one = decide("accept", by="mira", at="2024-10-01T12:00:00Z", mentions=("e_1",))
    other = decide("accept", by="jonas", at="2024-10-01T12:00:00Z", mentions=("e_1",))
    assert one.id != other.id
