"""``standoff check``."""

import click

from standoff.cli.checks import all_checks
from standoff.cli.terminal import line

EPILOG = """\b
Example:
  standoff check
"""


@click.command("check", epilog=EPILOG)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Tell what is installed, what is missing, and how to get it.

    The exit status is 1 where something that is needed is missing.
    """
    missing = False
    for one in all_checks():
        word = "ok" if one.found else "missing" if one.needed else "not installed"
        line(f"{word:<14}{one.name}: {one.words}")
        if not one.found:
            line(f"{'':<14}{one.remedy}")
            missing = missing or one.needed
    line("Something that Standoff needs is missing." if missing else "All that Standoff needs is there.")
    if missing:
        ctx.exit(1)
