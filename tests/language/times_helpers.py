"""What the tests of time expressions share."""

from datetime import date

from standoff.language.times import find_times
from standoff.record.annotation import TimeMention
from standoff.record.when import on

FRIDAY = date(2019, 6, 14)
THURSDAY_1989 = date(1989, 10, 26)


def times_in(text: str, day: date | None = FRIDAY, country: str = "IN") -> tuple[TimeMention, ...]:
    """The mentions of a text published on a day."""
    return find_times("d_test", text, on(day) if day else None, country=country)


def readings_of(text: str, day: date | None = FRIDAY, country: str = "IN") -> list[tuple[str, str]]:
    """The words and the value of each mention."""
    return [(one.passage.quote, one.value) for one in times_in(text, day, country)]
