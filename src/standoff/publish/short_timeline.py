"""The timeline of a dispute at the length asked for: its weightiest days, one sentence each, made from its entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from standoff.domains.domain import Domain
from standoff.publish import wording
from standoff.publish.index import Index
from standoff.publish.timeline import Item, items, publishers
from standoff.reason.timeline import WeighedDay, best_days, weigh_days
from standoff.record import Commitment, Demand, Dispute

# A sentence that tells more than so many things is a paragraph.
_MOST_TOLD = 3
_WORTH_TELLING = 2.0


@dataclass(frozen=True)
class ShortDay:
    """A day in one sentence, with why it was taken, the ids of the entries told, and the publishers it rests on."""

    day: date
    label: str
    words: str
    why: str
    weight: float
    entries: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Shortening:
    """How many days are asked for, and the domain whose files say which kinds of event are of consequence."""

    at_most: int
    domain: Domain


def short_days(index: Index, dispute: Dispute, short: Shortening) -> list[ShortDay]:
    """The weightiest days of a dispute in a record that is masked already, in order of time."""
    known = {one.id: one for one in items(index, dispute)}
    chosen = best_days(weigh_days(index.record, dispute, short.domain), short.at_most)
    return [_told(index, one, known) for one in chosen]


def _told(index: Index, day: WeighedDay, known: dict[str, Item]) -> ShortDay:
    told = list(_weightiest(index, day, known))
    words = [words for words, _ in told]
    sentence = "; ".join((words[0], *map(_within, words[1:])))
    return ShortDay(
        day=day.day,
        label=wording.day(day.day),
        words=f"{sentence}.",
        why=_why(day),
        weight=round(day.weight, 2),
        entries=tuple(item.id for _, item in told),
        sources=publishers(index, (passage for _, item in told for passage in item.passages)),
    )


def _weightiest(index: Index, day: WeighedDay, known: dict[str, Item]) -> Iterator[tuple[str, Item]]:
    """What a day tells first: words and entry; one of a sort, and no entry twice."""
    told: set[str | tuple[str, ...]] = set()
    # What did not happen, and that something unknown was asked or promised, is told where there is nothing better.
    plain = [one for one in day.happenings if (one.sort[1] if one.duty else one.weight >= _WORTH_TELLING)]
    for one in plain or day.happenings:
        item = known[one.id]
        if one.sort not in told and one.id not in told and len(told) < 2 * _MOST_TOLD:
            told |= {one.sort, one.id}
            yield (_due(index, item) if one.sort[0] in ("deadline", "due") else item.words), item


def _due(index: Index, item: Item) -> str:
    """That a day was one by which something was asked for or promised."""
    entry = index.entries[item.id][1]
    if isinstance(entry, Demand):
        return wording.sentence(f"last day for {wording.matter(entry.matter)}, as demanded")
    matter = entry.matter if isinstance(entry, Commitment) else None
    return wording.sentence(f"last day for {wording.matter(matter)}, as promised")


def _within(words: str) -> str:
    """Words as they stand within a sentence."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _why(day: WeighedDay) -> str:
    """Why a day was taken, in words."""
    reports = wording.many(day.reports, "report")
    words = f"told by {reports}"
    return f"{words}, named by {day.remembered} later" if day.remembered else words
