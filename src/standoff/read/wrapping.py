"""Lines that were broken to fit a page, put together again: to the later stages the end of a line ends a sentence."""

import re
from collections.abc import Iterator, Sequence

# Of a full line: the first word of the next would not have fitted into it. In print, where letters differ in
# width, lines that are full differ in their number of letters.
EVEN, PRINTED = 1.0, 0.8

_ENDS = re.compile(r"[.!?:;”\"’)\]]\s*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_STARTS_ITEM = re.compile(r"\s*(?:[-*•–>|]|\(?\d{1,2}[.)]|\(?[a-z]\))\s*\S")
_NARROWEST = 30


def unwrapped(lines: Sequence[str], fullness: float, *, hyphens: bool = False) -> str:
    """Lines as paragraphs, one a line; empty lines stay.

    A line is joined with the next where that one's first word would not have fitted into it, or where the next goes
    on with a small letter. With ``hyphens`` a word that was broken at a hyphen is made whole.
    """
    return "\n".join(_joined(lines, _width(lines) * fullness, hyphens))


def _width(lines: Sequence[str]) -> int:
    """How wide the column is: as its wider lines are, but for the few widest."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return lengths[len(lengths) * 19 // 20] if lengths else 0


def _joined(lines: Sequence[str], full: float, hyphens: bool) -> Iterator[str]:
    paragraph = last = ""
    for line in (one.rstrip() for one in lines):
        if not paragraph:
            paragraph = line
        elif not line:
            yield from (paragraph, "")
            paragraph = ""
        elif hyphens and line[0].islower() and _HYPHEN.search(paragraph):
            paragraph = _HYPHEN.sub("", paragraph) + line
        elif _goes_on(last, line, full):
            paragraph = f"{paragraph} {line.lstrip()}"
        else:
            yield paragraph
            paragraph = line
        last = line
    yield paragraph


def _goes_on(line: str, following: str, full: float) -> bool:
    if _STARTS_ITEM.match(following):
        return False
    if following[0].islower() and not _ENDS.search(line):
        return True
    return full >= _NARROWEST and len(line) + 1 + len(following.split(maxsplit=1)[0]) > full
