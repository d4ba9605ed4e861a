"""``standoff diff``."""

import re
from pathlib import Path

import click
import msgspec

from standoff.cli import options
from standoff.cli.opening import open_kept
from standoff.cli.terminal import line
from standoff.publish.diff import difference
from standoff.publish.diff_words import difference_in_words
from standoff.record.record import Record

EPILOG = """\b
Example:
  standoff diff 2024-09-21 2024-10-12
  standoff diff last-week.json this-week.json
  standoff diff old.db new.db --json
"""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATABASE = b"SQLite format 3\x00"


@click.command("diff", epilog=EPILOG)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--domain", metavar="FOLDER", help="For days: the folder of domain files that the record was made by.")
@options.database
def command(before: str, after: str, as_json: bool, domain: str | None, db: str) -> None:
    """Show what is different in B: what was added, changed and withdrawn, and because of which report.

    A and B are days, such as 2024-10-01, of the record that the database keeps; or two releases: files that
    'standoff export json' wrote, or databases.
    """
    found = difference(_record(before, db, domain), _record(after, db, domain))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
        return
    for words in difference_in_words(found):
        line(words)


def _record(given: str, db: str, domain: str | None) -> Record:
    """The record of a day, or of a file."""
    if _DAY.fullmatch(given):
        return open_kept(db, options.DAY.convert(given, None, None), domain)
    path = Path(given)
    with path.open("rb") as file:
        is_database = file.read(len(_DATABASE)) == _DATABASE
    if is_database:
        return open_kept(given)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Record)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise click.ClickException(
            f"{given}: is neither a database of Standoff nor a file that 'standoff export json' wrote ({error}). "
            "Give such a file, or a day such as 2024-10-01."
        ) from error
