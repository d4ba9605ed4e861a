"""What is different between two records, in lines for the terminal."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from standoff.publish.diff import Change, Difference, FieldChange, Report, What
from standoff.publish.explain import KIND_NAME
from standoff.publish.wording import day, many, number, sentence, short_day

_SIGNS: dict[What, str] = {"added": "+", "changed": "~", "withdrawn": "-"}
_NOT_KNOWN = "not known"
_MOST_REPORTS = 5


def difference_in_words(found: Difference) -> Iterator[str]:
    """The difference, line by line: how much of each, then each entry with what changed and because of which report."""
    yield f"Before: {_record(found.before)}"
    yield f"After:  {_record(found.after)}"
    if not found.changes:
        yield "Nothing is different."
        return
    for kind, of_kind in groupby(found.changes, key=lambda one: one.kind):
        changes = list(of_kind)
        sums = [f"{number(sum(one.what == what for one in changes))} {what}" for what in _SIGNS]
        yield ""
        name = "Report" if kind == "documents" else KIND_NAME[kind]
        yield f"{name}s: {', '.join(one for one in sums if not one.startswith('0 '))}"
        for change in changes:
            yield from _change(change)


def _record(said: dict[str, object]) -> str:
    when = f"as of {day(date.fromisoformat(str(said['as_of'])))}" if said["as_of"] else "from all reports read"
    return f"record {said['record']}, {when}"


def _change(one: Change) -> Iterator[str]:
    yield f"  {_SIGNS[one.what]} {one.what}: {one.words}  ({one.id})"
    if one.was is not None:
        yield f"      bore the id {one.was} before"
    if one.parted_from is not None:
        yield f"      parted from {one.parted_from}"
    if one.joined_into is not None:
        yield f"      now part of {one.joined_into}"
    for field in one.fields:
        yield f"      {sentence(field.field.replace('_', ' '))}: {_told_otherwise(field)}"
    if one.kind != "documents":
        yield f"      {_because(one)}"


def _because(one: Change) -> str:
    if one.because:
        told = "; ".join(map(_report, one.because[:_MOST_REPORTS]))
        more = len(one.because) - _MOST_REPORTS
        told += f"; and {many(more, 'report')} more" if more > 0 else ""
        gone = one.what == "withdrawn" and one.joined_into is None
        return f"Because these reports are no longer there: {told}" if gone else f"Because of {told}"
    return "No new report tells of it: time went by, or the same reports were read anew."


def _report(one: Report) -> str:
    when = short_day(one.day) if one.day is not None else "day not known"
    return f"{one.publisher}, {when}" + (f", “{one.title}”" if one.title else "")


def _told_otherwise(field: FieldChange) -> str:
    """What a field was and is; of several values only those that came and went."""
    before, after = ([] if not one else str(one).split("; ") for one in (field.before, field.after))
    if max(len(before), len(after)) < 2:
        return f"{_cell(field.before)} → {_cell(field.after)}"
    came = [one for one in after if one not in before]
    gone = [one for one in before if one not in after]
    pieces = [f"{words} {'; '.join(values)}" for words, values in (("now also", came), ("no longer", gone)) if values]
    return ", ".join(pieces)


def _cell(value: object) -> str:
    if value is None or value == "":
        return _NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return short_day(value)
    return number(value) if isinstance(value, int | float) else str(value)
