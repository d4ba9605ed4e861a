"""Copies: the same text carried by several publishers, with cuts and additions.

Near-duplicates are found by MinHash over runs of five words and banding (Broder 1997), then measured exactly: two
texts are copies if half the words of the shorter stand in the longer, in the same runs.
"""

import re
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from standoff.record.document import Document
from standoff.resolve.report import Report, in_order

RUN = 5
PERMUTATIONS = 128
BANDS = 64
SEED = 42
# The share of the shorter text's runs of words that must stand in the longer.
CONTAINED = 0.5
_SIMILAR = 0.2
_WORD = re.compile(r"\w+")


def group_copies(reports: Sequence[Report]) -> dict[str, str]:
    """The group of each document (by id): the id of the first of its copies to be published."""
    ordered = in_order(reports)
    runs = [_runs(report.document) for report in ordered]
    index = RMinHashLSH(_SIMILAR, PERMUTATIONS, BANDS)
    groups: dict[str, str] = {}
    for number, report in enumerate(ordered):
        signature = RMinHash(PERMUTATIONS, SEED)
        signature.update(sorted(runs[number]))
        alike = (other for other in sorted(index.query(signature)) if _are_copies(runs[number], runs[other]))
        first = next(alike, None)
        own = report.document.id
        groups[own] = groups[ordered[first].document.id] if first is not None else own
        index.insert(number, signature)
    return groups


def _runs(document: Document) -> set[str]:
    words = _WORD.findall(document.text.lower())
    return {" ".join(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))}


def _are_copies(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= CONTAINED * min(len(one), len(other))
