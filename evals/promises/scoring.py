"""What the record holds of a story, against what an editor marked in it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from evals.promises.stories import KINDS, Kind, Mark, Story, find_loosely, place_of

from standoff.record.commitment import Commitment, Development
from standoff.record.document import Document
from standoff.record.passage import Reference
from standoff.record.record import Record
from standoff.record.when import When

# Names of parties that say no more than that there is one.
_IDLE = frozenset(
    """the a an of and for in at its their his her state national union group dr mr mrs ms""".split()  # noqa: SIM905
)
# The domain of health care has recruitment elsewhere.
_SAME_MATTER = {"system > recruitment": "staffing > recruitment"}
# Ours beside the editor's: what has begun is in progress, what is undone again is not done.
_SAME_SAID = {"begun": "in progress", "undone": "not done"}


class Outcome(NamedTuple):
    """One comparison: an editor's mark, ours, or both; and for both which parts agree."""

    kind: str
    story: str
    gold: Mark | None
    ours: str | None
    agree: dict[str, bool]


def compare(story: Story, documents: Sequence[Document], record: Record) -> Iterator[Outcome]:
    """All comparisons of a story, passage by passage; then of its statuses."""
    for passage, document in zip(story.passages, documents, strict=True):
        for kind in KINDS:
            ours = [one for one in getattr(record, kind) if _stands_in(kind, one, document)]
            yield from _matched(kind, story.id, (getattr(passage, kind), ours), document, record)
    last = story.passages[-1]
    for mark in last.statuses:
        if not mark.doubtful:
            yield _status(story, mark.commitment, mark.status, documents, record)


def _stands_in(kind: Kind, entry: Any, document: Document) -> bool:
    if kind == "developments":
        return bool(entry.passage.document == document.id)
    return any(one.document == document.id for one in entry.passages) and _place(kind, entry, document) is not None


def _place(kind: Kind, entry: Any, document: Document) -> tuple[int, int] | None:
    """Where the words of an entry stand in a report; its sentences where its words stand in another report."""
    if kind == "developments":
        return entry.passage.start, entry.passage.end
    found = find_loosely(entry.text, document.text)
    if found is not None:
        return found
    own = [one for one in entry.passages if one.document == document.id]
    return (min(one.start for one in own), max(one.end for one in own)) if own else None


def _matched(
    kind: Kind, story: str, both: tuple[Sequence[Mark], Sequence[Any]], document: Document, record: Record
) -> Iterator[Outcome]:
    """Marks and entries of one passage, paired by the words that they share, those that share most first."""
    marks, entries = both
    pairs = []
    for number, mark in enumerate(marks):
        gold = place_of(mark.quote, document.text, story)
        for other, entry in enumerate(entries):
            ours = _place(kind, entry, document)
            if ours is not None and (shared := min(gold[1], ours[1]) - max(gold[0], ours[0])) > 0:
                agree = _agreement(kind, mark, entry, record)
                longest = max(gold[1] - gold[0], ours[1] - ours[0])
                pairs.append((-sum(agree.values()), -shared / longest, number, other, agree))
    left_marks, left_entries = dict(enumerate(marks)), dict(enumerate(entries))
    for *_, number, other, agree in sorted(pairs, key=lambda pair: pair[:4]):
        if number in left_marks and other in left_entries:
            yield Outcome(kind, story, left_marks.pop(number), _words(left_entries.pop(other), record), agree)
    for mark in left_marks.values():
        yield Outcome(kind, story, mark, None, {})
    for entry in left_entries.values():
        yield Outcome(kind, story, None, _words(entry, record), {})


def _agreement(kind: Kind, mark: Mark, entry: Any, record: Record) -> dict[str, bool]:
    agree = {"matter": _same_matter(mark.matter, entry.matter), "by": _same_party(mark.by, entry.by, record)}
    if kind == "developments":
        return agree | {"said": _same_said(mark, entry)}
    due = entry.deadline if kind == "demands" else entry.due
    return agree | {"to": _same_party(mark.to, entry.to, record), "due": _same_due(mark.due, due)}


def _same_matter(gold: str, ours: str | None) -> bool:
    """Whether both name one matter, or one of them a narrower one of the other's."""
    ours = _SAME_MATTER.get(ours or "", ours)
    if ours is None or gold == "other":
        return ours is None and gold == "other"
    return gold == ours or gold.startswith(f"{ours} >") or ours.startswith(f"{gold} >")


