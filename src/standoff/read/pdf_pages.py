"""From the pages of a print to paragraphs: without page heads, broken lines and hyphens made whole."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from standoff.read.wrapping import PRINTED, unwrapped

# Lines at the top and at the foot of a page among which its head and its number stand.
_EDGE = 2
_FEWEST_PAGES = 3
_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LIGATURES = re.compile("[\ufb00-\ufb06]")


def paragraphs(pages: Sequence[str]) -> str:
    """The text of some pages. A paragraph that goes on over the end of a page is one."""
    texts = [_LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), page) for page in pages]
    split = [[" ".join(line.split()) for line in text.splitlines() if line.strip()] for text in texts]
    repeated = _repeated(split)
    # On the first page the head stays: the name of the paper and the day may stand in it.
    head = [line for line in split[0][:_EDGE] if _DIGITS.sub("0", line) in repeated] if split else []
    lines = [line for page in split for line in _without_edges(page, repeated)]
    return "\n".join([*head, *([""] if head else []), unwrapped(lines, PRINTED, hyphens=True)])


def _edges(page: Sequence[str]) -> list[int]:
    """The places of a page's first and last lines."""
    return sorted({*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))})


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines, but for their numbers, that stand at the edge of most pages."""
    counts = Counter(one for page in pages for one in {_DIGITS.sub("0", page[place]) for place in _edges(page)})
    enough = max(_FEWEST_PAGES, len(pages) // 2 + 1)
    return frozenset(line for line, count in counts.items() if count >= enough)


def _without_edges(page: Sequence[str], repeated: frozenset[str]) -> list[str]:
    edges = set(_edges(page))
    return [
        line
        for place, line in enumerate(page)
        if place not in edges or not (_NUMBER.fullmatch(line) or _DIGITS.sub("0", line) in repeated)
    ]
