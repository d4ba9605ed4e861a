"""JSON Lines, and JSON files that hold one report or a list of them."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from standoff.read.decoding import UndecodableError, decoded, marked_encoding
from standoff.read.draft import Draft, Opened
from standoff.read.json_keys import draft
from standoff.read.limits import LARGEST_JSON, LONGEST_LINE, megabytes, read_at_most, skip_line
from standoff.record.document import SetAside

_SPACES = " \t\r\n"
_MEND = "mend the line, or write the file again as JSON"
_DECODER = json.JSONDecoder()


class _MalformedError(ValueError):
    """Text that is not JSON: why, and how many characters come before the fault."""

    def __init__(self, reason: str, place: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


def drafts(opened: Opened) -> Iterator[Draft | SetAside]:
    """The reports of a JSON or JSON Lines file, each with its line.

    Lines are read one at a time, so a file of them may be of any length.
    """
    encoding = marked_encoding(opened.head)
    if encoding in (None, "utf-8-sig") and not _is_one_value(opened.head):
        yield from _lines(opened, opened.stream)
        return
    data = read_at_most(opened.stream, LARGEST_JSON)
    if data is None:
        yield opened.aside(
            f"it is larger than {megabytes(LARGEST_JSON)} of JSON in one piece",
            "write it as JSON Lines in UTF-8, one report a line",
        )
        return
    try:
        text = decoded(data)
    except UndecodableError as error:
        yield opened.aside(error.reason, "save it again as UTF-8", error.line)
        return
    if _is_one_value(text.encode("utf-8", "replace")):
        yield from _one_value(opened, text)
    else:
        yield from _lines(opened, io.BytesIO(text.encode("utf-8", "replace")))


def _is_one_value(head: bytes) -> bool:
    """Whether a file holds an array or one value over several lines; if not, each line is a value of its own."""
    lines = [line.strip() for line in head.decode("utf-8-sig", "replace").split("\n") if line.strip()][:2]
    if not lines or lines[0][0] not in "[{":
        return False
    if len(lines) == 1:
        return lines[0][0] == "["
    try:
        _value(lines[0])
    except _MalformedError:
        return lines[0][0] == "[" or lines[1][0] != "{"
    return False


def _lines(opened: Opened, stream: BinaryIO) -> Iterator[Draft | SetAside]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            if not line.endswith(b"\n"):
                skip_line(stream)
            yield opened.aside(
                f"the line is longer than {megabytes(LONGEST_LINE)}", "no report is so long: leave it out", number
            )
        elif line.strip():
            yield _line(opened, line, number)


def _line(opened: Opened, line: bytes, number: int) -> Draft | SetAside:
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        reason = f"the line is wrongly encoded: its byte {error.start + 1} is not UTF-8"
        return opened.aside(reason, "save the file again as UTF-8", number)
    try:
        value, end = _value(text)
    except _MalformedError as error:
        return opened.aside(f"the line is not JSON: {error.reason} at character {error.place + 1}", _MEND, number)
    if text[end:].strip():
        return opened.aside(f"the line holds more than one JSON value, from character {end + 1}", _MEND, number)
    return draft(value, opened.at(line=number))


def _one_value(opened: Opened, text: str) -> Iterator[Draft | SetAside]:
    start = _past(text, 0)
    if text[start : start + 1] == "[":
        yield from _array(opened, text, start + 1)
        return
    try:
        value, end = _value(text, start)
    except _MalformedError as error:
        if text.count("\n{") > 0:
            # Lines of their own after all, of which the first is spoilt.
            yield from _lines(opened, io.BytesIO(text.encode("utf-8", "replace")))
            return
        yield _not_json(opened, text, error.reason, error.place)
        return
    yield draft(value, opened.origin)
    if _past(text, end) < len(text):
        yield _not_json(opened, text, "something follows the first value", _past(text, end))


def _array(opened: Opened, text: str, place: int) -> Iterator[Draft | SetAside]:
    """The reports of an array one by one, so that those before a fault are kept."""
    place = _past(text, place)
    if text[place : place + 1] == "]":
        yield opened.aside("the list in it is empty", "leave it out")
        return
    line, counted = 1, 0
    while True:
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, place = _value(text, place)
        except _MalformedError as error:
            yield _not_json(opened, text, error.reason, error.place)
            return
        yield draft(value, opened.at(line=line))
        place = _past(text, place)
        if text[place : place + 1] != ",":
            break
        place = _past(text, place + 1)
    if text[place : place + 1] != "]":
        yield _not_json(opened, text, "a comma or the end of the list is missing", place)


def _value(text: str, start: int = 0) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise _MalformedError(error.msg.lower(), error.pos) from error
    except (RecursionError, ValueError) as error:
        # Nested too deep, or a number of thousands of digits.
        raise _MalformedError("a value is too deep or too long", start) from error


def _past(text: str, place: int) -> int:
    while place < len(text) and text[place] in _SPACES:
        place += 1
    return place


def _not_json(opened: Opened, text: str, reason: str, place: int) -> SetAside:
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    return opened.aside(f"it is not JSON: {reason} at character {column} of the line", _MEND, line)
