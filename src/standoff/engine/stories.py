"""The entries of one dispute, worked out from all that can change them and from nothing else.

What a dispute is worked out from is put together first (``Inputs``) and hashed; a dispute of which nothing has changed
is remembered. The last day known changes what is overdue, and nothing else: a result holds for every day until the next
deadline in it passes.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

import msgspec

from standoff.domains.domain import Domain
from standoff.language.sentences import Sentence, sentences
from standoff.reason.conflicts import find_conflicts
from standoff.reason.consent import note_consent
from standoff.reason.corroboration import corroborated
from standoff.reason.deadlines import rule_on_deadlines
from standoff.reason.denials import note_denials
from standoff.reason.disputes import Entries, make_dispute
from standoff.reason.event_days import narrow_days
from standoff.reason.links import answer_demands, by_whose_word, tie_developments
from standoff.reason.met import rule_on_answers
from standoff.reason.status import due_day, rule_as_decided, rule_on
from standoff.record.actor import Actor
from standoff.record.commitment import Commitment, Development
from standoff.record.decision import Decision
from standoff.record.demand import Demand
from standoff.record.derivation import Derivation
from standoff.record.dispute import Dispute
from standoff.record.place import Place
from standoff.record.relink import relink
from standoff.record.value import Value
from standoff.resolve.bonds import Bonds
from standoff.resolve.clocks import change_deadlines, change_due_days
from standoff.resolve.disputes import Story
from standoff.resolve.events import EventJoiner
from standoff.resolve.joining import join_commitments, join_demands, join_statements
from standoff.resolve.parts import with_parts


class Inputs(Value, frozen=True, kw_only=True):
    """All that a dispute is worked out from besides its reports and the domain.

    ``stamps`` stand for the reports, in order; ``copies`` are the groups of copies that they belong to. ``joined`` are
    the entries of the mentions of actors and places in them; ``actors`` and ``places`` those entries, with what is
    asked of them here and no more. ``decisions``, ``together`` and ``apart`` are what people decided of the mentions in
    the reports.
    """

    area: str | None
    side: str | None
    stamps: tuple[tuple[str, str], ...]
    copies: tuple[str | None, ...]
    joined: dict[str, str]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    decisions: tuple[Decision, ...] = ()
    together: dict[str, str] = {}  # noqa: RUF012 - msgspec gives each value a copy
    apart: dict[str, tuple[str, ...]] = {}  # noqa: RUF012


class Told(Value, frozen=True, kw_only=True):
    """A dispute with its entries, the developments of its commitments, and the working behind days of events.

    ``last_day`` is the day for which it was worked out, and ``turns`` are the days after which it changes.
    """

    dispute: Dispute
    entries: Entries
    developments: tuple[Development, ...]
    working: tuple[Derivation, ...]
    last_day: date | None
    turns: tuple[date, ...]

    def holds_on(self, last_day: date | None) -> bool:
        """Whether no deadline lies between the day for which this was worked out and another."""
        one, other = sorted((self.last_day or date.min, last_day or date.min))
        return not any(one <= turn < other for turn in self.turns)

    def as_of(self, last_day: date | None) -> "Told":
        """The same, for another day on which it holds."""
        if last_day == self.last_day:
            return self
        commitments = tuple(_ruled_as_of(one, last_day) for one in self.entries.commitments)
        entries = msgspec.structs.replace(self.entries, commitments=commitments)
        return msgspec.structs.replace(self, entries=entries, last_day=last_day)


def known_actor(actor: Actor) -> Actor:
    """Of an actor, what working out a dispute asks for: who it is, and for whom."""
    return Actor(id=actor.id, name=actor.name, kind=actor.kind, side=actor.side)


def known_place(place: Place) -> Place:
    """Of a place, what working out a dispute asks for."""
    return Place(
        id=place.id,
        name=place.name,
        kind=place.kind,
        parents=place.parents,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def work_out(story: Story, inputs: Inputs, domain: Domain, last_day: date | None) -> Told:
    """The entries of one dispute: its reports' mentions joined, and what follows from them."""
    actors = {one.id: one for one in inputs.actors}
    places = {one.id: one for one in inputs.places}
    bonds = Bonds(inputs.together, {mention: frozenset(others) for mention, others in inputs.apart.items()})
    said = [report.annotation for report in story.reports]
    statements = join_statements([relink(one, inputs.joined) for each in said for one in each.statements], bonds)
    joined = {**inputs.joined, **_joined_into(statements)}
    copies = {report.document.id: report.document.copies for report in story.reports}
    joiner = EventJoiner(places, actors, bonds, copies)
    mentions = [[relink(event, joined) for event in each.events] for each in said]
    spoken = _spoken_of(story)
    events, working = narrow_days(
        joiner.over_reports([one for each in mentions for one in joiner.within_report(each)], spoken),
        {one.id: one for each in mentions for one in each},
        spoken,
    )
    changes = [relink(one, joined) for each in said for one in each.clock_changes]
    demands = join_demands([relink(one, joined) for each in said for one in each.demands], actors, bonds)
    demands = change_deadlines(demands, changes, actors)
    commitments = join_commitments([relink(one, joined) for each in said for one in each.commitments], actors, bonds)
    commitments = change_due_days(commitments, changes, actors, domain.sides("claimant"))
    joined = {**joined, **_joined_into(commitments)}
    told = [relink(one, joined) for each in said for one in each.developments]
    before = sentence_before({report.document.id: report.document.text for report in story.reports})
    developments = tie_developments(told, commitments, before)
    developments = by_whose_word(developments, commitments, actors)
    ruled = _ruled(commitments, developments, spoken, last_day, domain)
    ruled = note_denials(rule_as_decided(ruled, inputs.decisions), statements, actors)
    events = tuple(with_parts(events))
    conflicts = find_conflicts(events, ruled, developments, actors, statements=statements, told=spoken)
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
    return Told(
        dispute=make_dispute(story, entries, actors, places, domain),
        entries=entries,
        developments=tuple(corroborated(developments, documents)),
        working=working,
        last_day=last_day,
        turns=tuple(sorted(_turns(entries, domain.settings.due_months))),
    )


