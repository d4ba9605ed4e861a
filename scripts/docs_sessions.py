"""Sessions in the documents: blocks of commands and what they print, run as they stand.

A session is every ``console`` block of a page, in order, in one folder that holds ``examples/``. Lines that begin with
``$`` are commands; the lines under them are what the command prints. Before a page's first block a comment may name a
command to run first without showing it, ``<!-- first: standoff build ... -->``. Ids change when the program learns to
read better, so a comment above a block may say which id its commands mean, as the first that a command prints:
``<!-- id from: standoff show | grep cameras -->``.
"""

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 96

_BLOCK = re.compile(r"(?:<!-- id from: (?P<source>.+?) -->\n)?```console\n(?P<body>.*?)```", re.DOTALL)
_FIRST = re.compile(r"<!-- first: (.*?) -->")
_ERROR = "Error: "
_ID = re.compile(r"\b[acdempstuvwx]_[0-9a-f]{6,16}\b")


class Step(NamedTuple):
    """A command and what it prints."""

    command: str
    output: str


class CommandFailedError(Exception):
    """A command of a document did not do what the document shows."""


def steps(page: str) -> list[Step]:
    """The commands of a page with what the page says that they print."""
    return [step for block in _BLOCK.finditer(page) for step in _steps(block["body"])]


def refreshed(page: str) -> str:
    """The page with what its commands print now.

    Raises:
        CommandFailedError: a command failed, and the page does not show that it does.
    """
    if not _BLOCK.search(page):
        return page
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "examples").symlink_to(ROOT / "examples")
        for first in _FIRST.findall(page):
            _print_of(first, here)
        return _BLOCK.sub(lambda block: _run_block(block, here), page)


def _run_block(block: re.Match[str], here: Path) -> str:
    body = []
    for step in _steps(block["body"]):
        command = step.command
        if block["source"] and _ID.search(command):
            command = _ID.sub(_first_id(run(block["source"], here)), command)
        output = _print_of(command, here)
        if _ERROR in output and _ERROR not in step.output:
            raise CommandFailedError(f"$ {command}\n{output}(a page that means to show an error has one there already)")
        body.append(f"$ {command}\n{output}")
    return block.group().replace(block["body"], "".join(body))


def _first_id(printed: str) -> str:
    found = _ID.search(printed)
    if found is None:
        raise CommandFailedError(f"no id is printed in:\n{printed}")
    return found.group()


def _steps(body: str) -> list[Step]:
    found: list[Step] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], ""))
        elif found:
            found[-1] = Step(found[-1].command, f"{found[-1].output}{line}\n")
    return found


def run(command: str, here: Path) -> str:
    """What a command prints, on both streams, at a fixed width.

    Raises:
        CommandFailedError: it failed unforeseen: with a traceback, or unknown to the shell.
    """
    known = {name: os.environ[name] for name in ("PYTHONPATH", "HOME", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        ["bash", "-c", f'standoff() {{ "{sys.executable}" -m standoff "$@"; }}; {command}'],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
        env={
            **known,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "COLUMNS": str(WIDTH),
            "LANG": "C.UTF-8",
            "TERM": "dumb",
        },
    )
    output = done.stderr + done.stdout
    if "Traceback (most recent call last)" in output or done.returncode == 127:
        raise CommandFailedError(f"$ {command}\n{output}")
    return "".join(f"{line.rstrip()}\n" for line in output.strip("\n").splitlines())


def _print_of(command: str, here: Path) -> str:
    """What a command prints. The first command of a page, mostly a long build, is run once for all pages."""
    if [one.name for one in here.iterdir()] != ["examples"]:
        return run(command, here)
    folder, output = _in_new_folder(command)
    shutil.copytree(folder, here, dirs_exist_ok=True)
    return output


@cache
def _in_new_folder(command: str) -> tuple[Path, str]:
    folder = Path(tempfile.mkdtemp(prefix="standoff-docs-"))
    atexit.register(shutil.rmtree, folder)
    (folder / "examples").symlink_to(ROOT / "examples")
    output = run(command, folder)
    (folder / "examples").unlink()
    return folder, output
