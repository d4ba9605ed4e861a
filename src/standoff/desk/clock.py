"""Times: kept in UTC, written so that their order is that of the strings; shown in the desk's own zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from standoff.publish.wording import short_day
from standoff.record.when import When


def now() -> str:
    """This moment."""
    return _written(datetime.now(UTC))


def later(**by: float) -> str:
    """A moment to come, so many ``hours``, ``days`` from now."""
    return _written(datetime.now(UTC) + timedelta(**by))


def shown(at: str, zone: ZoneInfo) -> str:
    """A moment as people of the desk read it: *1 Oct 2024, 18:00*."""
    local = datetime.fromisoformat(at).astimezone(zone)
    return f"{short_day(local.date())}, {local:%H:%M}"


def at_the_desk(when: When, zone: ZoneInfo) -> str:
    """The moment that a report gives by the clock of its own zone, as the desk's clock showed it: *9 Oct 2024, 00:10*.

    Empty where the report gives none, does not tell its zone, or where both clocks showed the same.
    """
    if when.day is None or when.clock is None or when.zone is None:
        return ""
    own = datetime.combine(when.day, when.clock)
    try:
        given = when.zone[:1] in "+-Z"
        moment = datetime.fromisoformat(f"{own}{when.zone}") if given else own.replace(tzinfo=ZoneInfo(when.zone))
    except (ValueError, ZoneInfoNotFoundError):
        # A zone that this machine does not know: the report's own time stands beside it.
        return ""
    local = moment.astimezone(zone)
    return "" if local.replace(tzinfo=None) == own else shown(moment.isoformat(), zone)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def day_of(words: str) -> date | None:
    """A day as a form sends it; None where it is none."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None
