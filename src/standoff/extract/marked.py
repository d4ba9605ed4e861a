"""What the encoder's marks hold that the words of the domain's lists do not: in the terms of a parsed report."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from standoff.extract.look import PARTICIPANTS, Look, participant
from standoff.extract.marks import Mark, MarkKind
from standoff.language.parse import Parsed
from standoff.record.passage import Passage, Reference

# Words without any of these tell nothing.
_TELLING = frozenset({"VERB", "NOUN", "PROPN"})


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
        if any(one.start < mark.end and mark.start < one.end for one in known):
            continue
        sentence = next((one for one in look.parsed if one.start <= mark.start < one.end), None)
        span = sentence.span(mark.start, min(mark.end, sentence.end)) if sentence is not None else None
        tokens = [token for token in span if not token.is_space] if span is not None else []
        while tokens and tokens[-1].is_punct:
            tokens = tokens[:-1]
        while tokens and (tokens[0].is_punct or tokens[0].lower_ == "that"):
            tokens = tokens[1:]
        if sentence is not None and any(token.pos_ in _TELLING for token in tokens):
            yield MarkedWords(mark, sentence, tokens)


def named(look: Look, words: tuple[int, int] | None) -> Reference | None:
    """Whom some words name: the actor of the report whose name they hold, else the words as they stand."""
    if words is None:
        return None
    start, end = words
    pronoun = _pronoun_at(look, start, end)
    if pronoun is not None:
        return pronoun
    over = [name for name in look.cast.names if name.start < end and start < name.end and name.kind in PARTICIPANTS]
    near = max(over, key=lambda name: (min(end, name.end) - max(start, name.start), name.end), default=None)
    reference = look.cast.reference(near) if near is not None else None
    # What is marked is more of the name than the lists know: it is kept as it stands.
    return Reference(passage=look.passage(start, end), entry=reference.entry if reference is not None else None)


def _pronoun_at(look: Look, start: int, end: int) -> Reference | None:
    """Whom a pronoun stands for, where some words are no more than one."""
    for sentence in look.parsed:
        if sentence.start <= start < sentence.end:
            span = sentence.span(start, min(end, sentence.end))
            if span is not None and len(span) == 1 and span[0].pos_ == "PRON":
                return participant(look, sentence, span[0])
    return None


def parties(look: Look, mark: Mark) -> tuple[Reference | None, Reference | None]:
    """Whom a mark says that it is by and to; the second only where it is somebody else."""
    by, to = named(look, mark.by), named(look, mark.to)
    same = by is not None and to is not None and by.entry is not None and by.entry == to.entry
    return by, None if same else to


def words_of(look: Look, text: str, sentence: Passage) -> Passage:
    """Where the words of an entry stand in the sentence that it rests on; the whole sentence where they do not."""
    start = look.document.text.find(text, sentence.start)
    return look.passage(start, start + len(text)) if sentence.start <= start < sentence.end else sentence


def mark_over(look: Look, kind: MarkKind, words: Passage) -> Mark | None:
    """The mark of a kind that shares most with some words."""
    over = [one for one in look.marks if one.kind == kind and one.start < words.end and words.start < one.end]
    return max(over, key=lambda one: (min(one.end, words.end) - max(one.start, words.start), one.start), default=None)
