"""What ``standoff show`` prints: the disputes, and the sections of each, fitted to the width of the terminal."""

from collections.abc import Callable, Collection

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standoff.publish import wording
from standoff.publish.index import Index
from standoff.publish.masking import masked
from standoff.publish.printable import Printable, literal
from standoff.publish.short_timeline import Shortening, short_days
from standoff.publish.timeline import days
from standoff.publish.views.commitments import CommitmentRow, commitment_rows
from standoff.publish.views.conflicts import ConflictRow, conflict_rows
from standoff.publish.views.deadlines import deadline_rows
from standoff.publish.views.demands import DemandRow, demand_rows
from standoff.publish.views.disputes import DisputeRow, dispute_row, find_dispute, ordered
from standoff.publish.views.sources import source_rows
from standoff.record import Dispute, Record

# From this width on each fact has a column of its own; below it, facts that belong together share one.
WIDE = 110

_STYLE: dict[wording.Tone, str] = {
    "good": "green",
    "going": "cyan",
    "doubt": "yellow",
    "bad": "red",
    "quiet": "",
}

Section = Callable[[Index, Dispute, int], RenderableType | None]


def show(
    record: Record,
    console: Console,
    dispute: str | None = None,
    sections: Collection[str] = (),
    short: Shortening | None = None,
) -> None:
    """Prints the disputes of a record, or some sections of one or of all.

    Args:
        record: the record.
        console: where to print.
        dispute: id, beginning of an id or words of the name of the only one to show; None shows all.
        sections: which of ``SECTIONS``; none given means all, after an overview.
        short: how many days the timeline may have; None tells all.

    Raises:
        UnknownDispute: none or several answer to ``dispute``.
    """
    index = Index(masked(record))
    shown = [find_dispute(index.record, dispute)] if dispute else ordered(index.record)
    latest = index.latest_report(index.documents)
    console.print(Text(wording.as_of(record.as_of, latest), style="dim"))
    if not shown:
        console.print("No dispute in this record yet. Read some reports first: standoff build REPORTS")
    elif dispute is None and not sections:
        console.print(Printable(overview(index, console.width)))
    for one in shown:
        console.print(Printable(dispute_page(index, one, console.width, sections, short)))


def overview(index: Index, width: int) -> RenderableType:
    """All disputes in a table, the latest first."""
    table = _table("id", "dispute", "state", "began", "reports", "promises")
    for one in (dispute_row(index, each) for each in ordered(index.record)):
        statuses = Text("\n").join(_counted(sign, number) for sign, number in one.statuses)
        began = (
            one.began if width >= WIDE else (one.began.rsplit(" ", 1)[-1] if one.began[-1:].isdigit() else one.began)
        )
        _add(table, _id(one.id), Text(one.name, style="bold"), _sign(one.state), began, str(one.reports), statuses)
    return Group(table, "")


def dispute_page(
    index: Index, dispute: Dispute, width: int, sections: Collection[str] = (), short: Shortening | None = None
) -> RenderableType:
    """One dispute: how it stands, then the chosen sections (all when none is chosen); empty ones are left out."""
    chosen = [name for name in SECTIONS if (name in sections if sections else name not in ONLY_ASKED_FOR)]
    blocks: list[RenderableType] = [_head(dispute_row(index, dispute))]
    for name in chosen:
        if name == "timeline" and short is not None:
            block = _short_timeline(index, dispute, short)
        else:
            block = SECTIONS[name](index, dispute, width)
        if block is not None:
            blocks += [Text(f"\n{wording.sentence(name)}", style="bold underline"), block]
        elif sections:
            blocks.append(Text(f"\n{wording.sentence(name)}: none in the reports read", style="dim"))
    return Group(*blocks, "")


def _head(row: DisputeRow) -> RenderableType:
    lines = [
        Text.assemble((row.name, "bold"), "  ", (row.id[:8], "dim")),
        Text.assemble(_sign(row.state), f": {row.state_reason}" if row.state_reason else "", f"  ({row.span})"),
    ]
    if row.place:
        lines.append(Text.assemble(("where   ", "dim"), row.place))
    lines += [Text.assemble((f"{side}  ", "dim"), ", ".join(names)) for side, names in row.parties]
    for one in row.precedents:
        reasons = f" ({'; '.join(one.reasons)})" if one.reasons else ""
        lines.append(Text.assemble(("repeats ", "dim"), one.name, ("  " + one.id[:8], "dim"), reasons))
    return Group(*lines)


def _timeline(index: Index, dispute: Dispute, width: int) -> RenderableType | None:
    table = _table("when", "what", "source")
    table.columns[0].max_width = 26 if width >= WIDE else 17
    for day in days(index, dispute):
        what = Text("\n").join(
            Text.assemble((f"{item.sign} ", _STYLE[item.tone]), item.words, ("  " + item.id[:8], "dim"))
            for item in day.items
        )
        _add(table, day.label, what, ", ".join(day.sources))
    return table if table.row_count else None


def _short_timeline(index: Index, dispute: Dispute, short: Shortening) -> RenderableType | None:
    table = _table("when", "what", "source")
    for day in short_days(index, dispute, short):
        ids = " ".join(one[:8] for one in day.entries)
        what = Text.assemble(day.words, (f"  {ids}", "dim"))
        sources = wording.listed([*day.sources[:3], *([f"{len(day.sources) - 3} more"] if day.sources[3:] else [])])
        _add(table, day.label, what, Text.assemble(sources, (f"\n{day.why}", "dim")))
    return table if table.row_count else None


