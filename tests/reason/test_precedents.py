"""An earlier dispute of the same state, parties and matter is a precedent, with the reasons for saying so."""

from datetime import date

import pytest
from tests.reason.commitments import passage

from standoff.reason.precedents import find_precedents
from standoff.record.demand import Demand
from standoff.record.dispute import Dispute, Party
from standoff.record.when import UNKNOWN, When

BOTH = ("doctors", "the state government")


def dispute(
    name: str,
    begun: date | None,
    area: str | None = "Bihar",
    sides: tuple[str, ...] = BOTH,
    demands: tuple[str, ...] = (),
) -> Dispute:
    return Dispute(
        id=f"u_{name}",
        name=name,
        documents=(),
        parties=tuple(Party(side=side, actors=(f"a_{side}",)) for side in sides),
        area=area,
        span=When(earliest=begun, latest=begun) if begun is not None else UNKNOWN,
        demands=demands,
    )


def demand(entry: str, matter: str | None) -> Demand:
    return Demand(id=entry, matter=matter, text="x", passages=(passage("x"),))


DEMANDS = {
    one.id: one
    for one in (
        demand("m_old", "security > cameras"),
        demand("m_new", "security > cameras"),
        demand("m_guards", "security > guards"),
        demand("m_pay", "pay"),
        demand("m_none", None),
    )
}
OLD = dispute("old", date(2019, 6, 11), demands=("m_old",))


def test_the_reasons_are_said() -> None:
    new = dispute("new", date(2024, 8, 10), demands=("m_new",))
    (old, repeated), demands = find_precedents([OLD, new], DEMANDS)
    assert old.precedents == ()
    (precedent,) = repeated.precedents
    assert precedent.dispute == OLD.id
    assert precedent.reasons == (
        "same state: Bihar",
        "same parties: doctors, the state government",
        "same matter: security",
    )
    again = {one.id: one.asked_before for one in demands}
    assert again == {"m_old": (), "m_new": ("m_old",), "m_guards": (), "m_pay": (), "m_none": ()}


@pytest.mark.parametrize(
    ("later", "is_precedent"),
    [
        pytest.param(dispute("new", date(2024, 8, 10), demands=("m_new",)), True, id="all-the-same"),
        pytest.param(dispute("new", date(2024, 8, 10), demands=("m_guards",)), True, id="another-part-of-the-matter"),
        pytest.param(dispute("new", date(2024, 8, 10), demands=("m_pay",)), False, id="another-matter"),
        pytest.param(dispute("new", date(2024, 8, 10), demands=("m_none",)), False, id="no-matter-known"),
        pytest.param(dispute("new", date(2024, 8, 10), "Goa", demands=("m_new",)), False, id="another-state"),
        pytest.param(dispute("new", date(2024, 8, 10), None, demands=("m_new",)), False, id="no-state-known"),
        pytest.param(dispute("new", date(2024, 8, 10), sides=BOTH[:1], demands=("m_new",)), False, id="one-party-only"),
    ],
)
def test_state_parties_and_matter_must_all_be_the_same(later: Dispute, is_precedent: bool) -> None:
    for order in ((OLD, later), (later, OLD)):
        disputes, _ = find_precedents(order, DEMANDS)
        found = {one.id: [each.dispute for each in one.precedents] for one in disputes}
        assert found == {"u_old": [], "u_new": ["u_old"] if is_precedent else []}


def test_of_three_the_last_repeats_both() -> None:
    middle = dispute("middle", date(2021, 1, 5), demands=("m_guards",))
    last = dispute("last", date(2024, 8, 10), demands=("m_new",))
    disputes, _ = find_precedents([last, OLD, middle], DEMANDS)
    found = {one.id: {each.dispute for each in one.precedents} for one in disputes}
    assert found == {"u_old": set(), "u_middle": {"u_old"}, "u_last": {"u_old", "u_middle"}}
