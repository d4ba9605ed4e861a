"""What is found in the sample reports, against what an editor would put in the record (``examples/gold.yaml``).

    python -m evals.reports [--misses]

Events count as found when kind and day agree (a day of slack where the editor gives a span or none); demands and
commitments when the matter agrees; developments when the matter and what is said agree. These reports were written
with the extraction rules in sight of their author, and the rules were tuned on them: the figures are a floor to hold,
not a measure of quality on news that nobody has seen.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from standoff.domains import load_domain
from standoff.engine.build import build_in_memory
from standoff.record.document import Document
from standoff.record.record import Record
from standoff.record.when import When

EXAMPLES = Path(__file__).parents[2] / "examples"
KINDS = {"legal": "legal step", "official": "official act", "force": "force against protest"}
# The editor's words for a matter, where the domain has others.
SAME_MATTER = {
    "return to work": "end of the strike",
    "end of the fast": "end of the strike",
    "end of the fast and full return to work": "end of the strike",
    "end of the fast before talks": "end of the strike",
    "action against the former principal": "punishment",
    "withdrawal of cases": "no reprisals",
    "end to threat culture": "threat culture",
    "visit to NRS": "visit",
    "visit to the injured": "visit",
    "elections": "student elections",
    "audit": "safety audit",
    "safety works": "security",
    "law": "central protection act",
    "minutes": "minutes",
}
SCORED = ("events", "demands", "commitments", "developments", "days")


class Found(NamedTuple):
    """One comparison: what was there, what was asked for, and whether they are the same."""

    kind: str
    report: str
    gold: str | None
    ours: str | None


def main() -> None:
    gold = yaml.safe_load((EXAMPLES / "gold.yaml").read_text(encoding="utf-8"))["reports"]
    record = build_in_memory([EXAMPLES / "reports"], load_domain()).record
    by_name = {(one["file"], one.get("line")): one for one in gold}
    found = [each for document in record.documents for each in _compare(document, record, by_name)]
    if "--misses" in sys.argv:
        for one in sorted(found, key=lambda each: (each.report, each.kind)):
            if one.gold is None or one.ours is None:
                print(f"{one.report:55} {'missed' if one.ours is None else 'false'} {one.kind}: {one.gold or one.ours}")
    _print(found)


def _print(found: Iterable[Found]) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in found:
        place = 0 if one.gold and one.ours else 1 if one.gold else 2
        counts[one.kind][place] += 1
    print(f"{'':14} precision  recall  (right, missed, false)")
    for kind in SCORED:
        right, missed, false = counts[kind]
        precision, recall = right / max(1, right + false), right / max(1, right + missed)
        print(f"{kind:14} {100 * precision:8.1f} {100 * recall:8.1f}  ({right}, {missed}, {false})")


def _compare(document: Document, record: Record, by_name: dict[tuple[str, int | None], Any]) -> Iterable[Found]:
    origin = document.origin
    name = Path(origin.file).name
    gold = by_name.get((name, origin.line)) or by_name.get((name, None))
    if gold is None:
        return
    label = name if origin.line is None else f"{name}:{origin.line}"
    yield _day(label, document.published, date.fromisoformat(gold["published"]))
    for kind in ("events", "demands", "commitments", "developments"):
        ours = [one for one in getattr(record, kind) if _rests_on(one, document.id)]
        yield from _matched(kind, label, list(gold.get(kind) or []), ours)


def _day(label: str, ours: When, gold: date) -> Found:
    """A day that holds the truth in bounds counts as unknown, one that misses it as false."""
    if ours.day == gold:
        return Found("days", label, str(gold), str(gold))
    known = ours.known and not When(earliest=gold, latest=gold).can_meet(ours)
    return Found("days", label, None if known else str(gold), f"{ours.earliest} to {ours.latest}" if known else None)


def _rests_on(entry: Any, document: str) -> bool:
    passages = [entry.passage] if hasattr(entry, "passage") else entry.passages
    return any(passage.document == document for passage in passages)


def _matched(kind: str, label: str, gold: list[Any], ours: list[Any]) -> Iterable[Found]:
    left = list(ours)
    for one in gold:
        same = next((other for other in left if SAME[kind](one, other)), None)
        if same is not None:
            left.remove(same)
        yield Found(kind, label, str(one), _in_words(same) if same is not None else None)
    for other in left:
        yield Found(kind, label, None, _in_words(other))


def _in_words(entry: Any) -> str:
    words = [getattr(entry, name, None) for name in ("kind", "mode", "phase", "modality", "matter", "said", "text")]
    when = entry.when
    quote = entry.trigger.quote if hasattr(entry, "trigger") else ""
    return " / ".join(str(word) for word in (*words, quote, f"{when.earliest}..{when.latest}") if word)


def _same_event(gold: Any, ours: Any) -> bool:
    if KINDS.get(gold["kind"], gold["kind"]) != ours.kind:
        return False
    planned = gold.get("modality", "reported") in {"planned", "conditional"}
    if planned != (ours.modality in {"planned", "conditional"}):
        return False
    span = _span(gold.get("date"))
    return span is None or ours.when.can_meet(span)


def _span(words: object) -> When | None:
    """A gold date: a day, a month, or two days with a stroke between; a day of slack on both sides."""
    if not words:
        return None
    first, _, last = str(words).partition("/")
    begin, end = _bounds(first)[0], _bounds(last or first)[1]
    slack = timedelta(days=1)
    return When(earliest=begin - slack, latest=end + slack)


def _bounds(words: str) -> tuple[date, date]:
    """The first and last day of a gold day, month or year."""
    parts = [int(part) for part in words.split(" ", maxsplit=1)[0].split("-")]
    month, day = (*parts[1:], None, None)[:2]
    first = date(parts[0], month or 1, day or 1)
    if day is not None:
        return first, first
    following = date(parts[0] + (month in {None, 12}), 1 if month in {None, 12} else (month or 0) + 1, 1)
    return first, following - timedelta(days=1)


def _same_matter(gold: Any, ours: Any) -> bool:
    asked = str(gold.get("matter") or gold.get("of") or "").split(" > ")[-1].split(" (")[0]
    asked = SAME_MATTER.get(asked, asked)
    return bool(asked) and ours.matter is not None and (asked in ours.matter or ours.matter.split(" > ")[-1] in asked)


def _same_development(gold: Any, ours: Any) -> bool:
    loose = {"begun": "in progress", "contested": "not done", "confirmed done": "claimed done"}
    told = {loose.get(word, word) for word in (gold["said"], ours.said)}
    return len(told) == 1 and (_same_matter(gold, ours) or ours.matter is None)


SAME = {
    "events": _same_event,
    "demands": _same_matter,
    "commitments": _same_matter,
    "developments": _same_development,
}

if __name__ == "__main__":
    main()
