"""What is asked, taken apart into its things; each without the threat behind it and the day of the asking."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extract.asked import Asked
from standoff.extract.demand_words import DemandWords
from standoff.extract.items import Item, items, runs_on
from standoff.extract.look import Look
from standoff.extract.matters import MatterFound
from standoff.extract.terms import condition_of
from standoff.language.parse import Parsed
from standoff.record.matter import APART
from standoff.record.passage import Passage

# Who is only asked to speak is asked for nothing.
_ANSWERS = frozenset({"comment", "say", "explain", "confirm", "clarify", "tell", "describe", "remember", "recall"})


def things_asked(words: DemandWords, sentence: Parsed, cue: Token, asked: Asked) -> list[Item]:
    """What is asked, taken apart: by the list that runs on from it, else by what the parser hangs on the cue."""
    content = sorted(asked.content, key=lambda token: token.i)
    if content[0].i < cue.i < content[-1].i and cue not in content:
        content = [token for token in content if token.i > cue.i]
    if content[0].i > cue.i:
        onward = runs_on(content[0])
        by_marks = items(onward) if len(onward) > len(content) else []
        if len(by_marks) > 1:
            return [_without_threat(words, sentence, item) for item in by_marks]
    return [kept for item in items(content) if (kept := _without_threat(words, sentence, item))]


def without_day(item: Item) -> Item:
    """ "To end the strike yesterday": the day is that of the asking."""
    kept = list(item)
    while len(kept) > 1 and (kept[-1].is_punct or (kept[-1].ent_type_ == "DATE" and kept[-1].dep_ == "npadvmod")):
        kept = kept[:-1]
    return kept


def says_what(item: Item) -> bool:
    """Whether words of no known matter tell what is wanted: not "what", "not to be named", nor what somebody did."""
    first = item[0]
    if (
        first.tag_ in {"WP", "WDT", "WRB", "VBD", "VBN"}
        or first.pos_ in {"PRON", "ADP"}
        or first.ent_type_ in {"DATE", "TIME"}
    ):
        return False
    asked = next((token for token in item if token.tag_ == "VB"), None)
    if asked is not None and asked.lemma_ in _ANSWERS:
        return False
    return not any(token.lemma_ in {"name", "identify", "quote"} for token in item)


def narrowest(matters: Sequence[MatterFound]) -> str | None:
    """The first matter that is a part of a wider one, else the first: "paid meal breaks" are breaks, not pay."""
    return next((one.path for one in matters if APART in one.path), matters[0].path if matters else None)


def threat_behind(words: DemandWords, look: Look, sentence: Parsed, cue: Token) -> Passage | None:
    """What is threatened if the demand is not met: from the threat's first word to the end of the sentence."""
    for hit in words.threats.find(sentence.doc):
        if hit.first.i > cue.i:
            start, _ = sentence.place(hit.first)
            return look.passage(start, sentence.end)
    return None


def condition_behind(look: Look, sentence: Parsed, words: Passage) -> Passage | None:
    """On what a demand depends, where the sentence says so behind its words; not what is threatened."""
    span = sentence.span(words.start, words.end)
    found = condition_of(look, sentence, span[0]) if span is not None and len(span) else None
    return found if found is not None and not found.quote.lower().startswith("if not") else None


def _without_threat(words: DemandWords, sentence: Parsed, item: Item) -> Item:
    """The words of an item without the threat behind them: "table an offer or face stoppages"."""
    starts = [hit.first.i for hit in words.threats.find(sentence.doc) if hit.first.i > item[0].i]
    kept = [token for token in item if not starts or token.i < min(starts)]
    while kept and kept[-1].is_punct:
        kept = kept[:-1]
    return kept
