"""A document's text cut into stretches, so that annotations which overlap can all be seen on it.

Annotations stand off from the text: here they meet it, for one page, and the text is not changed.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from standoff.publish import wording
from standoff.publish.describe import in_words
from standoff.publish.index import Index
from standoff.publish.names_to_mask import is_hateful
from standoff.publish.walk import parts
from standoff.record import (
    Commitment,
    Demand,
    Development,
    Entry,
    Event,
    Passage,
    Record,
    Statement,
)

# The kinds that are shown on the text, each with its name and the letter that its stylesheet class bears.
SHOWN = {
    "events": "event",
    "statements": "statement",
    "demands": "demand",
    "commitments": "promise",
    "developments": "outcome",
}


@dataclass(frozen=True)
class Note:
    """An entry in the margin: its number on this page, and the stretches of the text that it rests on."""

    number: int
    id: str
    kind: str
    words: str
    start: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Stretch:
    """Words over which the same annotations lie. ``begins`` are the notes whose first words these are.

    ``anchor`` is true where a passage of any entry begins, so that a link can lead there.
    """

    start: int
    words: str
    notes: tuple[int, ...]
    kinds: tuple[str, ...]
    begins: tuple[int, ...]
    anchor: bool


def notes(record: Record, document: str) -> list[Note]:
    """The entries that rest on words of a document, numbered in the order of the words."""
    index = Index(record)
    found = []
    for kind, entry in record.entries():
        if kind in SHOWN and (spans := tuple(_spans(entry, document))):
            found.append((spans[0], SHOWN[kind], entry, spans))
    found.sort(key=lambda one: (one[0], one[1], one[2].id))
    return [
        Note(number, entry.id, kind, wording.few_words(in_words(index, entry), 220), start[0], spans)
        for number, (start, kind, entry, spans) in enumerate(found, 1)
    ]


def anchors(record: Record, document: str) -> set[int]:
    """Where the passages of all entries begin in a document."""
    return {
        part.passage.start
        for _, entry in record.entries()
        for part in parts(entry)
        if part.passage.document == document
    }


def stretches(text: str, found: Iterable[Note], begun: Collection[int] = ()) -> list[Stretch]:
    """The whole text, cut wherever an annotation begins or ends, and at the places where a link can lead."""
    found = list(found)
    inside = [(note, max(a, 0), min(b, len(text))) for note in found for a, b in note.spans]
    places = {one for one in begun if 0 <= one < len(text)}
    edges = sorted({0, len(text), *places, *(edge for _, a, b in inside for edge in (a, b))})
    starting: dict[int, list[Note]] = {}
    ending: dict[int, list[Note]] = {}
    for note, a, b in inside:
        starting.setdefault(a, []).append(note)
        ending.setdefault(b, []).append(note)
    running: list[Note] = []
    made = []
    for start, end in pairwise(edges):
        for note in ending.get(start, ()):
            running.remove(note)
        running += starting.get(start, [])
        numbers = tuple(sorted({one.number for one in running}))
        kinds = tuple(sorted({one.kind for one in running}))
        begins = tuple(sorted({one.number for one in starting.get(start, ()) if one.start == start}))
        made.append(Stretch(start, text[start:end], numbers, kinds, begins, start in places))
    return made


def _spans(entry: Entry, document: str) -> Iterator[tuple[int, int]]:
    """Where an entry's own words stand in a document: in order, those that touch joined."""
    own = sorted({(one.start, one.end) for one in _passages(entry) if one.document == document})
    joined: list[tuple[int, int]] = []
    for start, end in own:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    yield from joined


def _passages(entry: Entry) -> tuple[Passage, ...]:
    match entry:
        case Event():
            links = tuple(one.passage for one in entry.links)
            return (entry.trigger, *links)
        case Statement():
            # Hateful words stay blocked out, but that they are there is no secret.
            return entry.content if is_hateful(entry) else (*entry.source, *entry.cue, *entry.content)
        case Demand() | Commitment():
            return entry.passages
        case Development():
            return (entry.passage,)
    return ()
