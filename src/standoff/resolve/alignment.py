"""The passages that two texts share: runs of words that are the same but for white space, case and quotes' form.

Paragraphs may stand in another order, be cut, or stand among others. Time grows with the length of the texts, also
where one phrase is repeated all through them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from standoff.record.document import Document
from standoff.record.passage import Passage, cut
from standoff.resolve.runs import RUN

# Of the places where a run stands, the first few are tried: what stands in more is a phrase, not a passage.
_TRIED = 8
# A word; a quotation mark or apostrophe of any form, doubled or not; any other mark.
_TOKEN = re.compile(r"(?P<word>[^\W_]+)|(?P<quote>[\"'`´‘’‚‛“”„‟«»‹›]+)|[^\w\s]|_")


class Shared(NamedTuple):
    """A passage of one text, and the passage of another that has the same words."""

    one: Passage
    other: Passage


class _Token(NamedTuple):
    start: int
    end: int
    form: str
    is_word: bool


def shared_passages(one: Document, other: Document) -> list[Shared]:
    """The passages of one text that the other has too, in its order, none overlapping, each of five words or more."""
    mine, theirs = _tokens(one.text), _tokens(other.text)
    return [
        Shared(
            cut(one.id, one.text, mine[start].start, mine[start + length - 1].end),
            cut(other.id, other.text, theirs[there].start, theirs[there + length - 1].end),
        )
        for start, there, length in _matches(mine, theirs)
    ]


def own_passages(one: Document, shared: Sequence[Shared]) -> list[Passage]:
    """What of a text lies in no shared passage: each stretch from its first word on, in order."""
    tokens = _tokens(one.text)
    starts = [0, *(each.one.end for each in shared)]
    ends = [*(each.one.start for each in shared), len(one.text)]
    found: list[Passage] = []
    place = 0
    for start, end in zip(starts, ends, strict=True):
        within: list[_Token] = []
        while place < len(tokens) and tokens[place].end <= end:
            if tokens[place].start >= start and (within or tokens[place].is_word):
                within.append(tokens[place])
            place += 1
        if within:
            found.append(cut(one.id, one.text, within[0].start, within[-1].end))
    return found


def words_in(text: str) -> int:
    """How many words a text has, counted as runs are."""
    return sum(token.is_word for token in _tokens(text))


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(*found.span(), '"' if found["quote"] else found[0].casefold(), found["word"] is not None)
        for found in _TOKEN.finditer(text)
    ]


def _matches(mine: Sequence[_Token], theirs: Sequence[_Token]) -> Iterator[tuple[int, int, int]]:
    """Where each shared run begins here and there, and how long it is; the longest that begins at a place is taken."""
    known = _places_of_runs(theirs)
    here = 0
    while here < len(mine):
        tried = known.get(_run(mine, here), ()) if mine[here].is_word or mine[here].form == '"' else ()
        length, there = max(((_length(mine, here, theirs, place), -place) for place in tried), default=(0, 0))
        if sum(token.is_word for token in mine[here : here + length]) >= RUN:
            yield here, -there, length
            here += length
        else:
            here += 1


def _places_of_runs(tokens: Sequence[_Token]) -> Mapping[tuple[str, ...], Sequence[int]]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(tokens) - RUN + 1):
        found = places[_run(tokens, place)]
        if len(found) < _TRIED:
            found.append(place)
    return places


def _run(tokens: Sequence[_Token], place: int) -> tuple[str, ...]:
    return tuple(token.form for token in tokens[place : place + RUN])


def _length(mine: Sequence[_Token], here: int, theirs: Sequence[_Token], there: int) -> int:
    most = min(len(mine) - here, len(theirs) - there)
    return next((step for step in range(most) if mine[here + step].form != theirs[there + step].form), most)
