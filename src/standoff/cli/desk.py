"""``standoff desk``."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from standoff.cli import options
from standoff.cli.terminal import line, note

EPILOG = """\b
Example:
  standoff desk
  standoff desk --db ward.db --zone Asia/Kolkata --folder .
  standoff desk --public --port 8400
"""


class Zone(click.ParamType[ZoneInfo]):
    """A time zone, by its IANA name."""

    name = "zone"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        """The zone that was named."""
        if isinstance(value, ZoneInfo):
            return value
        try:
            return ZoneInfo(str(value))
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            words = f"there is no time zone {value!r}. Give one like Asia/Kolkata or Europe/Paris."
            raise click.BadParameter(words, ctx, param) from error


@click.command("desk", epilog=EPILOG)
@options.database
@click.option("--host", default="127.0.0.1", show_default=True, help="The network address to listen at.")
@click.option("--port", default=8300, show_default=True, type=click.IntRange(1, 65_535), help="The port to listen at.")
@click.option("--public", is_flag=True, help="Show the face without accounts: to read, and to report an incident.")
@click.option("--zone", type=Zone(), default="UTC", show_default=True, help="The zone in which times are shown.")
@click.option(
    "--folder",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder that reviewers may have read; can be given several times.",
)
@click.option(
    "--files",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where uploads and evidence are kept; beside the database if not given.",
)
@click.option("--domain", metavar="FOLDER", help="The folder of domain files, where the record does not name it.")
def command(
    *,
    db: str,
    host: str,
    port: int,
    public: bool,
    zone: ZoneInfo,
    folders: tuple[Path, ...],
    files: Path | None,
    domain: str | None,
) -> None:
    """Open the desk: pages to read, a queue to review, forms to add reports and incidents.

    The first start makes an administrator and prints a link, which works once, to set the password.
    """
    import uvicorn

    from standoff.desk.app import create_app
    from standoff.desk.links import first_link
    from standoff.desk.settings import Settings
    from standoff.store import open_store

    settings = Settings(
        files=(files or Path(f"{db}.files")).absolute(),
        public=public,
        zone=zone,
        folders=tuple(one.absolute() for one in folders),
        domain=domain,
    )
    address = f"http://{host}:{port}"
    if not public:
        with open_store(db) as store:
            link = first_link(store)
        if link is not None:
            line(f"To set the administrator's password, open this link; it works once: {address}{link}")
    app = create_app(db, settings)
    note(f"The desk is open at {address}. To stop it: Ctrl+C.")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