def _joined_into(entries: Iterable[Commitment] | Iterable[Value]) -> dict[str, str]:
    return {mention: one.id for one in entries for mention in one.mentions}  # type: ignore[attr-defined]


def sentence_before(texts: Mapping[str, str]) -> Callable[[Development], str]:
    """Gives the sentence that stands before that of a development in its report, or no words; by documents' texts."""

    @cache
    def bounds(document: str) -> list[Sentence]:
        return sentences(texts[document])

    def before(told: Development) -> str:
        own = bounds(told.passage.document)
        place = bisect_right(own, told.passage.start, key=lambda one: one.end) - 1
        return texts[told.passage.document][own[place].start : own[place].end] if place >= 0 else ""

    return before


def _spoken_of(story: Story) -> dict[str, date | None]:
    """The day of publication of each report of a story."""
    return {
        report.document.id: report.document.published.latest if report.document.day is not None else None
        for report in story.reports
    }


def _ruled(
    commitments: Sequence[Commitment],
    developments: Sequence[Development],
    spoken: Mapping[str, date | None],
    last_day: date | None,
    domain: Domain,
) -> list[Commitment]:
    """Commitments with their status, and the last day on which anything was said of them."""
    told: dict[str | None, list[Development]] = {}
    for one in developments:
        told.setdefault(one.commitment, []).append(one)
    ruled = []
    for commitment in commitments:
        own = told.get(commitment.id, [])
        days = [spoken.get(passage.document) for passage in (*commitment.passages, *(each.passage for each in own))]
        ruled.append(
            msgspec.structs.replace(
                rule_on(commitment, own, last_day, domain.settings.due_months),
                last_spoken_of=max((day for day in days if day), default=None),
            )
        )
    return ruled


def _turns(entries: Entries, due_months: int) -> set[date]:
    """The days after which a promise is overdue or a deadline has passed."""
    due = {due_day(one, due_months)[0] for one in entries.commitments}
    ends = {_latest(one) for one in entries.demands}
    return {day for day in due | ends if day is not None}


def _latest(demand: Demand) -> date | None:
    return demand.deadline.latest if demand.deadline is not None else None


def _ruled_as_of(commitment: Commitment, last_day: date | None) -> Commitment:
    if commitment.ruling is None:
        return commitment
    return msgspec.structs.replace(commitment, ruling=msgspec.structs.replace(commitment.ruling, as_of=last_day))
