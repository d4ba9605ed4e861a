"""The group of commands: it finds them, and turns what goes wrong in them into a line and an exit status."""

import os
import sys
import warnings
from importlib import import_module
from typing import Any, NoReturn

import click

from standoff.cli.status import BROKEN_PIPE, INTERRUPTED
from standoff.cli.terminal import note

# What each command does, said here so that ``standoff --help`` need not import any.
SUMMARIES = {
    "build": "Read reports and keep the record of them.",
    "watch": "Fetch what feeds lead to, and keep the record of it.",
    "show": "Show the disputes of a record, and what came of each.",
    "explain": "Show the passages and the working behind one entry.",
    "decide": "Accept, correct, reject, merge, split or mask an entry, for good.",
    "report": "Write the record as one page that opens from disk.",
    "export": "Write the record for other programs.",
    "import": "Bring back what people corrected in brat or Label Studio.",
    "diff": "Show what changed between two days or two releases, and why.",
    "desk": "Open the web application: pages to read, a queue to review.",
    "audit": "Check the log of who did what at the desk.",
    "annotate": "Print what each report says, without keeping it.",
    "timeline": "Tell the days of any dated reports in their own words.",
    "copy": "Copy a record from one database to another.",
    "backup": "Save all that a database holds in one file, and verify it.",
    "restore": "Put back what a backup saved.",
    "doctor": "Examine a database: is what it holds whole and in accord?",
    "check": "Tell what is installed, what is missing, and how to get it.",
}

# Commands whose module cannot bear their name.
_MODULES = {"import": "importing"}


class Commands(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which a newcomer meets them."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None if there is none."""
        if cmd_name not in SUMMARIES:
            return None
        command: click.Command = import_module(f"standoff.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each in a line."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. What a person can put right becomes one plain line; our own faults stay tracebacks."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Whoever read our output has had enough. Python would try to write the rest once more at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        except KeyboardInterrupt:
            note("\nStopped.")
            ctx.exit(INTERRUPTED)
        except Exception as error:
            plain = plain_words(error)
            if plain is None:
                raise
            raise click.ClickException(plain) from error
        return result


def plain_words(error: Exception) -> str | None:
    """What went wrong in one line, where it is something that a person can put right."""
    # Imported only now: none of these is needed by a command that goes well.
    from standoff.domains.loading import DomainFileError
    from standoff.engine.crew import CrewError
    from standoff.publish.explain import UnknownEntry
    from standoff.publish.views.disputes import UnknownDispute
    from standoff.resolve.decisions import DecisionError
    from standoff.store.errors import StoreError

    if isinstance(error, StoreError | DomainFileError | CrewError | UnknownDispute | UnknownEntry | DecisionError):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {(error.strerror or str(error)).lower()}."
    if isinstance(error, ModuleNotFoundError):
        return f"{error}. 'standoff check' tells what is missing and how to get it."
    return None


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all well; 3 some sources were set aside; 1 failure; 2 the command was not understood.",
)
@click.version_option(package_name="standoff")
def commands() -> None:
    """Keep the record of a dispute from news reports.

    What happened, what was demanded, what was promised, and what came of it, each tied to the words it rests on.

    \b
    First steps:
      standoff build reports/
      standoff show
    """


def main() -> NoReturn:
    """Run the command that the command line names, and exit with its status."""
    if not sys.warnoptions:
        # Warnings of libraries are for programmers; python -W shows them.
        warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets a question mark, not an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    commands(prog_name="standoff")
    raise AssertionError("click exits by itself")
