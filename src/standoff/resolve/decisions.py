"""People's decisions, carried out on the mentions of reports before anything is joined."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final, TypeVar

import msgspec

from standoff.record.actor import Actor
from standoff.record.annotation import Annotation
from standoff.record.commitment import Commitment, Development
from standoff.record.decision import Decision
from standoff.record.demand import Demand
from standoff.record.event import Event
from standoff.record.passage import Reference
from standoff.record.place import Place
from standoff.record.relink import relink
from standoff.record.statement import Statement
from standoff.record.value import Value
from standoff.record.when import When
from standoff.resolve.report import Report

Mention = Actor | Place | Event | Statement | Demand | Commitment | Development
V = TypeVar("V", bound=Value)

# What of a mention a person may correct.
CORRECTABLE: Final[dict[type[Value], tuple[str, ...]]] = {
    Actor: ("name", "kind", "side"),
    Place: ("name", "kind"),
    Event: ("kind", "mode", "phase", "modality", "when"),
    Statement: ("act", "speaker"),
    Demand: ("matter", "by", "to", "when", "deadline"),
    Commitment: ("matter", "by", "to", "strength", "when", "due"),
    Development: ("said", "matter", "when"),
}
_LISTS: Final = ("actors", "places", "events", "statements", "demands", "commitments", "developments")
_DAYS: Final = frozenset({"when", "deadline", "due"})


class DecisionError(ValueError):
    """A decision that cannot be carried out; its message says why, and what is possible."""


def carry_out(
    reports: Sequence[Report], decisions: Iterable[Decision], actors: Mapping[str, Actor] | None = None
) -> list[Report]:
    """Reports without the mentions that people rejected, and with their corrections; decisions in order of time.

    ``actors`` are those that a correction can name, by id: of all reports, where not all are given.
    """
    rejected: set[str] = set()
    corrections: dict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        if one.verdict == "reject":
            rejected.update(one.mentions)
        elif one.verdict == "accept":
            # Who accepts what was rejected before has changed their mind.
            rejected.difference_update(one.mentions)
        elif one.verdict == "correct":
            for mention in one.mentions:
                corrections[mention].append(one)
    if not rejected and not corrections:
        return list(reports)
    if actors is None:
        actors = {actor.id: actor for report in reports for actor in report.annotation.actors}
    return [
        report._replace(annotation=_decided(report.annotation, rejected, corrections, actors)) for report in reports
    ]


def mask_as_decided(actors: Iterable[Actor], decisions: Iterable[Decision]) -> list[Actor]:
    """Actors with their names withheld or shown as people decided; decisions in order of time."""
    private = {
        mention: one.verdict == "mask"
        for one in decisions
        if one.verdict in {"mask", "unmask"}
        for mention in one.mentions
    }
    return [_masked(actor, private) for actor in actors]


def corrected(mention: V, field: str, value: str | None, actors: Mapping[str, Actor]) -> V:
    """A mention with one of its fields put right. A day is written ``2024-10-01``; an actor by an id.

    Raises:
        DecisionError: the field cannot be corrected, or cannot have the value.
    """
    possible = CORRECTABLE.get(type(mention), ())
    if field not in possible:
        there = ", ".join(possible) or "nothing"
        raise DecisionError(f"'{field}' of {_article(mention)} cannot be corrected; what can be: {there}.")
    try:
        data = {**mention.to_dict(), field: _plain(field, value, actors)}
        return msgspec.convert(data, type(mention))
    except (msgspec.ValidationError, ValueError, KeyError) as error:
        raise DecisionError(f"'{field}' of {_article(mention)} cannot be {value!r} ({error}).") from error


def _article(mention: Value) -> str:
    name = type(mention).__name__.lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _plain(field: str, value: str | None, actors: Mapping[str, Actor]) -> Any:
    """A value as it stands in JSON."""
    if not value:
        return When().to_dict() if field == "when" else None
    if field in _DAYS:
        day = date.fromisoformat(value)
        return When(earliest=day, latest=day, granularity="day", got="stated").to_dict()
    if field in {"by", "to"}:
        actor = actors[value]
        return Reference(passage=actor.passages[0], entry=actor.id).to_dict()
    return value


def _masked(actor: Actor, private: Mapping[str, bool]) -> Actor:
    decided = [private[one] for one in actor.mentions if one in private]
    # If two mentions of one actor were decided on differently, the name is withheld.
    return msgspec.structs.replace(actor, private=any(decided)) if decided else actor


def _decided(
    annotation: Annotation,
    rejected: set[str],
    corrections: Mapping[str, Sequence[Decision]],
    actors: Mapping[str, Actor],
) -> Annotation:
    changes: dict[str, tuple[Any, ...]] = {}
    # What was said by somebody who is no actor was said by nobody known.
    gone = dict.fromkeys(rejected)
    for name in _LISTS:
        mentions: tuple[Mention, ...] = getattr(annotation, name)
        kept = tuple(relink(_corrected(one, corrections, actors), gone) for one in mentions if one.id not in rejected)
        if len(kept) != len(mentions) or any(one is not two for one, two in zip(kept, mentions, strict=True)):
            changes[name] = kept
    return msgspec.structs.replace(annotation, **changes) if changes else annotation


def _corrected(mention: Mention, corrections: Mapping[str, Sequence[Decision]], actors: Mapping[str, Actor]) -> Mention:
    for one in corrections.get(mention.id, ()):
        # It fitted when it was made. If the actor that it names has been rejected since, it has nothing to say.
        with suppress(DecisionError):
            mention = corrected(mention, one.field or "", one.value, actors)
    return mention
