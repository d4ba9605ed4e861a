"""The timeline of plain reports on a terminal: the day, what the reports say of it, and where they say it."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standoff.publish import wording
from standoff.publish.printable import Printable
from standoff.reason.news_timeline.told import ToldDay, ToldSentence


def print_told_days(days: Sequence[ToldDay], console: Console) -> None:
    """Prints days in a table, fitted to the width of the terminal."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for head in ("when", "what the reports say", "source"):
        table.add_column(head, overflow="fold")
    for day in days:
        words = Text("\n").join(Text(one.words) for one in day.sentences)
        sources = Text("\n").join(map(Text, dict.fromkeys(_source(one) for one in day.sentences)))
        table.add_row(Text(wording.day(day.day)), words, sources)
    console.print(Printable(table))


def _source(sentence: ToldSentence) -> str:
    """Who published a sentence, and when."""
    publisher = sentence.publisher or (sentence.file or "").replace("\\", "/").rsplit("/", 1)[-1] or "a report"
    return f"{publisher}, {wording.short_day(sentence.published)}" if sentence.published else publisher
