"""Amounts of time: how many units some words tell, and how TIMEX3 writes them."""

from standoff.language.times import words
from standoff.language.times.readings import Found
from standoff.language.times.words import listed

LARGEST_COUNT = 9_999


def loose_over(found: Found) -> bool:
    """ "Spread over two weeks" is no "more than two weeks"."""
    return found.quote.split()[0].lower() in {"over", "under"} and found.before().lower() not in MEASURED


MEASURED = set(listed("for in after within of to last lasted lasting took takes take is was by from just well , ( and"))


def quantity(found: Found) -> tuple[float | None, bool]:
    """How many units the groups of ``fragments.QUANTITY`` tell, and whether that is vague."""
    if found.has("few"):
        word = found.word("few")
        if "couple" in word:
            return 2, False
        return 0, True
    if found.has("frac_only"):
        return 0.5, False
    if not found.has("num"):
        return (1, False) if not found.word("unit").endswith("s") else (0, True)
    number = spelled(found.word("num"))
    if number is None:
        return None, False
    if found.has("frac"):
        number += _fraction(found.word("frac"))
    return number, False


def _fraction(word: str) -> float:
    if "/" not in word:
        return 0.5
    above, below = (int(part) for part in word.split("/"))
    return above / below if below else 0.0


def spelled(word: str) -> float | None:
    """A number in words or digits, as ``fragments.WHOLE`` allows it."""
    plain = word.replace(" , ", "").replace(" . ", ".").replace("-", " ")
    if plain in ("a", "an"):
        return 1
    try:
        return float(plain)
    except ValueError:
        pass
    total = 0
    for part in plain.split():
        if part in ("a", "an"):
            continue
        value = words.NUMBERS.get(part)
        if value is None:
            return None
        total = (total or 1) * value if part in ("hundred", "dozen") else total + value
    return total


def period(number: float, unit: str, vague: bool) -> str:
    """The TIMEX3 value of a duration."""
    letter = words.UNITS[unit]
    amount = "X" if vague else f"{number:g}"
    if unit == "fortnight" and not vague:
        amount = f"{2 * number:g}"
    if unit == "quarter" and not vague:
        letter = "M"
        amount = f"{3 * number:g}"
    if letter == "E" and not vague:
        letter, amount = "Y", f"{10 * number:g}"
    if letter == "C":
        letter, amount = "Y", "X" if vague else f"{100 * number:g}"
    if number == 0.5 and not vague and unit in ("hour", "year", "day"):
        return {"hour": "PT30M", "year": "P6M", "day": "PT12H"}[unit]
    time = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{time}{amount}{letter}"
