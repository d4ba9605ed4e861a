"""``standoff show``."""

from datetime import date

import click
import msgspec

from standoff.cli import options
from standoff.cli.opening import open_kept
from standoff.cli.terminal import output
from standoff.publish.terminal import SECTIONS, show

EPILOG = """\b
Example:
  standoff show
  standoff show "NRS" --commitments
  standoff show --as-of 2024-09-21
"""


@click.command("show", epilog=EPILOG)
@click.argument("dispute", required=False)
@click.option("--timeline", is_flag=True, help="Only what happened, day by day.")
@click.option("--commitments", is_flag=True, help="Only what was promised, and what came of it.")
@click.option("--demands", is_flag=True, help="Only what was asked for.")
@click.option("--deadlines", is_flag=True, help="Only demands with a deadline, and what is left of the time.")
@click.option("--conflicts", is_flag=True, help="Only where accounts differ.")
@click.option("--sources", is_flag=True, help="Only the reports that it rests on.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--as-of", type=options.DAY, help="Show what could be known on a day, from reports published by then.")
@click.option(
    "--domain", metavar="FOLDER", help="With --as-of: the folder of domain files that the record was made by."
)
@options.database
def command(
    dispute: str | None, as_json: bool, as_of: date | None, domain: str | None, db: str, **chosen: bool
) -> None:
    """Show the disputes of a record, the latest first, or one DISPUTE.

    DISPUTE is its id, the beginning of its id, or words of its name.
    """
    sections = [name for name in SECTIONS if chosen[name]]
    record = open_kept(db, as_of, domain)
    if as_json:
        from standoff.publish.show_data import show_data

        data = msgspec.json.encode(show_data(record, dispute, sections))
        click.echo(msgspec.json.format(data, indent=2))
    else:
        show(record, output(), dispute, sections)
