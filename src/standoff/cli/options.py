"""Options that several commands share."""

import re
from contextlib import suppress
from datetime import date
from typing import Any

import click

from standoff.engine.crew import ENGINES

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Day(click.ParamType[date]):
    """A day, written 2024-10-01."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was written."""
        if isinstance(value, date):
            return value
        with suppress(ValueError):
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        raise click.BadParameter(f"{value!r} is not a day. Write it like this: 2024-10-01.", ctx, param)


DAY = Day()

database = click.option(
    "--db",
    default="desk.db",
    show_default=True,
    envvar="STANDOFF_DB",
    show_envvar=True,
    metavar="FILE",
    help="The database of the record: a file, or postgresql://USER@HOST/NAME.",
)
log = click.option(
    "--log",
    envvar="STANDOFF_LOG",
    show_envvar=True,
    metavar="FILE",
    help="Write what happens to a file, as JSON lines without names or words of reports; - for standard error.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes read. Without it: one; with --engine ray, as many as it has processors.",
)
engine = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    show_default=True,
    help="Where they read: on this machine, or on a Ray cluster.",
)
domain = click.option(
    "--domain",
    default="health-care",
    show_default=True,
    metavar="NAME",
    help="What the disputes are about: the name of a domain, or a folder of domain files.",
)
