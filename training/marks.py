"""The marked stories that the reader is trained on: their plain text, and the marks as spans of it.

A mark is ``[label:words]``; marks may stand within each other. ``D1 A>B`` is the first demand, by party A of party B;
``P1 B>A`` a promise; ``O1 A done`` what A says came of the first promise (``*`` is the report's own voice, ``?`` not
told); a letter alone marks the words for a party. In passages about who said what, ``S1``, ``C1`` and ``T1`` are the
source, the cue and the content of the first attribution; one source can be that of several (``S1,2``).
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_LABEL = re.compile(r"\[(?:([ABCEFGH])|([DPO])(\d+) ([^:\[\]]+)|([SCT])(\d+(?:, ?\d+)*)):")
_SAID = {"S": "source", "C": "cue", "T": "content"}
_PARTIES = re.compile(r"([A-Z?*])>([A-Z?*])$")
_OUTCOME = re.compile(r"([A-Z?*]) (\w+)$")


class Mark(NamedTuple):
    """A marked stretch. ``kind`` is *party*, *demand*, *promise* or *outcome*; or *source*, *cue* or *content*.

    ``key`` is the letter of a party or the number of an entry (the numbers of attributions, divided by commas); ``by``
    and ``to`` are letters of parties (None: not told; *report*: the report's own voice); ``said`` is what an outcome
    says.
    """

    kind: str
    key: str
    start: int
    end: int
    by: str | None = None
    to: str | None = None
    said: str | None = None


class MarkedReport(NamedTuple):
    """One report of a story, without its marks, and these as spans of it; and its day of publication, if it has one."""

    story: str
    text: str
    marks: tuple[Mark, ...]
    day: str = ""


class WrongMarkError(ValueError):
    """A story is marked in a way that cannot be read. The message says where."""


def read_stories(file: Path) -> Iterator[list[MarkedReport]]:
    """The stories of a file, each a list of its reports in order of time.

    Raises:
        WrongMarkError: a mark is not closed, or not of a known form.
    """
    for number, block in enumerate(re.split(r"(?m)^===\s*", file.read_text("utf-8"))[1:], 1):
        name, _, rest = block.partition("\n")
        reports = re.findall(r"(?ms)^--- *([\d-]*)[^\n]*\n(.*?)(?=^---|\Z)", rest)
        where = f"{file.name}, story {number} ({name.strip()})"
        yield [read_marks(text.strip(), where)._replace(day=day) for day, text in reports]


def read_marks(marked: str, where: str) -> MarkedReport:
    """A marked report as plain text and spans.

    Raises:
        WrongMarkError: a mark is not closed, or not of a known form.
    """
    plain: list[str] = []
    length = place = 0
    opened: list[tuple[re.Match[str], int]] = []
    marks: list[Mark] = []
    while place < len(marked):
        label = _LABEL.match(marked, place)
        if label is not None:
            opened.append((label, length))
            place = label.end()
        elif marked[place] == "]" and opened:
            label, start = opened.pop()
            marks.append(_mark(label, start, length, where))
            place += 1
        elif marked[place] in "[]":
            raise WrongMarkError(f"{where}: a bracket that opens or closes no mark: …{marked[place : place + 40]}…")
        else:
            plain.append(marked[place])
            length += 1
            place += 1
    if opened:
        raise WrongMarkError(f"{where}: the mark {opened[-1][0].group()} is not closed")
    return MarkedReport(where, "".join(plain), tuple(sorted(marks, key=lambda one: (one.start, -one.end))))


def _mark(label: re.Match[str], start: int, end: int, where: str) -> Mark:
    party, kind, number, rest, part, numbers = label.groups()
    if party is not None:
        return Mark("party", party, start, end)
    if part is not None:
        return Mark(_SAID[part], numbers.replace(" ", ""), start, end)
    if kind == "O" and (found := _OUTCOME.match(rest.strip())):
        return Mark("outcome", number, start, end, by=_told(found[1]), said=found[2])
    if kind in "DP" and (found := _PARTIES.match(rest.strip())):
        name = "demand" if kind == "D" else "promise"
        return Mark(name, number, start, end, by=_told(found[1]), to=_told(found[2]))
    raise WrongMarkError(f"{where}: cannot read the mark {label.group()}")


def _told(letter: str) -> str | None:
    return {"?": None, "*": "report"}.get(letter, letter)


def read_passages(file: Path) -> Iterator[MarkedReport]:
    """The passages of a file about who said what.

    Raises:
        WrongMarkError: a mark is not closed, or not of a known form.
    """
    for number, block in enumerate(re.split(r"(?m)^===\s*", file.read_text("utf-8"))[1:], 1):
        name, _, rest = block.partition("\n")
        yield read_marks(rest.strip(), f"{file.name}, passage {number} ({name.strip()})")


def promises_of(story: Sequence[MarkedReport]) -> dict[str, tuple[MarkedReport, Mark]]:
    """The promises of a story by number, each with the report that first marks it."""
    found: dict[str, tuple[MarkedReport, Mark]] = {}
    for report in story:
        for mark in report.marks:
            if mark.kind == "promise":
                found.setdefault(mark.key, (report, mark))
    return found
