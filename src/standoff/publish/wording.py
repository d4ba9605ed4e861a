"""The plain-English words that readers see, in one place: days, signs of status, acts, phases, numbers."""

import calendar
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from standoff.record.commitment import Said, Status, Strength
from standoff.record.demand import DemandState
from standoff.record.dispute import DisputeState
from standoff.record.document import AgencyCredit, Origin
from standoff.record.event import Count, Modality, Phase
from standoff.record.statement import Act
from standoff.record.when import When

Tone = Literal["good", "going", "doubt", "bad", "quiet"]

HATEFUL = "Hateful post, kept as evidence"
UNKNOWN_ACTOR = "unknown"
UNKNOWN_DAY = "day not known"
OWN_VOICE = "the report itself"

_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


_SPELLED = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


@dataclass(frozen=True)
class Sign:
    """A state as it is shown: a sign that needs no colour, a word, a tone that chooses the colour, its meaning."""

    sign: str
    word: str
    tone: Tone
    meaning: str

    def __str__(self) -> str:
        return f"{self.sign} {self.word}"


STATUS: dict[Status, Sign] = {
    "pending": Sign("○", "pending", "quiet", "Promised; no report says what came of it."),
    "in progress": Sign("◐", "in progress", "going", "Said to be under way, by the one who promised or by others."),
    "claimed": Sign("◇", "claimed", "going", "Said to be done or begun, only by the one who promised."),
    "fulfilled": Sign("✓", "fulfilled", "good", "Done, and confirmed by someone other than the one who promised."),
    "contested": Sign("!", "contested", "doubt", "The one who promised and others disagree on whether it is done."),
    "not done": Sign("✗", "not done", "bad", "Said not to have been done."),
    "dropped": Sign("–", "dropped", "quiet", "Given up."),
    "overdue": Sign("◷", "overdue", "bad", "Its day has passed and no report says that it is done."),
}
NO_STATUS = Sign("·", "not ruled on", "quiet", "No status has been worked out.")

DEMAND_STATE: dict[DemandState, Sign] = {
    "open": Sign("○", "open", "quiet", "Nobody is reported to have met, refused or withdrawn it."),
    "extended": Sign("◐", "extended", "going", "Its deadline was put off, and the later one runs."),
    "refused": Sign("✗", "refused", "bad", "Refused by the one it was put to."),
    "withdrawn": Sign("–", "withdrawn", "quiet", "Taken back by those who made it."),
    "met": Sign("✓", "met", "good", "Met."),
    "partly met": Sign("◐", "partly met", "going", "Met in part."),
    "lapsed": Sign("◷", "lapsed", "doubt", "Its deadline passed and nothing is reported to have followed."),
    "carried out": Sign("!", "carried out", "bad", "Its deadline passed, and what was threatened followed."),
}

DISPUTE_STATE: dict[DisputeState, Sign] = {
    "open": Sign("●", "open", "bad", "Work is stopped or a protest goes on."),
    "suspended": Sign("◐", "suspended", "doubt", "Work has been taken up again for the time being."),
    "ended": Sign("✓", "ended", "quiet", "Called off."),
    "unknown": Sign("·", "state not known", "quiet", "The reports do not say how it stands."),
}

SAID: dict[Said, str] = {
    "pending": "still to come",
    "begun": "begun",
    "in progress": "in progress",
    "claimed done": "done",
    "confirmed done": "done",
    "contested": "disputed",
    "not done": "not done",
    "undone": "undone again",
    "dropped": "dropped",
}

SAID_SIGN: dict[Said, Sign] = {
    "pending": STATUS["pending"],
    "begun": STATUS["in progress"],
    "in progress": STATUS["in progress"],
    "claimed done": STATUS["claimed"],
    "confirmed done": STATUS["fulfilled"],
    "contested": STATUS["contested"],
    "not done": STATUS["not done"],
    "undone": STATUS["not done"],
    "dropped": STATUS["dropped"],
}

STRENGTH: dict[Strength, str] = {
    "assured": "promised",
    "agreed": "agreed",
    "ordered": "ordered",
    "sanctioned": "money set aside",
    "planned": "planned",
    "offered": "offered",
    "will consider": "to be considered",
}

# A promise is made *to* somebody; what is agreed, is agreed *with* them; what is ordered or planned, is so *for* them.
TOWARDS: dict[Strength, str] = {
    "assured": "to",
    "agreed": "with",
    "ordered": "for",
    "sanctioned": "for",
    "planned": "for",
    "offered": "to",
    "will consider": "for",
}

ACT: dict[Act, str] = {
    "says": "said",
    "claims": "claimed",
    "denies": "denied",
    "accuses": "made an accusation",
    "urges": "urged",
    "warns": "warned",
    "threatens": "threatened",
    "promises": "promised",
    "demands": "demanded",
    "apologises": "apologised",
    "thanks": "gave thanks",
    "confirms": "confirmed",
    "believes": "held the view",
}

PHASE: dict[Phase, str] = {
    "announced": "announced",
    "begun": "begun",
    "continued": "going on",
    "escalated": "stepped up",
    "partly lifted": "partly lifted",
    "suspended": "suspended",
    "resumed": "resumed",
    "called off": "called off",
}

MODALITY: dict[Modality, str] = {
    "reported": "",
    "alleged": "Alleged",
    "planned": "Planned",
    "denied": "Denied",
    "conditional": "Only if",
    "negated": "Did not happen",
}


