"""When something happened: bounds in days, how fine they are, and how they were got."""

from datetime import date, time
from typing import Literal

from standoff.record.passage import Passage
from standoff.record.value import Value

Granularity = Literal["minute", "hour", "day", "week", "month", "season", "year", "decade", "vague", "none"]
Got = Literal["stated", "relative", "counted", "calendar", "none"]


class When(Value, frozen=True, kw_only=True):
    """A span of days within which something lies, or the days that it filled.

    ``earliest`` and ``latest`` are whole days, both included; either may be open (None). ``clock`` is local to
    ``zone`` (an IANA name or an offset such as ``+05:30``). ``got`` says how the days were found: *stated* in
    full by the words; *relative* to the day of publication; *counted* from another day; read from a *calendar*
    of named days; or *none*, when only bounds or nothing is known. ``derivation`` is the id of the step of
    working, where there is one.

    Raises:
        ValueError: the earliest day comes after the latest.
    """

    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity = "none"
    got: Got = "none"
    clock: time | None = None
    zone: str | None = None
    passage: Passage | None = None
    derivation: str | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"a time cannot end before it begins: {self.earliest} to {self.latest}")

    @property
    def day(self) -> date | None:
        """The day, where the bounds meet in one."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def known(self) -> bool:
        """Whether at least one bound is known."""
        return self.earliest is not None or self.latest is not None

    def within(self, days: int) -> bool:
        """Whether both bounds are known and lie no more than so many days apart."""
        return self.earliest is not None and self.latest is not None and (self.latest - self.earliest).days <= days

    def can_meet(self, other: "When") -> bool:
        """Whether both can be true of one moment: their bounds leave a day in common."""
        starts = [day for day in (self.earliest, other.earliest) if day is not None]
        ends = [day for day in (self.latest, other.latest) if day is not None]
        return not starts or not ends or max(starts) <= min(ends)


UNKNOWN = When()


def on(day: date, got: Got = "stated", passage: Passage | None = None) -> When:
    """A single whole day."""
    return When(earliest=day, latest=day, granularity="day", got=got, passage=passage)
