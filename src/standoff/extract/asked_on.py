"""Sentences that go on about demands named before: "Among them are ...", "The second is ...", "Second, ..."."""

from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from standoff.extract.asked import LISTING

# How a sentence begins that goes on with a list, and within how many words its verb must come.
_GOING_ON: Final = frozenset({"among", "they", "these"})
_LATEST_VERB: Final = 5
_ORDINALS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("first", "firstly"),
            ("second", "secondly"),
            ("third", "thirdly"),
            ("fourth", "fourthly"),
            ("fifth", "fifthly"),
            ("sixth",),
            ("seventh",),
            ("eighth",),
            ("ninth",),
            ("tenth",),
        ),
        start=1,
    )
    for word in words
}
# Those of a list that has no more than these two, or that stand at its end.
_ENDING: Final = frozenset({"last", "final", "other"})
_OPENING: Final = frozenset({"the", "their", "its", "his", "her", "our", "a", "and", "but"})
_COUNTED: Final = frozenset({"demand", "condition", "point", "one", "request", "call", "thing"})


class GoneOn(NamedTuple):
    """What a sentence that goes on asks for: the word behind which it stands, its words, its number in the list."""

    cue: Token
    content: list[Token]
    number: int | None


def gone_on(doc: Doc) -> GoneOn | None:
    """What a sentence asks for that goes on about demands; None where it does not go on so."""
    if not len(doc):
        return None
    if doc[0].lower_ in _GOING_ON:
        verb = next((token for token in doc if token.lemma_ in LISTING and token.i < _LATEST_VERB), None)
        return GoneOn(verb, list(doc[verb.i + 1 :]), None) if verb is not None else None
    return _by_ordinal(doc)


def ordinal_of(noun: Token) -> int | None:
    """The number of a demand that is counted: "their second demand"."""
    return next((number for child in noun.children if (number := _ORDINALS.get(child.lower_)) is not None), None)


def _by_ordinal(doc: Doc) -> GoneOn | None:
    """ "The second is an end to fines", "Their third demand: boots", "Second, the release of those held"."""
    place = 0
    while place < len(doc) and doc[place].lower_ in _OPENING:
        place += 1
    if place >= len(doc) - 1:
        return None
    word = doc[place].lower_
    number = _ORDINALS.get(word)
    if number is None and not (word in _ENDING and place > 0):
        return None
    behind = place + 1
    if doc[behind].lemma_ in _COUNTED:
        behind += 1
    if behind >= len(doc) - 1:
        return None
    mark = doc[behind]
    if (mark.lemma_ == "be" and mark.lower_ in {"is", "was", "are", "were"}) or mark.text == ":":
        return GoneOn(mark, list(doc[mark.i + 1 :]), number)
    # "Second, the release of those held" has no verb of its own; "First, the minister spoke" does.
    verbless = not any(token.dep_ in {"nsubj", "nsubjpass"} for token in doc)
    return GoneOn(mark, list(doc[mark.i + 1 :]), number) if mark.text == "," and place == 0 and verbless else None