def day(when: date) -> str:
    """A day in full: *1 October 2024*."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def with_days(words: str) -> str:
    """A sentence in which days stand as programs write them, with days as people write them."""

    def told(found: re.Match[str]) -> str:
        try:
            return day(date.fromisoformat(found[0]))
        except ValueError:
            return found[0]

    return _ISO_DAY.sub(told, words)


def short_day(when: date) -> str:
    """A day for a narrow column: *1 Oct 2024*."""
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def as_of(when: date | None, latest: date | None = None) -> str:
    """What a page rests on: the as-of day, and the day of the latest report read."""
    if when is not None:
        return f"As of {day(when)}: from reports published by then"
    if latest is not None:
        return f"From all reports read, the latest of {day(latest)}"
    return "From all reports read"


def time_of(when: When, *, short: bool = False) -> str:
    """When something was: *10 or 11 August 2024 (worked out)*, *by 10 October 2024*, *day not known*."""
    if not when.known:
        return UNKNOWN_DAY
    words = _span(when, short_day if short else day)
    if when.clock is not None and when.day is not None:
        words += f", {when.clock:%H:%M}"
    return f"{words} (worked out)" if is_worked_out(when) and not short else words


def due(when: When | None, *, short: bool = False) -> str:
    """By when something was promised or asked for: *by 10 October 2024*, *no date given*."""
    if when is None or not when.known:
        return "no date given"
    last = when.latest
    if last is None:
        return time_of(when, short=short)
    words = f"by {short_day(last) if short else day(last)}"
    if when.clock is not None:
        words += f", {when.clock:%H:%M}"
    return f"{words} (worked out)" if is_worked_out(when) and not short else words


def is_worked_out(when: When) -> bool:
    """Whether a day was counted or looked up in a calendar and so has working to show."""
    return when.got in ("counted", "calendar") or when.derivation is not None


def _span(when: When, say: Callable[[date], str]) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return f"by {say(last)}" if last else f"on or after {say(first)}" if first else UNKNOWN_DAY
    if first == last:
        return say(first)
    if (whole := _whole_months(first, last)) is not None:
        return whole
    tail = say(last)
    head = say(first)
    if first.year == last.year:
        head = head.removesuffix(f" {first.year}")
        if first.month == last.month:
            head = str(first.day)
    return f"{head} {'or' if last - first == timedelta(days=1) else 'to'} {tail}"


def _whole_months(first: date, last: date) -> str | None:
    """The name of the month or year that two days enclose exactly."""
    if first.day != 1 or first.year != last.year or last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    if first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else None


def number(amount: float) -> str:
    """A number with commas at the thousands and no needless decimals."""
    if math.isfinite(amount) and amount == int(amount):
        return f"{int(amount):,}"
    return f"{amount:,.2f}".rstrip("0").rstrip(".")


def independent(sources: int) -> str:
    """How many independent sources tell of something; one is said to be only one."""
    return "one source only" if sources == 1 else f"{sources} independent sources"


def many(amount: int, one: str, more: str | None = None) -> str:
    """*1 source*, *3 sources*."""
    return f"{number(amount)} {one if amount == 1 else more or one + 's'}"


def spelled(amount: int) -> str:
    """A number at the head of a title: *Two*, but *23*."""
    return _SPELLED[amount] if 0 <= amount < len(_SPELLED) else number(amount)


def plural(word: str) -> str:
    """A noun for several: *doctors*, *policemen*, *people*."""
    if word in _PLURALS or word.endswith("s"):
        return _PLURALS.get(word, word)
    return f"{word[:-3]}men" if word.endswith("man") else f"{word}s"


_PLURALS = {"person": "people", "people": "people", "child": "children", "police": "police", "staff": "staff"}


def count(one: Count) -> str:
    """A count as its words bound it: *over 3,500 resident doctors*, *4 or 5 arrests*."""
    low, high = one.low, one.high
    what = one.what if low == high == 1 else plural(one.what)
    if one.qualifier == "over" and low is not None:
        return f"over {number(low - 1)} {what}"
    if one.qualifier == "under" and high is not None:
        return f"under {number(high + 1)} {what}"
    if one.qualifier == "about" and low is not None and high is not None:
        return f"about {number((low + high) / 2)} {what}"
    if low is None or high is None:
        bound = (
            f"at least {number(low)}" if low is not None else f"at most {number(high)}" if high is not None else "some"
        )
        return f"{bound} {what}"
    return f"{number(low)} {what}" if low == high else f"{number(low)} to {number(high)} {what}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence: *a, b and c*."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def agency(credit: AgencyCredit) -> str:
    """The agencies that a text is from, as a list in a sentence."""
    return listed(credit.names) or "agencies that it does not name"


def matter(path: str | None) -> str:
    """A matter by its narrowest name: *cameras* for ``security > cameras``."""
    return path.rsplit(">", 1)[-1].strip() if path else "other matters"


def matter_path(path: str | None) -> str:
    """A matter with all that it belongs to: *Security › cameras*."""
    return sentence(" › ".join(step.strip() for step in path.split(">"))) if path else "Other matters"


def found_in(origin: Origin) -> str:
    """Where a report lies: "clippings.zip, wire/june.jsonl, line 3"."""
    places = (
        origin.member,
        None if origin.line is None else f"line {origin.line}",
        None if origin.offset is None else f"the record at byte {origin.offset}",
        None if origin.item is None else f"number {origin.item}",
    )
    return ", ".join([origin.file, *(place for place in places if place)])


def sentence(words: str) -> str:
    """Words with a capital at their start, and otherwise as they are."""
    return words[:1].upper() + words[1:]


def few_words(words: str, limit: int) -> str:
    """The beginning of a text, cut between words, in at most ``limit`` characters."""
    flat = re.sub(r"\s+", " ", words).strip()
    if len(flat) <= limit:
        return flat
    head = flat[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(",;:–- ") + "…"
