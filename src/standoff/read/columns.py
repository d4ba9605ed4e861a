"""Tables of reports: by which names their columns are known, and the report in a row.

The names are those of ``json_keys``: tables are what JSON is turned into.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from standoff.read.draft import Draft
from standoff.read.json_keys import PUBLISHED, PUBLISHER, RETRIEVED, SOURCE, TEXT, TITLE, URL, draft
from standoff.record.document import Origin, SetAside

KNOWN = frozenset([*TEXT, *TITLE, *URL, *PUBLISHER, *PUBLISHED, *RETRIEVED, *SOURCE])

# Two known names in a line of names, or one among words without spaces around them: a report hardly begins so.
_FEWEST_KNOWN = 2
_WORD = re.compile(r"\w+")
_MARKS = ",;\t|"
_SHOWN = 8


def mark_between(line: str) -> str | None:
    """The mark that parts the columns of a table that begins with this line; None if it is no line of names."""
    for mark in _MARKS:
        # None of the known names needs the quotation marks that some programs put around all.
        parts = [name.strip('"') for name in line.split(mark)]
        known = sum(name in KNOWN for name in names(parts))
        bare = len(parts) > _FEWEST_KNOWN and all(map(_WORD.fullmatch, parts))
        if known >= _FEWEST_KNOWN or (bare and _names_one(parts)):
            return mark
    return None


def _names_one(parts: Sequence[str]) -> bool:
    """Whether one of some names is that of a text or of an address, without which no row is a report or names one."""
    return any(name in TEXT or name in URL for name in names(parts))


def names(columns: Sequence[str]) -> list[str]:
    """Names of columns as they are compared: small letters, no spaces around them."""
    return [column.strip().lower() for column in columns]


def is_table(head: str) -> bool:
    """Whether a file holds a table of reports: its first line names columns that are known."""
    first = head.removeprefix("\ufeff").lstrip("\r\n").partition("\n")[0]
    return mark_between(first.rstrip("\r")) is not None


def without_text(columns: Sequence[str]) -> tuple[str, str] | None:
    """Why a table with these columns has no reports, and what to do; None when it has a column for their text."""
    if any(column in TEXT for column in names(columns)):
        return None
    shown = ", ".join(f"'{column[:40]}'" for column in columns[:_SHOWN])
    more = " and others" if len(columns) > _SHOWN else ""
    reason = f"the table has no column with the text of the reports; its columns are {shown}{more}"
    return reason, "put the words of the reports in a column 'text', or read the pages that it names"


def report(row: Mapping[str, Any], origin: Origin) -> Draft | SetAside:
    """The report in a row, by the names of its columns."""
    return draft({name: _plain(value) for name, value in row.items() if name in KNOWN}, origin)


def _plain(value: Any) -> Any:
    """A cell as JSON would hold it: moments as text."""
    return value.isoformat() if isinstance(value, datetime | date | time) else value
