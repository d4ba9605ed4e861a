"""What is on the page but not in the report: links to other reports, repeated paragraphs, headings, feed headers.

The text is never changed; these stretches are marked, and later stages pass over them.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from standoff.language.sentences import Sentence, paragraphs
from standoff.record.annotation import Furniture
from standoff.record.passage import cut

# Furniture that stands at the head of a report and bears its date.
HEAD = frozenset({"feed header", "dateline"})

_HEADER = re.compile(r"\s*(?:title\s.*\n)?\s*date[: ]\s*\d{4}-\d{2}-\d{2}\b", re.IGNORECASE)
# "KOLKATA, June 12 (Press Service) - ", "New Delhi (Agency): ", "KOLKATA: " at the head of a report.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Za-z.]+(?:[ /][A-Z][A-Za-z.]+){0,3}(?:,\s*[^()\n:–—-]{3,30})?\s*"
    r"(?:\([^)\n]{2,60}\)\s*[:–—-]+|[:–—]|\s-)\s+(?=[\"“A-Z])"
)
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\xa0": " "})
_REPEATED = 97.0  # of 100: the same but for marks and spacing
_LONGEST_HEADING = 60
_HEAD = 2  # a dateline stands in one of the first paragraphs


def find_furniture(document: str, text: str, beginnings: Sequence[str]) -> tuple[Furniture, ...]:
    """The stretches of a text that are no part of the report, in order, with the reason for each.

    ``beginnings`` are the words that such lines begin with ("also read"), in small letters.
    """
    found: list[Furniture] = []
    seen: list[str] = []
    opening = _line_opening(beginnings)
    for number, paragraph in enumerate(paragraphs(text)):
        words = text[paragraph.start : paragraph.end]
        plain = _plain(words)
        reason = _reason(words, plain, seen, opening)
        if reason:
            found.append(Furniture(passage=cut(document, text, *paragraph), reason=reason))
        elif number == 0 and (header := _HEADER.match(text)):
            found.append(Furniture(passage=cut(document, text, 0, header.end()), reason="feed header"))
        if not reason and number <= _HEAD and (dateline := _DATELINE.match(text, paragraph.start, paragraph.end)):
            found.append(Furniture(passage=cut(document, text, *dateline.span()), reason="dateline"))
        seen.append(plain)
    return tuple(found)


def _line_opening(beginnings: Sequence[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(beginnings, key=len, reverse=True))
    return re.compile(rf"[\[(*\s•-]*(?:{words})\b\s*[:\-–|]", re.IGNORECASE)


def _reason(words: str, plain: str, seen: list[str], opening: re.Pattern[str]) -> str | None:
    if opening.match(words):
        return "link or page note"
    if len(plain) > _LONGEST_HEADING and any(fuzz.ratio(plain, other) >= _REPEATED for other in seen):
        return "repeated paragraph"
    if len(words) <= _LONGEST_HEADING and words.rstrip().endswith("?") and words.istitle():
        return "heading"
    return None


def _plain(words: str) -> str:
    return " ".join(words.translate(_STRAIGHT).lower().split())


def inside(furniture: Sequence[Furniture], start: int, end: int) -> bool:
    """Whether a stretch lies, wholly or in part, in furniture."""
    return any(one.passage.start < end and start < one.passage.end for one in furniture)


def report_sentences(sentences: Sequence[Sentence], furniture: Sequence[Furniture]) -> list[Sentence]:
    """The sentences that belong to the report; one that furniture only begins starts behind it."""
    kept = []
    for sentence in sentences:
        start = sentence.start
        for one in furniture:
            if one.passage.start <= start + 1 and start < one.passage.end < sentence.end:
                start = one.passage.end
        if start > sentence.start or not inside(furniture, sentence.start, sentence.end):
            kept.append(sentence._replace(start=start))
    return kept
