"""``standoff export``."""

from pathlib import Path

import click

from standoff.cli import options
from standoff.cli.opening import open_kept
from standoff.cli.terminal import line
from standoff.publish.export import FORMATS, export

EPILOG = "\b\nFormats:\n" + "\n".join(f"  {one.name:<5} {one.description}" for one in FORMATS.values())
EPILOG += "\n\n\b\nExample:\n" + "\n".join(f"  {one.example}" for one in FORMATS.values())


@click.command("export", epilog=EPILOG)
@click.argument("name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file or folder to write.")
@options.database
def command(name: str, out: Path, db: str) -> None:
    """Write the record in a FORMAT for other programs. Names are masked as everywhere."""
    for path in export(open_kept(db), name, out):
        line(f"Wrote {path}")
