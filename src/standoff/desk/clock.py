"""Times: kept in UTC, written so that their order is that of the strings; shown in the desk's own zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from standoff.publish.wording import short_day


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


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
