"""To whom demands and promises are made, where their own sentence does not say: what the rest of the report leaves no
doubt of.

Nobody is guessed at: where a report names more than one who may be meant, it stays unknown.
"""

from collections.abc import Iterator, Sequence

import msgspec

from standoff.extract.look import Look, participant, side, tokens_in
from standoff.extract.marked import is_same_side, words_of
from standoff.extract.sides import Sides
from standoff.language.names import Name
from standoff.record.actor import Actor
from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.passage import Passage, Reference

_PRONOUNS = frozenset({"he", "she", "it"})
# What a body of those who demand is called where its name has been told: "the union".
_BODIES = frozenset({"union", "federation", "association", "league", "forum", "alliance", "collective", "guild"})
_THEM = frozenset({"them", "they"})
# Who does these is given what is promised; to whom these are done, too.
_GETS = frozenset({"get", "receive"})
_GIVEN = frozenset({"give", "pay", "allow", "offer", "grant", "compensate", "reimburse"})


def of_whom(sides: Sides, look: Look, demands: Sequence[Demand]) -> Iterator[Demand]:
    """Demands with whom they are asked of: where one of those who ask names it, all that they ask is asked of it."""
    named = [one for one in demands if one.to is not None and not sides.claims(look.actor(one.to))]
    asked = [words_of(look, one) for one in demands]
    for told in demands:
        one = msgspec.structs.replace(told, by=_body(sides, look, told.by))
        if one.to is not None:
            yield one
            continue
        same = [other.to for other in named if other.to is not None and _by_same(look, one, other)]
        found = same[0] if same and len({_who(each) for each in same}) == 1 else None
        found = found or _answerable(sides, look, one, asked)
        fits = found is not None and not is_same_side(look, one.by, found, sides.claimants)
        yield msgspec.structs.replace(one, to=found) if fits else one


def to_whom(
    sides: Sides, look: Look, commitments: Sequence[Commitment], demands: Sequence[Demand]
) -> Iterator[Commitment]:
    """Promises of those who answer with those to whom they are made: the only ones in the report who demand."""
    for told in commitments:
        one = msgspec.structs.replace(told, by=_whom(sides, look, told.by))
        by = look.actor(one.by)
        # Those who answer promise nothing to their own: "them" stands for the others.
        astray = one.to is not None and one.to.passage.quote.lower() in _THEM
        astray = astray and not sides.claims(look.actor(one.to))
        if one.to is not None and _is_one_of_several(sides, look, one.to, one):
            one = msgspec.structs.replace(one, to=None)
        if (one.to is not None and not astray) or one.by is None or sides.claims(by) or sides.orders(by):
            yield one
            continue
        yield msgspec.structs.replace(one, to=_given(sides, look, one) or _claimants(sides, look, one, demands))


def _is_one_of_several(sides: Sides, look: Look, to: Reference, promise: Commitment) -> bool:
    """Whether those to whom a promise seems made stand apart from it, beside others of whom that may be as true."""
    if not sides.claims(look.actor(to)) or any(one.overlaps(to.passage) for one in promise.passages):
        return False
    place = words_of(look, promise).start
    bodies = [one for one in look.cast.names if one.end <= place and one.kind == "organisation"]
    return len({one.id for name in bodies if _claims(sides, one := look.cast.bearer(name)) and one is not None}) > 1


def _whom(sides: Sides, look: Look, by: Reference | None) -> Reference | None:
    """Who promises, where only a pronoun says it of whom nobody is known: the one of whom it goes on to tell."""
    pronoun = by is not None and by.entry is None and by.passage.quote.lower() in _PRONOUNS
    sentence = look.sentence_at(by.passage.start) if by is not None and pronoun else None
    span = sentence.span(by.passage.start, by.passage.end) if by is not None and sentence is not None else None
    if sentence is None or span is None:
        return by
    found = participant(look, sentence, span[0])
    return by if found is None or sides.claims(look.actor(found)) else found


