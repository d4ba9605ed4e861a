"""Time expressions: finding them in news English and reading them against the day of publication.

No parser runs. A text is cut into words, stretches that could hold an expression are found by class of word, rules
in ``days``, ``periods``, ``spans`` and their neighbours read them, and the words around a weekday or a date without
a year tell whether it is past or to come. Types and values are those of TIMEX3 (TimeML 1.2.1), so that results can be
compared with HeidelTime and SUTime.
"""

from datetime import date

from standoff.language.times import calendar
from standoff.language.times.finding import context_for, cut, readings
from standoff.language.times.merging import merged
from standoff.language.times.readings import CountSketch, Reading
from standoff.record.annotation import DayCount, TimeMention
from standoff.record.identity import mention_id
from standoff.record.passage import Passage
from standoff.record.when import When

__all__ = ["find_times"]


def find_times(
    document: str,
    text: str,
    published: When | None,
    *,
    country: str = "IN",
    subdivision: str | None = "WB",
    zone: str = "Asia/Kolkata",
) -> tuple[TimeMention, ...]:
    """The time expressions of a text, by where they start; none overlaps another.

    Args:
        document: the id of the document, for the passages.
        text: the text that all offsets count in.
        published: the day of publication. Where it is an interval, days relative to it get bounds from both its ends;
            where it is unknown they stay unknown. Which words are found does not depend on it.
        country: ISO 3166 code: whose named days, and which order of day and month.
        subdivision: state or province, as the ``holidays`` package codes it.
        zone: IANA name or offset of clock times that name no zone.
    """
    words = cut(text, country, subdivision)
    if words is None:
        return ()
    ends = (_day_in_range(published.earliest), _day_in_range(published.latest)) if published else (None, None)
    days = list(dict.fromkeys([*ends, None] if ends[0] != ends[1] else [ends[0]]))
    passes = {day: list(readings(text, words, context_for(day, zone, country, subdivision))) for day in days}
    if len(passes) == 1:
        return tuple(_mention(document, text, *one) for one in passes[days[0]])
    together = zip(passes[ends[0]], passes[ends[1]], passes[None], strict=True)
    return tuple(
        _mention(document, text, low[0], low[1], merged(low[2], high[2], plain[2], ends))
        for low, high, plain in together
    )


def _day_in_range(day: date | None) -> date | None:
    """A day of publication that can be reckoned from."""
    return day if day and calendar.in_range(day.year) else None


def _mention(document: str, text: str, start: int, end: int, reading: Reading) -> TimeMention:
    passage = Passage(document=document, start=start, end=end, quote=text[start:end])
    when = When(
        earliest=reading.earliest,
        latest=reading.latest,
        granularity=reading.granularity,
        got=reading.got,
        clock=reading.clock,
        zone=reading.zone,
        passage=passage,
    )
    return TimeMention(
        id=mention_id("time", document, start, end),
        passage=passage,
        type=reading.type,
        value=reading.value,
        when=when,
        count=_count(document, text, reading.counted),
    )


def _count(document: str, text: str, sketch: CountSketch | None) -> DayCount | None:
    if sketch is None:
        return None
    of = None
    if sketch.of is not None:
        start, end = sketch.of
        of = Passage(document=document, start=start, end=end, quote=text[start:end])
    return DayCount(count=sketch.kind, days=sketch.days, of=of)
