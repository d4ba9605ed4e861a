"""Events that are parts of others: the steps of a strike, and the force that breaks up a march."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import msgspec

from standoff.record.event import HAPPENED, Event
from standoff.resolve.event_evidence import goes_on

# Force is used at a protest on its day, or in the night after it.
_SOON: Final = timedelta(days=1)


def with_parts(events: Sequence[Event]) -> list[Event]:
    """The events of one dispute, each with the event that it is a part of, where there is just one that it can be."""
    wholes = [one for one in events if goes_on(one)]
    protests = [one for one in events if one.kind == "protest" and one.modality in HAPPENED]
    return [_with_whole(one, wholes, protests) for one in events]


def _with_whole(event: Event, wholes: Sequence[Event], protests: Sequence[Event]) -> Event:
    if event.modality not in HAPPENED:
        return event
    if event.kind == "strike" and not goes_on(event):
        possible = [one for one in wholes if one.codes.get("ccc") == event.codes.get("ccc")]
    elif event.kind == "force against protest":
        possible = [one for one in protests if _at(one, event)]
    else:
        return event
    return msgspec.structs.replace(event, part_of=possible[0].id) if len(possible) == 1 else event


def _at(protest: Event, force: Event) -> bool:
    """Whether force was used on the day of a protest, and nowhere else than it was."""
    first, second = protest.when.day, force.when.day
    if first is None or second is None or not first <= second <= first + _SOON:
        return False
    here, there = ({one.entry for one in event.places if one.entry} for event in (protest, force))
    return not here or not there or bool(here & there)
