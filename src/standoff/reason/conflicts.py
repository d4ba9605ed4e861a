"""Where accounts cannot both hold: numbers that exclude each other, and promises said kept and not kept."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from types import MappingProxyType

from standoff.reason.accounts import denied_facts, denied_promises, laid_at_doors
from standoff.reason.plain_days import day_in_words
from standoff.record.actor import Actor
from standoff.record.commitment import Commitment, Development, Said
from standoff.record.conflict import Conflict, Side
from standoff.record.event import Count, Event
from standoff.record.identity import content_id
from standoff.record.matter import related
from standoff.record.statement import Statement

_KEPT: frozenset[Said] = frozenset({"begun", "in progress", "claimed done", "confirmed done"})
_NOT_KEPT: frozenset[Said] = frozenset({"not done", "contested"})
# Words of the two sides further apart than this are news of a change, not a contradiction.
SAME_TIME_DAYS = 14
# A number that is only about so much may be off by this factor.
ROUGHLY = 1.5
# Words for those who take part, whoever they are.
_ANYBODY = frozenset({"people", "person", "participant", "protester", "demonstrator", "marcher", "supporter"})
# So far apart, reports of one attack may put it by mistake; what lies further apart are two attacks.
DAYS_MISTAKEN = 3


def find_conflicts(
    events: Sequence[Event],
    commitments: Sequence[Commitment],
    developments: Sequence[Development],
    actors: Mapping[str, Actor],
    *,
    statements: Sequence[Statement] = (),
    told: Mapping[str, date | None] = MappingProxyType({}),
) -> list[Conflict]:
    """The conflicts among the entries of one dispute; ``told`` are the days of its reports."""
    return [
        *_fulfilment(commitments, developments, actors),
        *_how_far(commitments, developments, actors),
        *denied_promises(commitments, statements),
        *denied_facts(events, [one for one in statements if not _is_of_promise(one, commitments)], actors, told),
        *laid_at_doors(events, statements, actors, told),
        *(one for event in events for one in _counts(event, told)),
        *_days(events),
    ]


def _fulfilment(
    commitments: Sequence[Commitment], developments: Sequence[Development], actors: Mapping[str, Actor]
) -> Iterator[Conflict]:
    """One conflict for each not-kept account that is met by kept accounts of the promiser at the same time."""
    matters = {one.id: one.matter for one in commitments}
    denials = [one for one in developments if one.said in _NOT_KEPT and one.independent]
    claims = [one for one in developments if one.said in _KEPT and one.independent is False]
    told: set[tuple[str, ...]] = set()
    for denial in denials:
        against = [
            one
            for one in claims
            if related(matters.get(one.commitment or "", one.matter), denial.matter) and _near(one, denial)
        ]
        key = (denial.passage.quote, *sorted({one.passage.quote for one in against}))
        if not against or key in told:
            continue
        told.add(key)
        identifier = content_id("conflict", denial.id, *sorted(one.id for one in against))
        yield Conflict(
            id=identifier,
            kind="fulfilment",
            what=f"whether {_promise_words(denial.matter)} is kept",
            about=denial.commitment,
            sides=(_side("not kept", [denial], actors), _side("under way or done", against, actors)),
        )


def _is_of_promise(statement: Statement, commitments: Sequence[Commitment]) -> bool:
    return any(statement.id in one.denials for one in commitments)


def _how_far(
    commitments: Sequence[Commitment], developments: Sequence[Development], actors: Mapping[str, Actor]
) -> Iterator[Conflict]:
    """One conflict for each promise of which the promiser and others tell at one time that other numbers are done."""
    for commitment in commitments:
        own = [one for one in developments if one.commitment == commitment.id and _share(one) is not None]
        for claim in (one for one in own if one.independent is False):
            against = [one for one in own if one.independent and _near(one, claim) and _share(one) != _share(claim)]
            if against:
                yield Conflict(
                    id=content_id("conflict", claim.id, *sorted(one.id for one in against)),
                    kind="count",
                    what=f"how much of {_promise_words(commitment.matter)} is done",
                    about=commitment.id,
                    sides=tuple(
                        _side(words, [one for one in (claim, *against) if _how_much(one) == words], actors)
                        for words in dict.fromkeys(_how_much(one) for one in (claim, *against))
                    ),
                )


def _share(development: Development) -> float | None:
    """What part is told as done, of 1; None where no number tells. Done, said of a counted promise, is all of it."""
    progress = development.progress
    if progress is not None and progress.done is not None and progress.planned:
        return progress.done / progress.planned
    return progress.share / 100 if progress is not None and progress.share is not None else None


def _how_much(development: Development) -> str:
    progress = development.progress
    assert progress is not None
    if progress.done is not None and progress.planned:
        return f"{progress.done:g} of {progress.planned:g}"
    return f"{progress.share:g} per cent"


def _promise_words(matter: str | None) -> str:
    return f"the promise on {matter.split(' > ')[-1]}" if matter else "what was promised"


def _side(holds: str, developments: Sequence[Development], actors: Mapping[str, Actor]) -> Side:
    by = {one.by.entry for one in developments if one.by is not None and one.by.entry in actors}
    return Side(
        holds=holds,
        by=tuple(sorted(entry for entry in by if entry is not None)),
        passages=tuple(sorted({one.passage for one in developments})),
    )


def _near(one: Development, other: Development) -> bool:
    if one.passage.document == other.passage.document:
        return True
    first, second = one.when.latest, other.when.latest
    return first is not None and second is not None and abs((first - second).days) <= SAME_TIME_DAYS


def _counts(event: Event, told: Mapping[str, date | None]) -> Iterator[Conflict]:
    """Numbers of the same people in one event that exclude each other."""
    if event.kind == "strike":
        return  # a strike grows and shrinks while it lasts: its numbers are a series
    by_what: dict[str, list[Count]] = {}
    named = next((count.what for count in event.counts if count.what not in _ANYBODY), None)
    for count in event.counts:
        # "About 400 drivers marched" and "150 people took part" are of the same people.
        same = event.kind == "protest" and count.what in _ANYBODY and named is not None
        by_what.setdefault(named if same and named is not None else count.what, []).append(count)
    for what, counts in sorted(by_what.items()):
        against = _against(counts, told)
        if against:
            yield Conflict(
                id=content_id("conflict", event.id, what),
                kind="count",
                what=f"how many ({what})",
                about=event.id,
                sides=tuple(
                    Side(
                        holds=words, passages=tuple(sorted(count.passage for count in counts if _words(count) == words))
                    )
                    for words in sorted({_words(count) for count in against})
                ),
            )


def _against(counts: Sequence[Count], told: Mapping[str, date | None]) -> list[Count]:
    """The numbers that exclude others; one that has grown by the day of a later report excludes none before it."""
    different = {(one.low, one.high, one.qualifier, told.get(one.passage.document)): one for one in reversed(counts)}
    found: list[Count] = []
    for one, other in combinations(reversed(different.values()), 2):
        if not (_agree(one, other) or _has_grown(one, other, told) or _has_grown(other, one, told)):
            found += [one, other]
    return found


def _has_grown(one: Count, other: Count, told: Mapping[str, date | None]) -> bool:
    """Whether a later report gives a larger number: a toll that rises is a series, not a contradiction."""
    before, after = told.get(one.passage.document), told.get(other.passage.document)
    later = before is not None and after is not None and before < after
    return later and one.high is not None and other.low is not None and one.high < other.low


def _days(events: Sequence[Event]) -> Iterator[Conflict]:
    """Attacks that differ only in the day that reports give them: same place, mode, and people or numbers."""
    attacks = [one for one in events if one.kind == "attack" and one.when.day is not None]
    for place, one in enumerate(attacks):
        for other in attacks[place + 1 :]:
            if _told_alike(one, other) and 0 < abs((_day(one) - _day(other)).days) <= DAYS_MISTAKEN:
                first, second = sorted((one, other), key=lambda event: (_day(event), event.id))
                yield Conflict(
                    id=content_id("conflict", first.id, second.id, "day"),
                    kind="date",
                    what=f"on which day the {first.mode or first.kind} came",
                    about=first.id,
                    sides=tuple(
                        Side(holds=day_in_words(_day(event)), passages=tuple(sorted(event.passages)))
                        for event in (first, second)
                    ),
                )


def _day(event: Event) -> date:
    assert event.when.day is not None
    return event.when.day


def _told_alike(one: Event, other: Event) -> bool:
    """Whether two attacks are told by different reports with the same place, and the same victims or numbers."""
    if one.mode != other.mode or {each.document for each in one.passages} & {each.document for each in other.passages}:
        return False
    places = {each.entry for each in one.places if each.entry} & {each.entry for each in other.places if each.entry}
    victims = {each.entry for each in one.targets if each.entry} & {each.entry for each in other.targets if each.entry}
    numbers = {(each.what, each.low, each.high) for each in one.counts} & {
        (each.what, each.low, each.high) for each in other.counts
    }
    return bool(places) and bool(victims or numbers)


def _agree(one: Count, other: Count) -> bool:
    low = max(one.low or 0, other.low or 0)
    highs = [count.high for count in (one, other) if count.high is not None]
    # "About 400" can be 380; it is not 150.
    loose = ROUGHLY if "about" in {one.qualifier, other.qualifier} else 1.0
    return not highs or low <= min(highs) * loose


def _words(count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    return f"{count.low or 0} or more" if count.high is None else f"up to {count.high}"
