"""Demands that run on beyond the sentence that names them: an item a line, or "The second is ..." behind it."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from standoff.extract.asked import Asked, Asking, asked_by_noun
from standoff.extract.asked_on import GoneOn
from standoff.extract.askers import holder, owner
from standoff.extract.demand_words import DemandWords
from standoff.extract.event_times import time_of
from standoff.extract.look import Look, first_of
from standoff.language.parse import Parsed
from standoff.record.demand import Demand
from standoff.record.identity import mention_id

_ITEM = re.compile(r"\s*(?:[-•*–—]|\(?\d{1,2}[.)])\s*")


def going_on(words: DemandWords, look: Look, opened: Parsed, more: GoneOn) -> Asking:
    """What a sentence asks that goes on about the demands of one before: "Among them are", "The second is"."""
    noun = words.named_in(opened)[-1]
    by = first_of(look, opened, asked_by_noun(noun).by) or holder(look, opened, noun)
    return Asking(more.cue, Asked(more.content, [], []), by=by, surely=more.number is not None)


def demands_listed(words: DemandWords, look: Look) -> Iterator[Demand]:
    """The items of a list that a sentence about demands opens: "Their conditions include:" and a line an item."""
    opened: tuple[Parsed, Token] | None = None
    number = 0
    for sentence in look.parsed:
        text = sentence.doc.text
        mark = _ITEM.match(text)
        if opened is not None and mark is not None:
            number += 1
            yield from _item(words, look, opened, sentence, (number, len(mark.group())))
        elif text.rstrip().endswith(":"):
            nouns = [hit.head for hit in words.nouns.find(sentence.doc)]
            opened, number = ((sentence, nouns[-1]), 0) if nouns else (None, 0)
        elif mark is None:
            opened = None


def _item(
    words: DemandWords, look: Look, opened: tuple[Parsed, Token], sentence: Parsed, place: tuple[int, int]
) -> Iterator[Demand]:
    """The demand of an item, if it is of a known matter. ``place``: its number, and how long the mark before it is."""
    head, noun = opened
    number, begin = place
    asked = asked_by_noun(noun)
    for matter in words.matters.find(sentence.doc)[:1]:
        text = look.passage(sentence.start + begin, sentence.end)
        identifier = mention_id("demand", look.document.id, text.start, text.end, matter.path)
        yield Demand(
            id=identifier,
            matter=matter.path,
            text=text.quote,
            by=first_of(look, head, asked.by) or owner(look, head, noun),
            to=first_of(look, head, asked.to),
            when=time_of(look, head, noun, "reported"),
            number=number,
            passages=(look.sentence(head), look.sentence(sentence)),
            mentions=(identifier,),
        )
