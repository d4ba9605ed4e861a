"""Copies: the same text carried by several publishers, with cuts and additions.

Reports that may be copies are looked for by MinHash (``likely_copies``); each such pair is then measured exactly. Two
texts are copies if half the words of the shorter stand in the longer in the same runs of five words or more.

A report that was put together from two others is a copy of both, which does not make these copies of each other. So a
text that holds two others which hardly share anything goes with the one from which it has more, unless a second text
holds both of them too: then they are cuts of one report.
"""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from standoff.resolve.likely_copies import FEWEST_WORDS, Pair, likely_copies, signatures
from standoff.resolve.report import Report, in_order
from standoff.resolve.runs import Compared, runs_of

# The share of the shorter text's words that must stand in the longer.
CONTAINED = 0.5
# Two cuts of one text share at least so much of the shorter; two sources of one report hardly do.
RELATED = 0.2
# To see whether a text was put together from several, so many of those that it shares most with are looked at.
LOOKED_AT = 4
# Two texts that hardly share anything are of one source if so many others hold both.
WITNESSES = 2
# Texts that are measured together: their runs are in memory at one time.
_TOGETHER = 500

Shared = Mapping[int, Mapping[int, int]]
Key = TypeVar("Key", bound=Hashable)


def group_copies(reports: Sequence[Report], signed: Mapping[str, bytes] | None = None) -> dict[str, str]:
    """The group of each document (by id): the id of the first of its copies to be published.

    The groups depend on the texts alone, not on their order or days. ``signed`` are the signatures of the texts
    (``likely_copies.py``) by document id, where they are known.
    """
    ordered = in_order(reports)
    texts = {report.document.id: report.document.text for report in ordered}
    identifiers = sorted(texts)
    in_place = [texts[each] for each in identifiers]
    own = list(signatures(in_place)) if signed is None else [signed[each] for each in identifiers]
    joined = [(identifiers[one], identifiers[other]) for one, other in _copies(in_place, own)]
    groups: dict[str, str] = {}
    neighbours = _neighbours(joined)
    for identifier in texts:
        if identifier not in groups:
            groups.update(dict.fromkeys(_reached(identifier, neighbours), identifier))
    return groups


def nearest(text: str, others: Sequence[str]) -> int:
    """The place of the one among some texts with which a text has most words in common; the first of several."""
    compared = Compared(list(runs_of([text, *others])))
    shared = [
        compared.shared(*((one, [0]) if compared.words[one] > compared.words[0] else (0, [one])))[0]
        for one in range(1, len(others) + 1)
    ]
    return shared.index(max(shared))


def _copies(texts: Sequence[str], signed: Sequence[bytes]) -> Iterator[Pair]:
    """The pairs of texts that belong to one group."""
    neighbours = _neighbours(likely_copies(signed))
    seen: set[int] = set()
    waiting: list[int] = []
    for place in sorted(neighbours):
        if place not in seen:
            together = _reached(place, neighbours)
            seen.update(together)
            waiting += sorted(together)
        if len(waiting) >= _TOGETHER:
            yield from _measured(waiting, texts, neighbours)
            waiting = []
    if waiting:
        yield from _measured(waiting, texts, neighbours)


def _measured(places: Sequence[int], texts: Sequence[str], neighbours: Mapping[int, Iterable[int]]) -> Iterator[Pair]:
    """The pairs among some texts that belong to one group; what may be a copy of one of them must be among them."""
    compared = Compared(list(runs_of([texts[place] for place in places])))
    own = {place: number for number, place in enumerate(places)}
    shared: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for text, place in enumerate(places):
        length = compared.words[text], text
        alike = [own[each] for each in neighbours[place]]
        shorter = [each for each in alike if (compared.words[each], each) < length]
        for part, words in zip(shorter, compared.shared(text, shorter), strict=True):
            if _enough(words, CONTAINED, compared.words[part]):
                shared[text][part] = shared[part][text] = words
    for one, other in _one_source(shared, compared):
        yield places[one], places[other]


def _enough(shared: int, share: float, words: int) -> bool:
    return shared >= FEWEST_WORDS and shared >= share * words


def _related(one: int, other: int, compared: Compared) -> bool:
    """Whether two texts may be cuts of one."""
    shorter, longer = sorted((one, other), key=lambda text: (compared.words[text], text))
    (words,) = compared.shared(longer, [shorter])
    return _enough(words, RELATED, compared.words[shorter])


def _one_source(shared: Shared, compared: Compared) -> Iterator[Pair]:
    """Of the pairs that share enough, those that belong to one group."""
    most = {
        text: heapq.nsmallest(LOOKED_AT, ((-words, other) for other, words in others.items()))
        for text, others in shared.items()
    }
    doubtful: dict[Pair, list[int]] = {}
    sure: list[Pair] = []
    for text, others in shared.items():
        for other in others:
            if text < other:
                ends = ((text, other), (other, text))
                joints = [one for one, part in ends if not _is_of(one, part, most[one], shared, compared)]
                if joints:
                    doubtful[text, other] = joints
                else:
                    sure.append((text, other))
    yield from sure
    yield from _with_witnesses(doubtful, sure)


def _is_of(text: int, part: int, most: Iterable[Pair], shared: Shared, compared: Compared) -> bool:
    """Whether all that a text shares more with than with a part of it is related to that part.

    If not, the text may have been put together from several. ``most`` are those that it shares most with, each with
    the number of words, times -1.
    """
    own = (-shared[text][part], part)
    for less, other in most:
        if (less, other) >= own:
            return True
        # What is left of the text beside the one cannot hold the other without both sharing enough.
        overlap = -less - own[0] > (1 + RELATED) * compared.words[text]
        if not overlap and other not in shared[part] and not _related(part, other, compared):
            return False
    return True


def _with_witnesses(doubtful: Mapping[Pair, Iterable[int]], sure: Iterable[Pair]) -> Iterator[Pair]:
    """The doubtful pairs whose groups are held together by at least two texts: one alone may be put together."""
    neighbours = _neighbours(sure)
    group: dict[int, int] = {}
    for pair in doubtful:
        for text in pair:
            if text not in group:
                group.update(dict.fromkeys(_reached(text, neighbours), text))
    witnesses: defaultdict[frozenset[int], set[int]] = defaultdict(set)
    for (one, other), joints in doubtful.items():
        witnesses[frozenset((group[one], group[other]))].update(joints)
    for one, other in doubtful:
        if len(witnesses[frozenset((group[one], group[other]))]) >= WITNESSES:
            yield one, other


def _neighbours(pairs: Iterable[tuple[Key, Key]]) -> dict[Key, list[Key]]:
    found: defaultdict[Key, list[Key]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
        found[other].append(one)
    return found


def _reached(start: Key, neighbours: Mapping[Key, Iterable[Key]]) -> set[Key]:
    """What can be reached from a beginning, it included."""
    reached, waiting = {start}, [start]
    while waiting:
        for other in neighbours.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached
