"""Earlier disputes that a dispute repeats, with the reasons, and what is asked for again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from standoff.record.actor import Actor, same_side
from standoff.record.asked_again import AskedAgain
from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.dispute import Dispute, Precedent
from standoff.record.identity import content_id
from standoff.record.matter import related, widest


def asked_for_again(
    disputes: Sequence[Dispute], demands: Mapping[str, Demand], commitments: Mapping[str, Commitment]
) -> list[AskedAgain]:
    """What each dispute asks for that a precedent of it asked for too: one entry a matter."""
    known = {one.id: one for one in disputes}
    return [
        again
        for dispute in disputes
        for precedent in dispute.precedents
        for again in _again(dispute, known[precedent.dispute], demands, commitments)
    ]


def _again(
    later: Dispute, earlier: Dispute, demands: Mapping[str, Demand], commitments: Mapping[str, Commitment]
) -> Iterator[AskedAgain]:
    now, before = _by_matter(later, demands), _by_matter(earlier, demands)
    promised = [commitments[one] for one in earlier.commitments if one in commitments]
    for matter in sorted(now.keys() & before.keys()):
        first = min(now[matter], key=lambda one: (str(one.when.earliest or one.when.latest or "9999"), one.id))
        yield AskedAgain(
            id=content_id("asked again", later.id, earlier.id, matter),
            dispute=later.id,
            precedent=earlier.id,
            matter=matter,
            demands=tuple(sorted(one.id for one in now[matter])),
            before=tuple(sorted(one.id for one in before[matter])),
            promised=tuple(
                sorted(one.id for one in promised if one.matter is not None and related(one.matter, matter))
            ),
            when=first.when,
            passages=tuple(sorted({words for one in (*now[matter], *before[matter]) for words in one.passages})),
        )


def _by_matter(dispute: Dispute, demands: Mapping[str, Demand]) -> dict[str, list[Demand]]:
    found: dict[str, list[Demand]] = defaultdict(list)
    for one in dispute.demands:
        if one in demands and (matter := demands[one].matter) is not None:
            found[matter].append(demands[one])
    return found


def find_precedents(disputes: Sequence[Dispute], demands: Mapping[str, Demand]) -> tuple[list[Dispute], list[Demand]]:
    """Disputes with their precedents, and the demands with those that were made before in a precedent.

    A dispute repeats an earlier one of the same area whose parties are the same and in which the same matter was
    demanded.
    """
    found: list[Dispute] = []
    by_area: dict[str, list[Dispute]] = defaultdict(list)
    asked = dict(demands)
    matters = {dispute.id: _matters(dispute, demands) for dispute in disputes}
    for dispute in sorted(disputes, key=_begin):
        precedents = []
        for earlier in by_area[dispute.area] if dispute.area is not None else ():
            reasons = _reasons(earlier, dispute, matters)
            if reasons:
                precedents.append(Precedent(dispute=earlier.id, reasons=reasons))
                asked.update((one.id, one) for one in _asked_again(earlier, dispute, asked))
        found.append(msgspec.structs.replace(dispute, precedents=tuple(precedents)))
        if dispute.area is not None:
            by_area[dispute.area].append(dispute)
    return found, list(asked.values())


def _begin(dispute: Dispute) -> tuple[str, str]:
    return str(dispute.span.earliest or "9999"), dispute.id


def _reasons(earlier: Dispute, later: Dispute, matters: Mapping[str, Set[str]]) -> tuple[str, ...]:
    """Why a dispute repeats an earlier one of its area; nothing, where it does not."""
    sides = sorted({party.side for party in earlier.parties} & {party.side for party in later.parties})
    same = sorted(matters[earlier.id] & matters[later.id])
    if len(sides) < 2 or not same:
        return ()
    return (
        f"same state: {later.area}",
        f"same parties: {', '.join(sides)}",
        f"same matter: {', '.join(same)}",
    )


def _matters(dispute: Dispute, demands: Mapping[str, Demand]) -> set[str]:
    """The widest matters that were demanded: *security* for *security > cameras*."""
    asked = (demands[one].matter for one in dispute.demands if one in demands)
    return {widest(matter) for matter in asked if matter}


def _asked_again(earlier: Dispute, later: Dispute, demands: Mapping[str, Demand]) -> list[Demand]:
    before = [demands[one] for one in earlier.demands if one in demands]
    again = []
    for one in later.demands:
        demand = demands.get(one)
        same = [
            old.id for old in before if demand is not None and old.matter == demand.matter and old.matter is not None
        ]
        if demand is not None and same:
            again.append(msgspec.structs.replace(demand, asked_before=tuple(sorted({*demand.asked_before, *same}))))
    return again


def renewed(
    disputes: Sequence[Dispute], commitments: Sequence[Commitment], actors: Mapping[str, Actor]
) -> list[Commitment]:
    """Commitments with those of a precedent that they make again: on the same matter, by the same side."""
    known = {one.id: one for one in commitments}
    before: dict[str, list[Commitment]] = {
        one.id: [known[each] for each in one.commitments if each in known] for one in disputes
    }
    again: dict[str, Commitment] = {}
    for dispute in disputes:
        earlier = [old for precedent in dispute.precedents for old in before.get(precedent.dispute, ())]
        for one in before[dispute.id]:
            same = sorted(old.id for old in earlier if _is_same_promise(old, one, actors))
            if same:
                again[one.id] = msgspec.structs.replace(one, renews=tuple(same))
    return [again.get(one.id, one) for one in commitments]


def _is_same_promise(old: Commitment, new: Commitment, actors: Mapping[str, Actor]) -> bool:
    if old.matter is None or old.matter != new.matter or old.by is None or new.by is None:
        return False
    return same_side(actors.get(old.by.entry or ""), actors.get(new.by.entry or ""))
