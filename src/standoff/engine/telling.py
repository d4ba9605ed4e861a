"""All disputes told: those that are remembered as they were, the others worked out."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from standoff.domains.domain import Domain
from standoff.engine.decided import Decided
from standoff.engine.memory import Memory
from standoff.engine.stories import Inputs, Told, known_actor, known_place, work_out
from standoff.record.actor import Actor
from standoff.record.place import Place
from standoff.record.sharing import shared
from standoff.resolve.disputes import Story

# Disputes that are looked up together.
BATCH: Final = 50


class Joined(NamedTuple):
    """The entries that mentions of actors and places were joined into, and these entries by id."""

    entries: Mapping[str, str]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]


def tell(
    stories: Sequence[Story],
    joined: Joined,
    decided: Decided,
    memory: Memory,
    *,
    domain: Domain,
    last_day: date | None,
) -> list[Told]:
    """The disputes with their entries, in the order given."""
    states: dict[str, list[Place]] = {}
    for place in joined.places.values():
        if place.kind == "state":
            states.setdefault(place.name, []).append(place)
    told: list[Told] = []
    waiting = iter(stories)
    while batch := list(islice(waiting, BATCH)):
        inputs = [_inputs(story, joined, states, decided) for story in batch]
        keys = [memory.key("dispute", one) for one in inputs]
        known = {key: one for key, one in memory.recall(keys, Told).items() if one.holds_on(last_day)}
        new = {
            key: work_out(_in_full(story, decided), given, domain, last_day)
            for story, given, key in zip(batch, inputs, keys, strict=True)
            if key not in known
        }
        memory.keep(new)
        told += [shared(new[key] if key in new else known[key].as_of(last_day)) for key in keys]
    return told


def _in_full(story: Story, decided: Decided) -> Story:
    """A dispute with all that its reports say."""
    full = decided.in_full([report.document.id for report in story.reports])
    both = zip(story.reports, full, strict=True)
    return story._replace(reports=tuple(gist._replace(annotation=one.annotation) for gist, one in both))


def _inputs(story: Story, joined: Joined, states: Mapping[str, Sequence[Place]], decided: Decided) -> Inputs:
    """All that a dispute is worked out from."""
    reports = [report.document.id for report in story.reports]
    mentions = {mention for one in reports for mention in decided.mentions.get(one, ())}
    decisions = decided.of(mentions)
    said = [report.annotation for report in story.reports]
    named = [one.id for each in said for one in each.actors]
    named += [one.id for each in said for one in each.places]
    # A correction can name an actor that only other reports tell of.
    named += [one.value for one in decisions if one.verdict == "correct" and one.value]
    own = {one: joined.entries[one] for one in sorted(set(named)) if one in joined.entries}
    entries = sorted(set(own.values()))
    places = [joined.places[one] for one in entries if one in joined.places]
    # The dispute's own state is told even where its reports name only places in it.
    area = [one for one in states.get(story.area or "", ()) if one not in places]
    together, apart = decided.bonds
    return Inputs(
        area=story.area,
        side=story.side,
        stamps=tuple(decided.stamp(one) for one in reports),
        copies=tuple(report.document.copies for report in story.reports),
        joined=own,
        actors=tuple(known_actor(joined.actors[one]) for one in entries if one in joined.actors),
        places=tuple(known_place(one) for one in (*places, *area)),
        decisions=decisions,
        together={one: together[one] for one in sorted(mentions) if one in together},
        apart={one: tuple(sorted(apart[one])) for one in sorted(mentions) if one in apart},
    )
