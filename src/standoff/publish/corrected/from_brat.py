"""brat's standoff format read back: https://brat.nlplab.org/standoff.html."""

import re
from dataclasses import dataclass, field

from standoff.publish.brat_types import ACCEPTED, WORDS, entity_types
from standoff.publish.corrected.marks import Mark, Sheet, Span, mention_in

_BOUND = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (\w+)\t(.*)")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (\w+)(?: (\S+))?")
_EVENT = re.compile(r"E\d+\t(\S+:\w+(?: \S+:\w+)*) ?")
_COUNTED = re.compile(r"\d+$")


@dataclass
class _Lines:
    """The lines of a file by what they are; each thing under its id in the file."""

    bound: dict[str, tuple[int, str, tuple[Span, ...]]] = field(default_factory=dict)
    events: dict[str, tuple[int, str, list[tuple[str, str]]]] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    faults: list[tuple[int | None, str]] = field(default_factory=list)


def sheet_from_brat(written: str) -> Sheet:
    """The marks of a ``.ann`` file; lines that are none of brat's are faults."""
    lines = _Lines()
    for number, line in enumerate(written.split("\n"), 1):
        if line.strip():
            _read(number, line.rstrip("\r"), lines)
    names = [mark for key in lines.bound for mark in _names(key, lines)]
    things = [mark for key in lines.events if (mark := _thing(key, lines)) is not None]
    return Sheet(tuple(names), tuple(things), tuple(lines.faults))


def _read(number: int, line: str, lines: _Lines) -> None:
    key = line.split("\t", 1)[0]
    if found := _BOUND.fullmatch(line):
        pieces = (one.split() for one in found[2].split(";"))
        lines.bound[key] = (number, found[1], tuple((int(start), int(end)) for start, end in pieces))
    elif found := _EVENT.fullmatch(line):
        (type_, trigger), *rest = (one.split(":", 1) for one in found[1].split())
        parts = [(_COUNTED.sub("", role), target) for role, target in rest]
        lines.events[key] = (number, type_, [("", trigger), *parts])
    elif found := _ATTRIBUTE.fullmatch(line):
        lines.attributes.setdefault(found[2], {})[found[1]] = found[3] or ""
    elif found := _NOTE.fullmatch(line):
        lines.notes.setdefault(found[1], []).append(found[2])
    elif key[:1] in {"R", "*", "N"}:
        lines.faults.append((number, "the record has no decision on relations, equivalences and links to other data"))
    elif not line.startswith("#"):
        lines.faults.append((number, "this is no line of brat's"))


def _names(key: str, lines: _Lines) -> list[Mark]:
    """The marks of a name: one for each mention whose it is. What bears an event is no name."""
    number, label, spans = lines.bound[key]
    if label not in entity_types() or label == WORDS:
        return []
    accepted = ACCEPTED in lines.attributes.get(key, {})
    notes = [mention_in(one) for one in lines.notes.get(key, [])] or [(None, "")]
    return [Mark(mention, label, spans, number, accepted=accepted, note=words) for mention, words in notes]


def _thing(key: str, lines: _Lines) -> Mark | None:
    number, label, ((_, trigger), *rest) = lines.events[key]
    missing = next((one for one in (trigger, *(target for _, target in rest)) if one not in lines.bound), None)
    if missing is not None:
        lines.faults.append((number, f"it names {missing}, which is no annotation of words in this file"))
        return None
    attributes = dict(lines.attributes.get(key, {}))
    accepted = attributes.pop(ACCEPTED, None) is not None
    mention, words = mention_in(" ".join(lines.notes.get(key, [])))
    parts = frozenset((role, lines.bound[target][2]) for role, target in rest)
    return Mark(mention, label, lines.bound[trigger][2], number, attributes, parts, accepted, words)
