"""What people corrected in other tools, brought back as decisions on single mentions.

Each difference to what was exported is a decision, kept with who and why. What was decided so already is passed over,
so that the same file taken twice changes nothing. What no decision can say is set aside.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from standoff.domains.domain import Domain
from standoff.engine import deciding
from standoff.engine.added import added_to, with_added
from standoff.engine.build import decide_in_store
from standoff.engine.wishes import Wish, wishes
from standoff.publish.as_label_studio import task_of
from standoff.publish.brat import to_brat
from standoff.publish.corrected.files import read_corrections
from standoff.publish.corrected.from_brat import sheet_from_brat
from standoff.publish.corrected.from_label_studio import sheet_of
from standoff.publish.corrected.marks import Corrected, Sheet, known_again
from standoff.publish.masking import BLOCK
from standoff.record.annotation import Annotation
from standoff.record.decision import Decision, decide, in_force
from standoff.record.document import Document, SetAside, aside_order
from standoff.resolve.decisions import DecisionError, Mention, carry_out
from standoff.resolve.report import Report
from standoff.store import Store, parts


class Brought(NamedTuple):
    """What came of files with corrections: how many reports they hold, the decisions made, how many were made
    before, and what was set aside."""

    reports: int
    decisions: tuple[Decision, ...]
    known: int
    set_aside: tuple[SetAside, ...]


def bring_corrections(paths: Iterable[Path], store: Store, domain: Domain, by: str) -> Brought:
    """Keep what people corrected in files as decisions, and the record as it is by them.

    ``by`` is who corrected, where a file does not tell.

    Raises:
        StoreError: the database cannot be used.
    """
    aside: list[SetAside] = []
    found: list[Wish] = []
    reports = 0
    said = _Said(store)
    for one in read_corrections(paths):
        if isinstance(one, SetAside):
            aside.append(one)
            continue
        reports += 1
        for wish in _wishes(one, said, domain):
            (found if isinstance(wish, Wish) else aside).append(wish)  # type: ignore[arg-type]
    agreed, against = _agreed(found)
    aside += against
    made: list[Decision] = []
    known = 0
    before = store.decisions()
    for wish in agreed:
        try:
            decision = _decision(wish, said, domain, (*before, *made), by)
        except DecisionError as error:
            aside.append(wish.corrected.aside(wish.at, f"{wish.mention}: {str(error).rstrip('.')}"))
            continue
        if decision is None:
            known += 1
        else:
            made.append(decision)
    if made:
        decide_in_store(store, made, domain)
    return Brought(reports, tuple(made), known, tuple(sorted(set(aside), key=aside_order)))


class _Said:
    """What the reports of a store say, by document, as it was read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, tuple[Document, Annotation]] = {}

    def of(self, document: str) -> tuple[Document, Annotation] | None:
        """A report with what it says; None where the store does not hold it."""
        if document not in self._kept:
            with self._store.reading() as connection:
                documents = parts.documents_of(connection, [document], texts=True)
                said = parts.annotations(connection, [document])
            for one in documents:
                nothing = Annotation(document=one.id, published=one.published)
                self._kept[one.id] = (one, next(iter(said), nothing))
        return self._kept.get(document)


def _wishes(corrected: Corrected, said: _Said, domain: Domain) -> Iterator[Wish | SetAside]:
    kept = said.of(corrected.document)
    if kept is None:
        yield corrected.aside(
            None, "the record does not hold this report", "take the database that it was exported from"
        )
        return
    document, annotation = kept
    if not _same(corrected.text, document.text):
        yield corrected.aside(
            None, "its text is not that of the report any more", "correct annotations, never the text"
        )
        return
    before, sheet = corrected.before, corrected.sheet
    if before is None:
        before = _exported(corrected.tool, document, annotation)
        if corrected.tool != "brat":
            # What the page said beside each mark is not known, so neither is what a person wrote there.
            before, sheet = _without_notes(before), _without_notes(sheet)
    yield from wishes(corrected, known_again(sheet, before), before, annotation, domain)


