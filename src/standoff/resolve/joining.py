"""Joining mentions of demands, commitments and statements into entries."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import timedelta
from typing import TypeVar

import msgspec
from rapidfuzz import fuzz

from standoff.record.actor import Actor, same_side
from standoff.record.commitment import Commitment
from standoff.record.demand import Demand
from standoff.record.extension import Extension
from standoff.record.passage import Reference, holding
from standoff.record.statement import Statement
from standoff.record.when import When
from standoff.resolve.bonds import NO_BONDS, Bonds
from standoff.resolve.report import joined_passages

# Wordings at least so alike (0 to 100, by rapidfuzz's token sets) tell the same demand or promise.
ALIKE = 75
# Enough for a promise that is recalled without who made it.
RECALLED = 50
# A day told for a promise so long after it was made is that of a new promise: nobody is less late for naming it.
LATEST_DAY = timedelta(days=92)
_POINTING = ("promise", "assurance", "demand", "commitment", "pledge")

E = TypeVar("E", Demand, Commitment, Statement)


def join_demands(demands: Sequence[Demand], actors: Mapping[str, Actor], bonds: Bonds = NO_BONDS) -> list[Demand]:
    """Demands of the same matter by the same side as one, in order of founding.

    Things of one list are never one; those of no known matter are one where they are told in like words.
    """

    def same(entry: Demand, demand: Demand) -> bool:
        unnamed = (entry.by is None or demand.by is None) and _alike(entry.text, demand.text)
        if not (unnamed or _same_side(entry.by, demand.by, actors)):
            return False
        if demand.matter is None and not _alike(entry.text, demand.text):
            return False
        return not _of_one_list(entry, demand)

    def join(entry: Demand, demand: Demand) -> Demand:
        put_off = _is_put_off(entry.deadline, demand.deadline) and entry.state in {"open", "extended"}
        return msgspec.structs.replace(
            entry,
            by=entry.by or demand.by,
            to=entry.to or demand.to,
            when=_made(entry, demand),
            deadline=demand.deadline if put_off else entry.deadline or demand.deadline,
            put_off=(*entry.put_off, *_extension(demand.deadline, demand)) if put_off else entry.put_off,
            renewals=(*entry.renewals, *demand.renewals),
            or_else=entry.or_else or demand.or_else,
            condition=entry.condition or demand.condition,
            state=demand.state if demand.state != "open" else "extended" if put_off else entry.state,
            passages=joined_passages(entry.passages, demand.passages),
            mentions=(*entry.mentions, *demand.mentions),
        )

    return _join(demands, lambda demand: demand.matter, same, join, bonds)


def join_commitments(
    commitments: Sequence[Commitment], actors: Mapping[str, Actor], bonds: Bonds = NO_BONDS
) -> list[Commitment]:
    """Commitments on the same matter by the same side as one; those on no matter only within a report."""

    def same(entry: Commitment, commitment: Commitment) -> bool:
        if entry.matter is None:
            same_report = entry.passages[0].document == commitment.passages[0].document
            return _alike(entry.text, commitment.text) or (same_report and _names_none(entry, commitment))
        if _is_other_of_report(entry, commitment):
            return False
        unnamed = entry.by is None or commitment.by is None
        recalled = unnamed and _alike(entry.text, commitment.text, RECALLED)
        return recalled or _same_side(entry.by, commitment.by, actors)

    def join(entry: Commitment, commitment: Commitment) -> Commitment:
        put_off = _is_put_off(entry.due, commitment.due)
        return msgspec.structs.replace(
            entry,
            by=entry.by or commitment.by,
            to=entry.to or commitment.to,
            quantity=entry.quantity or commitment.quantity,
            when=_made(entry, commitment),
            on_behalf_of=entry.on_behalf_of or commitment.on_behalf_of,
            due=entry.due
            if (entry.put_off and not put_off) or _is_later_word(entry, commitment)
            else commitment.due or entry.due,
            put_off=(*entry.put_off, *_extension(commitment.due, commitment)) if put_off else entry.put_off,
            renewals=(*entry.renewals, *commitment.renewals),
            passages=joined_passages(entry.passages, commitment.passages),
            mentions=(*entry.mentions, *commitment.mentions),
        )

    return _join(commitments, lambda commitment: commitment.matter, same, join, bonds)


def join_statements(statements: Sequence[Statement], bonds: Bonds = NO_BONDS) -> list[Statement]:
    """The same words of the same speaker, carried by several reports, as one."""

    def told(statement: Statement) -> tuple[str | None, str, str]:
        words = " ".join(part.quote for part in statement.content).lower().strip(" \"'“”‘’.,")
        return statement.speaker, statement.act, words

    def join(entry: Statement, statement: Statement) -> Statement:
        return msgspec.structs.replace(
            entry,
            passages=joined_passages(entry.passages, statement.passages),
            mentions=(*entry.mentions, *statement.mentions),
        )

    return _join(statements, told, lambda entry, statement: True, join, bonds)


def _join(
    mentions: Sequence[E],
    key: Callable[[E], Hashable],
    same: Callable[[E, E], bool],
    join: Callable[[E, E], E],
    bonds: Bonds,
) -> list[E]:
    """Mentions joined with the first entry of the same key that is the same."""
    entries: list[E] = []
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for mention in mentions:
        place = bonds.home(entries, mention)
        if place is None:
            alike = (number for number in by_key[key(mention)] if same(entries[number], mention))
            place = next((number for number in alike if not bonds.split(entries[number], mention)), None)
        if place is None:
            by_key[key(mention)].append(len(entries))
            entries.append(mention)
        else:
            entries[place] = join(entries[place], mention)
    return entries


def _extension(until: When | None, told: Demand | Commitment) -> tuple[Extension, ...]:
    """That a deadline was put off, by the word of whoever made the demand or the promise anew."""
    if until is None:
        return ()
    return (Extension(until=until, by=told.by, passage=until.passage or holding(told.text, told.passages)),)


def _is_put_off(one: When | None, other: When | None) -> bool:
    """Whether a later telling gives a later deadline."""
    return one is not None and other is not None and bool(one.latest and other.earliest and other.earliest > one.latest)


def _is_later_word(entry: Commitment, commitment: Commitment) -> bool:
    """Whether a day is named so late for a promise that had none that it is a new word, not that promise's own day."""
    made, told = entry.when.latest, commitment.when.latest
    return entry.due is None and made is not None and told is not None and told - made > LATEST_DAY


