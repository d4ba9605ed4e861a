"""``standoff report``."""

from pathlib import Path

import click

from standoff.cli import options
from standoff.cli.opening import open_kept
from standoff.cli.terminal import line
from standoff.publish.report.report import write_report

EPILOG = """\b
Example:
  standoff report --out report.html
"""


@click.command("report", epilog=EPILOG)
@click.argument("dispute", required=False)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="The file to write.",
)
@options.database
def command(dispute: str | None, out: Path, db: str) -> None:
    """Write the record, or one DISPUTE of it, as one page that opens from disk and needs no network."""
    line(f"Wrote {write_report(open_kept(db), out, dispute)}")
