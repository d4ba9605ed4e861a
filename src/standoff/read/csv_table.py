"""CSV: tables with a report in each row, by the names of their columns."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from standoff.read.columns import mark_between, names, report, without_text
from standoff.read.decoding import UndecodableError, decoded, marked_encoding
from standoff.read.draft import Draft, Opened
from standoff.read.limits import LARGEST_JSON, LONGEST_LINE, LONGEST_REPORT, megabytes, read_at_most, skip_line
from standoff.record.document import SetAside

# The library's own bound is shorter than some reports. It has one for all of a program.
csv.field_size_limit(LONGEST_REPORT + 1)

_AGAIN = "save the table again as CSV in UTF-8"


class _Lines:
    """The lines of a table, as the library wants them; ``odd`` are those that could not be decoded or were too long."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.number = 0
        self.odd: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(LONGEST_LINE + 1):
            self.number += 1
            if len(line) > LONGEST_LINE:
                if not line.endswith(b"\n"):
                    skip_line(self._stream)
                self.odd.append((self.number, f"the line is longer than {megabytes(LONGEST_LINE)}"))
                continue
            try:
                yield line.decode("utf-8-sig" if self.number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                reason = f"the line is wrongly encoded: its byte {error.start + 1} is not UTF-8"
                self.odd.append((self.number, reason))


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The reports of a table, each with the line at which its row begins.

    Rows are read one at a time, so a table in UTF-8 may be of any length.
    """
    stream = opened.stream
    if marked_encoding(opened.head) not in (None, "utf-8-sig") or not _begins_in_utf8(opened.head):
        data = read_at_most(stream, LARGEST_JSON)
        if data is None:
            yield opened.aside(f"it is larger than {megabytes(LARGEST_JSON)}, and not in UTF-8", _AGAIN)
            return
        try:
            stream = io.BytesIO(decoded(data, opened.charset).encode("utf-8", "replace"))
        except UndecodableError as error:
            yield opened.aside(error.reason, _AGAIN, error.line)
            return
    yield from _rows(opened, _Lines(stream))


def _begins_in_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # The head may end within a character.
        return error.start > len(head) - 4
    return True


def _rows(opened: Opened, lines: _Lines) -> Iterator[Draft | SetAside]:
    waiting = iter(lines)
    first = next((line for line in waiting if line.strip()), "")
    mark = mark_between(first.rstrip("\r\n"))
    try:
        columns = next(csv.reader([first], delimiter=mark or ","))
    except csv.Error as error:
        yield opened.aside(f"its first line cannot be read: {error}", _AGAIN, 1)
        return
    unfit = without_text(columns)
    if unfit:
        yield opened.aside(*unfit)
        return
    rows = csv.reader(waiting, delimiter=mark or ",")
    empty = True
    while True:
        begins = lines.number + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            row = []
            yield opened.aside(f"the row cannot be read: {error}", _AGAIN, begins)
        for number, reason in lines.odd:
            yield opened.aside(reason, _AGAIN, number)
        lines.odd.clear()
        if row is None:
            break
        if row:
            empty = False
            yield _row(opened, columns, row, begins)
    if empty:
        yield opened.aside("the table has no rows that can be read", "leave it out")


def _row(opened: Opened, columns: list[str], row: list[str], line: int) -> Draft | SetAside:
    if len(row) != len(columns):
        reason = f"the row has {len(row)} fields, but the table has {len(columns)} columns"
        return opened.aside(reason, "put fields that hold the mark between columns in quotation marks", line)
    return report(dict(zip(names(columns), row, strict=True)), opened.at(line=line))
