"""Decisions that people make on the entries of a record, checked before they are kept.

People point at entries; decisions hold on to the mentions that the entries are made of (``record/decision.py``).
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import get_args

from standoff.domains.domain import Domain
from standoff.record.actor import Actor
from standoff.record.commitment import Commitment, Status
from standoff.record.decision import Decision, Verdict, decide, in_force
from standoff.record.event import Event
from standoff.record.record import Entry, Record
from standoff.resolve.decisions import CORRECTABLE, DecisionError, Mention, corrected


def now(made: Sequence[Decision] = ()) -> str:
    """This moment, as decisions write it: UTC, RFC 3339, with its microseconds, so that order is never in doubt.

    Where the clock was set back, or another machine's is ahead, it is the moment after the last of those ``made``.
    """
    at = datetime.now(UTC)
    for one in made:
        at = max(at, datetime.fromisoformat(one.at.replace("Z", "+00:00")) + timedelta(microseconds=1))
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def accept(record: Record, identifier: str, *, by: str, at: str, reason: str = "") -> Decision:
    """An entry is right as it stands.

    Raises:
        DecisionError: as for every decision here, it cannot be made; the message says why.
    """
    return _on(record, "accept", identifier, by=by, at=at, reason=reason)


def reject(record: Record, identifier: str, *, by: str, at: str, reason: str = "") -> Decision:
    """An entry is wrong, and leaves the record."""
    return _on(record, "reject", identifier, by=by, at=at, reason=reason)


def correct(
    record: Record, domain: Domain, identifier: str, field: str, value: str, *, by: str, at: str, reason: str = ""
) -> Decision:
    """A field of an entry is to have a value. A day is written ``2024-10-01``, an actor by the id of one."""
    entry = entry_of(record, identifier)
    actors = {one.id: one for one in record.actors}
    if field in {"by", "to", "speaker"} and value:
        value = entry_of(record, value).id
        if value not in actors:
            raise DecisionError(f"'{field}' must be an actor, and {value} is none.")
    if type(entry) not in CORRECTABLE:
        raise DecisionError(f"a {type(entry).__name__.lower()} cannot be corrected; correct what it is made from.")
    after = corrected(entry, field, value or None, actors)
    _known_to(domain, after, field)
    return decide("correct", by=by, at=at, reason=reason, mentions=mentions_of(entry), field=field, value=value or None)


def correct_mention(
    mention: Mention,
    domain: Domain,
    actors: Mapping[str, Actor],
    field: str,
    value: str | None,
    *,
    by: str,
    at: str,
    reason: str,
) -> Decision:
    """A field of what one report says is to have a value; ``actors`` are those that it can name, by id."""
    _known_to(domain, corrected(mention, field, value, actors), field)
    return decide("correct", by=by, at=at, reason=reason, mentions=(mention.id,), field=field, value=value)


def merge(record: Record, identifiers: Sequence[str], *, by: str, at: str, reason: str = "") -> Decision:
    """Several entries are one."""
    entries = [entry_of(record, one) for one in identifiers]
    kinds = {type(one).__name__.lower() for one in entries}
    if len({one.id for one in entries}) < 2:
        raise DecisionError("a merge needs two entries or more, and these are one already.")
    if len(kinds) > 1:
        raise DecisionError(f"only entries of one kind can be merged; these are: {', '.join(sorted(kinds))}.")
    mentions = tuple(dict.fromkeys(mention for one in entries for mention in mentions_of(one)))
    return decide("merge", by=by, at=at, reason=reason, mentions=mentions)


def split(record: Record, identifier: str, mentions: Sequence[str], *, by: str, at: str, reason: str = "") -> Decision:
    """Some mentions of an entry are not of it; they are of one entry of their own."""
    entry = entry_of(record, identifier)
    own = mentions_of(entry)
    wrong = sorted(set(mentions) - set(own))
    if wrong:
        raise DecisionError(f"{wrong[0]} is no mention of {entry.id}; 'standoff explain {entry.id}' lists them.")
    rest = tuple(one for one in own if one not in mentions)
    if not mentions or not rest:
        raise DecisionError("a split needs some of the mentions of an entry, and must leave some.")
    return decide("split", by=by, at=at, reason=reason, mentions=tuple(mentions), apart_from=rest)


def mask(record: Record, identifier: str, *, hide: bool, by: str, at: str, reason: str = "") -> Decision:
    """The name of an actor is withheld, or shown."""
    if not isinstance(entry_of(record, identifier), Actor):
        raise DecisionError("only the names of actors can be withheld or shown.")
    return _on(record, "mask" if hide else "unmask", identifier, by=by, at=at, reason=reason)


def set_status(record: Record, identifier: str, status: str, *, by: str, at: str, reason: str) -> Decision:
    """A commitment has a status, whatever the rules say; the reason must be told."""
    entry = entry_of(record, identifier)
    if not isinstance(entry, Commitment):
        raise DecisionError("only a commitment has a status.")
    if status not in get_args(Status):
        raise DecisionError(f"{status!r} is no status; these are: {', '.join(get_args(Status))}.")
    if not reason.strip():
        raise DecisionError("to change a status, give a reason.")
    return decide("status", by=by, at=at, reason=reason, mentions=mentions_of(entry), value=status)


def undo(decisions: Sequence[Decision], identifier: str, *, by: str, at: str, reason: str = "") -> Decision:
    """A decision no longer holds."""
    found = [one for one in decisions if one.id.startswith(identifier)] if identifier else []
    if len(found) != 1:
        raise DecisionError(f"{'more than one' if found else 'no'} decision bears the id {identifier!r}.")
    standing = {one.id for one in in_force(tuple(decisions))}
    if found[0].verdict != "undo" and found[0].id not in standing:
        raise DecisionError(f"decision {found[0].id} was undone already.")
    return decide("undo", by=by, at=at, reason=reason, undoes=found[0].id)


def history(record: Record, entry: Entry) -> list[Decision]:
    """What people decided on an entry, and what they undid of that, in order of time."""
    own = set(mentions_of(entry))
    on_it = {one.id for one in record.decisions if own & {*one.mentions, *one.apart_from}}
    found: set[str] = set()
    # What undoes a decision, or undoes its undoing, belongs to its history.
    while on_it != found:
        found = on_it
        on_it = found | {one.id for one in record.decisions if one.undoes in found}
    return [one for one in record.decisions if one.id in found]


def entry_of(record: Record, identifier: str) -> Entry:
    """The entry that an id, an earlier id, the id of a mention, or the beginning of an id means.

    Raises:
        DecisionError: none or several are meant.
    """
    whole = record.find(identifier)
    if whole is not None:
        return whole[1]
    found = {
        entry.id: entry for _, entry in record.entries() if len(identifier) > 3 and entry.id.startswith(identifier)
    }
    if len(found) != 1:
        raise DecisionError(f"{'more than one' if found else 'no'} entry bears the id {identifier!r}.")
    return next(iter(found.values()))


def mentions_of(entry: Entry) -> tuple[str, ...]:
    """The ids of the mentions that an entry is made of."""
    return tuple(getattr(entry, "mentions", ())) or (entry.id,)


def _on(record: Record, verdict: Verdict, identifier: str, *, by: str, at: str, reason: str) -> Decision:
    entry = entry_of(record, identifier)
    return decide(verdict, by=by, at=at, reason=reason, mentions=mentions_of(entry))


def _known_to(domain: Domain, entry: Entry, field: str) -> None:
    """Refuse a kind, a matter or a side that the domain does not know.

    Raises:
        DecisionError: it does not; the message lists what it knows.
    """
    if isinstance(entry, Event) and field == "kind":
        _among(entry.kind, sorted(domain.kinds))
    elif field == "matter":
        _among(getattr(entry, "matter", None), [path for path, _ in domain.matters_by_path()])
    elif isinstance(entry, Actor) and field == "side":
        _among(entry.side, sorted(domain.parties))


def _among(value: str | None, known: Sequence[str]) -> None:
    if value is not None and value not in known:
        raise DecisionError(f"the domain does not know {value!r}; it knows: {', '.join(known)}.")
