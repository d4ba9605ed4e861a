"""Paragraphs and sentences by rule: no parser, so that a report can be looked at before it is parsed."""

import re
from typing import NamedTuple

PARAGRAPH_END = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|\n")

# A full stop after one of these does not end a sentence.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr drs prof sr jr st rev hon gen col lt capt sgt maj brig adv shri smt sri dist govt dept rs
    vs etc inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec approx al a.m p.m
    sen sens rep reps gov govs u.s u.n u.k calif tex vt fla mich minn wis conn penn ariz colo tenn
    okla ore ga kan ky la md mo neb nev""".split()  # noqa: SIM905
)

# A full stop after one of these does not end a sentence where a number follows.
NUMBERED = frozenset({"no", "nos", "fig", "art", "sec", "rs"})

# Where the next sentence is in another script, whatever letter it begins with begins a sentence.
_OTHER_SCRIPTS = r"\u0370-\u1fff\u2c00-\ufdff"
_END = re.compile(rf"[.!?…।。]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9#@₹${_OTHER_SCRIPTS}]|\s*$)")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.$")
# No abbreviation is longer; to look further back at each stop would take too long where no stop ends a sentence.
_LONGEST_WORD = 40


class Sentence(NamedTuple):
    """A sentence by its offsets in the document's text, and the number of its paragraph (from 0)."""

    start: int
    end: int
    paragraph: int


class Paragraph(NamedTuple):
    """A paragraph by its offsets, white space at its edges left out."""

    start: int
    end: int


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text: runs of lines that hold something. Every line is a paragraph of its own."""
    found: list[Paragraph] = []
    start = 0
    for gap in [*PARAGRAPH_END.finditer(text), None]:
        end = gap.start() if gap else len(text)
        words = text[start:end]
        if words.strip():
            left = start + len(words) - len(words.lstrip())
            found.append(Paragraph(left, left + len(words.strip())))
        if gap:
            start = gap.end()
    return found


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order; no sentence runs over the end of a paragraph."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        position = start
        for match in _END.finditer(text, start, end):
            if match.end() < end and _goes_on(text, position, match):
                continue
            found.append(_trimmed(text, position, match.end(), number))
            position = match.end()
        if text[position:end].strip():
            found.append(_trimmed(text, position, end, number))
    return found


def _trimmed(text: str, start: int, end: int, paragraph: int) -> Sentence:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Sentence(left, left + len(words.strip()), paragraph)


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop only ends an abbreviation or an initial."""
    if match.group()[0] != "." or match.group().startswith(".."):
        return False
    word = _LAST_WORD.search(text, max(start, match.start() - _LONGEST_WORD), match.start() + 1)
    if word is None:
        return False
    bare = word.group(1).lower()
    if bare in NUMBERED:
        return text[match.end() : match.end() + _LONGEST_WORD].lstrip()[:1].isdigit()
    return bare in ABBREVIATIONS or (len(bare) == 1 and bare != "i") or ("." in bare and len(bare) <= 5)