def _same_party(gold: str, ours: Reference | None, record: Record) -> bool:
    """Whether two names share a telling word, or both sides say that it is not known (or the report's own voice)."""
    if gold in {"unknown", "report"} or ours is None:
        return ours is None and gold in {"unknown", "report"}
    actor = next((one for one in record.actors if one.id == ours.entry), None)
    names = [ours.passage.quote, *((actor.name, *actor.names, *(role.name for role in actor.roles)) if actor else ())]
    return bool(_telling(gold) & {word for name in names for word in _telling(name)})


def _telling(name: str) -> set[str]:
    words = re.findall(r"[\w&]+", name.lower().replace("'s", "").replace("’s", ""))
    return {word.removesuffix("s") for word in words if word not in _IDLE}


def _same_due(gold: str, ours: When | None) -> bool:
    if gold == "none" or ours is None:
        return gold == "none" and ours is None
    first, _, last = gold.partition("/")
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return ours.earliest is not None and ours.latest is not None and begin <= ours.latest and ours.earliest <= end


def _same_said(mark: Mark, entry: Development) -> bool:
    ours = _SAME_SAID.get(entry.said, entry.said)
    if ours == "claimed done" and entry.independent:
        ours = "confirmed done"
    return ours == mark.said


def _status(story: Story, quote: str, status: str, documents: Sequence[Document], record: Record) -> Outcome:
    """Whether the commitment of some words has the status that the editor gives it."""
    mark = Mark(quote=quote, matter="", said=status)
    found: list[tuple[int, Commitment]] = []
    for document in documents:
        gold = find_loosely(quote, document.text)
        if gold is None:
            continue
        for one in record.commitments:
            ours = _place("commitments", one, document) if _stands_in("commitments", one, document) else None
            if ours is not None and min(gold[1], ours[1]) > max(gold[0], ours[0]):
                found.append((min(gold[1], ours[1]) - max(gold[0], ours[0]), one))
    best = max(found, key=lambda pair: (pair[0], pair[1].id), default=None)
    if best is None or best[1].ruling is None:
        return Outcome("statuses", story.id, mark, None, {})
    ruled = best[1].ruling.status
    return Outcome("statuses", story.id, mark, f"{ruled}: {best[1].text}", {"status": ruled == status})


def _words(entry: Any, record: Record) -> str:
    text = entry.passage.quote if isinstance(entry, Development) else entry.text
    names = {one.id: one.name for one in record.actors}
    by = names.get(entry.by.entry, f"'{entry.by.passage.quote}'") if entry.by else "-"
    to = getattr(entry, "to", None)
    rest = f"to {names.get(to.entry, to.passage.quote)}" if to else ""
    due: When | None = getattr(entry, "due", None) or getattr(entry, "deadline", None)
    days = f"due {due.earliest}/{due.latest}" if due else ""
    said = getattr(entry, "said", "")
    parts = (" ".join(text.split()), f"by {by}", rest, str(entry.matter), days, said)
    return " | ".join(part for part in parts if part)


class Tally:
    """Counts over many outcomes. Doubtful marks count neither way."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.agree: Counter[tuple[str, str]] = Counter()

    def add(self, one: Outcome) -> None:
        """Count one comparison."""
        if one.gold is None:
            self.false[one.kind] += 1
        elif one.gold.doubtful:
            return
        elif one.ours is None:
            self.missed[one.kind] += 1
        else:
            self.right[one.kind] += 1
            self.agree.update((one.kind, part) for part, same in one.agree.items() if same)

    def lines(self) -> Iterator[str]:
        """A line a kind: precision and recall, and in how many of a hundred that were found each part agrees."""
        for kind in (*KINDS, "statuses"):
            right, missed, false = self.right[kind], self.missed[kind], self.false[kind]
            parts = [part for one, part in sorted(self.agree) if one == kind]
            told = "  ".join(f"{part} {100 * self.agree[kind, part] / max(1, right):.0f}" for part in parts)
            precision, recall = 100 * right / max(1, right + false), 100 * right / max(1, right + missed)
            shown = f"precision {precision:5.1f}  recall {recall:5.1f}"
            shown = shown if kind != "statuses" else f"found {recall:5.1f}"
            yield f"{kind:12} {shown}  ({right} right, {missed} missed, {false} false)  {told}"
