"""What is different between two records: added, changed field by field, withdrawn, and because of which reports."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standoff.publish.about import about
from standoff.publish.citing import publisher_of
from standoff.publish.describe import in_words
from standoff.publish.index import Index
from standoff.publish.masking import masked_as
from standoff.publish.matching import Matched, match
from standoff.publish.release import release
from standoff.publish.tables import Row, table
from standoff.publish.working import evidence
from standoff.record import Commitment, Demand, Dispute, Document, Entry, Record

What = Literal["added", "changed", "withdrawn"]

# What is compared: all but the steps of working, which change with every word that they start from.
KINDS = (
    *("documents", "disputes", "commitments", "developments", "demands", "events"),
    *("statements", "conflicts", "actors", "places"),
)
# Columns that say what others say already: ids beside names, sentences made of the rest, what an entry was joined from.
_PASSED_OVER = frozenset(
    {
        *("id", "mentions", "chars", "file", "line", "status_as_of", "according_to", "developments"),
        *("place_ids", "agent_ids", "target_ids", "by_id", "to_id", "on_behalf_of_id", "speaker_id"),
    }
)
_PASSED_OVER_OF: Mapping[str, frozenset[str]] = {
    "events": frozenset({"words"}),
    "disputes": frozenset({"documents", "events", "statements", "demands", "commitments", "conflicts"}),
}
_ID = re.compile(r"\b[a-z]_[0-9a-f]{16}\b")
_LABEL = re.compile(r"\((a_[0-9a-f]{6})\)")


@dataclass(frozen=True)
class FieldChange:
    """A field that is told otherwise; None is *not known*."""

    field: str
    before: object
    after: object


@dataclass(frozen=True)
class Report:
    """A report that a change rests on."""

    id: str
    publisher: str
    title: str
    day: date | None


@dataclass(frozen=True)
class Change:
    """One entry that is different.

    ``because`` are the reports that it rests on now and did not before; of what was withdrawn, the reports that are no
    longer there, or those for which it was joined into ``joined_into``. ``was`` is an earlier id, where it has another.
    """

    what: What
    kind: str
    id: str
    words: str
    fields: tuple[FieldChange, ...] = ()
    because: tuple[Report, ...] = ()
    was: str | None = None
    joined_into: str | None = None
    parted_from: str | None = None


@dataclass(frozen=True)
class Difference:
    """Two records, by what they say of themselves, and what is different in the second."""

    before: dict[str, object]
    after: dict[str, object]
    changes: tuple[Change, ...]


def difference(before: Record, after: Record) -> Difference:
    """What is different in the later of two records, as the public may see either.

    Entries are matched by id, by the ids that they bore before, and by the mentions that they were joined from. What
    either record masks is masked in both.
    """
    old = release(masked_as(before, after)).index
    new = release(after).index
    matched = {kind: match(old, new, getattr(old.record, kind), getattr(new.record, kind)) for kind in KINDS}
    now = {
        one: other for found in matched.values() for one, other in (*found.joined_into.items(), *found.pairs.items())
    }
    changes = [change for kind in KINDS for change in _of_kind(old, new, kind, matched[kind], now)]
    return Difference(about(old.record), about(new.record), tuple(changes))


def _of_kind(old: Index, new: Index, kind: str, matched: Matched, now: Mapping[str, str]) -> Iterator[Change]:
    earlier: dict[str, Entry | Document] = {one.id: one for one in getattr(old.record, kind)}
    rows_before = {str(row["id"]): row for row in table(old, kind)}
    rows_after = {str(row["id"]): row for row in table(new, kind)}
    was = {other: one for one, other in matched.pairs.items()}
    for entry in getattr(new.record, kind):
        if entry.id not in was:
            yield Change(
                "added",
                kind,
                entry.id,
                _words(new, entry),
                because=_reports(new, _documents(new, entry)),
                parted_from=matched.parted_from.get(entry.id),
            )
            continue
        before = earlier[was[entry.id]]
        fields = tuple(_fields(kind, rows_before[before.id], rows_after[entry.id], now))
        if fields:
            reports = _documents(new, entry) - _documents(old, before)
            renamed = before.id if before.id != entry.id else None
            yield Change("changed", kind, entry.id, _words(new, entry), fields, _reports(new, reports), was=renamed)
    for identifier, entry in earlier.items():
        if identifier not in matched.pairs:
            yield _withdrawn(old, new, kind, entry, matched.joined_into.get(identifier))


def _withdrawn(old: Index, new: Index, kind: str, entry: Entry | Document, into: str | None) -> Change:
    documents = _documents(old, entry)
    if into is not None:
        reports = _reports(new, _documents(new, new.entries[into][1]) - documents)
    else:
        reports = _reports(old, documents - set(new.documents))
    return Change("withdrawn", kind, entry.id, _words(old, entry), because=reports, joined_into=into)


def _fields(kind: str, before: Row, after: Row, now: Mapping[str, str]) -> Iterator[FieldChange]:
    for name, value in after.items():
        if name in _PASSED_OVER or name.endswith("got") or name in _PASSED_OVER_OF.get(kind, ()):
            continue
        earlier = _renamed(before[name], now)
        if _comparable(name, earlier) != _comparable(name, value):
            yield FieldChange(name, earlier, value)


def _renamed(value: object, now: Mapping[str, str]) -> object:
    """A cell with the ids in it as they are in the later record."""
    if not isinstance(value, str):
        return value
    beginnings = {one[:8]: other[:8] for one, other in now.items() if one != other}
    value = _ID.sub(lambda found: now.get(found[0], found[0]), value)
    return _LABEL.sub(lambda found: f"({beginnings.get(found[1], found[1])})", value)


def _comparable(name: str, value: object) -> object:
    """A cell without regard to the order of several values in it."""
    if not isinstance(value, str):
        return value
    apart = r"[;,:] " if name == "parties" else "; "
    return sorted(set(re.split(apart, value)))


def _words(index: Index, entry: Entry | Document) -> str:
    if isinstance(entry, Document):
        return f"{publisher_of(entry)}: {entry.title}" if entry.title else publisher_of(entry)
    return in_words(index, entry)


def _documents(index: Index, entry: Entry | Document) -> set[str]:
    """The reports that an entry rests on; for a demand those too that tell what was promised in answer to it."""
    if isinstance(entry, Document):
        return {entry.id}
    if isinstance(entry, Dispute):
        return set(entry.documents)
    found = {one.document for one in evidence(index, entry)}
    if isinstance(entry, Demand):
        for commitment in index.get(Commitment, entry.answered_by):
            found |= {one.document for one in evidence(index, commitment)}
    return found


def _reports(index: Index, documents: Iterable[str]) -> tuple[Report, ...]:
    found = [index.documents[one] for one in documents if one in index.documents]
    reports = [Report(one.id, publisher_of(one), one.title or "", one.published.earliest) for one in found]
    return tuple(sorted(reports, key=lambda one: (one.day or date.max, one.id)))
