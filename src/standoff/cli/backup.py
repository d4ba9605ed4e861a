"""``standoff backup``."""

from pathlib import Path

import click

from standoff.cli import options
from standoff.cli.terminal import line
from standoff.publish.wording import many
from standoff.store.backup import back_up
from standoff.store.database import open_database

EPILOG = """\b
Example:
  standoff backup --db desk.db --out desk.backup
"""


@click.command("backup", epilog=EPILOG)
@options.database
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--overwrite", is_flag=True, help="Write it even if there is such a file.")
def command(db: str, out: Path, overwrite: bool) -> None:
    """Save all that a database holds in one file, and read it back.

    Others may go on reading and writing. 'standoff restore' puts it back, into a file or onto a server.
    """
    with open_database(db, create=False) as database:
        held = {each.table: each.rows for each in back_up(database, out, overwrite=overwrite)}
    reports, entries = many(held["document"], "report"), many(held["entry"], "entry", "entries")
    line(f"Saved {reports} and {entries} in {out}, and read them back.")
