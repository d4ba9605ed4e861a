"""How much of something is said to be done: so many, so many of so many, so many in a hundred, or only so many."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from standoff.extract.look import Look
from standoff.language.parse import Parsed
from standoff.language.quantities import number_value
from standoff.record.commitment import Progress

_WHOLE: Final = 100
# Each finder asks of the sentences of the same report again.
_REMEMBERED: Final = 1_000
_SUM: Final = r"(?:(?:Rs|Sh|KSh|Tk|R|N|[$£€₦])\.? ?)?"
_TENS: Final = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_FEW: Final = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER: Final = (
    rf"(?:\d[\d,]*(?:\.\d+)?|{_TENS}(?:-{_FEW})?|{_FEW}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|a dozen)"
)
_SCALE: Final = r"(?: (?:crore|lakh|million|billion))?"
_OF_THE: Final = r"(?:the |its |their |our |these |those |some |about |around |roughly |nearly |all |promised )*"
# "30 of the 60", "30 cameras of the 60".
_PAIR: Final = re.compile(
    rf"\b(?<![\d,.]){_SUM}(?P<done>{_NUMBER}){_SCALE} (?:\w+ )?(?:out )?of {_OF_THE}"
    rf"{_SUM}(?P<planned>{_NUMBER})\b(?! ?%| per ?cent)",
    re.IGNORECASE,
)
# "Of the 60 cameras promised, only 30 have been installed".
_FRONTED: Final = re.compile(
    rf"(?:^|[,;:—–“\"] ?|\bthat )(?:out )?of {_OF_THE}(?P<planned>{_NUMBER})\b(?:[ -][\w’'-]+){{0,10}}, "
    rf"(?:[\w’'-]+ ){{0,5}}?(?P<done>{_NUMBER})\b(?! (?:per|days?|weeks?|months?|years?|hours?)\b)",
    re.IGNORECASE,
)
_PER_CENT: Final = re.compile(
    r"\b(?P<share>\d+(?:\.\d+)?)(?: ?%| per ?cent)(?= (?:of|complet|ready|done|finished)\b)", re.IGNORECASE
)
_FRACTION: Final = re.compile(r"\bhalf (?:of|the|its|their)\b|\ba (?:third|quarter|fifth) of\b", re.IGNORECASE)
# So many and no more, whatever was to come.
_ONLY: Final = re.compile(
    rf"\b(?:only|just|barely|hardly|merely|no more than|fewer than|less than|not even)(?: about| some| around)? "
    rf"(?P<done>{_NUMBER})\b"
    r"(?! (?:per |days?|weeks?|months?|years?|hours?|minutes?|times?|metres?|kilometres?|miles?)\b)(?: [\w’'-]+){0,2}",
    re.IGNORECASE,
)
# A number that names no thing: "12 had come".
COUNTS_ONLY: Final = re.compile(
    rf"{_NUMBER}(?: (?:of them|ha[sd]|have|were|was|are|is|been|come|came|gone|arrived|actually|so far))*",
    re.IGNORECASE,
)
_ALL: Final = re.compile(rf"\b(?:all (?:of )?(?:the |its |their )?{_NUMBER}|every one of)\b", re.IGNORECASE)
_UNITS_OF_TIME: Final = frozenset({"day", "week", "month", "year", "hour", "minute", "time", "night"})


class Measured(NamedTuple):
    """How much a sentence says is done: whether only a part, and where the numbers stand (none for "half of").

    ``done`` and ``planned`` are amounts, ``share`` is of a hundred.
    """

    in_part: bool
    start: int
    end: int
    done: float | None = None
    planned: float | None = None
    share: float | None = None


@lru_cache(maxsize=_REMEMBERED)
def measured(text: str) -> Measured | None:
    """What the words of a sentence say of how much is done, where they set it against a whole; None where none do."""
    # Most sentences hold no "of" at all, and these two patterns search long.
    for pattern in (_FRONTED, _PAIR) if "of " in text.lower() else ():
        found = pattern.search(text)
        if found is not None:
            done, planned = _value(found["done"]), _value(found["planned"])
            # Where the smaller number is that of the whole, the words set no part against it.
            known = done is not None and planned is not None and done <= planned and planned > 0
            scaled = pattern is _PAIR and re.search(r"crore|lakh|million|billion|Rs|[$£€₦]", found.group()) is not None
            if known and not scaled:
                return Measured(done != planned, found.start(), found.end(), done, planned)
            return Measured(True, found.start(), found.end())
    if found := _PER_CENT.search(text):
        share = float(found["share"])
        return Measured(share < _WHOLE, found.start(), found.end(), share=share) if share <= _WHOLE else None
    if found := _FRACTION.search(text):
        return Measured(True, found.start(), found.end())
    if found := _ONLY.search(text):
        return Measured(True, found.start("done"), found.end(), done=_value(found["done"]))
    return None


def is_of_all(text: str) -> bool:
    """Whether words speak of all that there are: "all 20 guards", "every one of the posts"."""
    return _ALL.search(text) is not None


def only_in_part(text: str) -> bool:
    """Whether words say that a part is done, and no more."""
    found = measured(text)
    return found is not None and found.in_part


def progress_of(look: Look, sentence: Parsed, things: list[Token]) -> Progress | None:
    """The numbers in which a sentence measures what is done: 3,181 of 7,051, 26 per cent, or 30 of the things."""
    text = look.document.text[sentence.start : sentence.end]
    found = measured(text)
    if found is not None:
        if found.done is None and found.share is None:
            return None
        passage = look.passage(sentence.start + found.start, sentence.start + found.end)
        return Progress(done=found.done, planned=found.planned, share=found.share, passage=passage)
    for thing in things:
        if thing.pos_ == "NUM" and (value := number_value(thing.lower_)) is not None:
            return Progress(done=value, passage=look.passage(*sentence.place(thing)))
        for number in thing.children:
            value = number_value(number.lower_) if number.dep_ == "nummod" and number.i < thing.i else None
            if value is not None and thing.lemma_ not in _UNITS_OF_TIME:
                start, end = sentence.place(number, thing)
                return Progress(done=value, passage=look.passage(start, end))
    return None


def _value(words: str) -> float | None:
    return number_value(words.strip(" ,"))
