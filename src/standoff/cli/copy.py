"""``standoff copy``."""

import click

from standoff.cli.terminal import line
from standoff.publish.wording import many
from standoff.store.copying import copy
from standoff.store.database import open_database

EPILOG = """\b
Example:
  standoff copy desk.db postgresql://desk@db.example.org/standoff
  standoff copy postgresql://desk@db.example.org/standoff desk.db --overwrite
"""


@click.command("copy", epilog=EPILOG)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--overwrite", is_flag=True, help="Put it in the place of what TO holds.")
def command(source: str, target: str, overwrite: bool) -> None:
    """Copy a record, with all that was read and decided, from one database to another.

    FROM and TO are files, or addresses of PostgreSQL databases. What arrived is compared with what was sent.
    """
    with open_database(source, create=False) as one, open_database(target, create=True) as other:
        held = {each.table: each.rows for each in copy(one, other, overwrite=overwrite)}
    reports, entries = many(held["document"], "report"), many(held["entry"], "entry", "entries")
    line(f"Copied {reports} and {entries} to {other.where}, and compared them.")