def _exported(tool: str, document: Document, annotation: Annotation) -> Sheet:
    if tool == "brat":
        return sheet_from_brat(to_brat(document.text, annotation))
    return sheet_of(task_of(document, annotation)["predictions"][0]["result"])


def _without_notes(sheet: Sheet) -> Sheet:
    names, things = (tuple(replace(one, note="") for one in marks) for marks in (sheet.names, sheet.things))
    return replace(sheet, names=names, things=things)


def _same(shown: str, text: str) -> bool:
    """Whether a text is a report's, but for what was masked."""
    return len(shown) == len(text) and all(a in (b, BLOCK) for a, b in zip(shown, text, strict=True))


def _agreed(found: Sequence[Wish]) -> tuple[list[Wish], list[SetAside]]:
    """The wishes that nobody contradicts, each once; and the others, set aside."""
    by_mention: dict[str, list[Wish]] = defaultdict(list)
    for one in found:
        by_mention[one.mention].append(one)
    agreed: list[Wish] = []
    aside: list[SetAside] = []
    for group in by_mention.values():
        rejects = {one.verdict == "reject" for one in group}
        by_field: dict[str, list[Wish]] = defaultdict(list)
        for one in group:
            by_field[one.field].append(one)
        for field, same in by_field.items():
            first = same[0]
            if len(rejects) > 1 or any(
                (one.verdict, one.value, one.added) != (first.verdict, first.value, first.added) for one in same
            ):
                reason = f"those who corrected it disagree on {field or 'it'} ({same[0].mention})"
                aside += [one.corrected.aside(one.at, reason, "decide on it with 'standoff decide'") for one in same]
            else:
                agreed.append(first)
    return agreed, aside


def _decision(wish: Wish, said: _Said, domain: Domain, made: tuple[Decision, ...], by: str) -> Decision | None:
    """The decision that a wish takes; None where it is so already.

    Raises:
        DecisionError: it cannot be made.
    """
    kept = said.of(wish.corrected.document)
    assert kept is not None
    standing = in_force(made)
    whole = with_added(Report(*kept), added_to(standing).get(wish.corrected.document, ()))
    actors = {one.id: one for one in whole.annotation.actors}
    (report,) = carry_out([whole], standing, actors)
    mention = _mention(report.annotation, wish.mention)
    who = wish.corrected.by or by
    how = {"by": who, "at": deciding.now(made), "reason": wish.reason}
    if wish.added is not None:
        before = next((one for one in standing if one.added is not None and wish.mention in one.mentions), None)
        if before is None:
            return decide("add", mentions=(wish.mention,), added=wish.added, **how)
        if before.added != wish.added:
            raise DecisionError("it was added before, otherwise; to change it: standoff decide correct, or undo")
        return None
    if wish.verdict == "correct":
        if mention is None or _value(mention, wish.field) == wish.value:
            return None
        return deciding.correct_mention(mention, domain, actors, wish.field, wish.value, **how)
    if wish.verdict == "reject":
        return None if mention is None else decide("reject", mentions=(wish.mention,), **how)
    verdicts = [one.verdict for one in standing if wish.mention in one.mentions and one.verdict in {"accept", "reject"}]
    return None if verdicts[-1:] == ["accept"] else decide("accept", mentions=(wish.mention,), **how)


def _mention(annotation: Annotation, identifier: str) -> Mention | None:
    lists = ("actors", "places", "events", "statements", "demands", "commitments", "developments")
    return next((one for name in lists for one in getattr(annotation, name) if one.id == identifier), None)


def _value(mention: Mention, field: str) -> str | None:
    """What a field of a mention says, as a correction would write it."""
    value = getattr(mention, field)
    return value if value is None or isinstance(value, str) else value.entry
