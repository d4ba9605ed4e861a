"""How many persons an event was done to, as far as its words tell."""

from standoff.publish.index import Index
from standoff.record import Actor, Event, Reference

_ONE = frozenset({"a", "an", "one"})


def how_many(index: Index, event: Event, target: Reference) -> int | None:
    """The number of persons that a target of an event is, at the least; None where no words tell."""
    counted = [one.low for one in event.counts if one.low is not None and one.passage.overlaps(target.passage)]
    if counted:
        return max(counted)
    found = index.get(Actor, [target.entry] if target.entry is not None else [])
    if found and found[0].kind == "person":
        return 1
    return 1 if target.passage.quote.split(maxsplit=1)[0].lower() in _ONE else None
