"""All disputes told: those that are remembered as they were, the others worked out, each by itself, by a crew."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from standoff.domains.domain import Domain
from standoff.engine.answers import AnswersKept
from standoff.engine.batches import in_batches
from standoff.engine.crew import Crew, CrewError
from standoff.engine.decided import Decided
from standoff.engine.memory import Memory
from standoff.engine.stories import Inputs, Told, known_actor, known_place, work_out
from standoff.language.ties import Answers, answers_of
from standoff.record.actor import Actor
from standoff.record.place import Place
from standoff.record.sharing import shared
from standoff.record.value import Value
from standoff.resolve.disputes import Story

# Disputes that are looked up together.
BATCH: Final = 50
# Disputes that are worked out in one piece.
PIECE: Final = 4


class Joined(NamedTuple):
    """The entries that mentions of actors and places were joined into, and these entries by id."""

    entries: Mapping[str, str]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]


class Untold(NamedTuple):
    """A dispute to be worked out: its reports in full, all else that it follows from, the last day known, and what the
    encoder answered when it was worked out before."""

    story: Story
    inputs: Inputs
    last_day: date | None
    answers: Answers


class WorkedOut(NamedTuple):
    """A dispute told, and what the encoder answered meanwhile."""

    told: Told
    answers: Answers


class _LookedUp(NamedTuple):
    """Disputes by their keys, in order: those that are remembered, and those that were worked out so far."""

    keys: list[str]
    known: dict[str, Told]
    missing: dict[str, Story]
    new: list[WorkedOut]


def tell(
    stories: Sequence[Story],
    joined: Joined,
    decided: Decided,
    memory: Memory,
    *,
    domain: Domain,
    last_day: date | None,
    crew: Crew,
) -> list[Told]:
    """The disputes with their entries, in the order given.

    Raises:
        CrewError: nobody can work them out.
    """
    states: dict[str, list[Place]] = {}
    for place in joined.places.values():
        if place.kind == "state":
            states.setdefault(place.name, []).append(place)
    answers = AnswersKept(memory)
    waiting: deque[_LookedUp] = deque()
    told: list[Told] = []

    def untold() -> Iterator[Untold]:
        for batch in in_batches(stories, BATCH):
            inputs = [_inputs(story, joined, states, decided) for story in batch]
            keys = [memory.key("dispute", one) for one in inputs]
            known = {key: one for key, one in memory.recall(keys, Told).items() if one.holds_on(last_day)}
            missing = {key: story for key, story in zip(keys, batch, strict=True) if key not in known}
            waiting.append(_LookedUp(keys, known, missing, []))
            for story, given, key in zip(batch, inputs, keys, strict=True):
                if key in known:
                    answers.hold(key, story)
                else:
                    yield Untold(_in_full(story, decided), given, last_day, answers.of(story))

    def settle() -> None:
        while waiting and len(waiting[0].new) == len(waiting[0].missing):
            done = waiting.popleft()
            new = {key: one.told for key, one in zip(done.missing, done.new, strict=True)}
            kept: dict[str, Value] = dict(new)
            for (key, story), one in zip(done.missing.items(), done.new, strict=True):
                kept.update(answers.to_keep(key, story, one.answers))
            memory.keep(kept)
            told.extend(shared(new[key] if key in new else done.known[key].as_of(last_day)) for key in done.keys)

    for made in crew.each(work_out_each, in_batches(untold(), PIECE), _lost):
        for one in made:
            next(each for each in waiting if len(each.new) < len(each.missing)).new.append(one)
        settle()
    settle()
    return told


def work_out_each(untold: Sequence[Untold], domain: Domain) -> list[WorkedOut]:
    """Disputes worked out: the work of a crew."""
    found = []
    for one in untold:
        with answers_of(one.answers) as asked:
            told = work_out(one.story, one.inputs, domain, one.last_day)
            found.append(WorkedOut(told, asked()))
    return found


def _lost(untold: Untold) -> WorkedOut:
    first = untold.story.reports[0].document.origin.file
    raise CrewError(
        f"The process that worked out the dispute of {len(untold.story.reports)} reports, of which the first is in "
        f"{first}, ended each time it was tried. Is there memory enough? Try without --jobs."
    )


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
