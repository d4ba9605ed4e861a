"""``standoff desk``."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from standoff import logs
from standoff.cli import options
from standoff.cli.log import log_to
from standoff.cli.terminal import line, note

if TYPE_CHECKING:
    from socket import socket

    from standoff.desk.settings import Settings

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


class Address(click.ParamType[tuple[str, int]]):
    """A network address with a port."""

    name = "host:port"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """The host and the port."""
        if isinstance(value, tuple):
            return value
        host, _, port = str(value).rpartition(":")
        if not port.isdecimal() or not 1 <= int(port) <= 65_535:
            words = f"{value!r} is not an address with a port. Write it like this: 127.0.0.1:9300."
            raise click.BadParameter(words, ctx, param)
        return host.strip("[]") or "127.0.0.1", int(port)


@click.command("desk", epilog=EPILOG)
@options.database
@options.log
@click.option("--host", default="127.0.0.1", show_default=True, help="The network address to listen at.")
@click.option("--port", default=8300, show_default=True, type=click.IntRange(1, 65_535), help="The port to listen at.")
@click.option(
    "--metrics",
    type=Address(),
    help="Another address, as 127.0.0.1:9300, that tells figures (/metrics) and health (/healthz, /readyz).",
)
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
    log: str | None,
    host: str,
    port: int,
    metrics: tuple[str, int] | None,
    public: bool,
    zone: ZoneInfo,
    folders: tuple[Path, ...],
    files: Path | None,
    domain: str | None,
) -> None:
    """Open the desk: pages to read, a queue to review, forms to add reports and incidents.

    The first start makes an administrator and prints a link, which works once, to set the password.
    """
    from standoff.desk.settings import Settings

    settings = Settings(
        files=(files or Path(f"{db}.files")).absolute(),
        public=public,
        zone=zone,
        folders=tuple(one.absolute() for one in folders),
        domain=domain,
        log=log,
    )
    with log_to(log, quiet=False):
        _open(db, settings, (host, port), metrics)


def _open(db: str, settings: "Settings", where: tuple[str, int], metrics: tuple[str, int] | None) -> None:
    from standoff.desk import monitor
    from standoff.desk.app import create_app
    from standoff.desk.links import first_link
    from standoff.desk.serving import serve, served_beside
    from standoff.store import open_store

    # Before anything is made: a port that is taken must not cost a link that works once.
    sockets, beside = _listening(where), _listening(metrics) if metrics else []
    address = _address(where)
    if not settings.public:
        with open_store(db) as store:
            link = first_link(store)
        if link is not None:
            line(f"To set the administrator's password, open this link; it works once: {address}{link}")
    app = create_app(db, settings)
    if not logs.on_standard_error():
        note(f"The desk is open at {address}. To stop it: Ctrl+C.")
        if metrics:
            note(f"Figures are at {_address(metrics)}/metrics.")
    with served_beside(monitor.create(app.state.house, app.state.metrics), beside) if beside else nullcontext():
        serve(app, sockets)


def _address(where: tuple[str, int]) -> str:
    host, port = where
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listening(where: tuple[str, int]) -> "list[socket]":
    from standoff.desk.serving import listening

    try:
        return listening(*where)
    except OSError as error:
        words = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f"{_address(where)}: {words}. Stop what listens there, or name another port."
        ) from error