def _of_one_list(entry: Demand, demand: Demand) -> bool:
    """Whether a demand stands in a list of which another thing founded, or joined, the entry already."""
    numbered = entry.number is not None and demand.number is not None and entry.number != demand.number
    return numbered and bool(set(entry.passages) & set(demand.passages)) and not _alike(entry.text, demand.text)


def _is_other_of_report(entry: Commitment, commitment: Commitment) -> bool:
    """Whether a promise is another one of a report that founded the entry: it is told beside it in other words."""
    own = {one.document for one in entry.passages} == {one.document for one in commitment.passages}
    least = ALIKE if set(entry.passages) & set(commitment.passages) else RECALLED
    pointing = any(word in one.text.lower() for one in (entry, commitment) for word in _POINTING)
    return own and not pointing and not _alike(entry.text, commitment.text, least)


def _alike(one: str, other: str, least: float = ALIKE) -> bool:
    """Whether two wordings share most of the words of the shorter one."""
    return fuzz.token_set_ratio(one.lower(), other.lower()) >= least


def _names_none(one: Commitment, other: Commitment) -> bool:
    """Whether two commitments only point at promises, as "the promises made" does."""
    return all(any(word in each.text.lower() for word in _POINTING) for each in (one, other))


def _same_side(one: Reference | None, other: Reference | None, actors: Mapping[str, Actor]) -> bool:
    """Whether two are the same actor or act for the same side; the unknown is the same as nobody."""
    if one is None or other is None:
        return False
    if one.entry is not None and one.entry == other.entry:
        return True
    return same_side(actors.get(one.entry or ""), actors.get(other.entry or ""))


def _made(entry: Demand | Commitment, told: Demand | Commitment) -> When:
    """When something was first demanded or promised; the day on which it was renewed says nothing of that."""
    return entry.when if told.renewals else _earlier(entry.when, told.when)


def _earlier(one: When, other: When) -> When:
    """The time that a thing is first told to have been: that with the earlier known day."""
    if one.day is not None and other.day is not None:
        return one if one.day <= other.day else other
    if one.day is None and one.latest is not None and other.day is not None and one.latest < other.day:
        return one  # it was told before that day
    return one if one.day is not None or other.day is None else other
