"""Accounts of what happened that cannot both hold: told by some and denied by others, or laid at different doors."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from standoff.reason.link_evidence import stems
from standoff.record.actor import Actor, same_side
from standoff.record.commitment import Commitment
from standoff.record.conflict import Conflict, Side
from standoff.record.event import HAPPENED, Event
from standoff.record.identity import content_id
from standoff.record.passage import Passage
from standoff.record.statement import Act, Statement

# What is told further apart than this is of other things.
_NEAR: Final = timedelta(days=14)
_TELLING: Final[frozenset[Act]] = frozenset({"says", "claims", "accuses", "confirms"})
# So many telling words in common, and a denial is of what is told.
_SHARED: Final = 2
# Whom an accusation names stands before these words, what they are said to have done behind them.
_DEED: Final = re.compile(r"\b(?:of|for|over)\b")
_DETERMINERS: Final = re.compile(r"^(?:the|a|an|its|their|his|her|some|on|against|that)\s+", re.IGNORECASE)
_VIOLENT: Final = frozenset({"attack", "force against protest"})


class _Account(NamedTuple):
    """What somebody tells to have happened: their words, and who they are (None is the report's own voice)."""

    speaker: str | None
    passage: Passage
    stems: frozenset[str]
    trigger: frozenset[str]
    about: str | None


def denied_facts(
    events: Sequence[Event],
    statements: Sequence[Statement],
    actors: Mapping[str, Actor],
    told: Mapping[str, date | None],
) -> Iterator[Conflict]:
    """What one side denies and another, or a report in its own voice, tells; ``told`` are the days of the reports."""
    accounts = [*_of_events(events, statements), *_of_statements(statements)]
    for denial in (one for one in statements if one.act == "denies" and one.content):
        own = stems(" ".join(part.quote for part in denial.content))
        against = [
            one
            for one in accounts
            if not same_side(actors.get(one.speaker or ""), actors.get(denial.speaker or ""))
            and (one.speaker is None or one.speaker != denial.speaker)
            and _is_near(one.passage, denial.content[0], told)
            and _is_denied(one, own, _names(actors.get(denial.speaker or "")))
        ]
        if against:
            words = denial.content[0].quote
            yield Conflict(
                id=content_id("conflict", denial.id, "fact"),
                kind="fact",
                what=f"whether it is so: {_plain(words)}",
                about=next((one.about for one in against if one.about is not None), None),
                sides=(
                    Side(
                        holds="it is told",
                        by=tuple(sorted({one.speaker for one in against if one.speaker is not None})),
                        passages=tuple(sorted({one.passage for one in against})),
                    ),
                    Side(
                        holds="it is denied",
                        by=(denial.speaker,) if denial.speaker is not None else (),
                        passages=denial.content,
                    ),
                ),
            )


def denied_promises(commitments: Sequence[Commitment], statements: Sequence[Statement]) -> Iterator[Conflict]:
    """Promises that those who are said to have made them deny."""
    by_id = {one.id: one for one in statements}
    for commitment in commitments:
        denials = [by_id[one] for one in commitment.denials if one in by_id]
        if denials:
            yield Conflict(
                id=content_id("conflict", commitment.id, "promised"),
                kind="fact",
                what=f"whether it was promised: {_plain(commitment.text)}",
                about=commitment.id,
                sides=(
                    Side(holds="promised", passages=tuple(sorted(commitment.passages))),
                    Side(
                        holds="never promised",
                        by=tuple(sorted({one.speaker for one in denials if one.speaker is not None})),
                        passages=tuple(sorted(part for one in denials for part in one.content)),
                    ),
                ),
            )


def laid_at_doors(
    events: Sequence[Event],
    statements: Sequence[Statement],
    actors: Mapping[str, Actor],
    told: Mapping[str, date | None],
) -> Iterator[Conflict]:
    """Deeds for which different sides blame different doers."""
    blames = [one for statement in statements if (one := _blame(statement)) is not None]
    seen: set[frozenset[str]] = set()
    for place, one in enumerate(blames):
        for other in blames[place + 1 :]:
            apart = one.speaker != other.speaker and not same_side(
                actors.get(one.speaker or ""), actors.get(other.speaker or "")
            )
            alike = one.deed & other.deed or (not (one.deed and other.deed) and _is_beside(one.passage, other.passage))
            key = frozenset((one.id, other.id))
            others = not one.accused & other.accused and _is_near(one.passage, other.passage, told)
            if apart and alike and others and key not in seen:
                seen.add(key)
                yield _blamed("who did it", None, (one.side, other.side), one.id, other.id)
    for event in events:
        doers = {reference.entry for reference in event.agents if reference.entry is not None}
        if event.kind not in _VIOLENT or event.modality not in HAPPENED or not doers:
            continue
        names = frozenset(stem for doer in doers for stem in _names(actors.get(doer)))
        for blame in blames:
            beside = any(_is_beside(passage, blame.passage) for passage in event.passages)
            if blame.speaker in doers and beside and not blame.accused & names:
                holds = " and ".join(sorted(actors[one].name for one in doers if one in actors))
                own = Side(holds=holds, passages=tuple(sorted(event.passages)))
                what = f"who did it ({event.mode or event.kind})"
                yield _blamed(what, event.id, (own, blame.side), event.id, blame.id)


class _Blame(NamedTuple):
    id: str
    speaker: str | None
    accused: frozenset[str]
    deed: frozenset[str]
    passage: Passage
    side: Side


def _blame(statement: Statement) -> _Blame | None:
    """Whom an accusation names and of what, in stems of their words."""
    if statement.act != "accuses" or not statement.content:
        return None
    words = statement.content[0].quote
    named = _DEED.split(words, maxsplit=1)[0]
    deed = words[len(named) :]
    if not stems(named):
        return None
    side = Side(
        holds=_DETERMINERS.sub("", named.strip(" ,.\"'“”")),
        by=(statement.speaker,) if statement.speaker is not None else (),
        passages=statement.content,
    )
    return _Blame(statement.id, statement.speaker, stems(named), stems(deed), statement.content[0], side)


def _blamed(what: str, about: str | None, sides: tuple[Side, Side], *ids: str) -> Conflict:
    return Conflict(id=content_id("conflict", "blame", *sorted(ids)), kind="blame", what=what, about=about, sides=sides)


def _of_events(events: Sequence[Event], statements: Sequence[Statement]) -> Iterator[_Account]:
    speakers = {one.id: one.speaker for one in statements}
    for event in events:
        if event.modality in HAPPENED:
            speaker = speakers.get(event.according_to or "")
            words = stems(" ".join(passage.quote for passage in event.passages))
            for passage in event.passages:
                yield _Account(speaker, passage, words, stems(event.trigger.quote), event.id)


def _of_statements(statements: Sequence[Statement]) -> Iterator[_Account]:
    for one in statements:
        if one.act in _TELLING and one.content and one.speaker is not None:
            words = stems(" ".join(part.quote for part in one.content))
            yield _Account(one.speaker, one.content[0], words, frozenset(), None)


def _is_denied(account: _Account, denied: frozenset[str], denier: frozenset[str]) -> bool:
    """Whether a denial is of what is told: of its trigger, or in its words, or of what it lays to the denier."""
    if account.trigger & denied:
        return True
    shared = account.stems & denied
    return len(shared - denier) >= _SHARED or bool(shared - denier and denier & account.stems)


def _names(actor: Actor | None) -> frozenset[str]:
    return stems(actor.name) if actor is not None else frozenset()


def _is_near(one: Passage, other: Passage, told: Mapping[str, date | None]) -> bool:
    first, second = told.get(one.document), told.get(other.document)
    return one.document == other.document or (first is not None and second is not None and abs(first - second) <= _NEAR)


def _is_beside(one: Passage, other: Passage) -> bool:
    return one.document == other.document


def _plain(words: str) -> str:
    return " ".join(words.strip(" \"'“”‘’.,").removeprefix("that ").split())
