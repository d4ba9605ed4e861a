"""Events that no report states but that its counts give.

The beginning of a strike of which the 42nd day is told; the end of one that lasted 42 days from a day that is told.
"""

from collections.abc import Sequence
from typing import Final

from standoff.domains.domain import Domain
from standoff.language.sentences import sentences
from standoff.reason.count_clues import Edge
from standoff.reason.dating import Dating, WorkedOut
from standoff.record.annotation import Annotation
from standoff.record.event import Event, Phase
from standoff.record.identity import mention_id
from standoff.record.passage import Passage, cut

# The phases of an event that tell of a beginning or an end; the first is what one that is worked out is told as.
_PHASES: Final[dict[Edge, tuple[Phase, ...]]] = {
    "begun": ("begun",),
    "ended": ("called off", "suspended", "partly lifted"),
}


def worked_out_events(text: str, dating: Dating, annotation: Annotation, domain: Domain) -> tuple[Event, ...]:
    """The beginnings and ends that a report's counts give and that none of its events tells."""
    found = []
    for begin in dating.begins:
        kind, mode = _kind_of(begin.label, domain)
        told = any(_is_edge(one, begin) and (one.kind, one.mode) == (kind, mode) for one in annotation.events)
        if told or begin.when.latest is None:
            continue
        counted = _counted(begin, annotation)
        if counted is None:
            continue
        told_of = next((one for one in annotation.events if one.kind == kind and _tells(one, counted)), None)
        identifier = mention_id("event", dating.document, counted.start, counted.end, f"{begin.edge} {begin.label}")
        found.append(
            Event(
                id=identifier,
                kind=kind,
                mode=mode,
                trigger=counted,
                modality="reported",
                phase=_PHASES[begin.edge][0],
                when=begin.when,
                agents=told_of.agents if told_of is not None else (),
                places=told_of.places if told_of is not None else (),
                codes=domain.kinds[kind].codes,
                passages=_sentences(text, [one for one in begin.passages if one.document == dating.document]),
                mentions=(identifier,),
            )
        )
    return tuple(found)


def _is_edge(event: Event, edge: WorkedOut) -> bool:
    """Whether an event of a report is the beginning or the end that its counts give."""
    return event.phase in _PHASES[edge.edge] and event.when.day is not None and event.when.can_meet(edge.when)


def _tells(event: Event, counted: Passage) -> bool:
    return any(passage.overlaps(counted) for passage in event.passages)


def _kind_of(label: str, domain: Domain) -> tuple[str, str | None]:
    """The kind and mode that a counted thing is of."""
    if label in domain.kinds:
        return label, None
    for kind, about in domain.kinds.items():
        if label in about.modes:
            return kind, label
    return "protest", None


def _counted(begin: WorkedOut, annotation: Annotation) -> Passage | None:
    """The words that count from the beginning: those of the working that bear a count, of the thing itself first."""
    counts = [time for time in annotation.times if time.count is not None]
    bearing = [one for one in begin.passages if any(one.overlaps(time.passage) for time in counts)]
    word = begin.label.split()[-1]
    own = [one for one in bearing if word in one.quote]
    return next(iter(own or bearing), None)


def _sentences(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The sentences in which passages stand, so that each can be checked by eye."""
    own = sentences(text)
    return tuple(
        cut(passages[0].document, text, one.start, one.end)
        for one in own
        if any(one.start <= passage.start < one.end for passage in passages)
    )
