"""What ``extract`` works on: a report as ``language`` has seen it, with its cast and statements."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from standoff.extract.cast import Cast
from standoff.extract.coding import Coding
from standoff.extract.marks import Mark
from standoff.language.names import Name
from standoff.language.parse import Parsed
from standoff.record.actor import Actor
from standoff.record.annotation import TimeMention
from standoff.record.document import Document
from standoff.record.passage import Passage, Reference, cut
from standoff.record.statement import Statement
from standoff.record.when import When


class Look(NamedTuple):
    """A report, seen: its parsed sentences (furniture left out), times, cast and statements.

    ``marks`` and ``coding`` are what the trained encoder says of it.
    """

    document: Document
    published: When
    parsed: tuple[Parsed, ...]
    times: tuple[TimeMention, ...]
    cast: Cast
    statements: tuple[Statement, ...]
    marks: tuple[Mark, ...] = ()
    coding: Coding | None = None

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the report as a passage."""
        return cut(self.document.id, self.document.text, start, end)

    def sentence(self, sentence: Parsed) -> Passage:
        """A whole sentence as a passage."""
        return self.passage(sentence.start, sentence.end)

    def actor(self, reference: Reference | None) -> Actor | None:
        """The actor whom a reference means, where it means one that is known."""
        return self.cast.actor(reference.entry) if reference is not None else None

    def name_at(self, sentence: Parsed, token: Token, *kinds: str) -> Name | None:
        """The shortest name of some kinds that a token is part of."""
        start = sentence.start + token.idx
        end = start + len(token.text)
        over = [name for name in self.cast.names if name.start <= start and end <= name.end and name.kind in kinds]
        return min(over, key=lambda name: name.end - name.start, default=None)

    def sentence_at(self, place: int) -> Parsed | None:
        """The sentence in which a place of the report lies."""
        return next((one for one in self.parsed if one.start <= place < one.end), None)

    def innermost_statement(self, start: int, end: int) -> Statement | None:
        """The statement in whose content a stretch stands; of several, the one with the least content."""
        holding = [
            one
            for one in self.statements
            if any(content.start <= start and end <= content.end for content in one.content)
        ]
        return min(holding, key=lambda one: sum(part.end - part.start for part in one.content), default=None)


# Whether a pronoun stands for several.
_NUMBER = {
    **dict.fromkeys(("they", "them", "their", "we"), True),
    **dict.fromkeys(("he", "she", "him", "her", "his"), False),
}

PARTICIPANTS = ("person", "organisation", "office", "group", "handle")
PLACES = ("place", "facility")


def tokens_in(sentence: Parsed, content: Passage) -> list[Token]:
    """The words of a stretch of the report that stand in a sentence; none where it stands elsewhere."""
    start, end = max(content.start, sentence.start), min(content.end, sentence.end)
    span = sentence.span(start, end) if start < end else None
    return list(span) if span is not None else []


def participant(look: Look, sentence: Parsed, token: Token) -> Reference | None:
    """Whom a word names: a known actor, or somebody of whom only the words are known. None for a thing."""
    if token.pos_ == "PRON":
        return _pronoun(look, sentence, token)
    name = look.name_at(sentence, token, *PARTICIPANTS)
    if name is None:
        return None
    if name.kind == "group" and not name.several:
        words = sentence.place(*_noun_phrase(token))
        return Reference(passage=look.passage(*words))
    return look.cast.reference(name)


def _noun_phrase(token: Token) -> list[Token]:
    """A noun with what describes it before it, and a phrase of place or duty behind it ("on duty")."""
    kept = [token]
    for child in token.children:
        if child.i < token.i and child.dep_ in {"det", "amod", "nummod", "compound", "nmod"}:
            kept += list(child.subtree)
    return kept


