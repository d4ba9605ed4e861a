"""Runs commands as a person at a terminal would, in this process or in one of their own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from standoff.cli.commands import commands

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
PROGRAM = (sys.executable, "-m", "standoff")
# A program of its own reads no settings of whoever runs the tests.
ENVIRONMENT = {**{key: value for key, value in os.environ.items() if key != "STANDOFF_DB"}, "PYTHONIOENCODING": "utf-8"}


class Ran(NamedTuple):
    """What a command printed, and how it ended."""

    status: int
    out: str
    err: str


def run(*words: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Ran:
    """Run a command in this process. A traceback in it is an error of the test."""
    result = CliRunner().invoke(
        commands, [str(word) for word in words], input=stdin, env={"STANDOFF_DB": None, **(env or {})}
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def run_apart(*words: str | Path, code: Sequence[str] = (), cwd: Path | None = None) -> Ran:
    """Run a command, or some ``code``, in a process of its own."""
    line = [sys.executable, "-c", "\n".join(code)] if code else [*PROGRAM, *map(str, words)]
    done = subprocess.run(line, cwd=cwd, env=ENVIRONMENT, capture_output=True, timeout=100, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
