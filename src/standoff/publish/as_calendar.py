"""A calendar (iCalendar, RFC 5545) of the days by which something was demanded or promised."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar
from icalendar import Event as Appointment

from standoff.publish.about import in_a_line, standoff_version
from standoff.publish.atomic import write_whole
from standoff.publish.citing import web_address
from standoff.publish.describe import in_words
from standoff.publish.release import Release
from standoff.publish.timeline import publishers
from standoff.publish.wording import DEMAND_STATE, NO_STATUS, STATUS, Sign, listed, matter, sentence
from standoff.record import Commitment, Demand, When

# What has no day at all is stamped with the first day that computers know, so that the same record gives the same file.
_NO_DAY = date(1970, 1, 1)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


def write_calendar(release: Release, out: Path) -> list[Path]:
    """Writes the deadlines of demands and the due days of commitments as one calendar."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Standoff//Standoff {standoff_version()}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Deadlines and due commitments")
    calendar.add("x-wr-caldesc", in_a_line(release.about))
    for appointment in _appointments(release):
        calendar.add_component(appointment)
    return [write_whole(out, calendar.to_ical())]


def _appointments(release: Release) -> Iterator[Appointment]:
    for demand in release.record.demands:
        if demand.deadline is not None and demand.deadline.latest is not None:
            yield _appointment(release, demand, demand.deadline, DEMAND_STATE[demand.state], "Deadline")
    for commitment in release.record.commitments:
        if commitment.due is not None and commitment.due.latest is not None:
            sign = STATUS[commitment.ruling.status] if commitment.ruling else NO_STATUS
            yield _appointment(release, commitment, commitment.due, sign, "Due")


def _appointment(release: Release, entry: Demand | Commitment, when: When, sign: Sign, what: str) -> Appointment:
    index = release.index
    sources = publishers(index, entry.passages)
    lines = [
        f"{in_words(index, entry)}.",
        f"{sentence(sign.word)}: {sign.meaning}",
        *(f"Dispute: {one.name}." for one in index.disputes.get(entry.id, ())),
        *([f"Reported by {listed(sources)}."] if sources else []),
    ]
    one = Appointment()
    one.add("uid", f"{entry.id}@standoff")
    one.add("dtstamp", datetime.combine(release.day or _NO_DAY, time(), UTC))
    one.add("dtstart", _start(when))
    one.add("summary", f"{what}: {matter(entry.matter)} ({sign.word})")
    one.add("description", "\n".join(lines))
    one.add("categories", [what, *([entry.matter.split(" > ")[0]] if entry.matter else [])])
    one.add("transp", "TRANSPARENT")
    documents = (index.documents.get(passage.document) for passage in entry.passages)
    address = next((url for found in documents if found is not None and (url := web_address(found.url))), None)
    if address is not None:
        one.add("url", address)
    return one


def _start(when: When) -> date | datetime:
    """The last day, or the moment in UTC where the words give hour and zone."""
    day = when.latest or _NO_DAY
    zone = _zone(when.zone)
    if when.clock is None or zone is None or when.day is None:
        return day
    return datetime.combine(day, when.clock, zone).astimezone(UTC)


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    if offset := _OFFSET.fullmatch(name):
        away = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-away if offset[1] == "-" else away)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
