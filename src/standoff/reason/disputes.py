"""A dispute made from the entries that belong to it: its parties, span, state and name."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from standoff.domains.domain import Domain, Standing
from standoff.extract.matters import END_OF_STRIKE
from standoff.record.actor import Actor
from standoff.record.commitment import Commitment
from standoff.record.conflict import Conflict
from standoff.record.demand import Demand
from standoff.record.dispute import Dispute, DisputeState, Party
from standoff.record.document import WELL_DATED
from standoff.record.event import HAPPENED, Event, Phase
from standoff.record.identity import content_id
from standoff.record.place import Place
from standoff.record.statement import Statement
from standoff.record.value import Value
from standoff.record.when import When
from standoff.resolve.disputes import Story

_STATE_AFTER: dict[Phase | None, DisputeState] = {
    "called off": "ended",
    "suspended": "suspended",
    "partly lifted": "suspended",
}


_OPENS = frozenset({"strike", "protest"})
# A month says too little of when a dispute began.
_DAYS = 7
# What lies further before the first report was another story.
_LONGEST_BEFORE = timedelta(days=92)


class Entries(Value, frozen=True, kw_only=True):
    """The entries of one dispute."""

    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    demands: tuple[Demand, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def make_dispute(
    story: Story, entries: Entries, actors: Mapping[str, Actor], places: Mapping[str, Place], domain: Domain
) -> Dispute:
    """The dispute that a story's entries make. Its id is that of its first report's part in it."""
    mentions = tuple(content_id("dispute", report.document.id) for report in story.reports)
    parties = _parties(entries, actors, domain)
    span = _span(story, entries.events)
    state, reason = _state(entries)
    return Dispute(
        id=mentions[0],
        name=_name(story, parties, span, domain),
        documents=tuple(report.document.id for report in story.reports),
        parties=parties,
        area=story.area,
        places=_places(story, entries, places),
        span=span,
        events=tuple(one.id for one in entries.events),
        statements=tuple(one.id for one in entries.statements),
        demands=tuple(one.id for one in entries.demands),
        commitments=tuple(one.id for one in entries.commitments),
        conflicts=tuple(one.id for one in entries.conflicts),
        state=state,
        state_reason=reason,
        mentions=mentions,
    )


def _parties(entries: Entries, actors: Mapping[str, Actor], domain: Domain) -> tuple[Party, ...]:
    """The sides that demand and answer, with those of their actors who take part.

    A side of any field ("workers") is told only where none of the domain's own of its standing takes part.
    """
    taking_part = {reference.entry for event in entries.events for reference in (*event.agents, *event.targets)}
    taking_part |= {one.speaker for one in entries.statements if not one.post}
    asked = [reference for one in entries.demands for reference in (one.by, one.to)]
    asked += [reference for one in entries.commitments for reference in (one.by, one.to)]
    taking_part |= {reference.entry for reference in asked if reference is not None}
    parties = []
    own: set[Standing] = set()
    for key, party in domain.parties.items():
        members = sorted(one for one in taking_part if one is not None and one in actors and actors[one].side == key)
        if party.standing == "third" or not members or (key not in domain.own_sides and party.standing in own):
            continue
        own |= {party.standing} if key in domain.own_sides else set()
        parties.append(Party(side=party.name, actors=tuple(members)))
    return tuple(parties)


def _span(story: Story, events: Sequence[Event]) -> When:
    """From the first strike or protest of its time that is told, or the first report, to the last report."""
    days = [report.document.published for report in story.reports if report.document.day is not None]
    first = min((one.earliest for one in days if one.earliest is not None), default=None)
    told = [
        one.when.earliest
        for one in events
        if one.kind in _OPENS and one.modality in HAPPENED and one.when.within(_DAYS)
    ]
    near = [day for day in told if day is not None and first is not None and first - _LONGEST_BEFORE <= day]
    first = min(near, default=first) if first is None else min([first, *near])
    last = max((one.latest for one in days if one.latest is not None), default=None)
    return When(
        earliest=first, latest=last, granularity="day" if first else "none", got="relative" if first else "none"
    )


def _name(story: Story, parties: Sequence[Party], span: When, domain: Domain) -> str:
    sides = " and ".join(party.side for party in parties) or domain.settings.title
    year = str(span.earliest.year) if span.earliest is not None else "undated"
    return ", ".join(part for part in (sides[:1].upper() + sides[1:], story.area, year) if part)


def _places(story: Story, entries: Entries, places: Mapping[str, Place]) -> tuple[str, ...]:
    """The dispute's area first, then the places of its events."""
    area = [place.id for place in places.values() if place.name == story.area and place.kind == "state"]
    named = [reference.entry for event in entries.events for reference in event.places if reference.entry in places]
    return tuple(dict.fromkeys(one for one in (*area, *named) if one is not None))


def _state(entries: Entries) -> tuple[DisputeState, str]:
    """How the dispute stands: by the last day on which a strike changed its phase, or its end was refused.

    What was only there by the day of a report is told as the past, and may be long over. A refusal is at the earliest
    of the day of the demand.
    """
    strikes = [one for one in entries.events if one.kind == "strike" and one.modality == "reported"]
    refused = [one for one in entries.demands if one.matter == END_OF_STRIKE and one.state == "refused"]
    told: list[tuple[Phase | None, When, str]] = [(one.phase, one.when, one.id) for one in strikes if one.phase]
    told += [(None, one.when, one.id) for one in refused]
    known = [one for one in told if one[1].within(WELL_DATED)]
    if not known:
        return "unknown", "no report read tells of a strike's course"
    phase, when, _ = max(
        known, key=lambda one: (one[1].latest or date.min, one[0] is not None, one[1].clock is not None, one[2])
    )
    if phase is None:
        return "open", f"the last that is told of a strike is that its end was refused, {when.latest}"
    return _STATE_AFTER.get(phase, "open"), f"the last that is told of a strike is that it was {phase}, {when.latest}"
