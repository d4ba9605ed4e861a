"""What somebody undertakes, before it is written down: taken apart into its things, each with its matter and words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from standoff.extract.clause import is_negated, subjects
from standoff.extract.items import items, runs_on
from standoff.extract.looking_ahead import looks_ahead
from standoff.extract.matters import MatterFinder, MatterFound
from standoff.extract.promise_words import FIRM
from standoff.language.parse import Parsed
from standoff.record.commitment import Strength
from standoff.record.passage import Reference

# A thing of a list that is denied is so within its first words.
_FIRST_OF_ITEM = 4
_SHORTEST_PROMISE = 2
# With these, behind a comma, begins what is set against a promise.
_AGAINST = frozenset({"yet", "but", "though", "although"})
# A word that was given, and no more, tells of no promise.
_IDLE = re.compile(
    r"(?:its|his|her|their|my|our|the|a|this|that|such an?)? ?(?:word|promises?|pledges?|assurances?)", re.IGNORECASE
)


class Undertaken(NamedTuple):
    """A commitment before it is written down. ``bound`` holds where its words bind whatever the matter."""

    cue: Token
    strength: Strength
    content: list[Token]
    by: Reference | None
    to: Reference | None
    bound: bool = False

    @property
    def binds(self) -> bool:
        """Whether it is a commitment even where what is promised is of no known matter."""
        noun = self.cue.pos_ == "NOUN" and self.strength in FIRM
        to_demands = self.strength == "agreed" and any(one.lemma_ == "demand" for one in self.content)
        return noun or to_demands or self.bound


class Thing(NamedTuple):
    """One thing of what is undertaken: its words, and the matter that they tell of, where one is known."""

    tokens: list[Token]
    matter: MatterFound | None

    @property
    def path(self) -> str | None:
        """The path of its matter."""
        return self.matter.path if self.matter is not None else None


def things_of(matters: MatterFinder, sentence: Parsed, undertaken: Undertaken) -> Iterator[Thing]:
    """What is promised, taken apart: each thing of a list with its matter, else each matter of the whole."""
    content = _without_condition(undertaken.content)
    listed = items(content) if content else []
    if len(listed) == 1 and content[0].tag_ == "VB":
        # "Is to make it an offence, pay the family and keep a post": the parser often cuts such a list short.
        onward = items(runs_on(content[0]))
        listed = onward if len(onward) > 1 and all(item[0].tag_ == "VB" for item in onward) else listed
    if len(listed) <= 1:
        whole = _side_by_side(sentence, matters.among(content))
        for matter in whole or ([None] if undertaken.binds and _tells_what(content) else []):
            yield Thing(content, matter)
        return
    told = bool(matters.among(content))
    for item in listed:
        found = _side_by_side(sentence, matters.among(item))
        if not found and item[0].tag_ == "VBN" and item[0].dep_ in {"acl", "advcl", "conj"}:
            continue  # "..., split evenly between them" only describes it
        if found or undertaken.binds or (undertaken.by is not None and told and _is_act(item)):
            yield from (Thing(item, matter) for matter in found or [None])


def own_clause(sentence: Parsed, thing: Thing) -> list[Token]:
    """Of what is promised, the clause that tells of the matter, without its "that"."""
    inside = {token.i for token in thing.tokens}
    kept = list(thing.tokens)
    if thing.matter is not None:
        verb = sentence.doc[thing.matter.last]
        while verb.head.i in inside and verb.head != verb and not _is_clause(verb):
            verb = verb.head
        if _is_clause(verb):
            own = [token for token in verb.subtree if token.i in inside and not _of_joined_clause(token, verb)]
            if not looks_ahead(own, kept_from=True) and looks_ahead(thing.tokens, kept_from=True):
                # The parser has cut it short: "the seven dismissed | medics would be reinstated".
                begin = min((one.left_edge.i for one in subjects(verb)), default=verb.i)
                own = [token for token in thing.tokens if token.i >= begin]
            kept = own
    kept.sort(key=lambda token: token.i)
    kept = _without_remark(kept)
    while len(kept) > 1 and _opens_idly(kept[0]):
        kept = kept[1:]
    return kept


def is_idle(words: str) -> bool:
    """Whether words say only that a promise was made: "their word", "such an assurance"."""
    return _IDLE.fullmatch(words.strip()) is not None


def _without_condition(content: Sequence[Token]) -> list[Token]:
    """What is promised without the clause before it on which it depends: "If the budget allows, ..."."""
    inside = sorted(set(content), key=lambda token: token.i)
    if not inside or inside[0].lower_ not in {"if", "unless", "provided"}:
        return list(content)
    comma = next((place for place, token in enumerate(inside) if token.text == ","), None)
    return inside[comma + 1 :] if comma is not None else list(content)


def _side_by_side(sentence: Parsed, matters: Sequence[MatterFound]) -> list[MatterFound | None]:
    """The first matter of some words, and those that stand beside it in a list: what only describes it is dropped."""
    kept: list[MatterFound | None] = []
    last = 0
    for matter in matters:
        between = {token.lower_ for token in sentence.doc[last : matter.first]}
        if not kept or between & {",", ";", "and", "or", "besides", "plus"}:
            kept.append(matter)
            last = matter.last + 1
    return kept


def _tells_what(content: Sequence[Token]) -> bool:
    """Whether words of no known matter tell what is promised: not "which the state promised", nor "what"."""
    return bool(content) and content[0].tag_ not in {"WP", "WDT", "WRB"}


def _is_act(item: Sequence[Token]) -> bool:
    """Whether a thing of a list tells what will be done: "to recall the 23", "no case would be filed"."""
    verb = next((token for token in item if token.pos_ in {"VERB", "AUX"}), None)
    if verb is None or any(is_negated(token) for token in item[:_FIRST_OF_ITEM]):
        return False
    return item[0].tag_ in {"VB", "TO", "VBG"} or looks_ahead(item)


def _without_remark(kept: list[Token]) -> list[Token]:
    """A promise without the remark on its time behind it, and without what is set against it.

    ", a day after the talks had ended"; ", yet not a camera has come".
    """
    for place, token in enumerate(kept):
        if token.lower_ in _AGAINST and place > _SHORTEST_PROMISE and kept[place - 1].text == ",":
            return kept[: place - 1]
        if token.lower_ in {"after", "before"} and place > _SHORTEST_PROMISE:
            comma = next((one.i for one in token.doc[max(0, token.i - 4) : token.i] if one.text == ","), None)
            if comma is not None and comma > kept[0].i:
                return [one for one in kept if one.i < comma]
    return kept


def _opens_idly(token: Token) -> bool:
    """Whether a word at the head of a promise says nothing of it: "that", "and", the day on which it was made."""
    joins = token.dep_ in {"mark", "cc"} or token.is_punct or token.lower_ == "that"
    return joins or (token.ent_type_ in {"DATE", "TIME"} and not token.like_num)


def _is_clause(token: Token) -> bool:
    """Whether a verb has a clause of its own: one with a subject."""
    return token.pos_ in {"VERB", "AUX"} and any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)


def _of_joined_clause(token: Token, verb: Token) -> bool:
    """Whether a word belongs to another clause that "and" joins to a verb."""
    while token not in {verb, token.head}:
        if token.dep_ == "conj" and token.head == verb:
            return True
        token = token.head
    return False
