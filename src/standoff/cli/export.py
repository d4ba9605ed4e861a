"""``standoff export``."""

from pathlib import Path

import click

from standoff.cli import options
from standoff.cli.opening import open_kept, open_reports
from standoff.cli.terminal import line, note
from standoff.publish.export import FORMATS, export
from standoff.publish.profile import load_profile, profile_names

_WIDTH = max(map(len, FORMATS))
_FORMATS = "\n".join(f"  {one.name:<{_WIDTH}} {one.description}" for one in FORMATS.values())
_PROFILES = "\n".join(f"  {name:<{_WIDTH}} {load_profile(name).title}" for name in profile_names())
_EXAMPLES = "\n".join(f"  {one.example}" for one in FORMATS.values())
EPILOG = f"""\b
Formats:
{_FORMATS}

\b
Profiles:
{_PROFILES}

\b
Example:
{_EXAMPLES}
  standoff export json --out for-us.json --profile full
"""


@click.command("export", epilog=EPILOG)
@click.argument("name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file or folder to write.")
@click.option(
    "--profile",
    default="public",
    show_default=True,
    metavar="NAME",
    help="For whom: the name of a release profile, or the path of a file of your own.",
)
@click.option("--domain", metavar="FOLDER", help="The folder of domain files that the record was made by.")
@options.database
def command(name: str, out: Path, profile: str, domain: str | None, db: str) -> None:
    """Write the record in a FORMAT for other programs. Names are masked, unless the profile is 'full'."""
    chosen = load_profile(profile)
    if out.resolve() == Path(db).resolve():
        raise click.UsageError(f"{out} is the database itself. Name another file with --out.")
    record = open_kept(db)
    annotations = open_reports(db) if FORMATS[name].of_reports else ()
    was_there = out.is_file() or (out.is_dir() and any(out.iterdir()))
    for path in export(record, name, out, profile=chosen, annotations=annotations, domain=domain):
        line(f"Wrote {path}")
    if was_there:
        note(f"{out} was there already; what bore the same names in it was written over.")
    if not chosen.masking:
        note("Not masked: what was written names private persons and victims. Do not publish it.")
