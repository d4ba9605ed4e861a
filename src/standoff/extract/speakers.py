"""Who speaks: each statement's source tied to an actor of the report. What the words do not tell stays unknown."""

from collections.abc import Sequence

import msgspec

from standoff.extract.cast import Cast
from standoff.language.names import Name
from standoff.record.passage import Passage, Reference
from standoff.record.statement import Statement

_ORDER = ("person", "office", "organisation", "group", "handle")
_SINGULAR = frozenset({"he", "she", "him", "her"})
# Whom a pronoun of each number can stand for, and which of these need not have spoken.
_ONE = frozenset({"person", "office"})
_SEVERAL = frozenset({"group", "organisation"})
_NAMED_PLAINLY = frozenset({"person", "group"})
_PLURAL = frozenset({"they", "them"})


def resolve_speakers(statements: Sequence[Statement], cast: Cast) -> tuple[Statement, ...]:
    """The statements with speaker and addressee tied to the cast, pronouns to whom they stand for."""
    resolved: list[Statement] = []
    for statement in statements:
        speaker = _speaker(statement, cast, resolved)
        addressee = _addressee(statement, cast)
        resolved.append(msgspec.structs.replace(statement, speaker=speaker, addressee=addressee))
    return tuple(resolved)


def _speaker(statement: Statement, cast: Cast, before: Sequence[Statement]) -> str | None:
    for passage in statement.source:
        word = passage.quote.lower()
        if word in _SINGULAR:
            return _last(passage, cast, before, _ONE)
        if word in _PLURAL:
            return _last(passage, cast, before, _SEVERAL)
        found = meant(passage, cast)
        if found is not None:
            return found
    return None


def meant(passage: Passage, cast: Cast) -> str | None:
    """The actor whom a stretch of words means: the person in it, else the office, the organisation, the group."""
    names = [
        name
        for name in cast.names
        if name.start < passage.end and passage.start < name.end and name.kind in _ORDER and _whole(name)
    ]
    entries = [(_rank(name, passage), cast.entries[name.start, name.end]) for name in names if _known(cast, name)]
    return min(entries)[1] if entries else None


def _rank(name: Name, passage: Passage) -> tuple[int, int]:
    """A name at the head of a source comes before one that only says where its bearer belongs."""
    return _ORDER.index(name.kind), name.start


def _whole(name: Name) -> bool:
    return name.kind != "group" or name.several


def _known(cast: Cast, name: Name) -> bool:
    return (name.start, name.end) in cast.entries and cast.actor(cast.entries[name.start, name.end]) is not None


def _last(passage: Passage, cast: Cast, before: Sequence[Statement], kinds: frozenset[str]) -> str | None:
    """Of the actors of some kinds, the one who spoke last before a pronoun, or failing that was named last.

    Where somebody without a name spoke after them ("a trainee said"), a pronoun for one stands for that one: unknown.
    """
    for statement in reversed(before):
        actor = cast.actor(statement.speaker)
        if statement.post:
            continue
        if actor is not None and actor.kind in kinds:
            return actor.id
        if kinds == _ONE and any(_is_somebody(one, cast) for one in statement.source):
            return None
    plain = kinds & _NAMED_PLAINLY
    earlier = [name for name in cast.names if name.end <= passage.start]
    named = [name for name in earlier if name.kind in plain and _known(cast, name) and _whole(name)]
    if not named or (kinds == _ONE and any(_is_one(name) and name.start > named[-1].end for name in earlier)):
        return None
    return cast.entries[named[-1].start, named[-1].end]


def _is_one(name: Name) -> bool:
    """Whether a name is that of one person who is only called by a noun: "a trainee"."""
    return name.kind == "group" and not name.several


def _is_somebody(passage: Passage, cast: Cast) -> bool:
    """Whether a source is one person whom only a noun tells of."""
    return any(_is_one(name) and name.start < passage.end and passage.start < name.end for name in cast.names)


def _addressee(statement: Statement, cast: Cast) -> Reference | None:
    if statement.addressee is None:
        return None
    return msgspec.structs.replace(statement.addressee, entry=meant(statement.addressee.passage, cast))
