"""Finding names in a text word by word: without regard to capitals, to what joins the words, or to how many names
are looked for."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

# Letters and digits with the signs that hang on them: accents, vowel signs of Indian scripts, Hebrew, Arabic, Thai.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d"
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
_GAP = re.compile(r"[\s\-_.,+'’]{0,4}")


class Pattern(NamedTuple):
    """A run of folded words to look for. ``label`` is what to write in its place; None leaves it as it stands.

    ``at_sign``: only with an @ before it. ``capital``: not where it is written in small letters.
    """

    words: tuple[str, ...]
    label: str | None
    at_sign: bool = False
    capital: bool = False


class Hit(NamedTuple):
    """A stretch of a text to be withheld, and what to write in its place."""

    start: int
    end: int
    label: str


# The patterns by their first word.
Names = Mapping[str, tuple[Pattern, ...]]


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word as it is compared: without regard to capitals and to how its letters are encoded."""
    return unicodedata.normalize("NFKC", word).casefold()


def words_of(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(text)


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return tuple(fold(word) for word in words_of(text))


def holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a run of words stands within another."""
    return any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))


def names_from(patterns: Iterable[Pattern]) -> Names:
    """Patterns, ready to be looked for."""
    by_first: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        if pattern.words:
            by_first.setdefault(pattern.words[0], []).append(pattern)
    return {first: tuple(found) for first, found in by_first.items()}


def find_names(text: str, names: Names) -> list[Hit]:
    """The stretches of a text to be withheld: the longest at each place, none over another, in order."""
    words = [_Word(one.start(), one.end(), fold(one.group())) for one in _WORD.finditer(text)]
    found: list[Hit] = []
    position = 0
    while position < len(words):
        pattern = _longest(text, words, position, names.get(words[position].folded, ()))
        if pattern is not None and pattern.label is not None:
            start = words[position].start
            has_at = start > 0 and text[start - 1] == "@"
            found.append(Hit(start - has_at, words[position + len(pattern.words) - 1].end, pattern.label))
        position += len(pattern.words) if pattern else 1
    return found


def _longest(text: str, words: list[_Word], position: int, patterns: Iterable[Pattern]) -> Pattern | None:
    """The longest pattern that stands at a word; of two of one length, that which withholds."""
    standing = [one for one in patterns if _stands(text, words, position, one)]
    return max(standing, key=lambda one: (len(one.words), one.label is not None), default=None)


def _stands(text: str, words: list[_Word], position: int, pattern: Pattern) -> bool:
    run = words[position : position + len(pattern.words)]
    if tuple(word.folded for word in run) != pattern.words:
        return False
    start = run[0].start
    if pattern.at_sign and (start == 0 or text[start - 1] != "@"):
        return False
    if pattern.capital and text[start : run[0].end].islower():
        return False
    return all(_GAP.fullmatch(text, one.end, other.start) for one, other in pairwise(run))


def has_word(words: tuple[str, ...], text: str) -> bool:
    """Whether one of some words stands in a text, without regard to capitals."""
    return _pattern(words).search(text.replace("’", "'")) is not None


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
