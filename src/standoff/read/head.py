"""The day of publication as the first lines of a report give it: a label, a line with a date, or a dateline."""

import re
from typing import NamedTuple

from standoff.read.calendar_words import DATE, WEEKDAY, Parts, parts

# The lines above a report's first words: headline, byline, dates, and its first paragraphs.
_HEAD = 1_500
_LINES = 12

_CLOCK = (
    r"(?:[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?\s*(?:[ap]\.?m\.?)?(?:\s*(?:hrs|hours))?(?:\s*\(?[A-Z]{2,4}\)?)?)"
)
_AFTER = rf"(?=[ \t]*(?:(?:,|at|[-–—])?[ \t]*{_CLOCK}|\.?[ \t]*$|[|•·;(]))"
_ON = rf"(?:{WEEKDAY},?[ \t]*)?(?P<date>{DATE})"
_LABEL = (
    r"(?:(?P<later>(?:last[ \t]+)?(?:updated|modified|edited))"
    r"|(?:first[ \t]+)?published|publish(?:ed|ing|ation)?[ \t]+date|date[ \t]+published|posted|dated?|created|uploaded)"
)
_LABELLED = re.compile(
    rf"(?:^|[|•·;)])[ \t]*{_LABEL}(?:[ \t]+(?:on|at))?[ \t]*[:–—-]?[ \t]*(?:{_CLOCK}[ \t]*,?[ \t]*)?{_ON}{_AFTER}",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_WORDS = re.compile(rf"\A\s*date[ \t]*:?[ \t]*(?P<date>{DATE})", re.IGNORECASE)
_LINE = re.compile(
    rf"(?:^|[|•·])[ \t]*{_ON}(?:[ \t]*[,|-]?[ \t]*(?:at[ \t]+)?{_CLOCK})?[ \t]*(?=$|[|•·])",
    re.IGNORECASE | re.MULTILINE,
)
_PLACE = (
    r"(?!(?:On|In|By|Since|From|Until|Till|After|Before|Last|This|The)\b)[A-Z][\w.'’-]*"
    r"(?:[ \t/,]+(?:\[?[A-Z(][\w.'’)-]*\]?)){0,6}"
)
_DATELINE = re.compile(
    rf"^[ \t]*{_PLACE}(?:[ \t]*\([^()\n]{{1,40}}\))?[ \t]*[,:|][ \t]*(?i:{_ON})[ \t]*(?=[(\[:—–.|-])",
    re.MULTILINE,
)

_WRITTEN = ((_FIRST_WORDS, "opening"), (_LABELLED, "label"), (_LINE, "line"), (_DATELINE, "dateline"))


class HeadDate(NamedTuple):
    """A date in the head of a text: its offsets, its parts, and the kind of line that gives it."""

    start: int
    end: int
    parts: Parts
    kind: str


def dates_in_head(text: str) -> list[HeadDate]:
    """The dates by which the head of a text dates the report, the most telling first.

    What it was first published comes before a dateline, and that before the day of a later change. A date within a
    sentence is not taken: it is of something that the report tells of.
    """
    head = text[: _end_of_head(text)]
    found: dict[int, HeadDate] = {}
    for pattern, kind in _WRITTEN:
        for match in pattern.finditer(head):
            known = parts(match)
            if known is not None:
                named = "change" if kind == "label" and match["later"] else kind
                found.setdefault(match.start("date"), HeadDate(match.start("date"), match.end("date"), known, named))
    order = ("opening", "label", "line", "dateline", "change")
    return sorted(found.values(), key=lambda one: (order.index(one.kind), one.start))


def _end_of_head(text: str) -> int:
    end = lines = 0
    for line in text[:_HEAD].splitlines(keepends=True):
        end += len(line)
        lines += bool(line.strip())
        if lines == _LINES:
            break
    return end
