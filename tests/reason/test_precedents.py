"""An earlier dispute of the same state, parties and matter is a precedent, with the reasons for saying so."""

from datetime import date

import msgspec
import pytest
from tests.reason.commitments import passage

from standoff.reason.precedents import asked_for_again, find_precedents
from standoff.record.commitment import Commitment
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


def test_what_is_asked_for_again_is_an_entry_with_what_was_promised_then() -> None:
    before = msgspec.structs.replace(
        dispute("first", date(2019, 6, 11), demands=("m_cameras",)), commitments=("c_cameras", "c_rooms")
    )
    now = dispute("second", date(2024, 8, 9), demands=("m_cameras_again", "m_leave"))
    asked = {
        "m_cameras": demand("m_cameras", "security > cameras"),
        "m_cameras_again": demand("m_cameras_again", "security > cameras"),
        "m_leave": demand("m_leave", "leave"),
    }
    promised = {
        "c_cameras": Commitment(id="c_cameras", matter="security > cameras", text="x"),
        "c_rooms": Commitment(id="c_rooms", matter="facilities > rest rooms", text="x"),
    }
    found, _ = find_precedents([before, now], asked)
    (again,) = asked_for_again(found, asked, promised)
    assert (again.dispute, again.precedent, again.matter) == (now.id, before.id, "security > cameras")
    assert (again.demands, again.before, again.promised) == (("m_cameras_again",), ("m_cameras",), ("c_cameras",))
    assert again.passages