def _body(sides: Sides, look: Look, by: Reference | None) -> Reference | None:
    """Who asks, where it says only "the union": the one of those who demand whose name has been told."""
    words = by.passage.quote.lower().split() if by is not None else []
    if by is None or not words or words[-1] not in _BODIES or (len(words) > 1 and words[0] != "the"):
        return by
    actor = look.actor(by)
    if actor is not None and actor.kind == "organisation":
        return by
    names = [one for one in look.cast.names if one.kind == "organisation" and one.end <= by.passage.start]
    named = {look.cast.entries.get((one.start, one.end)) for one in names if sides.claims(look.cast.bearer(one))}
    return Reference(passage=by.passage, entry=named.pop()) if len(named) == 1 else by


def _given(sides: Sides, look: Look, promise: Commitment) -> Reference | None:
    """Those who demand, where the words of a promise say that they are to get it: "nurses will get escorts"."""
    words = words_of(look, promise)
    sentence = look.sentence_at(words.start)
    for token in tokens_in(sentence, words) if sentence is not None else ():
        verb = token.head
        gets = token.dep_ == "nsubj" and verb.lemma_ in _GETS
        given = token.dep_ in {"nsubjpass", "dative", "dobj"} and verb.lemma_ in _GIVEN
        if (gets or given) and sentence is not None and side(look, sentence, token) in sides.claimants:
            return participant(look, sentence, token)
    return None


def _claimants(sides: Sides, look: Look, promise: Commitment, demands: Sequence[Demand]) -> Reference | None:
    """Those who demand in a report, named nearest before a promise, if it names no others that do."""
    asking = {one.by.entry for one in demands if one.by is not None and one.by.entry is not None}
    names = [name for name in look.cast.names if _claims(sides, look.cast.bearer(name))]
    who = {bearer.id for name in names if (bearer := look.cast.bearer(name)) is not None}
    who = (who & asking) or who
    if len(who) != 1:
        return None
    place = words_of(look, promise).start
    own = [name for name in names if _bears(look, name, who)]
    before = [name for name in own if name.end <= place]
    return look.cast.reference(before[-1]) if before else None


def _answerable(sides: Sides, look: Look, demand: Demand, asked: Sequence[Passage]) -> Reference | None:
    """Those who answer, if a report has named no others by the place of a demand: a body, not somebody in office.

    Whom the words of a demand name ("the removal of the health secretary") is no one of whom it is asked.
    """
    place = words_of(look, demand).start
    before = [
        name
        for name in look.cast.names
        if name.end <= place
        and _answers(sides, look.cast.bearer(name))
        and not any(words.start <= name.start < words.end for words in asked)
    ]
    own = [name for name in before if name.kind != "group" or not name.head.lower().endswith("s")]
    bearers = {look.cast.entries.get((name.start, name.end)) for name in before}
    return look.cast.reference(own[-1]) if own and len(bearers) == 1 else None


def _answers(sides: Sides, actor: Actor | None) -> bool:
    return sides.answers(actor) and actor is not None and actor.kind in {"group", "organisation"}


def _bears(look: Look, name: Name, who: set[str]) -> bool:
    bearer = look.cast.bearer(name)
    return bearer is not None and bearer.id in who


def _claims(sides: Sides, actor: Actor | None) -> bool:
    return sides.claims(actor) and actor is not None and actor.kind in {"group", "organisation"}


def _by_same(look: Look, one: Demand, other: Demand) -> bool:
    """Whether two demands are of the same, or of the same side."""
    if one.by is None or other.by is None:
        return False
    actors = look.actor(one.by), look.actor(other.by)
    sides = {actor.side for actor in actors if actor is not None}
    return _who(one.by) == _who(other.by) or (len(sides) == 1 and None not in sides and None not in actors)


def _who(reference: Reference) -> str:
    return reference.entry or reference.passage.quote.lower()
