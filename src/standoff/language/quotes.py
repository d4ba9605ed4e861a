"""Quotations: where quotation marks open and close, by rule, one paragraph at a time.

Marks that do not match are settled inside their paragraph, so that a missing mark never swallows a report. A
quotation that runs over paragraphs repeats its opening mark at the head of each.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from standoff.language.sentences import Paragraph, paragraphs

Side = Literal["opens", "closes", "either", "neither"]

_DOUBLE = re.compile(r"''|``|[\"“”„«»]")
_SINGLE_OPENS = re.compile(
    r"(?:(?<=[\s(\[—–])|^)[‘'](?=[A-Z]|[a-z]+\s)(?!em\b|tis\b|twas\b|til\b|cause\b)", re.MULTILINE
)
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,?!…])[’'](?=[\s,.;:?!)\]—–]|$)", re.MULTILINE)
_WORD = re.compile(r"\w[\w'’-]*")
_ENDS_WITH_STOP = re.compile(r"[.,!?…;:]\s*$")

# Words in quotation marks that are no more than this are a title, a coinage or a word held at arm's length.
LONGEST_SCARE = 5
LONGEST_SINGLE = 1_500


class Quote(NamedTuple):
    """A quotation by its offsets: with its marks, and without them (``inner_start`` to ``inner_end``).

    ``scare`` marks words that are named or held at arm's length and not a speech. A quotation that nobody closes
    ends with its paragraph, and then ``inner_end == end``.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    scare: bool


class _Mark(NamedTuple):
    start: int
    end: int
    side: Side


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of a text, in order; none overlaps another."""
    doubles = list(_doubles(text, paragraphs(text)))
    ends = [one.end for one in doubles]

    def is_free(single: Quote) -> bool:
        following = bisect_right(ends, single.start)
        return following == len(doubles) or doubles[following].start >= single.end

    return tuple(sorted([*doubles, *filter(is_free, _singles(text))]))


def _doubles(text: str, found: list[Paragraph]) -> Iterator[Quote]:
    held: _Mark | None = None
    for number, paragraph in enumerate(found):
        marks = _marks(text, paragraph)
        if held is not None and marks and marks[0].start == paragraph.start:
            marks[0] = _Mark(held.start, held.end, "opens")
        closed, left = _matched(marks)
        goes_on = left is not None and _opens_at_head(text, found, number + 1)
        held = left if goes_on else None
        if left is not None and not goes_on:
            closed.append((left, _Mark(paragraph.end, paragraph.end, "closes")))
        last = 0
        for one, two in sorted(closed):
            # Left-over marks can leave a pair within a pair: the outer one counts.
            if two.start > one.end and one.start >= last:
                yield _quote(text, one, two)
                last = two.end


def _opens_at_head(text: str, found: list[Paragraph], number: int) -> bool:
    """Whether a paragraph begins with a mark that opens a quotation."""
    if number >= len(found):
        return False
    mark = _DOUBLE.match(text, found[number].start)
    return mark is not None and _side(text, mark.start(), mark.end()) in ("opens", "either")


def _marks(text: str, paragraph: Paragraph) -> list[_Mark]:
    found = (
        _Mark(one.start(), one.end(), _side(text, one.start(), one.end()))
        for one in _DOUBLE.finditer(text, paragraph.start, paragraph.end)
    )
    return [mark for mark in found if mark.side != "neither"]


def _side(text: str, start: int, end: int) -> Side:
    """Which way a mark faces, by its form, else by the white space beside it."""
    mark = text[start:end]
    if mark in "“„«``":
        return "opens"
    if mark in "”»":
        return "closes"
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    open_left = before.isspace() or before in "([—–-/"
    open_right = after.isspace() or after in ".,;:?!)]—–-"
    if open_left and open_right:
        return "neither" if before.isspace() and after.isspace() else "either"
    if open_left:
        return "opens"
    if open_right:
        return "closes"
    return "either"


def _matched(marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], _Mark | None]:
    """Pairs of marks, outermost only, and the opening mark that is left without a close."""
    pairs: list[tuple[_Mark, _Mark]] = []
    stack: list[_Mark] = []
    inside: list[tuple[_Mark, _Mark]] = []
    for mark in marks:
        if mark.side == "opens" or (mark.side == "either" and not stack):
            stack.append(mark)
        elif stack:
            opened = stack.pop()
            (inside if stack else pairs).append((opened, mark))
            if not stack:
                inside = []
    if len(stack) > 1 or (stack and inside):
        # The first opening mark has no close of its own: what was taken to stand inside it stands by itself.
        return [*pairs, *inside], None if inside and inside[-1][0] > stack[-1] else stack[-1]
    return pairs, stack[0] if stack else None


def _quote(text: str, opened: _Mark, closed: _Mark) -> Quote:
    words = text[opened.end : closed.start]
    return Quote(opened.start, closed.end, opened.end, closed.start, _is_scare(text, opened.start, words))


def _is_scare(text: str, start: int, words: str) -> bool:
    if len(_WORD.findall(words)) > LONGEST_SCARE:
        return False
    before = text[max(0, start - 3) : start].rstrip(" ")[-1:]
    follows_word = before.isalnum() or before in "’')"
    return bool(follows_word and before) or not _ENDS_WITH_STOP.search(words)


def _singles(text: str) -> Iterator[Quote]:
    """Quotations in single marks. An apostrophe looks the same, so both marks must stand where only they can."""
    position = 0
    for opened in _SINGLE_OPENS.finditer(text):
        if opened.start() < position:
            continue
        limit = min(len(text), opened.end() + LONGEST_SINGLE)
        line_end = text.find("\n", opened.end(), limit)
        limit = line_end if line_end >= 0 else limit
        closed = _single_close(text, opened.end(), limit)
        if closed is not None:
            yield _quote(
                text, _Mark(opened.start(), opened.end(), "opens"), _Mark(closed.start(), closed.end(), "closes")
            )
            position = closed.end()


def _single_close(text: str, start: int, limit: int) -> re.Match[str] | None:
    """The mark that closes: after a stop if there is one, else the first that no plural's possessive explains."""
    found = list(_SINGLE_CLOSES.finditer(text, start, limit))
    after_stop = next((one for one in found if text[one.start() - 1] in ".,?!…"), None)
    plain = next((one for one in found if text[one.start() - 1] != "s" or one is found[-1]), None)
    if after_stop is not None and plain is not None and plain.start() < after_stop.start():
        return plain
    return after_stop or plain
