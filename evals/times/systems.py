"""What is compared: our finder, and ``dateparser.search``."""

from datetime import datetime
from functools import cache
from typing import Any

from evals.times.rows import Gold, Row

from standoff.language.times import find_times
from standoff.record.when import on


def standoff(row: Row) -> list[Gold]:
    """Our own."""
    mentions = find_times("row", row.text, on(row.published), country=row.country, subdivision=row.subdivision)
    return [Gold(one.passage.start, one.passage.end, one.type, one.value) for one in mentions]


@cache
def _searcher() -> Any:
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    return search_dates


def dateparser(row: Row) -> list[Gold]:
    """``dateparser.search`` in English, with the day of publication as its base; its days as DATE values."""
    settings = {
        "RELATIVE_BASE": datetime.combine(row.published, datetime.min.time()),
        "DATE_ORDER": "MDY" if row.country == "US" else "DMY",
    }
    searcher = _searcher()
    found = searcher(row.text, languages=["en"], settings=settings) or []
    marks, position = [], 0
    for words, moment in found:
        start = row.text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        marks.append(Gold(start, position, "DATE", moment.date().isoformat()))
    return marks
