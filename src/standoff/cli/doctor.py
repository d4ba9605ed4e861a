"""``standoff doctor``."""

from itertools import islice

import click

from standoff.cli import options
from standoff.cli.terminal import line
from standoff.publish.wording import many, number
from standoff.store.database import open_database
from standoff.store.doctor import examine

EPILOG = """\b
Example:
  standoff doctor
"""

# How many faults of one kind are told: where there are more, they mostly have one cause.
TOLD = 20


@click.command("doctor", epilog=EPILOG)
@options.database
@click.pass_context
def command(ctx: click.Context, db: str) -> None:
    """Examine a database: is what it holds whole and in accord with itself?

    Nothing is changed. Each fault is told with where it is and what to do. The exit status is 1 where there is any.
    """
    faults = warnings = 0
    with open_database(db, create=False) as database:
        for looked_at, found in examine(database):
            told = list(islice(found, TOLD))
            more = sum(1 for _ in found)
            for one in told:
                line(f"{'warning' if one.is_warning else 'fault':<9}{one.where}: {one.what}. {one.remedy}")
            if more:
                line(f"{'':<9}And {number(more)} more like these.")
            if not told:
                line(f"{'ok':<9}{looked_at}.")
            # A check finds either faults or warnings.
            if told and told[0].is_warning:
                warnings += len(told) + more
            else:
                faults += len(told) + more
    if faults:
        line(f"{many(faults, 'fault')} in {database.where}.")
        ctx.exit(1)
    line(f"{database.where} is in order" + (f", with {many(warnings, 'warning')}." if warnings else "."))
