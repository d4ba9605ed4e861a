"""``python -m benchmarks.times``: characters a second of the time finder, beside ``dateparser.search``.

News is the BBC background stream where it is at hand (folder ``data`` of ``$STANDOFF_SHARED``, by default ``../shared``
beside the repository), else the texts of ``evals/times`` repeated. Plain text is the same news with every sentence
left out that holds a time expression. One process, one core, processor time.
"""

import json
import os
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from evals.times.rows import Row, read_rows
from evals.times.systems import dateparser, standoff

from standoff.language.sentences import sentences
from standoff.language.times import find_times
from standoff.record.when import on

PUBLISHED = date(2005, 1, 20)
NEWS_CHARACTERS = 2_000_000
SLOW_CHARACTERS = 60_000
SHARED = Path(os.environ.get("STANDOFF_SHARED", Path(__file__).parents[1] / ".." / "shared"))


def news() -> tuple[str, list[str]]:
    """Where the texts are from, and the texts."""
    file = SHARED / "data" / "background-bbc.jsonl"
    if file.exists():
        lines = file.read_text(encoding="utf-8").splitlines()
        return "BBC background", _first([json.loads(line)["text"] for line in lines], NEWS_CHARACTERS)
    rows = [row.text for part in ("tuning", "heldout") for row in read_rows(part)]
    return "evals/times, repeated", _first(["\n\n".join(rows)] * 100, NEWS_CHARACTERS)


def without_times(texts: Iterable[str]) -> list[str]:
    """The texts, without the sentences that hold a time expression."""
    kept = []
    for text in texts:
        found = [one.passage.start for one in find_times("d", text, None)]
        plain = (text[one.start : one.end] for one in sentences(text) if not _any_in(found, one.start, one.end))
        kept.append(" ".join(plain))
    return kept


def _any_in(places: list[int], start: int, end: int) -> bool:
    return any(start <= place < end for place in places)


def _first(texts: Iterable[str], characters: int) -> list[str]:
    taken, length = [], 0
    for text in texts:
        if length >= characters:
            break
        taken.append(text)
        length += len(text)
    return taken


def speed(system: Callable[[Row], object], texts: list[str]) -> float:
    """Characters a second of processor time: the best of three runs."""
    rows = [Row(text, PUBLISHED, "british", ()) for text in texts]
    system(rows[0])
    seconds = []
    for _ in range(3):
        start = time.process_time()
        for row in rows:
            system(row)
        seconds.append(time.process_time() - start)
    return sum(map(len, texts)) / min(seconds)


def main() -> None:
    source, texts = news()
    few = _first(texts, SLOW_CHARACTERS)
    plain = without_times(texts)
    characters = sum(map(len, texts))
    found = sum(len(find_times("d", text, on(PUBLISHED))) for text in texts)
    ours, theirs = speed(standoff, texts), speed(dateparser, few)
    print(f"{source}: {characters:,} characters, {1000 * found / characters:.1f} time expressions per 1,000")
    print(f"news        standoff           {ours:12,.0f} characters a second")
    print(f"plain text  standoff           {speed(standoff, plain):12,.0f} characters a second")
    print(f"news        dateparser.search  {theirs:12,.0f} characters a second (on {sum(map(len, few)):,} of them)")
    print(f"standoff : dateparser.search on the same characters: {speed(standoff, few) / theirs:.0f} : 1")


if __name__ == "__main__":
    main()