def _commitments(index: Index, dispute: Dispute, width: int) -> RenderableType | None:
    rows = commitment_rows(index, dispute)
    if not rows:
        return None
    return _wide_commitments(rows) if width >= WIDE else _narrow_commitments(rows)


def _wide_commitments(rows: list[CommitmentRow]) -> Table:
    table = _table("status", "matter", "promise", "by", "made on", "due", "last said of it", "sources")
    for column, most in zip(table.columns, (14, 16, None, 20, 12, 15, 28, None), strict=True):
        column.max_width = most
    for row in rows:
        promise = Text.assemble(row.promise, ("  " + row.id[:8], "dim"))
        _add(table, _sign(row.status), row.matter, promise, row.by, row.made, row.due, _last(row), str(row.sources))
    return table


def _narrow_commitments(rows: list[CommitmentRow]) -> Table:
    table = _table("status", "promise", "last said of it", "src")
    for row in rows:
        promise = Text.assemble(
            (row.matter, "bold"),
            f"\n{row.promise}\n",
            (f"by {row.by}, {row.made}\ndue {row.due.removeprefix('by ')}  {row.id[:8]}", "dim"),
        )
        _add(table, _sign(row.status), promise, _last(row), str(row.sources))
    return table


def _last(row: CommitmentRow) -> Text:
    words = Text.assemble(row.last, (f"\n{row.last_day}" if row.last_day else "", "dim"))
    if row.progress:
        words.append(f"\n{row.progress[-1].bar} {row.progress[-1].words}")
    return words


def _demands(index: Index, dispute: Dispute, width: int) -> RenderableType | None:
    table = _table("demand", "answered by")
    for row in demand_rows(index, dispute):
        _add(table, _demand(row), _answers(row))
    return table if table.row_count else None


def _demand(row: DemandRow) -> Text:
    number = f"{row.number}. " if row.number is not None else ""
    words = Text.assemble((f"{number}{row.matter}", "bold"), f"\n{row.text}\n", (f"by {row.by}, {row.made}  ", "dim"))
    words.append_text(_sign(row.state))
    if row.deadline:
        words.append(f"\nDeadline: {row.deadline}")
    for one in row.put_off:
        words.append(f"\n{wording.sentence(one)}")
    if row.or_else:
        words.append(f"\nOr else: “{row.or_else}”")
    return words.append(f"  {row.id[:8]}", style="dim")


def _answers(row: DemandRow) -> Text:
    if not row.answers:
        return Text("none", style="dim")
    return Text("\n").join(
        Text.assemble(_sign(one.status), f"  {one.promise}, by {one.by}, {one.made}", ("  " + one.id[:8], "dim"))
        for one in row.answers
    )


def _deadlines(index: Index, dispute: Dispute, width: int) -> RenderableType | None:
    table = _table("left", "deadline", "demand", "what came of it")
    for row in deadline_rows(index, dispute):
        threat = f"\nOr else: “{row.or_else}”" if row.or_else else ""
        words = Text.assemble(row.demand, (f"\nby {row.by}, to {row.to}", "dim"), threat, (f"  {row.id[:8]}", "dim"))
        _add(table, row.left, row.deadline, words, _sign(row.state))
    return table if table.row_count else None


def _conflicts(index: Index, dispute: Dispute, width: int) -> RenderableType | None:
    rows = conflict_rows(index, dispute)
    return Group(*map(_conflict, rows)) if rows else None


def _conflict(row: ConflictRow) -> RenderableType:
    """The accounts in columns, side by side."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    for side in row.sides:
        table.add_column(Text(wording.sentence(side.by)), ratio=1)
    cells = []
    for side in row.sides:
        words = Text(side.holds, style="bold")
        for one in side.words:
            words.append(f"\n“{one.quote}”", style="italic not bold").append(
                f"\n{one.publisher}, {one.published}", style="dim not bold"
            )
        cells.append(words)
    table.add_row(*cells)
    head = Text.assemble((f"{row.kind}: ", "bold yellow"), row.what, ("  " + row.id[:8], "dim"))
    return Padding(Group(head, table), (1, 0, 0, 0))


def _sources(index: Index, dispute: Dispute, width: int) -> RenderableType | None:
    table = _table("published", "publisher", "title")
    for row in source_rows(index, dispute):
        agency = (f"\nfrom {row.agency}" if row.agency and row.agency != row.publisher else "", "dim")
        also = (f"\nalso carried by {wording.listed(row.also)}" if row.also else "", "dim")
        _add(table, row.published, row.publisher, Text.assemble(row.title, (f"  {row.id[:8]}", "dim"), agency, also))
    return table if table.row_count else None


SECTIONS: dict[str, Section] = {
    "timeline": _timeline,
    "commitments": _commitments,
    "demands": _demands,
    "deadlines": _deadlines,
    "conflicts": _conflicts,
    "sources": _sources,
}


# Sections that say again, in another order, what others say: shown when they are asked for.
ONLY_ASKED_FOR = frozenset({"deadlines"})


def _table(*heads: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim", expand=False)
    for head in heads:
        table.add_column(head, overflow="fold", justify="right" if head in ("sources", "src", "reports") else "left")
    return table


def _add(table: Table, *cells: str | Text) -> None:
    table.add_row(*map(literal, cells))


def _sign(sign: wording.Sign) -> Text:
    return Text(str(sign), style=_STYLE[sign.tone])


def _counted(sign: wording.Sign, number: int) -> Text:
    return Text(f"{sign.sign} {number} {sign.word}", style=_STYLE[sign.tone])


def _id(identifier: str) -> Text:
    return Text(identifier[:8], style="dim")
