"""Which names can be of the same person or the same facility, by their letters alone."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA, JaroWinkler

from standoff.language.gazetteer import plain

# Spellings of one name ("Banerjee", "Banerji") lie above this likeness; different names of one family below it.
SAME_SPELLING = 0.87
# More letters changed than this make another name ("Marsh", "Marsden").
MOST_CHANGES = 2
# First names are few; so many pairs of them are remembered.
_REMEMBERED: Final = 200_000
# "D.K. Rathore" is written "D. K. Rathore" too.
_INITIALS = re.compile(r"\.(?=[^\W\d_])")
# Words that many facilities share; what is left tells one from another.
_GENERIC = frozenset(
    (
        "medical",
        "college",
        "colleges",
        "hospital",
        "hospitals",
        "institute",
        "government",
        "general",
        "state",
        "the",
        "of",
        "and",
        "&",
    )
)


def same_spelling(one: str, other: str) -> bool:
    """Whether two words can be spellings of one name."""
    first, second = plain(one), plain(other)
    return first == second or (
        min(len(first), len(second)) > 3
        and JaroWinkler.similarity(first, second) >= SAME_SPELLING
        and OSA.distance(first, second) <= MOST_CHANGES
    )


def same_person(one: str, other: str) -> bool:
    """Whether two names of at least two words can be of one person: first and last alike, initials allowed."""
    first, second = name_words(one), name_words(other)
    if len(first) < 2 or len(second) < 2:
        return False
    return same_spelling(first[-1], second[-1]) and same_first_name(first[0], second[0])


@lru_cache(maxsize=_REMEMBERED)
def same_first_name(one: str, other: str) -> bool:
    """Whether two first names can be of one person: spellings of one name, or one the initial of the other."""
    return same_spelling(one, other) or _initial(one, other) or _initial(other, one)


def name_words(name: str) -> list[str]:
    """The words of a person's name, each initial one of them."""
    return _INITIALS.sub(". ", name).split()


def _initial(short: str, long: str) -> bool:
    return len(short.rstrip(".")) == 1 and plain(long)[:1] == plain(short)[:1]


def facility_core(name: str) -> str:
    """What tells one facility from others: its name without the words that many share."""
    words = [word for word in plain(name).replace(".", "").split() if word not in _GENERIC]
    return " ".join(words) or plain(name)
