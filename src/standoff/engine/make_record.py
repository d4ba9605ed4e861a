"""From dated reports to the record: resolve, then reason. A plain function of its reports, whatever their order."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from standoff.domains.domain import Domain
from standoff.reason.conflicts import find_conflicts
from standoff.reason.consent import note_consent
from standoff.reason.corroboration import corroborated
from standoff.reason.deadlines import rule_on_deadlines
from standoff.reason.denials import note_denials
from standoff.reason.disputes import Entries, make_dispute
from standoff.reason.event_days import narrow_days
from standoff.reason.links import answer_demands, tie_developments
from standoff.reason.met import rule_on_answers
from standoff.reason.precedents import asked_for_again, find_precedents, renewed
from standoff.reason.status import rule_as_decided, rule_on
from standoff.record.actor import Actor
from standoff.record.commitment import Development
from standoff.record.conflict import Conflict
from standoff.record.decision import Decision, in_force
from standoff.record.derivation import Derivation
from standoff.record.document import SetAside, aside_order
from standoff.record.place import Place
from standoff.record.record import Record
from standoff.record.relink import relink
from standoff.resolve.actors import join_actors
from standoff.resolve.areas import areas_of
from standoff.resolve.bonds import Bonds, bonds_of
from standoff.resolve.copies import group_copies
from standoff.resolve.decisions import carry_out, mask_as_decided
from standoff.resolve.disputes import Story, part_disputes, with_disputes
from standoff.resolve.events import EventJoiner
from standoff.resolve.joining import join_commitments, join_demands, join_statements
from standoff.resolve.parts import with_parts
from standoff.resolve.places import join_places
from standoff.resolve.report import Report, in_order


class Told(NamedTuple):
    """The entries of one dispute, the developments of its commitments, and the working behind days of events."""

    entries: Entries
    developments: tuple[Development, ...]
    working: tuple[Derivation, ...]


def make_record(
    reports: Sequence[Report],
    domain: Domain,
    *,
    as_of: date | None = None,
    worked: Sequence[Derivation] = (),
    dates: Sequence[Conflict] = (),
    set_aside: Sequence[SetAside] = (),
    decisions: Sequence[Decision] = (),
) -> Record:
    """The record of some reports, as people decided on it.

    ``worked`` and ``dates`` are what dating the reports gave: working, and contradictions.
    """
    decided = in_force(tuple(decisions))
    bonds = bonds_of(decided)
    reports = carry_out(reports, decided)
    copies = group_copies(reports)
    reports = in_order(
        report._replace(
            document=msgspec.structs.replace(
                report.document, copies=copies[report.document.id], agency=report.annotation.agency
            )
        )
        for report in reports
    )
    place_list, place_of = join_places(reports, bonds)
    places = {one.id: one for one in place_list}
    by_mention = {**places, **_by_mention(places)}
    stories = part_disputes(reports, by_mention, domain)
    areas = with_disputes(areas_of(reports, by_mention, domain.sides("claimant")), stories)
    actor_list, actor_of = join_actors(reports, bonds, areas, domain.everywhere())
    actor_list = mask_as_decided(actor_list, decided)
    actors = {one.id: one for one in actor_list}
    joined = {**actor_of, **place_of}
    last_day = as_of or max((report.document.day for report in reports if report.document.day), default=None)
    told, disputes = [], []
    for story in stories:
        entries = _entries(
            story,
            joined=joined,
            actors=actors,
            places=places,
            domain=domain,
            last_day=last_day,
            decided=decided,
            bonds=bonds,
        )
        told.append(entries)
        disputes.append(make_dispute(story, entries.entries, actors, places, domain))
    demands = {one.id: one for each in told for one in each.entries.demands}
    disputes, demand_list = find_precedents(disputes, demands)
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
        conflicts=[*(one for each in told for one in each.entries.conflicts), *dates],
        disputes=disputes,
        asked_again=asked_for_again(
            disputes, {one.id: one for one in demand_list}, {one.id: one for one in commitments}
        ),
        derivations=[*worked, *(one for each in told for one in each.working)],
        set_aside=set_aside,
        decisions=decisions,
    )


def _by_mention(places: Mapping[str, Place]) -> dict[str, Place]:
    return {mention: place for place in places.values() for mention in place.mentions}


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


def _entries(
    story: Story,
    *,
    joined: Mapping[str, str],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    domain: Domain,
    last_day: date | None,
    decided: Sequence[Decision],
    bonds: Bonds,
) -> Told:
    """The entries of one dispute: its reports' mentions joined, and what follows from them."""
    said = [report.annotation for report in story.reports]
    statements = join_statements([relink(one, joined) for each in said for one in each.statements], bonds)
    joined = {**joined, **{mention: one.id for one in statements for mention in one.mentions}}
    joiner = EventJoiner(places, actors, bonds)
    mentions = [[relink(event, joined) for event in each.events] for each in said]
    spoken = _spoken_of(story)
    events, working = narrow_days(
        joiner.over_reports([one for each in mentions for one in joiner.within_report(each)], spoken),
        {one.id: one for each in mentions for one in each},
        spoken,
    )
    demands = join_demands([relink(one, joined) for each in said for one in each.demands], actors, bonds)
    commitments = join_commitments([relink(one, joined) for each in said for one in each.commitments], actors, bonds)
    joined = {**joined, **{mention: one.id for one in commitments for mention in one.mentions}}
    developments = tie_developments([relink(one, joined) for each in said for one in each.developments], commitments)
    ruled = []
    for commitment in commitments:
        own = [one for one in developments if one.commitment == commitment.id]
        one = rule_on(commitment, own, last_day, domain.settings.due_months)
        days = [spoken.get(passage.document) for passage in (*one.passages, *(each.passage for each in own))]
        ruled.append(msgspec.structs.replace(one, last_spoken_of=max((day for day in days if day), default=None)))
    ruled = note_denials(rule_as_decided(ruled, decided), statements, actors)
    events = tuple(with_parts(events))
    conflicts = find_conflicts(events, ruled, developments, actors)
    answered = rule_on_deadlines(answer_demands(demands, ruled), events, last_day)
    answered = rule_on_answers(answered, ruled, developments)
    documents = {report.document.id: report.document for report in story.reports}
    entries = Entries(
        events=tuple(corroborated(events, documents)),
        statements=tuple(corroborated(statements, documents)),
        demands=tuple(corroborated(answered, documents)),
        commitments=tuple(corroborated(note_consent(ruled, answered), documents)),
        conflicts=tuple(conflicts),
    )
    return Told(entries, tuple(corroborated(developments, documents)), working)


def _spoken_of(story: Story) -> dict[str, date | None]:
    """The day of publication of each report of a story."""
    return {
        report.document.id: report.document.published.latest if report.document.day is not None else None
        for report in story.reports
    }
