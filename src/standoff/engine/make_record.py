"""From dated reports to the record: resolve, then reason. A plain function of its reports, whatever their order.

Actors, places and disputes are told apart over the gists of all reports. What the reports of a dispute say is looked at
in full only where the dispute is not remembered (``telling.py``).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from standoff.domains.domain import Domain
from standoff.engine.crew import Crew
from standoff.engine.dating import Dated
from standoff.engine.decided import Decided
from standoff.engine.memory import Memory
from standoff.engine.telling import Joined, tell
from standoff.reason.precedents import asked_for_again, find_precedents, renewed
from standoff.record.decision import Decision
from standoff.record.document import SetAside, aside_order
from standoff.record.record import Record
from standoff.resolve.actor_evidence import Sides
from standoff.resolve.actors import join_actors
from standoff.resolve.areas import areas_of
from standoff.resolve.copies import group_copies
from standoff.resolve.decisions import mask_as_decided
from standoff.resolve.disputes import beside, numbers_of, part_disputes, with_disputes
from standoff.resolve.places import join_places
from standoff.resolve.report import in_order


def make_record(
    dated: Dated,
    domain: Domain,
    memory: Memory,
    crew: Crew,
    *,
    as_of: date | None = None,
    set_aside: Sequence[SetAside] = (),
    decisions: Sequence[Decision] = (),
) -> Record:
    """The record of some dated reports, as people decided on it."""
    decided = Decided(decisions, dated)
    reports = decided.gists()
    copies = group_copies(reports, dated.signatures())
    reports = in_order(
        report._replace(
            document=msgspec.structs.replace(
                report.document, copies=copies[report.document.id], agency=report.annotation.agency
            )
        )
        for report in reports
    )
    place_list, place_of = join_places(reports, decided.bonds, domain.places.facilities)
    places = {one.id: one for one in place_list}
    by_mention = {**places, **{mention: place for place in place_list for mention in place.mentions}}
    stories = part_disputes(reports, by_mention, domain)
    areas = with_disputes(areas_of(reports, by_mention, domain.sides("claimant")), stories)
    sides = Sides(domain.everywhere(), domain.sides("claimant"), beside(stories))
    actor_list, actor_of = join_actors(reports, decided.bonds, areas, numbers_of(stories), sides)
    actor_list = mask_as_decided(actor_list, decided.in_force)
    actors = {one.id: one for one in actor_list}
    last_day = as_of or dated.last_day
    told = tell(
        stories,
        Joined({**actor_of, **place_of}, actors, places),
        decided,
        memory,
        domain=domain,
        last_day=last_day,
        crew=crew,
    )
    demands = {one.id: one for each in told for one in each.entries.demands}
    disputes, demand_list = find_precedents([each.dispute for each in told], demands)
    commitments = renewed(disputes, [one for each in told for one in each.entries.commitments], actors)
    return _record(
        domain=domain.settings.name,
        as_of=as_of,
        documents=[report.document for report in reports],
        actors=actor_list,
        places=place_list,
        events=[one for each in told for one in each.entries.events],
        statements=[one for each in told for one in each.entries.statements],
        demands=demand_list,
        commitments=commitments,
        developments=[one for each in told for one in each.developments],
        conflicts=[*(one for each in told for one in each.entries.conflicts), *dated.conflicts],
        disputes=disputes,
        asked_again=asked_for_again(
            disputes, {one.id: one for one in demand_list}, {one.id: one for one in commitments}
        ),
        derivations=[*dated.derivations, *(one for each in told for one in each.working)],
        set_aside=set_aside,
        decisions=decisions,
    )


def _record(**kinds: Any) -> Record:
    """The record with its entries sorted by id, and the ids of all their mentions as aliases."""
    domain, as_of = kinds.pop("domain"), kinds.pop("as_of")
    set_aside = tuple(sorted(kinds.pop("set_aside"), key=aside_order))
    decisions = tuple(sorted(kinds.pop("decisions"), key=lambda one: one.order))
    aliases: dict[str, str] = {}
    for entries in kinds.values():
        for entry in entries:
            aliases.update((one, entry.id) for one in getattr(entry, "mentions", ()) if one != entry.id)
    ordered: dict[str, Any] = {
        kind: tuple(sorted(entries, key=lambda entry: str(entry.id))) for kind, entries in kinds.items()
    }
    return Record(
        domain=domain,
        as_of=as_of,
        aliases=dict(sorted(aliases.items())),
        set_aside=set_aside,
        decisions=decisions,
        **ordered,
    )
