"""What a web address says: the site, and the day, month or year that stands in its path."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from standoff.read.calendar_words import NUMBERS, Parts

_NAMES = "|".join(NUMBERS)
_DAY = re.compile(
    rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})(?P<mark>[/_-])(?P<month>[01]?[0-9]|{_NAMES})(?P=mark)(?P<day>[0-3]?[0-9])(?![0-9])",
    re.IGNORECASE,
)
_DAY_RUN_TOGETHER = re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9])")
_MONTH = re.compile(rf"/(?P<year>(?:19|20)[0-9]{{2}})/(?P<month>[01]?[0-9]|{_NAMES})(?=/|$)", re.IGNORECASE)
_YEAR = re.compile(r"/(?P<year>(?:19|20)[0-9]{2})(?=/|$)")


class AddressDate(NamedTuple):
    """What the path of an address says of a date: ``parts`` (a day or a month), or only ``year``; ``words`` say it."""

    words: str
    year: int
    parts: Parts | None = None


def host(url: str | None) -> str | None:
    """The name of the site of a web address, ``www.`` left out."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
    except ValueError:
        return None


def date_in_address(url: str | None) -> AddressDate | None:
    """The date that stands in the path of a web address, as fine as it is given."""
    try:
        path = urlsplit(url).path if url else ""
    except ValueError:
        return None
    for pattern in (_DAY, _DAY_RUN_TOGETHER, _MONTH):
        for found in pattern.finditer(path):
            named = found["month"].lower()
            month = NUMBERS.get(named) or int(named)
            day = int(found["day"]) if "day" in found.groupdict() else None
            parts = Parts(month, day, int(found["year"]))
            if parts.days:
                return AddressDate(found.group().strip("/"), int(found["year"]), parts)
    alone = _YEAR.search(path)
    return AddressDate(alone["year"], int(alone["year"])) if alone else None
