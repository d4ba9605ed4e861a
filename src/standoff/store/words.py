"""By what words an entry can be found: its own, then those that it quotes, so that a hit can be traced to its place."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from standoff.record import Actor, Commitment, Conflict, Demand, Derivation, Dispute, Entry, Place
from standoff.store.rows import passages


class Quoted(NamedTuple):
    """Words of a document, and where they stand."""

    document: str
    start: int
    end: int
    quote: str


def words_of(entry: Entry) -> str | None:
    """Its own words in one line, then each passage, the next one after a line end; None where nobody looks for it.

    Of passages that overlap so that one holds the other, the longer one is there.
    """
    if isinstance(entry, Derivation):
        return None
    own = " ".join(" ".join(dict.fromkeys(one for one in _own(entry) if one)).split())
    found = (Quoted(one.document, one.start, one.end, one.quote) for one in passages(entry))
    return "\n".join((own, *(one.quote for one in outermost(found))))


def outermost(found: Iterable[Quoted]) -> list[Quoted]:
    """The passages that no other of them holds, in order of document and place."""
    kept: list[Quoted] = []
    for one in sorted(set(found), key=lambda each: (each.document, each.start, -each.end)):
        if not kept or kept[-1].document != one.document or kept[-1].end < one.end:
            kept.append(one)
    return kept


def traced(words: str, quoted: list[Quoted], spans: Iterable[tuple[int, int]]) -> Iterator[Quoted]:
    """Where in documents the spans of an entry's words stand. What is of its own words stands nowhere."""
    starts: list[int] = []
    at = len(words) - sum(len(one.quote) + 1 for one in quoted) + 1
    for one in quoted:
        starts.append(at)
        at += len(one.quote) + 1
    for start, end in spans:
        for begin, one in zip(starts, quoted, strict=True):
            first, last = max(start, begin) - begin, min(end, begin + len(one.quote)) - begin
            if first < last:
                yield Quoted(one.document, one.start + first, one.start + last, one.quote[first:last])


def _own(entry: Entry) -> Iterator[str | None]:
    match entry:
        case Actor() | Place():
            yield from (entry.name, *entry.names)
        case Demand() | Commitment():
            yield entry.text
        case Dispute():
            yield from (entry.name, entry.area)
        case Conflict():
            yield from (entry.what, *(side.holds for side in entry.sides))