def _pronoun(look: Look, sentence: Parsed, token: Token) -> Reference | None:
    """The actor whom "they", "he" or "she" stands for: the last one of the right number before it."""
    several = _NUMBER.get(token.lower_)
    if token.lower_ in {"it", "its"}:
        return _body(look, sentence, token)
    if several is None:
        return None
    place = sentence.start + token.idx
    passage = look.passage(place, place + len(token.text))
    if token.lower_ == "we":
        said = look.innermost_statement(place, place + len(token.text))
        speaker = look.cast.actor(said.speaker) if said is not None else None
        # "We" of a person who speaks for others means others too, and nobody is guessed at.
        group = speaker is not None and speaker.kind != "person"
        return Reference(passage=passage, entry=speaker.id) if speaker is not None and group else None
    before = [name for name in look.cast.names if name.end <= place and _fits(name, several)]
    if several and not before:
        bodies = (name for name in look.cast.names if name.end <= place and name.kind == "organisation")
        before = [name for name in bodies if name.party is not None]
    if not before:
        return None
    named = _subject_of(look, sentence, before) or before[-1]
    return Reference(passage=passage, entry=look.cast.entries.get((named.start, named.end)))


def _body(look: Look, sentence: Parsed, token: Token) -> Reference | None:
    """The body whom "it" stands for as a doer: the subject of the sentence before, if that is one."""
    if token.dep_ not in {"nsubj", "poss"}:
        return None
    place = sentence.start + token.idx
    before = [one for one in look.parsed if one.end <= sentence.start]
    earlier = [
        name
        for name in look.cast.names
        if name.kind in {"organisation", "group"} and before and before[-1].start <= name.start
    ]
    earlier = [name for name in earlier if name.end <= place]
    if not earlier:
        return None
    passage = look.passage(place, place + len(token.text))
    return Reference(passage=passage, entry=look.cast.entries.get((earlier[0].start, earlier[0].end)))


def _subject_of(look: Look, sentence: Parsed, before: Sequence[Name]) -> Name | None:
    """Of the names before a pronoun, the first of its own sentence, else of the last sentence that has any."""
    spans = [(one.start, one.end) for one in look.parsed if one.start <= sentence.start]
    for start, end in reversed(spans):
        inside = [name for name in before if start <= name.start < end]
        if inside:
            return inside[0]
    return None


def _fits(name: Name, several: bool) -> bool:
    if several:
        # "Two junior doctors" are not the whole group, but they are several; "a trainee" is not.
        return name.kind == "group" and (name.several or name.head.lower().endswith("s"))
    return name.kind in {"person", "office"}


def words_for(look: Look, sentence: Parsed, token: Token) -> Reference:
    """Somebody of whom only the words are known: a noun with what describes it."""
    start, end = sentence.place(*_noun_phrase(token))
    return Reference(passage=look.passage(start, end), entry=_named_before(look, token, start))


def _named_before(look: Look, token: Token, place: int) -> str | None:
    """The group named before by the same noun: "the officers" of clinical officers."""
    if token.tag_ != "NNS":
        return None
    for name in reversed(look.cast.names):
        if name.end <= place and name.kind == "group" and name.several and name.head.split()[-1] == token.lower_:
            return look.cast.entries.get((name.start, name.end))
    return None


def references(look: Look, sentence: Parsed, tokens: Sequence[Token]) -> tuple[Reference, ...]:
    """Those of some words that name participants, each once."""
    return each_once(participant(look, sentence, token) for token in tokens)


def first_of(look: Look, sentence: Parsed, tokens: Sequence[Token]) -> Reference | None:
    """The first of some words that names a participant."""
    return next(iter(references(look, sentence, tokens)), None)


def each_once(named: Iterable[Reference | None]) -> tuple[Reference, ...]:
    """Those who are named, each once."""
    found: list[Reference] = []
    for one in named:
        if (
            one is not None
            and one not in found
            and not any(one.entry is not None and one.entry == other.entry for other in found)
        ):
            found.append(one)
    return tuple(found)


def side(look: Look, sentence: Parsed, token: Token) -> str | None:
    """The party that a word's name belongs to."""
    name = look.name_at(sentence, token, *PARTICIPANTS)
    if name is None:
        return None
    actor = look.cast.bearer(name)
    return name.party or (actor.side if actor is not None else None)
