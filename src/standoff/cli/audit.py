"""``standoff audit``."""

import click

from standoff.cli import options
from standoff.cli.terminal import line

EPILOG = """\b
Example:
  standoff audit verify
"""


@click.group("audit", epilog=EPILOG)
def command() -> None:
    """Check the log of who did what at the desk."""


@command.command("verify")
@click.argument("noted", metavar="[HASH]", required=False)
@options.database
@click.pass_context
def verify(ctx: click.Context, noted: str | None, db: str) -> None:
    """Tell whether any line was changed, put in or taken out. The exit status is 1 where one was.

    HASH was the last one once, and was noted elsewhere: it must still be there.
    """
    from standoff.store import audit, open_store

    with open_store(db, create=False) as store, store.reading() as connection:
        found = audit.verify(connection, noted)
    for fault in found.faults:
        line(f"Line {fault.line}: {fault.why}.")
    if found.faults:
        line("The log is not as it was written. Compare it with a copy that you saved.")
        ctx.exit(1)
    line(f"The log is whole: {found.lines} lines, the last hash is {found.last}.")
