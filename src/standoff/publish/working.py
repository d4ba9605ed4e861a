"""What an entry rests on: its passages, and the steps of working behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.publish.citing import Cited, cited
from standoff.publish.index import Index
from standoff.publish.walk import links, parts
from standoff.record import Commitment, Derivation, Entry, Passage


@dataclass(frozen=True)
class Step:
    """A piece of working: the rule, the steps that a person can follow, and what came out."""

    rule: str
    steps: tuple[str, ...]
    result: str
    passages: tuple[Cited, ...]


def evidence(index: Index, entry: Entry) -> list[Passage]:
    """The passages that an entry rests on; for a commitment those of its developments too."""
    own = list(getattr(entry, "passages", ())) or [part.passage for part in parts(entry)]
    if isinstance(entry, Commitment):
        own += [one.passage for one in index.developments.get(entry.id, ())]
    return own


def working(index: Index, entry: Entry) -> Iterator[Step]:
    """The steps of working behind an entry: those about it, and those that its times name."""
    named = index.get(Derivation, (link.id for link in links(entry)))
    found = [entry] if isinstance(entry, Derivation) else [*index.working.get(entry.id, ()), *named]
    yield from _steps(index, found)


def working_about(index: Index, identifier: str) -> Iterator[Step]:
    """The steps of working about an entry or a report."""
    yield from _steps(index, index.working.get(identifier, ()))


def _steps(index: Index, found: Iterable[Derivation]) -> Iterator[Step]:
    for one in dict.fromkeys(found):
        yield Step(one.rule, one.steps, one.result, tuple(cited(index, one.passages)))
