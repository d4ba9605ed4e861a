"""What the commands print: results on standard output, everything else on standard error."""

from collections.abc import Sequence
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from standoff import logs
from standoff.publish.printable import Printable
from standoff.publish.wording import found_in, sentence
from standoff.record.document import SetAside


class Output(Console):
    """A console that leaves it to the commands to say what a closed pipe means."""

    def on_broken_pipe(self) -> NoReturn:
        """Say so, as any other stream does."""
        raise BrokenPipeError


def output() -> Console:
    """Standard output."""
    return Output(highlight=False)


def messages() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False)


def line(words: str, console: Console | None = None) -> None:
    """Print a line on standard output, or on a console, whole however wide it is, and without what could steer it."""
    (console or output()).print(Printable(Text(words)), soft_wrap=True)


def note(words: str) -> None:
    """Print a line on standard error."""
    line(words, messages())


def tell_set_aside(items: Sequence[SetAside], more: int = 0) -> None:
    """Say on standard error what was not read: where it is, why, and what to do; of ``more``, only how many.

    Where the log goes there, it has told so already.
    """
    if logs.on_standard_error():
        return
    for item in items:
        remedy = f" {sentence(item.remedy)}." if item.remedy else ""
        note(f"Set aside {found_in(item.origin)}: {item.reason}.{remedy}")
    if more:
        note(f"Set aside {more:,} others, which the database notes.")
