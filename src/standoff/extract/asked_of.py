"""Of whom it is asked: whom the words of a demand name, who is to do it; and what is an order, and no demand."""

from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Token

from standoff.extract.asked import TELLING, Asked, Asking
from standoff.extract.askers import can_ask
from standoff.extract.demand_words import DemandWords
from standoff.extract.items import Item
from standoff.extract.look import PARTICIPANTS, Look, first_of, side, words_for
from standoff.extract.marked import is_same_side, words_of
from standoff.extract.matters import END_OF_STRIKE
from standoff.extract.sides import Sides
from standoff.language.parse import Parsed
from standoff.record.demand import Demand
from standoff.record.passage import Reference

# Matters that are asked for against somebody.
AGAINST = "accountability"
# Within so many words of what is asked stands who is to do it, if anybody is named.
_FIRST_WORDS = 5
_OWNED = frozenset({"state", "government", "run"})
_OWNED_THINGS = frozenset({"hospital", "hospitals", "college", "colleges", "school", "schools"})
# The verbs in which calls to go back to work are put.
_GOING_BACK = frozenset(
    """return resume go get report end stop suspend lift clear call come rejoin unblock reopen put shelve
    vacate""".split()  # noqa: SIM905
)


def asked_one(sides: Sides, look: Look, sentence: Parsed, asked: Asked, by: Reference | None) -> Reference | None:
    """Of whom it is asked: whom the words name, else who is to do it, else a name that is not known."""
    known = first_of(look, sentence, asked.to) or _answerable_in(sides, look, sentence, asked)
    name = next((one for one in asked.to if one.pos_ == "PROPN" and can_ask(look, sentence, one)), None)
    found = known or (words_for(look, sentence, name) if name is not None else None)
    return found if not is_same_side(look, by, found, sides.claimants) else None


def is_order(words: DemandWords, look: Look, sentence: Parsed, cue: Token, asked: Asked) -> bool:
    """Whether the answerable side tells its own people what to do: that is a commitment, not a demand."""
    if cue.lemma_ == "directive":
        # "Ten directives on safety" are orders, "her directive to end the strike" is asked of those who strike.
        return not any(one.path == END_OF_STRIKE for one in words.matters.among(asked.content))
    if cue.lemma_ not in TELLING | {"ask", "want", "require"}:
        return False
    of_demands = {hit.head.i for hit in words.papers.find(sentence.doc)}
    papers = any(
        token.pos_ == "NOUN" and token.i not in of_demands and _is_paper(words, look, sentence, token)
        for token in asked.by
    )
    above = any(side(look, sentence, token) in words.sides.above for token in asked.by)
    to_claimants = any(side(look, sentence, token) in words.sides.claimants for token in asked.to)
    return (above or papers) and not to_claimants


def is_told_down(sides: Sides, look: Look, by: Reference | None, to: Reference | None) -> bool:
    """Whether those who answer tell their own people what to do: that is an order, and no demand."""
    asks = look.actor(by)
    return (sides.answers(asks) or sides.orders(asks)) and not sides.claims(look.actor(to))


def is_call_back(sides: Sides, look: Look, sentence: Parsed, asking: Asking, item: Item) -> bool:
    """Whether those who stopped work are told to go back to it: "told drivers to get back behind the wheel"."""
    verb = next((token for token in item if token.tag_ == "VB"), None)
    to_claimants = any(side(look, sentence, token) in sides.claimants for token in asking.asked.to)
    return verb is not None and verb.lemma_ in _GOING_BACK and to_claimants


def not_asked_of_the_accused(look: Look, demands: Sequence[Demand]) -> Iterator[Demand]:
    """Demands that are not asked of those against whom some of them are: "the removal of the health secretary"."""
    against = [words_of(look, one) for one in demands if (one.matter or "").startswith(AGAINST)]
    for one in demands:
        named = one.to is not None and any(words.overlaps(one.to.passage) for words in against)
        yield msgspec.structs.replace(one, to=None) if named else one


def _is_paper(words: DemandWords, look: Look, sentence: Parsed, token: Token) -> bool:
    """Whether a word that names no side can be a paper: "the circular asks", not "shopkeepers asked"."""
    several = token.tag_ == "NNS" and token.lemma_ not in words.orders
    return side(look, sentence, token) is None and not several


def _answerable_in(sides: Sides, look: Look, sentence: Parsed, asked: Asked) -> Reference | None:
    """Who answers for it, where what is asked begins with them: "that the state post guards"."""
    ordered = sorted(asked.content, key=lambda one: one.i)
    for token in ordered:
        # "Better security at state hospitals": whose hospitals they are says who answers for them.
        if token.lower_ in _OWNED and token.head.lower_ in _OWNED_THINGS:
            start, end = sentence.place(token, token.head)
            groups = [one for one in look.cast.actors if one.kind == "group" and sides.answers(one)]
            return Reference(passage=look.passage(start, end), entry=groups[0].id if groups else None)
    for token in ordered[:_FIRST_WORDS]:
        name = look.name_at(sentence, token, *PARTICIPANTS)
        if name is not None and side(look, sentence, token) in sides.answerable:
            return look.cast.reference(name)
    return None
