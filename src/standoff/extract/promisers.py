"""Who binds themselves: whom the words of a promise name, who speaks them, who issued the paper that holds them."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.extract.look import Look, references, words_for
from standoff.extract.matters import END_OF_STRIKE
from standoff.extract.sides import Sides, named_before
from standoff.language.names import Name
from standoff.language.parse import Parsed
from standoff.record.passage import Reference

# Who issued a paper stands no further before it than this, in characters.
_NEAR = 400
# Who is named behind these did not do what is told.
_REMOVALS = frozenset(
    {"removal", "resignation", "arrest", "transfer", "suspension", "dismissal", "sacking", "ouster", "punishment"}
)
# What the side that demands can bind itself to.
_OF_CLAIMANTS = (END_OF_STRIKE, "services kept up")


def answerable_one(
    sides: Sides, look: Look, sentence: Parsed, tokens: Sequence[Token], *, spoken: Token | None = None
) -> Reference | None:
    """The first of some words that names somebody who answers; of "we" or "it", whoever speaks at ``spoken``."""
    for reference in references(look, sentence, tokens):
        if sides.answers(look.actor(reference)):
            return reference
    if spoken is None or any(token.lower_ not in {"i", "we", "it"} for token in tokens):
        return None
    said = look.innermost_statement(*sentence.place(spoken))
    if said is not None and sides.answers(look.cast.actor(said.speaker)) and tokens:
        return Reference(passage=(said.source or said.content)[0], entry=said.speaker)
    return None


def orderer(sides: Sides, look: Look, sentence: Parsed, tokens: Sequence[Token]) -> Reference | None:
    """The first of some words that names somebody who orders by right, as a court does."""
    named = references(look, sentence, tokens)
    return next((one for one in named if sides.orders(look.actor(one))), None)


def anybody(look: Look, sentence: Parsed, tokens: Sequence[Token]) -> Reference | None:
    """Who binds themselves in so many words, of whatever side; a noun that names nobody known stands as it is."""
    named = references(look, sentence, tokens)
    if named:
        return named[0]
    if any(token.lower_ in {"i", "we"} for token in tokens):
        said = look.innermost_statement(*sentence.place(*tokens))
        return Reference(passage=said.source[0], entry=said.speaker) if said is not None and said.source else None
    noun = next((token for token in tokens if token.pos_ in {"NOUN", "PROPN"}), None)
    return words_for(look, sentence, noun) if noun is not None else None


def issuer(sides: Sides, look: Look, sentence: Parsed, noun: Token) -> Reference | None:
    """The answerable actor named last before a paper: the one who issued it in the sentence before."""
    place = sentence.start + noun.idx
    while (name := named_before(look, place, sides.answerable, _NEAR)) is not None:
        if not _suffers(look, name):
            return look.cast.reference(name)
        place = name.start
    return None


def _suffers(look: Look, name: Name) -> bool:
    """Whether a name is only that of one to whom something is done: "the removal of the health secretary"."""
    sentence = look.sentence_at(name.start)
    span = sentence.span(name.start, name.end) if sentence is not None else None
    if span is None:
        return False
    head = span.root
    while head.dep_ in {"appos", "compound", "nmod", "conj"} and head.head != head:
        head = head.head
    owner = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    return head.dep_ == "nsubjpass" or (owner is not None and owner.lemma_ in _REMOVALS)


def speaks_for_office(sides: Sides, look: Look, by: Reference) -> bool:
    """Whether somebody who binds themselves holds an office, on no side that demands."""
    actor = look.actor(by)
    public = actor is not None and (actor.kind == "office" or (actor.kind == "person" and actor.side is not None))
    return public and not sides.claims(actor)


def can_promise(sides: Sides, look: Look, by: Reference | None, path: str | None) -> bool:
    """Whether it is for somebody to promise a thing: those who demand promise to go back to work, others not."""
    actor = look.actor(by)
    if sides.claims(actor):
        return (path or "").startswith(_OF_CLAIMANTS)
    return not (path == END_OF_STRIKE and sides.answers(actor))


def is_denied(look: Look, start: int, end: int) -> bool:
    """Whether somebody denies what the words of a stretch tell."""
    said = look.innermost_statement(start, end)
    return said is not None and said.act == "denies"
