"""Rows of the table: a text, its day of publication, and the expressions marked in it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_MARK = re.compile(r"\[\[(?P<words>.*?)\|(?P<type>[A-Z-]*)\|(?P<value>[^\]]*)\]\]")


class Gold(NamedTuple):
    """A marked expression. A type of ``-``: may be found or not."""

    start: int
    end: int
    type: str
    value: str


class Row(NamedTuple):
    text: str
    published: date
    style: str
    marks: tuple[Gold, ...]

    @property
    def country(self) -> str:
        return "US" if self.style == "us-wire" else "IN"

    @property
    def subdivision(self) -> str | None:
        return "WB" if self.country == "IN" else None


def read_rows(part: str) -> list[Row]:
    """The rows of ``tuning`` or ``heldout``."""
    lines = (HERE / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_row(json.loads(line)) for line in lines]


def _row(plain: dict[str, str]) -> Row:
    text, marks, position = "", [], 0
    for mark in _MARK.finditer(plain["marked"]):
        text += plain["marked"][position : mark.start()]
        marks.append(Gold(len(text), len(text) + len(mark["words"]), mark["type"], mark["value"]))
        text += mark["words"]
        position = mark.end()
    text += plain["marked"][position:]
    return Row(text, date.fromisoformat(plain["published"]), plain["style"], tuple(marks))
