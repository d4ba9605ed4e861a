"""What the encoder's marks hold that the words of the domain's lists do not: in the terms of a parsed report."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import msgspec
from spacy.tokens import Span, Token

from standoff.extract.look import PARTICIPANTS, Look, participant
from standoff.extract.marks import Mark, MarkKind
from standoff.language.parse import Parsed
from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.passage import Passage, Reference, holding

# Words without any of these tell nothing.
_TELLING = frozenset({"VERB", "NOUN", "PROPN"})
# "We" stands no further before marked words than this, in characters.
_BESIDE = 12


E = TypeVar("E", Demand, Commitment)


class MarkedWords(NamedTuple):
    """A mark with the sentence in which it begins and its words there."""

    mark: Mark
    sentence: Parsed
    tokens: list[Token]


def marked(look: Look, kind: MarkKind, least: float, told: Iterable[Passage]) -> Iterator[MarkedWords]:
    """The marks of a kind that are sure enough and overlap none of the passages that are told already."""
    known = list(told)
    for mark in look.marks:
        if mark.kind != kind or mark.sure < least:
            continue
        if any(one.start < mark.end and mark.start < one.end for one in known) or _is_hateful(look, mark):
            continue
        sentence = look.sentence_at(mark.start)
        span = sentence.span(mark.start, min(mark.end, sentence.end)) if sentence is not None else None
        tokens = [token for token in span if not token.is_space] if span is not None else []
        while tokens and tokens[-1].is_punct:
            tokens = tokens[:-1]
        while tokens and (tokens[0].is_punct or tokens[0].lower_ == "that"):
            tokens = tokens[1:]
        if sentence is not None and any(token.pos_ in _TELLING for token in tokens):
            yield MarkedWords(mark, sentence, tokens)


def _is_hateful(look: Look, mark: Mark) -> bool:
    """Whether a mark lies in hateful words, which are kept as a statement and yield nothing else (principle 7)."""
    return any(
        part.start < mark.end and mark.start < part.end
        for statement in look.statements
        if statement.marks
        for part in statement.content
    )


def named(look: Look, words: tuple[int, int] | None) -> Reference | None:
    """Whom some words name: the actor of the report whose name they hold, else the words as they stand.

    None where they are no more than an article, a number or an owner ("the", "their") before something that is nobody,
    or only describe what follows ("the central" of "the central system").
    """
    if words is None:
        return None
    start, end = words
    alone = _alone(look, start, end)
    if alone is not None:
        sentence, token = alone
        if token.pos_ in {"DET", "NUM", "ADP", "CCONJ"} or token.tag_ == "PRP$":
            return participant(look, sentence, token if token.tag_ == "PRP$" else token.head)
        if token.pos_ == "PRON" and (who := participant(look, sentence, token)) is not None:
            return who
    over = [name for name in look.cast.names if name.start < end and start < name.end and name.kind in PARTICIPANTS]
    near = max(over, key=lambda name: (min(end, name.end) - max(start, name.start), name.end), default=None)
    reference = look.cast.reference(near) if near is not None else None
    if reference is None and _is_description(look, start, end):
        return None
    # What is marked is more of the name than the lists know: it is kept as it stands.
    return Reference(passage=look.passage(start, end), entry=reference.entry if reference is not None else None)


def _is_description(look: Look, start: int, end: int) -> bool:
    found = _span(look, start, end)
    if found is None:
        return False
    last = found[1][-1]
    return last.pos_ == "ADJ" and last.dep_ == "amod" and last.head.i > last.i


def _alone(look: Look, start: int, end: int) -> tuple[Parsed, Token] | None:
    """The word that some words are, where they are no more than one."""
    found = _span(look, start, end)
    return (found[0], found[1][0]) if found is not None and len(found[1]) == 1 else None


def _span(look: Look, start: int, end: int) -> tuple[Parsed, Span] | None:
    """The sentence in which some words begin, and the words as far as they stand in it."""
    sentence = look.sentence_at(start)
    span = sentence.span(start, min(end, sentence.end)) if sentence is not None else None
    return (sentence, span) if sentence is not None and span is not None else None


def parties(look: Look, mark: Mark, claimants: frozenset[str]) -> tuple[Reference | None, Reference | None]:
    """Whom a mark says that it is by and to; the second only where it is of another side.

    What somebody says in the first person is theirs, and so is what they are quoted with where the one marked stands
    in another sentence.
    """
    by, to = _speaker(look, mark) or named(look, mark.by), named(look, mark.to)
    return by, to if not is_same_side(look, by, to, claimants) else None


def _speaker(look: Look, mark: Mark) -> Reference | None:
    """Who says the words of a mark, where it is for them to ask or to promise what these tell."""
    said = look.innermost_statement(mark.start, mark.end)
    if said is None or said.speaker is None or not said.source:
        return None
    sentence = look.sentence_at(mark.start)
    if sentence is None:
        return None
    begin = max(sentence.start, mark.start - _BESIDE)
    own = set(look.document.text[begin : mark.end].lower().replace("’", " ").replace("'", " ").split()) & {"we", "i"}
    apart = mark.by is not None and not sentence.start <= mark.by[0] < sentence.end
    return Reference(passage=said.source[0], entry=said.speaker) if own or apart else None


def is_same_side(look: Look, one: Reference | None, other: Reference | None, claimants: frozenset[str]) -> bool:
    """Whether two parties are the same, or of one side: nobody asks or promises a thing of their own side."""
    if one is None or other is None:
        return False
    actors = look.cast.actor(one.entry), look.cast.actor(other.entry)
    sides = {actor.side for actor in actors if actor is not None and actor.side is not None}
    known = all(actor is not None and actor.side is not None for actor in actors)
    return _is_same(one, other) or (known and (len(sides) == 1 or sides <= claimants))


def _is_same(one: Reference | None, other: Reference | None) -> bool:
    if one is None or other is None:
        return False
    return one.passage.overlaps(other.passage) or (one.entry is not None and one.entry == other.entry)


def filled(look: Look, entry: E, kind: MarkKind, claimants: frozenset[str]) -> E:
    """An entry with those whom it is by and to, where only the encoder tells, and the words that name them."""
    mark = mark_over(look, kind, words_of(look, entry))
    if mark is None or (entry.by is not None and entry.to is not None):
        return entry
    by, to = parties(look, mark, claimants)
    by = entry.by or by
    if to is not None and to.passage.start > max(one.end for one in entry.passages):
        to = None  # who is named only later was not yet meant
    to = entry.to or (to if not is_same_side(look, by, to, claimants) else None)
    return msgspec.structs.replace(entry, by=by, to=to, passages=with_party(entry.passages, by))


def with_party(passages: Sequence[Passage], by: Reference | None) -> tuple[Passage, ...]:
    """Some passages, and the words that name whom an entry is by where they stand in none of these."""
    apart = by is not None and not any(one.overlaps(by.passage) for one in passages)
    return tuple(sorted((*passages, by.passage))) if by is not None and apart else tuple(passages)


def words_of(look: Look, entry: Demand | Commitment) -> Passage:
    """Where the words of an entry stand in the sentence that holds them; the whole sentence where they do not."""
    sentence = holding(entry.text, entry.passages)
    start = look.document.text.find(entry.text, sentence.start)
    return look.passage(start, start + len(entry.text)) if sentence.start <= start < sentence.end else sentence


def mark_over(look: Look, kind: MarkKind, words: Passage) -> Mark | None:
    """The mark of a kind that shares most with some words."""
    over = [one for one in look.marks if one.kind == kind and one.start < words.end and words.start < one.end]
    return max(over, key=lambda one: (min(one.end, words.end) - max(one.start, words.start), one.start), default=None)
