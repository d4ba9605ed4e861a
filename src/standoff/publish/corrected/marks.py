"""What stands in an annotation tool, in one shape for all tools, so that two states of it can be compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from standoff.record.document import Origin, SetAside

# Where words stand: code points of the text, the end exclusive.
Span = tuple[int, int]
_MENTION = re.compile(r"[a-z]_[0-9a-f]{16}")


@dataclass(frozen=True)
class Mark:
    """Something marked in a report.

    ``mention`` is whose mark it is, None for one that a person added; ``spans`` where its words stand, in pieces;
    ``at`` where it stands in the file; ``attributes`` names with values; ``parts`` roles with the spans that fill them;
    ``accepted`` whether a person said that it is right; ``note`` what they wrote beside it.
    """

    mention: str | None
    label: str
    spans: tuple[Span, ...]
    at: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    parts: frozenset[tuple[str, tuple[Span, ...]]] = frozenset()
    accepted: bool = False
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """The marks of one report. ``names`` are those of actors, places and times, each place apart; ``things`` what it
    tells; ``faults`` what could not be read, with its place in the file."""

    names: tuple[Mark, ...]
    things: tuple[Mark, ...]
    faults: tuple[tuple[int | None, str], ...] = ()


@dataclass(frozen=True)
class Corrected:
    """A report as a person left it.

    ``document`` is the report's id, ``text`` the words as the tool had them; ``before`` the marks as they were
    exported, None where the file does not tell; ``by`` who did it, empty where the file does not tell.
    """

    document: str
    text: str
    origin: Origin
    tool: str
    sheet: Sheet
    before: Sheet | None = None
    by: str = ""

    def aside(self, at: int | None, reason: str, remedy: str = "") -> SetAside:
        """Something of it that cannot be taken."""
        origin = self.origin if at is None else _at(self.origin, at)
        return SetAside(origin=origin, reason=reason, remedy=remedy)


def mention_in(words: str) -> tuple[str | None, str]:
    """The mention that a note or the id of a region names, and what a person wrote behind it, or instead of it."""
    found = _MENTION.search(words)
    if found is None:
        return None, words.strip()
    return found.group(), words[found.end() :].strip()


def _at(origin: Origin, line: int) -> Origin:
    # What lies in a task of many is told by the task; a file of lines by its line.
    return origin if origin.item is not None else Origin(file=origin.file, line=line)


def known_again(sheet: Sheet, before: Sheet) -> Sheet:
    """Marks that lost their id, as tools do when a note is rewritten, know it again where they stand unchanged."""
    return replace(
        sheet,
        names=_known_again(sheet.names, before.names),
        things=_known_again(sheet.things, before.things),
    )


def _known_again(marks: tuple[Mark, ...], before: tuple[Mark, ...]) -> tuple[Mark, ...]:
    there = {(one.mention, one.spans) for one in marks}
    found: list[Mark] = []
    for one in marks:
        if one.mention is None:
            fitting = [
                each
                for each in before
                if each.spans == one.spans and each.label == one.label and (each.mention, each.spans) not in there
            ]
            # Two things on the same words cannot be told apart without their ids, unless there is one mark for each.
            if fitting:
                there.add((fitting[0].mention, one.spans))
                found.append(replace(one, mention=fitting[0].mention))
                continue
        found.append(one)
    return tuple(found)
