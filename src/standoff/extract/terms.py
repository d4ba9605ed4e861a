"""The terms of a promise: how much, by when, on what condition, on whose behalf."""

import re

from spacy.tokens import Token

from standoff.extract.clause import owners, prepositional
from standoff.extract.event_times import time_of
from standoff.extract.look import Look, first_of, words_for
from standoff.extract.matters import MatterFound
from standoff.language.parse import Parsed
from standoff.language.quantities import find_numbers
from standoff.record.commitment import Quantity
from standoff.record.passage import Passage, Reference
from standoff.record.when import When

_CONDITION = re.compile(
    r"\b((?:subject to|provided(?: that)?|on (?:the )?condition that|as long as|so long as|only if|if) [^.;]+)"
)
# "If the budget allows, the ministry will ...": the clause before the first comma.
_FRONTED = re.compile(
    r"[\W_]*((?:subject to|provided(?: that)?|on condition that|as long as|so long as|only if|if|unless)\b[^,.;]+),",
    re.IGNORECASE,
)
# "..., its operations director said": who said it, behind what was said.
_SAYS = re.compile(r"[,”\"]+ (?=(?:[^\s,]+ ){1,8}(?:said|says|added|told|insisted|warned|explained)\b)")
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
# The words for them behind a number, in the singular, where it is not the plural without its s.
_PLURALS = {"naira": "naira", "rand": "rand"}
_NAMED = {
    word: _PLURALS.get(name, f"{name}s")
    for name in (
        "rupee",
        "dollar",
        "pound",
        "euro",
        "shilling",
        "naira",
        "peso",
        "cedi",
        "rand",
        "franc",
        "taka",
        "kwacha",
    )
    for word in (name, f"{name}s")
}
# "One-off" counts nothing.
_WORD_ON = re.compile(r"-[a-z]")
_SUMS = frozenset({*_NAMED.values(), "per cent"})
_LONGEST_CURRENCY = 12
# A number stands no further before the words of the matter than this, in characters.
_BESIDE = 2


def made(look: Look, sentence: Parsed, cue: Token, words: tuple[int, int]) -> When:
    """When something was asked or promised: a time beside the words for it, not one in them.

    A time in them is when it is to be kept, or what it is about ("July salaries").
    """
    start, end = words
    outside = tuple(one for one in look.times if not start <= one.passage.start < end)
    return time_of(look._replace(times=outside), sentence, cue, "reported")


def on_behalf_of(look: Look, sentence: Parsed, by: Reference | None) -> Reference | None:
    """For whom the promiser speaks, where the sentence says so: "on behalf of the state government"."""
    for token in sentence.doc[: len(sentence.doc) - 1]:
        if token.lower_ != "behalf":
            continue
        named = [*prepositional(token, "of"), *owners(token)]
        found = first_of(look, sentence, named)
        found = found or next((words_for(look, sentence, one) for one in named if one.pos_ in {"NOUN", "PROPN"}), None)
        if found is not None and (by is None or found.entry is None or found.entry != by.entry):
            return found
    return None


def quantity_of(look: Look, sentence: Parsed, matter: MatterFound | None, words: Passage) -> Quantity | None:
    """How much is promised: the number before the words of the matter, or before the people or things of it; a sum of
    money; a share."""
    found = None
    for number in find_numbers(words.quote):
        start, end = words.start + number.start, words.start + number.end
        if (
            number.low is None
            or _WORD_ON.match(look.document.text[end : end + 2])
            or any(one.passage.start < end and start < one.passage.end for one in look.times)
        ):
            continue
        unit = "per cent" if number.percent else _money(look, start, end) or _counted(sentence, matter, start, end)
        if unit is not None:
            quantity = Quantity(amount=number.low, unit=unit, passage=look.passage(start, end))
            if matter is None or start < sentence.start + sentence.doc[matter.last].idx or unit in _SUMS:
                return quantity
            found = found or quantity
    return found


def _money(look: Look, start: int, end: int) -> str | None:
    """The currency of a number, by the sign before it or the word behind it."""
    before = look.document.text[max(0, start - 5) : start].rstrip().lower()
    sign = before.split()[-1].lstrip("(“\"'‘") if before else ""
    after = look.document.text[end : end + _LONGEST_CURRENCY].split()
    named = after[0].lower().strip(".,;:)”’\"'") if after else ""
    return _CURRENCIES.get(sign) or _CURRENCIES.get(sign[-1:]) or _NAMED.get(named)


def _counted(sentence: Parsed, matter: MatterFound | None, start: int, end: int) -> str | None:
    """What a number counts: the noun that it belongs to, where that tells of the matter, or is what is done by it."""
    span = sentence.span(start, end)
    if span is None or not len(span):
        return None
    noun = span[-1].head if span[-1].dep_ in {"nummod", "quantmod", "compound"} else None
    if noun is not None and noun.dep_ in {"nummod", "quantmod"}:
        noun = noun.head
    if matter is None:
        return None
    place = sentence.start + sentence.doc[matter.first].idx
    if 0 <= place - end <= _BESIDE:
        return sentence.doc[matter.first : matter.last + 1].text
    if noun is None or noun.pos_ != "NOUN" or noun.i < span[-1].i or noun.ent_type_ in {"DATE", "TIME"}:
        return None
    own = matter.places
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass", "nsubj"} else None
    done = verb is not None and any(verb.i == one or verb.is_ancestor(sentence.doc[one]) for one in own)
    if noun.i in own or done or any(one.i in own for one in noun.subtree):
        return sentence.doc[span[-1].i + 1 : noun.i + 1].text
    return None


def condition_of(look: Look, sentence: Parsed, cue: Token) -> Passage | None:
    """The words on which a promise depends, without those that say who said so.

    From "if", "provided that" or "subject to" to the end of the clause; or the clause at the head of the sentence.
    """
    place = sentence.start + cue.idx
    text = look.document.text
    found = _CONDITION.search(text[place : sentence.end])
    if found is not None:
        return _told_plainly(look, place + found.start(1), found.group(1))
    fronted = _FRONTED.match(text[sentence.start : place])
    return _told_plainly(look, sentence.start + fronted.start(1), fronted.group(1)) if fronted is not None else None


def _told_plainly(look: Look, start: int, words: str) -> Passage:
    """Some words without the remark behind them that says whose they are."""
    plain = _SAYS.split(words)[0].rstrip(' .,;"”’')
    return look.passage(start, start + len(plain))
