"""How long work was stopped: the stretches of each strike, from the phases that its events tell of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from standoff.record import Event

_RUNS_IN_FULL = frozenset({"begun", "resumed", "escalated", "continued"})
_ENDS = frozenset({"suspended", "called off"})


@dataclass(frozen=True)
class Stretch:
    """Days on which a strike ran, both included. ``end`` None: no report tells of an end.

    ``full`` is false after it was partly lifted; ``event`` is the id of the event that began the stretch.
    """

    start: date
    end: date | None
    full: bool
    event: str


@dataclass(frozen=True)
class Strike:
    """The strike of one group: its stretches, and the ids of its events, in order of time."""

    stretches: tuple[Stretch, ...]
    events: tuple[str, ...]


def strikes(events: Iterable[Event]) -> list[Strike]:
    """The strikes that events tell of, that of each group by itself.

    Events that do not say whose strike it is count to the strike that most events tell of. What is only planned,
    threatened or denied begins and ends nothing.
    """
    dated = sorted((one for one in events if one.when.known), key=lambda one: (_first(one), one.id))
    groups: dict[str | None, list[Event]] = {}
    for event in dated:
        groups.setdefault(_whose(event), []).append(event)
    if len(groups) > 1 and None in groups:
        unsaid = groups.pop(None)
        largest = max(groups.values(), key=len)
        largest += unsaid
        largest.sort(key=lambda one: (_first(one), one.id))
    found = [Strike(tuple(_stretches(group)), tuple(one.id for one in group)) for group in groups.values()]
    return sorted(found, key=lambda one: one.stretches[0].start if one.stretches else date.max)


def _whose(event: Event) -> str | None:
    if not event.agents:
        return None
    return event.agents[0].entry or event.agents[0].passage.quote


def _first(event: Event) -> date:
    return event.when.earliest or event.when.latest or date.max


def _stretches(events: list[Event]) -> Iterator[Stretch]:
    running: Stretch | None = None
    for event in events:
        if event.modality != "reported" or event.phase == "announced":
            continue
        day = _first(event)
        if event.phase is None:
            if running is None:
                yield Stretch(day, event.when.latest or day, True, event.id)
        elif event.phase in _ENDS:
            if running is not None:
                yield replace(running, end=day)
            running = None
        else:
            full = event.phase in _RUNS_IN_FULL
            # That a strike goes on does not undo that it was partly lifted.
            if running is None or (running.full != full and event.phase != "continued"):
                if running is not None:
                    yield replace(running, end=day)
                running = Stretch(day, None, full, event.id)
    if running is not None:
        yield running
