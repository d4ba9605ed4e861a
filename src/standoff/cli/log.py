"""The log of a command that runs for long."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import click

from standoff import logs
from standoff.cli.commands import plain_words

log = logging.getLogger("standoff.cli")


@contextmanager
def log_to(where: str | None, *, quiet: bool = True) -> Iterator[None]:
    """Write what happens to a file, or for ``-`` to standard error; ``quiet`` says whether to nowhere if not named.

    A fault of ours becomes a line in the log. Its traceback is shown only where there is no log, because what an error
    says can quote a report, and what is on standard error is often kept as a log too.

    Raises:
        OSError: the file cannot be written.
    """
    logs.set_up(where, quiet=quiet)
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except Exception as error:
        log.error("command failed", extra=logs.fault(error))
        if where is not None and plain_words(error) is None:
            words = "Standoff has a fault. The log says where it arose; please report that."
            raise click.ClickException(words) from None
        raise
    finally:
        logs.set_up(None, quiet=True)
