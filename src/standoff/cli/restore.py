"""``standoff restore``."""

from pathlib import Path

import click

from standoff.cli import options
from standoff.cli.terminal import line
from standoff.publish.wording import many
from standoff.store.backup import restore
from standoff.store.database import without_password

EPILOG = """\b
Example:
  standoff restore desk.backup --db desk.db
"""


@click.command("restore", epilog=EPILOG)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@options.database
@click.option("--overwrite", is_flag=True, help="Put it in the place of what the database holds.")
def command(file: Path, db: str, overwrite: bool) -> None:
    """Put back what 'standoff backup' saved in a FILE.

    The file is checked first. The database is as it was until all is in it.
    """
    held = {each.table: each.rows for each in restore(file, db, overwrite=overwrite)}
    reports, entries = many(held["document"], "report"), many(held["entry"], "entry", "entries")
    line(f"Restored {reports} and {entries} to {without_password(db)}, and compared them.")
