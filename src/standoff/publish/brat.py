"""What one report says in brat's standoff format, beside its text: https://brat.nlplab.org/standoff.html.

Names and times are text-bound annotations. Events, statements, demands, commitments and developments are brat's
events, with their parts as arguments. Each note ends in the id of the mention, by which what people correct comes
back (``publish.corrected``). Offsets are code points of the text.
"""

from collections.abc import Iterator

from standoff.publish.brat_types import TIME, WORDS, place_type, type_name
from standoff.publish.told import Told, told
from standoff.record.annotation import Annotation
from standoff.record.passage import Passage


def to_brat(text: str, annotation: Annotation) -> str:
    """The ``.ann`` file that belongs beside a ``.txt`` file of the text.

    Raises:
        ValueError: a passage does not quote the text.
    """
    lines = _Lines(text)
    for type_, passage, note in _names_and_times(annotation):
        lines.name(type_, passage, note)
    for one in told(annotation):
        lines.event(one)
    return "".join(f"{line}\n" for line in lines.written)


def _names_and_times(annotation: Annotation) -> Iterator[tuple[str, Passage, str]]:
    for actor in annotation.actors:
        for passage in sorted(set(actor.passages)):
            yield type_name(actor.kind), passage, f"{actor.name} {actor.id}"
    for place in annotation.places:
        for passage in sorted(set(place.passages)):
            yield place_type(place.kind), passage, f"{place.name} {place.gazetteer or ''} {place.id}"
    for time in annotation.times:
        yield TIME, time.passage, f"{time.type} {time.value} {time.id}"


class _Lines:
    """The lines of one file and their numbers; the same words are bound to a type once."""

    def __init__(self, text: str) -> None:
        self.written: list[str] = []
        self._text = text
        self._bound: dict[tuple[str, Passage], str] = {}
        self._entities: dict[Passage, str] = {}
        self._numbers = dict.fromkeys("EA#", 0)

    def name(self, type_: str, passage: Passage, note: str) -> None:
        identifier = self._bind(type_, passage)
        self._entities.setdefault(passage, identifier)
        self._note(identifier, note)

    def event(self, one: Told) -> None:
        type_ = type_name(one.kind)
        arguments = [f"{type_}:{self._bind(type_, one.trigger)}"]
        used: dict[str, int] = {}
        for role, passage in dict.fromkeys(one.parts):
            name = type_name(role)
            used[name] = used.get(name, 0) + 1
            # brat numbers the arguments of one role from the second on.
            number = used[name] if used[name] > 1 else ""
            arguments.append(f"{name}{number}:{self._entities.get(passage) or self._bind(WORDS, passage)}")
        identifier = self._next("E")
        self.written.append(f"{identifier}\t{' '.join(arguments)}")
        for name, value in one.attributes:
            words = [type_name(name), identifier, *([type_name(value)] if value else [])]
            self.written.append(f"{self._next('A')}\t{' '.join(words)}")
        self._note(identifier, f"{one.note} {one.id}".strip())

    def _bind(self, type_: str, passage: Passage) -> str:
        if self._text[passage.start : passage.end] != passage.quote:
            raise ValueError(f"{passage.quote!r} at {passage.start} is not of this text")
        if (type_, passage) not in self._bound:
            identifier = self._bound[type_, passage] = f"T{len(self._bound) + 1}"
            pieces = list(_pieces(passage))
            offsets = ";".join(f"{start} {end}" for start, end, _ in pieces)
            words = " ".join(words for _, _, words in pieces)
            self.written.append(f"{identifier}\t{type_} {offsets}\t{words}")
        return self._bound[type_, passage]

    def _note(self, of: str, words: str) -> None:
        self.written.append(f"{self._next('#')}\tAnnotatorNotes {of}\t{' '.join(words.split())}")

    def _next(self, kind: str) -> str:
        self._numbers[kind] += 1
        return f"{kind}{self._numbers[kind]}"


def _pieces(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """A passage line by line: in brat nothing runs over the end of a line, but it may be in pieces."""
    start = passage.start
    for line in passage.quote.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = start + line.index(words)
            yield first, first + len(words), words
        start += len(line)
