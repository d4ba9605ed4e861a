"""``standoff import``."""

import getpass
from pathlib import Path

import click

from standoff.cli import options
from standoff.cli.status import SOME_SET_ASIDE
from standoff.cli.terminal import line, tell_set_aside
from standoff.domains import load_domain
from standoff.publish.wording import many
from standoff.store import open_store

EPILOG = """\b
Example:
  standoff export brat --out for-brat/
  standoff import corrections for-brat/
  standoff import corrections project-1-at-2024-10-12.json --by mira

Each change becomes a decision: 'standoff decide list' shows them, 'standoff decide undo' takes one back.
"""


@click.group("import", epilog=EPILOG)
def command() -> None:
    """Bring back what people corrected in other tools."""


@command.command("corrections")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--by",
    default=getpass.getuser,
    show_default="your log-in name",
    metavar="NAME",
    help="Who corrected, where the file does not tell.",
)
@click.option("--domain", metavar="FOLDER", help="The folder of domain files that the record was made by.")
@options.database
@click.pass_context
def corrections(ctx: click.Context, *, files: tuple[Path, ...], by: str, domain: str | None, db: str) -> None:
    """Keep what was changed, removed, added or accepted in brat or Label Studio as decisions.

    FILE is a .ann file of brat with its .txt beside it, an export of Label Studio in JSON, or a folder of such files.
    What no decision can say is set aside, with its place and the reason. The same file taken twice changes nothing.
    """
    # Deciding takes the reasoning stages.
    from standoff.engine.corrections import bring_corrections

    with open_store(db, create=False) as store:
        brought = bring_corrections(files, store, load_domain(domain or store.record().domain), by)
    tell_set_aside(brought.set_aside)
    parts = [f"Read {many(brought.reports, 'corrected report')}; made {many(len(brought.decisions), 'decision')}."]
    if brought.known:
        parts.append(f"{many(brought.known, 'change')} had been decided already.")
    if brought.set_aside:
        parts.append(f"Set aside {len(brought.set_aside)}.")
    line(" ".join(parts))
    if brought.set_aside:
        ctx.exit(SOME_SET_ASIDE)
