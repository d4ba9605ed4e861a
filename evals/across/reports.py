"""The marked reports of the set, read from its files and checked.

A file holds reports: a head of ``key: value`` lines, a line ``---``, and the text. In the text ``{e:key|words}``
marks words that tell of an event and ``{a:key|words}`` words that name an actor. At its end stand reference timelines.
"""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from standoff.record.document import Appearance, Document, Origin
from standoff.record.identity import document_id
from standoff.record.when import UNKNOWN, on

HERE = Path(__file__).parent
PARTS = ("tuning", "heldout")
_MARK = re.compile(r"\{([ea]):([^|{}]+)\|([^{}]+)\}")
_REPORT = re.compile(r"^=== ", re.MULTILINE)
_TIMELINE = re.compile(r"^### timeline ", re.MULTILINE)


class Mark(NamedTuple):
    """Words of a report that tell of an event (``e``) or name an actor (``a``), and of which."""

    kind: str
    key: str
    start: int
    end: int


class Marked(NamedTuple):
    """A report without its marks, the marks, its dispute, its true day, and the report that it is a copy of."""

    name: str
    dispute: str
    document: Document
    marks: tuple[Mark, ...]
    day: date
    copy_of: str | None


class Set(NamedTuple):
    """The reports of a part, and for each dispute its reference timeline: sentences by day."""

    reports: tuple[Marked, ...]
    timelines: dict[str, dict[date, list[str]]]


def read_set(part: str) -> Set:
    """The reports and timelines of *tuning* or *heldout*.

    Raises:
        ValueError: the file is not of the form told above; the message names the report.
    """
    whole = (HERE / f"{part}.txt").read_text(encoding="utf-8")
    reports, *timelines = _TIMELINE.split(whole)
    found = tuple(_report(one, part) for one in _REPORT.split(reports)[1:])
    return Set(found, dict(_timeline(one) for one in timelines))


def _report(block: str, part: str) -> Marked:
    head, behind, body = block.partition("\n---\n")
    name, *lines = head.strip().splitlines()
    if not behind:
        raise ValueError(f"{part}.txt, {name}: no line --- between the head and the text")
    fields = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    text, marks = _unmarked(body.strip())
    if "{" in text or "}" in text:
        raise ValueError(f"{part}.txt, {name}: a mark is broken")
    published = UNKNOWN if fields["published"] == "none" else on(date.fromisoformat(fields["published"]))
    title = fields.get("title")
    appearance = Appearance(
        origin=Origin(file=f"{name}.txt"), title=title, publisher=fields.get("publisher"), published=published
    )
    document = Document(id=document_id(text), text=text, appearances=(appearance,), published=published)
    day = date.fromisoformat(fields["day"])
    return Marked(name, name.split("/")[0], document, marks, day, fields.get("copy_of"))


def _unmarked(body: str) -> tuple[str, tuple[Mark, ...]]:
    pieces: list[str] = []
    marks: list[Mark] = []
    length = end = 0
    for match in _MARK.finditer(body):
        before, words = body[end : match.start()], match[3]
        start = length + len(before)
        marks.append(Mark(match[1], match[2].strip(), start, start + len(words)))
        pieces += [before, words]
        length, end = start + len(words), match.end()
    return "".join((*pieces, body[end:])), tuple(marks)


def _timeline(block: str) -> tuple[str, dict[date, list[str]]]:
    key, *lines = block.strip().splitlines()
    days: dict[date, list[str]] = {}
    for line in lines:
        if line.strip():
            day, _, words = line.partition(":")
            days.setdefault(date.fromisoformat(day.strip()), []).append(words.strip())
    return key.strip(), days
