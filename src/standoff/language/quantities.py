"""Numbers of people and things, with their bounds."""

import re
from typing import NamedTuple

from standoff.record.event import Qualifier

_UNITS = tuple(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()  # noqa: SIM905 - a list of a word a line reads worse
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 10**9,
    "dozen": 12,
}
_WORD = "|".join([*_UNITS[1:], *_TENS, "a dozen", "dozens", "scores", "hundreds", "thousands", "dozen"])
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}})+|\d+(?:\.\d+)?|\b(?:{'|'.join(_TENS)})-(?:{'|'.join(_UNITS[1:10])})|\b(?:{_WORD}))"
)
_QUALIFIERS: dict[str, Qualifier] = {
    "over": "over",
    "more than": "over",
    "above": "over",
    "at least": "at least",
    "no fewer than": "at least",
    "not less than": "at least",
    "as many as": "at least",
    "up to": "at most",
    "at most": "at most",
    "nearly": "about",
    "about": "about",
    "around": "about",
    "some": "about",
    "roughly": "about",
    "almost": "about",
    "under": "under",
    "fewer than": "under",
    "less than": "under",
}
_QUALIFIER = "|".join(re.escape(word) for word in sorted(_QUALIFIERS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"(?:\b(?P<qualifier>{_QUALIFIER})\s+)?(?P<between>\bbetween\s+)?(?P<number>{_NUMBER})"
    rf"(?:\s*[–-]\s*(?P<top>\d+))?(?(between)\s+and\s+(?P<upto>{_NUMBER}))"
    rf"(?:[\s-]+(?P<scale>{'|'.join(_SCALES)})\b)?(?P<percent>\s*(?:%|per\s?cent\b))?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
_PLENTY = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000}


class NumberFound(NamedTuple):
    """A number in words or figures: its offsets, bounds (both included; None is open) and how it was qualified."""

    start: int
    end: int
    low: float | None
    high: float | None
    qualifier: Qualifier
    percent: bool


def find_numbers(text: str) -> list[NumberFound]:
    """The numbers in a text, in order."""
    return [found for match in _PATTERN.finditer(text) if (found := _read(text, match))]


def _read(text: str, match: re.Match[str]) -> NumberFound | None:
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if before.isalnum() or after.isalnum() or (before and before in "@#/_"):
        return None
    value = number_value(match["number"])
    if value is None:
        return None
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
    low: float | None = value * scale
    high: float | None = value * scale
    said = _QUALIFIERS.get((match["qualifier"] or "").lower(), "exactly")
    if match["number"].lower() in _PLENTY:
        said = "at least"
    top = number_value(match["top"] or match["upto"] or "")
    if top is not None:
        said, high = "between", top * scale
        if low is not None and high < low:
            return None
    low, high = _bounds(said, low, high)
    return NumberFound(match.start(), match.end(), low, high, said, bool(match["percent"]))


def _bounds(said: Qualifier, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """*Over* 3,500 people is at least 3,501; *under* 10 is at most 9; *about* says nothing of either bound."""
    if said == "over":
        return (low + 1 if low is not None else None), None
    if said == "at least":
        return low, None
    if said == "under":
        return None, (high - 1 if high is not None else None)
    if said == "at most":
        return None, high
    return low, high


def number_value(words: str) -> float | None:
    """The value of a number in figures ("3,500", "7.5") or in words ("twenty-one"); None if it is no number."""
    plain = words.lower().strip()
    if plain[:1].isdigit():
        # "01:12" and "3rd" begin with a digit and are no number of anything.
        return float(plain.replace(",", "")) if _FIGURES.fullmatch(plain) else None
    if plain in _PLENTY:
        return float(_PLENTY[plain])
    if plain in ("a dozen", "dozen"):
        return 12.0
    total = 0
    for part in plain.split("-"):
        if part in _UNITS:
            total += _UNITS.index(part)
        elif part in _TENS:
            total += 20 + 10 * _TENS.index(part)
        else:
            return None
    return float(total)
