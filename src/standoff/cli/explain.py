"""``standoff explain``."""

import click

from standoff.cli import options
from standoff.cli.opening import open_kept
from standoff.cli.terminal import output
from standoff.publish.explain import explanation, render

EPILOG = """\b
Example:
  standoff explain c_4f1d
"""


@click.command("explain", epilog=EPILOG)
@click.argument("identifier", metavar="ID")
@click.option("--unmask", is_flag=True, help="Show names and hateful words that are otherwise hidden.")
@options.database
def command(identifier: str, unmask: bool, db: str) -> None:
    """Show the passages and the working behind the entry with an ID.

    'standoff show' prints the ids; the beginning of one is enough.
    """
    output().print(render(explanation(open_kept(db), identifier, unmask=unmask)))
