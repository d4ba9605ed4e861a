"""Text of unknown origin on a terminal: nothing in it may steer the terminal or be taken for our own markup."""

import re

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text

# Control characters but tab and line feed, and the signs that turn the direction of writing.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Printable:
    """A renderable without the characters that could steer a terminal."""

    def __init__(self, renderable: RenderableType) -> None:
        self.renderable = renderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.renderable, options):
            yield segment if segment.control else Segment(_STEERING.sub("", segment.text), segment.style)


def literal(cell: str | Text) -> Text:
    """Words that are shown as they are: square brackets in them are not markup."""
    return Text(cell) if isinstance(cell, str) else cell
