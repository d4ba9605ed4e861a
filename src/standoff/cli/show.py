"""``standoff show``."""

from datetime import date

import click
import msgspec

from standoff.cli import options
from standoff.cli.opening import open_kept
from standoff.cli.terminal import output
from standoff.publish.short_timeline import Shortening
from standoff.publish.terminal import SECTIONS, show

EPILOG = """\b
Example:
  standoff show
  standoff show "NRS" --commitments
  standoff show "NRS" --timeline --at-most 12
  standoff show --as-of 2024-09-21
"""


@click.command("show", epilog=EPILOG)
@click.argument("dispute", required=False)
@click.option("--timeline", is_flag=True, help="Only what happened, day by day.")
@click.option(
    "--at-most",
    type=click.IntRange(min=1),
    metavar="DAYS",
    help="Tell only so many days of the timeline, those that matter most, in a sentence each.",
)
@click.option("--commitments", is_flag=True, help="Only what was promised, and what came of it.")
@click.option("--demands", is_flag=True, help="Only what was asked for.")
@click.option("--deadlines", is_flag=True, help="Only demands with a deadline, and what is left of the time.")
@click.option("--conflicts", is_flag=True, help="Only where accounts differ.")
@click.option("--sources", is_flag=True, help="Only the reports that it rests on.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--as-of", type=options.DAY, help="Show what could be known on a day, from reports published by then.")
@click.option(
    "--domain",
    metavar="FOLDER",
    help="With --as-of or --at-most: the folder of domain files that the record was made by.",
)
@options.database
def command(
    dispute: str | None,
    *,
    at_most: int | None,
    as_json: bool,
    as_of: date | None,
    domain: str | None,
    db: str,
    **chosen: bool,
) -> None:
    """Show the disputes of a record, the latest first, or one DISPUTE.

    DISPUTE is its id, the beginning of its id, or words of its name.
    """
    sections = [name for name in SECTIONS if chosen[name]]
    record = open_kept(db, as_of, domain)
    short = None
    if at_most is not None:
        # Weighing days takes the domain's files and the finder of days, which a plain look does without.
        from standoff.domains import load_domain

        short = Shortening(at_most, load_domain(domain or record.domain))
    if as_json:
        from standoff.publish.show_data import show_data

        data = msgspec.json.encode(show_data(record, dispute, sections, short))
        click.echo(msgspec.json.format(data, indent=2))
    else:
        show(record, output(), dispute, sections, short)
