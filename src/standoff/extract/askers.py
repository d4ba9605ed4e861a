"""Who asks: whom the words of a demand name, who speaks them, whose petition or list it is."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extract.asked import Asked, Asking
from standoff.extract.clause import agents_and_targets, children, governor, is_passive, owners, subjects
from standoff.extract.demand_answers import answering
from standoff.extract.demand_words import DemandWords
from standoff.extract.look import PLACES, Look, first_of, side, words_for
from standoff.extract.sides import Sides, named_before
from standoff.language.parse import Parsed
from standoff.record.passage import Reference
from standoff.record.statement import Statement

# Who does these with demands has them.
_HOLDING = frozenset({"have", "list", "name", "present", "put", "set", "submit", "make", "raise", "issue"})


def asker(words: DemandWords, look: Look, sentence: Parsed, asked: Asked, said: Statement | None) -> Reference | None:
    """Who asks: whom the words name, else the speaker, else the words themselves if they name somebody unknown."""
    named = _not_who_answers(words.sides, look, sentence, first_of(look, sentence, asked.by))
    if named is not None and named.entry is not None:
        return named
    spoken = speaker(said, asked.by)
    if spoken is not None:
        return spoken
    unknown = next((token for token in asked.by if can_ask(look, sentence, token)), None)
    if named is not None or unknown is None:
        return named
    if any(hit.head.i == unknown.i for hit in words.papers.find(sentence.doc)):
        return bearer(words.sides, look, sentence, asked._replace(by=owners(unknown)))
    return words_for(look, sentence, unknown)


def _not_who_answers(sides: Sides, look: Look, sentence: Parsed, named: Reference | None) -> Reference | None:
    """Who asks, where "they" seems to be those who answer: those who demand that are named last before it."""
    if named is None or named.passage.quote.lower() not in {"they", "their"} or not sides.answers(look.actor(named)):
        return named
    name = named_before(look, named.passage.start, sides.claimants)
    return Reference(passage=named.passage, entry=look.cast.reference(name).entry if name is not None else None)


def speaker(said: Statement | None, by: Sequence[Token]) -> Reference | None:
    """The one who says it, where a demand in somebody's own words names nobody else ("I appeal to ...")."""
    if said is None or not said.source or said.speaker is None:
        return None
    first_person = any(token.lower_ in {"i", "we", "our", "my"} for token in by)
    return Reference(passage=said.source[0], entry=said.speaker) if first_person or not by else None


def bearer(sides: Sides, look: Look, sentence: Parsed, asked: Asked) -> Reference | None:
    """Whose petition or charter it is: its owner, or those who demand, named last before it."""
    named = first_of(look, sentence, asked.by)
    if named is not None:
        return named
    name = named_before(look, sentence.place(*asked.content)[0], sides.claimants)
    return look.cast.reference(name) if name is not None else None


def holder(look: Look, sentence: Parsed, noun: Token) -> Reference | None:
    """Who has the demands: "the lecturers have four demands"."""
    verb = governor(noun)
    if verb is None or verb.lemma_ not in _HOLDING:
        return None
    named = first_of(look, sentence, subjects(verb))
    unknown = next((one for one in subjects(verb) if can_ask(look, sentence, one)), None)
    return named or (words_for(look, sentence, unknown) if unknown is not None else None)


def whose(words: DemandWords, look: Look, sentence: Parsed, noun: Token) -> Reference | None:
    """Whose demand it is where "its" or "their" says so: the subject's, but not that of those who answer it."""
    own = next((one for one in children(noun, "poss") if one.lower_ in {"its", "their", "his", "her"}), None)
    verb = governor(noun)
    if own is None or verb is None:
        return None
    if verb not in answering(words, sentence):
        doers = [one for one in subjects(verb) if one != noun and not noun.is_ancestor(one)]
        if any(one.pos_ != "PRON" for one in doers):
            return first_of(look, sentence, doers) if not is_passive(verb) else None
        if not any(one.lower_ in {"it", "they", "he", "she"} for one in doers):
            return None
    start, end = sentence.place(own)
    name = named_before(look, start, words.sides.claimants)
    if name is None:
        return None
    # The pronoun stands for those who demand that are named last before it.
    return Reference(passage=look.passage(start, end), entry=look.cast.reference(name).entry)


def owner(look: Look, sentence: Parsed, noun: Token) -> Reference | None:
    """Whose demands a list is: the claimants named last before it, where it says only "their"."""
    if not any(child.lower_ in {"their", "its", "his", "her", "our"} for child in noun.children):
        return None
    named = [name for name in look.cast.names if name.kind == "group" and name.several and name.end <= sentence.start]
    return look.cast.reference(named[-1]) if named else None


def may_demand(sides: Sides, look: Look, sentence: Parsed, by: Reference, asking: Asking) -> bool:
    """Whether what somebody asks is a demand whatever its matter: theirs who demand, or of others in so many words."""
    actor = look.actor(by)
    if actor is not None and actor.side in sides.claimants:
        return True
    if actor is None and any(side(look, sentence, token) in sides.claimants for token in asking.asked.by):
        return True
    if actor is not None and actor.side in sides.above:
        return False
    cue = asking.cue
    if cue.lemma_ in {"demand", "seek"} and is_passive(cue):
        return bool(agents_and_targets(cue)[0])
    if cue.lemma_ == "demand":
        return actor is not None
    of_those_above = any(side(look, sentence, token) in sides.above for token in asking.asked.to)
    several = any(token.tag_ in {"NNS", "NNPS"} for token in asking.asked.by)
    return of_those_above and (actor is not None or several)


def can_ask(look: Look, sentence: Parsed, token: Token) -> bool:
    """Whether a word that names nobody known can be somebody who asks: no place, and no dateline."""
    return (
        token.pos_ in {"NOUN", "PROPN"} and look.name_at(sentence, token, *PLACES) is None and not token.text.isupper()
    )
