"""Why an entry stands in the record: it in plain words, the passages it rests on, and the working behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from standoff.publish import wording
from standoff.publish.citing import Cited, cited, publisher_of
from standoff.publish.copied import copied, copies_of
from standoff.publish.describe import extension_in_words, in_words
from standoff.publish.index import Index
from standoff.publish.masking import masked
from standoff.publish.names_to_mask import is_hateful
from standoff.publish.printable import Printable
from standoff.publish.views.progress import progress_rows
from standoff.publish.walk import links
from standoff.publish.working import Step, evidence, working, working_about
from standoff.read.dates import how_dated
from standoff.record import (
    Actor,
    Commitment,
    Conflict,
    Demand,
    Development,
    Dispute,
    Document,
    Entry,
    Event,
    Record,
    Statement,
    When,
)
from standoff.record.identity import PREFIXES

KIND_NAME = {
    "actors": "Actor",
    "places": "Place",
    "events": "Event",
    "statements": "Statement",
    "demands": "Demand",
    "commitments": "Commitment",
    "developments": "Development",
    "conflicts": "Conflict",
    "disputes": "Dispute",
    "asked_again": "Asked for again",
    "derivations": "Working",
}
_RELATION = {
    "speaker": "said by",
    "answered_by": "answered by",
    "asked_before": "asked before",
    "renews": "promised before",
    "denials": "denied in",
    "developments": "what came of it",
    "agents": "by",
    "targets": "done to",
    "places": "at",
    "sides": "held by",
    "dispute": "asked again in",
    "precedent": "asked before in",
    "demands": "demanded now",
    "before": "demanded then",
    "promised": "promised then",
    "part_of": "part of",
}
# So short a beginning of an id would fit many.
_SHORTEST_BEGINNING = 4


class UnknownEntry(ValueError):  # noqa: N818 - reads as what it is
    """No entry, or more than one, bears the id that was given."""


@dataclass(frozen=True)
class Related:
    """Another entry that this one names, or that names this one."""

    id: str
    relation: str
    kind: str
    words: str


@dataclass(frozen=True)
class Joined:
    """A mention of an entry: its id, its words, who published them, and why it was taken to be of the entry."""

    id: str
    quote: str
    source: str
    score: float
    reasons: str


@dataclass(frozen=True)
class Explanation:
    """An entry, explained.

    ``facts`` are pairs of a label and words; ``hidden`` says what was left out, and why. ``own`` are the passages of a
    copy that do not stand in the report that it is a copy of.
    """

    id: str
    kind: str
    words: str
    facts: tuple[tuple[str, str], ...]
    passages: tuple[Cited, ...]
    working: tuple[Step, ...]
    related: tuple[Related, ...]
    joined: tuple[Joined, ...] = ()
    hidden: str = ""
    own: tuple[Cited, ...] = ()


def explanation(record: Record, identifier: str, *, unmask: bool = False) -> Explanation:
    """Why an entry stands in the record.

    Args:
        record: the record.
        identifier: an id of an entry or a report, an id that the entry bore before, or the beginning of one.
        unmask: show masked names and hateful words.

    Raises:
        UnknownEntry: none or several entries answer to the id.
    """
    index = Index(record if unmask else masked(record))
    document = _document(index, identifier)
    if document is not None:
        return _of_document(index, document)
    kind, entry = _find(index, identifier)
    hateful = isinstance(entry, Statement) and is_hateful(entry) and not unmask
    return Explanation(
        id=entry.id,
        kind=KIND_NAME[kind],
        words=_words(index, entry, unmask=unmask),
        facts=tuple(_facts(index, entry)),
        passages=() if hateful else tuple(cited(index, evidence(index, entry))),
        working=tuple(working(index, entry)),
        related=tuple(_related(index, entry)),
        joined=() if hateful else tuple(_joined(index, entry)),
        hidden=f"The words are hidden. To see them: standoff explain {entry.id} --unmask" if hateful else "",
    )


def _document(index: Index, given: str) -> Document | None:
    """The report with an id, or the only one whose id begins so."""
    if not given.startswith(PREFIXES["document"] + "_"):
        return None
    fitting = [one for identifier, one in index.documents.items() if identifier.startswith(given)]
    return fitting[0] if len(fitting) == 1 else None


def _of_document(index: Index, document: Document) -> Explanation:
    """A report: how it was dated and why so, where it appeared, whose copy it is, and the dispute that it tells of."""
    dated = how_dated(document)
    facts = [("published", wording.time_of(document.published))]
    if document.published == document.appearances[0].published:
        facts += [("why", dated.reason), *(("but", words) for words in dated.disagreements)]
    facts += [("found in", wording.found_in(one.origin)) for one in document.appearances]
    copy = copied(index, document)
    if document.agency is not None:
        facts.append(("agency", wording.agency(document.agency)))
    if copy is not None:
        facts += [("copy of", f"{publisher_of(copy.of)}, {wording.time_of(copy.of.published)}"), ("copied", copy.share)]
    told = [one for one in index.record.disputes if document.id in one.documents]
    rests_on = [document.published.passage, document.agency.passage if document.agency is not None else None]
    return Explanation(
        id=document.id,
        kind="Report",
        words=document.title or publisher_of(document),
        facts=tuple(facts),
        passages=tuple(cited(index, [one for one in rests_on if one is not None])),
        working=tuple(working_about(index, document.id)),
        related=(
            *(Related(one.id, "tells of", KIND_NAME["disputes"], in_words(index, one)) for one in told),
            *(_copy(one) for one in copies_of(index, document) if one.id != document.id),
        ),
        own=copy.own if copy is not None else (),
    )


def _copy(document: Document) -> Related:
    words = ", ".join(
        (publisher_of(document), wording.time_of(document.published), document.title or "without a title")
    )
    return Related(document.id, "carries the same text", "Report", words)


def _find(index: Index, given: str) -> tuple[str, Entry]:
    if (found := index.entries.get(index.now(given))) is not None:
        return found
    if len(given) >= _SHORTEST_BEGINNING:
        fitting = [one for identifier, one in index.entries.items() if identifier.startswith(given)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            ids = ", ".join(entry.id for _, entry in fitting[:5])
            raise UnknownEntry(f"more than one entry's id begins with {given!r}: {ids}. Give more of it.")
    raise UnknownEntry(f"no entry has the id {given!r}. 'standoff show' prints the ids of entries.")


def _words(index: Index, entry: Entry, *, unmask: bool) -> str:
    if unmask and isinstance(entry, Statement) and is_hateful(entry):
        return f"{wording.HATEFUL}: “{' … '.join(one.quote for one in entry.content)}”"
    return in_words(index, entry)


def _joined(index: Index, entry: Entry) -> Iterator[Joined]:
    """The mentions that an entry was joined from, where it was joined from several."""
    told = entry.links if isinstance(entry, Actor | Event) else ()
    for one in told if len(told) > 1 else ():
        (source,) = cited(index, [one.passage])
        yield Joined(one.mention, one.passage.quote, source.source, one.score, "; ".join(one.reasons))


def _facts(index: Index, entry: Entry) -> Iterator[tuple[str, str]]:
    """What is worth saying of an entry beside its sentence."""
    if isinstance(entry, Event | Statement | Demand | Commitment | Development):
        yield "when", wording.time_of(entry.when)
        yield "sources", wording.independent(len(entry.sources))
    if isinstance(entry, Event):
        yield from _numbers(index, entry)
    if isinstance(entry, Statement) and not is_hateful(entry):
        yield from _facts_of_statement(entry)
    if isinstance(entry, Dispute):
        yield "when", wording.time_of(entry.span)
        yield "state", " ".join((str(wording.DISPUTE_STATE[entry.state]), entry.state_reason)).strip()
    if isinstance(entry, Demand):
        yield from _facts_of_demand(index, entry)
    if isinstance(entry, Commitment):
        yield from _facts_of_commitment(index, entry)
    if isinstance(entry, Demand | Commitment | Development) and entry.found_by == "encoder":
        yield "found by", "the trained reader; no word of the lists tells of it"
    if isinstance(entry, Conflict):
        for number, side in enumerate(entry.sides, 1):
            yield f"account {number}", side.holds


def _numbers(index: Index, event: Event) -> Iterator[tuple[str, str]]:
    """The numbers of an event in order of time, each with the report that gives it, where reports give several."""
    given = {(one.passage.document, wording.count(one)): None for one in event.counts}
    if len({words for _, words in given}) < 2:
        return
    told = [(index.documents[document], words) for document, words in given if document in index.documents]
    for document, words in sorted(told, key=lambda one: (one[0].day or date.max, one[0].id)):
        yield "number", f"{words} ({publisher_of(document)}, {wording.time_of(document.published)})"


def _facts_of_statement(statement: Statement) -> Iterator[tuple[str, str]]:
    if statement.negated:
        yield "told as", "not said"
    if statement.hedges:
        yield "held back by", ", ".join(one.quote for one in statement.hedges)
    if statement.condition is not None:
        yield "on condition", statement.condition.quote


def _facts_of_demand(index: Index, demand: Demand) -> Iterator[tuple[str, str]]:
    if isinstance(demand.deadline, When):
        yield "deadline", wording.due(demand.deadline)
    for one in demand.put_off:
        yield "deadline", extension_in_words(index, one)
    for again in demand.renewals:
        yield "made again", wording.time_of(again.when)
    if demand.condition is not None:
        yield "on condition", demand.condition.quote
    yield "state", str(wording.DEMAND_STATE[demand.state])


def _facts_of_commitment(index: Index, commitment: Commitment) -> Iterator[tuple[str, str]]:
    if commitment.on_behalf_of is not None:
        yield "on behalf of", index.named(commitment.on_behalf_of)
    yield "due", wording.due(commitment.due)
    for one in commitment.put_off:
        yield "due", extension_in_words(index, one)
    for again in commitment.renewals:
        yield "made again", wording.time_of(again.when)
    sign = wording.STATUS[commitment.ruling.status] if commitment.ruling else wording.NO_STATUS
    yield "status", f"{sign}. {sign.meaning}"
    if commitment.ruling is not None:
        yield "why", wording.sentence(commitment.ruling.rule)
    if commitment.condition is not None:
        yield "on condition", commitment.condition.quote
    if commitment.last_spoken_of is not None:
        yield "last spoken of", wording.day(commitment.last_spoken_of)
    for row in progress_rows(index, index.developments.get(commitment.id, ())):
        measure = f" ({commitment.measured_by})" if commitment.measured_by else ""
        yield "how far", f"{row.bar} {row.words}{measure}, {row.day}, according to {row.by}"


def _related(index: Index, entry: Entry) -> Iterator[Related]:
    """The entries that this one names, and those that speak of it, each once."""
    seen = {entry.id}
    named = [(_relation(link.field), index.now(link.id)) for link in links(entry)]
    for relation, identifier in [*named, *_speaking_of(index, entry)]:
        found = index.entries.get(identifier)
        if found is None or identifier in seen or found[0] == "derivations":
            continue
        seen.add(identifier)
        yield Related(identifier, relation, KIND_NAME[found[0]], in_words(index, found[1]))


def _relation(field: str) -> str:
    return _RELATION.get(field, field.replace("_", " "))


def _speaking_of(index: Index, entry: Entry) -> Iterator[tuple[str, str]]:
    """The entries that name this one, where a reader would want to know of them."""
    for development in index.developments.get(entry.id, ()):
        yield "what came of it", development.id
    for demand in index.record.demands:
        if entry.id in demand.answered_by:
            yield "answers", demand.id
    for conflict in index.record.conflicts:
        if conflict.about is not None and index.now(conflict.about) == entry.id:
            yield "disputed in", conflict.id
    for dispute in index.record.disputes:
        if any(entry.id in getattr(dispute, field) for field in _DISPUTE_FIELDS):
            yield "part of", dispute.id


_DISPUTE_FIELDS = ("events", "statements", "demands", "commitments", "conflicts", "places")


def render(one: Explanation) -> RenderableType:
    """An explanation for the terminal."""
    blocks: list[RenderableType] = [
        Text.assemble((one.kind, "bold cyan"), "  ", (one.id, "dim")),
        Padding(Text(one.words, style="bold"), (0, 0, 1, 0)),
        *(Text.assemble((f"{label}: ", "dim"), words) for label, words in one.facts),
    ]
    if one.passages:
        blocks += [_heading(f"Rests on {wording.many(len(one.passages), 'passage')}"), *map(_passage, one.passages)]
    if one.own:
        blocks += [_heading("Its own words"), *map(_passage, one.own)]
    if one.hidden:
        blocks.append(Text(f"\n{one.hidden}", style="italic"))
    if one.joined:
        blocks += [_heading(f"Joined from {wording.many(len(one.joined), 'mention')}"), *map(_mention, one.joined)]
    if one.working:
        blocks += [_heading("Working"), *map(_step, one.working)]
    if one.related:
        blocks += [_heading("See also"), *map(_see_also, one.related)]
    return Printable(Group(*blocks))


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _passage(one: Cited) -> RenderableType:
    source = Text(one.source)
    if one.also:
        source.append(f" (also carried by {wording.listed(one.also)})")
    quote = Text(f"“{one.quote}”", style="italic")
    return Padding(Group(source, Padding(quote, (0, 0, 0, 2)), Text(one.offsets, style="dim")), (0, 0, 1, 2))


def _mention(one: Joined) -> RenderableType:
    sure = Text(f"{one.id}  {one.score:.2f}  {one.reasons}", style="dim")
    return Padding(
        Group(Text.assemble((f"“{one.quote}”", "italic"), f"  {one.source}"), Padding(sure, (0, 0, 0, 2))), (0, 0, 0, 2)
    )


def _step(one: Step) -> RenderableType:
    lines = [Text(f"{number}. {step}") for number, step in enumerate(one.steps, 1)]
    result = Text.assemble(("→ ", "cyan"), one.result, (f"  (rule: {one.rule})", "dim"))
    return Padding(Group(*map(_passage, one.passages), *lines, result), (0, 0, 1, 2))


def _see_also(one: Related) -> RenderableType:
    return Padding(Text.assemble((one.id[:8], "cyan"), f"  {one.relation}: ", one.words), (0, 0, 0, 2))
