"""Finding names in a text word by word: without regard to capitals, to what joins the words, or to how many names
are looked for."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Names:
    """Patterns by their words, those that withhold first; and by their first word how long those are that begin so,
    the longest first.

    So the time that a search takes does not grow with the number of names, however many begin with one word.
    """

    patterns: Mapping[tuple[str, ...], tuple[Pattern, ...]]
    lengths: Mapping[str, tuple[int, ...]]

    @property
    def withhold(self) -> bool:
        """Whether any of them is to be withheld."""
        return any(one.label is not None for found in self.patterns.values() for one in found)


# A word of a text: where it starts, where it ends, and how it is compared.
_Word = tuple[int, int, str]


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


def holds_any(words: tuple[str, ...], runs: AbstractSet[tuple[str, ...]]) -> bool:
    """Whether any of some runs of words stands within a run."""
    ends = range(1, len(words) + 1)
    return any(words[start:end] in runs for end in ends for start in range(end))


def names_from(patterns: Iterable[Pattern]) -> Names:
    """Patterns, ready to be looked for."""
    by_words: dict[tuple[str, ...], list[Pattern]] = {}
    lengths: dict[str, set[int]] = {}
    for pattern in patterns:
        if pattern.words:
            by_words.setdefault(pattern.words, []).append(pattern)
            lengths.setdefault(pattern.words[0], set()).add(len(pattern.words))
    return Names(
        patterns={words: tuple(_different(found)) for words, found in by_words.items()},
        lengths={first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
    )


def _different(patterns: list[Pattern]) -> list[Pattern]:
    """Of patterns of the same words the first of each sort: who bear one name are withheld by one label."""
    first = {(one.label is None, one.at_sign, one.capital): one for one in reversed(patterns)}
    return [first[sort] for sort in sorted(first)]


def find_names(text: str, names: Names) -> list[Hit]:
    """The stretches of a text to be withheld: the longest at each place, none over another, in order."""
    words = [(one.start(), one.end(), fold(one.group())) for one in _WORD.finditer(text)]
    found: list[Hit] = []
    position = 0
    while position < len(words):
        lengths = names.lengths.get(words[position][2])
        pattern = _longest(text, words, position, lengths, names) if lengths is not None else None
        if pattern is not None and pattern.label is not None:
            start = words[position][0]
            has_at = start > 0 and text[start - 1] == "@"
            found.append(Hit(start - has_at, words[position + len(pattern.words) - 1][1], pattern.label))
        position += len(pattern.words) if pattern else 1
    return found


def _longest(text: str, words: list[_Word], position: int, lengths: tuple[int, ...], names: Names) -> Pattern | None:
    """The longest pattern that stands at a word; of two of one length, that which withholds."""
    for length in lengths:
        run = words[position : position + length]
        for pattern in names.patterns.get(tuple([word[2] for word in run]), ()):
            if _stands(text, run, pattern):
                return pattern
    return None


def _stands(text: str, run: list[_Word], pattern: Pattern) -> bool:
    """Whether a run of words that are those of a pattern is written as it must be."""
    start, end, _ = run[0]
    if pattern.at_sign and (start == 0 or text[start - 1] != "@"):
        return False
    if pattern.capital and text[start:end].islower():
        return False
    return all(_GAP.fullmatch(text, one[1], other[0]) for one, other in pairwise(run))


def has_word(words: tuple[str, ...], text: str) -> bool:
    """Whether one of some words stands in a text, without regard to capitals."""
    return _pattern(words).search(text.replace("’", "'")) is not None


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
