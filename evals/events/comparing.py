"""Events of our own passages against the marks: which are found, which of those found are right."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from evals.events.passages import Mark, MarkedPassage

from standoff.domains.domain import Domain
from standoff.engine.build import record_of
from standoff.extract.annotate import annotate
from standoff.record.document import Document
from standoff.record.event import Event
from standoff.record.passage import Reference
from standoff.resolve.report import Report

Place = tuple[int, int]
ASPECTS = ("kind", "phase", "modality", "agents", "targets", "main")


class Outcome(NamedTuple):
    """A mark and the event found for it; one of them is None where there is no other. ``same`` tells what agrees."""

    passage: str
    mark: Mark | None
    event: Event | None
    same: dict[str, bool]
    # Whether nothing that the event says is wrong: what it leaves unsaid does not count against it.
    right: bool = False


def outcomes(passage: MarkedPassage, document: Document, domain: Domain) -> Iterator[Outcome]:
    """Every mark with its event, every mark without one, and every event without a mark.

    An event overlaps the mark that it is found for, or is of its kind and stands in its sentence. What the record
    takes for another mention of an event that was found is no event of its own, and what overlaps a doubtful mark
    counts neither way.
    """
    annotation = annotate(document, domain)
    record = record_of([Report(document, annotation)], domain)
    entry = {mention: one.id for one in record.events for mention in one.mentions}
    names = {one.id: (one.name, *one.names) for one in annotation.actors}
    left = list(annotation.events)
    entries_found: set[str] = set()
    marks = [(mark, passage.place_of(mark)) for mark in passage.events]
    doubtful = [place for mark, place in marks if mark.doubtful]
    found = {mark: event for mark, place in marks if (event := _taken(left, mark, place, _overlaps)) is not None}
    for mark, place in marks:
        # "Began a four-week strike" may be marked by its verb and found by its noun.
        if mark not in found and (event := _taken(left, mark, place, _beside)) is not None:
            found[mark] = event
    for mark, _ in marks:
        event = found.get(mark)
        if event is not None:
            entries_found.add(entry.get(event.id, event.id))
        if mark.doubtful:
            continue
        same = _same(mark, event, names) if event is not None else {}
        right = event is not None and _is_right(mark, event, same)
        yield Outcome(passage.id, mark, event, same, right)
    for event in left:
        known = entry.get(event.id, event.id) in entries_found
        spared = any(start < event.trigger.end and event.trigger.start < end for start, end in doubtful)
        if not known and not spared:
            yield Outcome(passage.id, None, event, {})


def _taken(left: list[Event], mark: Mark, place: Place, fits: Callable[[Event, Mark, Place], bool]) -> Event | None:
    """The event that fits a mark best, taken from those that are left."""
    fitting = [one for one in left if fits(one, mark, place)]

    def rank(event: Event) -> tuple[bool, bool, int]:
        return event.kind != mark.kind, event.modality != mark.modality, abs(event.trigger.start - place[0])

    best = min(fitting, key=rank, default=None)
    if best is not None:
        left.remove(best)
    return best


def _overlaps(event: Event, mark: Mark, place: Place) -> bool:
    del mark
    return event.trigger.start < place[1] and place[0] < event.trigger.end


def _beside(event: Event, mark: Mark, place: Place) -> bool:
    """Whether an event of the marked kind stands in the same sentence."""
    sentence = event.passages[0]
    return event.kind == mark.kind and sentence.start <= place[0] and place[1] <= sentence.end


def _same(mark: Mark, event: Event, names: Mapping[str, Sequence[str]]) -> dict[str, bool]:
    return {
        "kind": mark.kind == event.kind,
        "phase": (mark.phase or "continued") == (event.phase or "continued"),
        "modality": mark.modality == event.modality,
        "agents": _share(mark.agents, event.agents, names),
        "targets": _share(mark.targets, event.targets, names),
        "main": mark.main == event.main,
    }


def _share(wanted: Sequence[str], given: Sequence[Reference], names: Mapping[str, Sequence[str]]) -> bool:
    """Whether both name somebody by a word in common, or neither names anybody."""
    if not wanted or not given:
        return not wanted and not given
    ours = {
        word
        for one in given
        for words in (one.passage.quote, *names.get(one.entry or "", ()))
        for word in _telling(words)
    }
    return bool(ours & {word for words in wanted for word in _telling(words)})


def _telling(words: str) -> Iterable[str]:
    plain = words.lower().replace("’", "'").replace("'s", "").split()
    return {word.strip(".,;:'\"()").rstrip("s") for word in plain} - {"the", "a", "an", "of", "and", "in", "at", ""}


def _is_right(mark: Mark, event: Event, same: dict[str, bool]) -> bool:
    said = {
        "phase": event.phase is not None,
        "agents": bool(event.agents and mark.agents),
        "targets": bool(event.targets and mark.targets),
    }
    return all(same[aspect] or not said.get(aspect, True) for aspect in ASPECTS if aspect != "main")


class Tally:
    """The figures of a part."""

    def __init__(self, found: Iterable[Outcome]) -> None:
        self._counts: Counter[str] = Counter()
        for one in found:
            if one.mark is None or one.event is None:
                self._counts["missed" if one.event is None else "false"] += 1
                continue
            self._counts["found"] += 1
            self._counts["right"] += one.right
            for aspect in ASPECTS:
                self._counts[aspect] += one.same[aspect]

    def lines(self) -> Iterator[str]:
        """Precision and recall; what agrees of a hundred found; how many of a hundred given are right in all."""
        found, given = self._counts["found"], self._counts["found"] + self._counts["false"]
        marked = found + self._counts["missed"]
        yield (
            f"events   precision {_percent(found, given)}  recall {_percent(found, marked)}"
            f"  ({found} found, {self._counts['missed']} missed, {self._counts['false']} false)"
        )
        yield "  of those found  " + "  ".join(f"{one} {_percent(self._counts[one], found)}" for one in ASPECTS)
        yield f"  nothing wrong in what is said: {_percent(self._counts['right'], found)} of those found"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):5.1f}"
