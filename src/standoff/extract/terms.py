"""The terms of a promise: how much, by when, on what condition, on whose behalf."""

import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Token

from standoff.extract.clause import owners, prepositional
from standoff.extract.event_times import to_come
from standoff.extract.look import Look, references, words_for
from standoff.extract.matters import MatterFound
from standoff.language.parse import Parsed
from standoff.language.quantities import find_numbers
from standoff.record.commitment import Quantity
from standoff.record.passage import Passage, Reference
from standoff.record.when import When

_CONDITION = re.compile(
    r"\b((?:subject to|provided(?: that)?|on (?:the )?condition that|as long as|so long as|only if|if) [^.;]+)"
)
_DUE = frozenset({"by", "within", "before", "till", "until"})
# A day that is named behind what is promised: ", this time by 31 August".
_BEHIND = re.compile(
    r"[,;–—-]? ?(?:(?:and|but|this time|now|instead|all|at the latest|no later|latest)[ ,]+)*"
    r"(?:by|before|within|till|until) ?(?:the )?",
    re.IGNORECASE,
)
# What will be begun or finished "on" a day is due on it.
_ON = frozenset({"on", "from", "in"})
_CURRENCIES = {
    "rs": "rupees",
    "rs.": "rupees",
    "₹": "rupees",
    "inr": "rupees",
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "ksh": "shillings",
    "₦": "naira",
}


def on_behalf_of(look: Look, sentence: Parsed, by: Reference | None) -> Reference | None:
    """For whom the promiser speaks, where the sentence says so: "on behalf of the state government"."""
    for token in sentence.doc[: len(sentence.doc) - 1]:
        if token.lower_ != "behalf":
            continue
        named = [*prepositional(token, "of"), *owners(token)]
        found = next(iter(references(look, sentence, named)), None)
        found = found or next((words_for(look, sentence, one) for one in named if one.pos_ in {"NOUN", "PROPN"}), None)
        if found is not None and (by is None or found.entry is None or found.entry != by.entry):
            return found
    return None


def quantity_of(look: Look, sentence: Parsed, matter: MatterFound | None, words: Passage) -> Quantity | None:
    """The number that stands before the words of the matter, or the sum of money in the clause."""
    text = look.document.text
    for number in find_numbers(words.quote):
        start, end = words.start + number.start, words.start + number.end
        if number.low is None or number.percent:
            continue
        before = text[max(0, start - 5) : start].rstrip().lower()
        money = next((unit for sign, unit in _CURRENCIES.items() if before.endswith(sign)), None)
        if money is not None:
            return Quantity(amount=number.low, unit=money, passage=look.passage(start, end))
        if matter is not None:
            place = sentence.start + sentence.doc[matter.first].idx
            if 0 <= place - end <= 2:
                unit = sentence.doc[matter.first : matter.last + 1].text
                return Quantity(amount=number.low, unit=unit, passage=look.passage(start, end))
    return None


def _is_later(when: When, published: When) -> bool:
    return when.earliest is not None and published.latest is not None and when.earliest > published.latest


def due_of(look: Look, sentence: Parsed, content: Sequence[Token], made: When) -> When | None:
    """The time behind "by" or "within" in what is promised, or close behind it; of several days, the next since then.

    ``made`` is when it was promised.
    """
    start, end = sentence.place(*content) if content else (sentence.start, sentence.end)
    text = look.document.text
    since = made if made.earliest is not None else look.published
    for time in look.times:
        inside = start <= time.passage.start and time.passage.end <= end
        behind = end <= time.passage.start and time.passage.end <= sentence.end
        if not inside and not (behind and _BEHIND.fullmatch(text[end : time.passage.start])):
            continue
        before = text[max(start, time.passage.start - 10) : time.passage.start].lower().split()
        ahead = time.when.earliest is not None and _is_later(time.when, look.published)
        if before and (before[-1] in _DUE or (before[-1] in _ON and ahead)):
            return to_come(msgspec.structs.replace(time.when, passage=time.passage), since)
    return None


def condition_of(look: Look, sentence: Parsed, cue: Token) -> Passage | None:
    """The words on which a promise depends: from "if", "provided that" or "subject to" to the end of the clause."""
    text = look.document.text[sentence.start + cue.idx : sentence.end]
    found = _CONDITION.search(text)
    if found is None:
        return None
    start = sentence.start + cue.idx + found.start(1)
    return look.passage(start, start + len(found.group(1).rstrip(' .,;"”’')))
